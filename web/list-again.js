// SPDX-License-Identifier: Apache-2.0
// The list of songs stands again when the page was reloaded, or the browser had stopped it: finished songs by their kept results, the
// others as such, until their files come. Then each is analysed in its old place, and what is done is not analysed again.
import { askFor, fileOf } from './origins.js';
import { some } from './view/some.js';
import { words } from './view/words.js';

/** @typedef {import('./list-memory.js').Row} Row */

// The application has its other languages.
const unfinished = 'not finished, since this page was loaded anew or the browser had stopped it; drop the file here again';

export class ListAgain {
  /** Songs that came back without a file. @type {Row[]} */ #unfinished = [];
  /** Songs that came back with their results. @type {Row[]} */ #done = [];
  /** Of all songs, the ids. @type {Set<number>} */ #listed = new Set();
  /** Takes back what was told. @type {(() => boolean) | null} */ #untell = null;
  #bringing = false;

  /**
   * @param {{
   *   page: () => import('./page.js').Page,
   *   songs: import('./songs.js').Songs,
   *   kept: import('./kept.js').KeptResults,
   *   memory: import('./list-memory.js').ListMemory,
   *   status: import('./view/status.js').Status,
   *   follow: () => void,
   * }} desk
   */
  constructor(desk) {
    this.desk = desk;
  }

  /** Before any other song is there. */
  async bringBack() {
    const { page, memory } = this.desk;
    this.#bringing = true;
    const { rows, open } = await memory.recall();
    let chosen = 0;
    for (const row of rows) {
      const before = row.id;
      if (row.key ? !(await this.#openKept(row)) : !this.#addUnfinished(row)) continue;
      if (before === open) chosen = row.id;
    }
    memory.begin([...this.#done, ...this.#unfinished]);
    if (chosen) page().select(chosen);
    this.#bringing = false;
    this.follow(page().songs());
    this.#tell();
  }

  /** @param {Row} row which gets the id of now @returns {Promise<boolean>} false: the result was deleted, and with it the song */
  async #openKept(row) {
    const { page, kept } = this.desk;
    try {
      const result = await kept.get(row.key);
      if (!result) return false;
      row.id = page().openKept(row.name, result.json);
      if (row.id) return this.#done.push(row) > 0;
    } catch {
      // it cannot be read now
    }
    return this.#addUnfinished(row); // or is of another version
  }

  /** @param {Row} row which gets the id of now */
  #addUnfinished(row) {
    row.id = this.desk.page().addSong(row.name);
    row.key = '';
    this.#fail(row.id);
    return this.#unfinished.push(row) > 0;
  }

  /** @param {number} id of a song whose turn it is */
  #fail(id) {
    this.desk.page().onFailed(id, unfinished);
    this.desk.songs.cancel(id);
  }

  /** Those whose files are awaited. */
  get #awaited() {
    return this.#unfinished.filter(({ id }) => this.#listed.has(id) && !this.desk.songs.file(id));
  }

  /** @param {Row} row @param {File} file */
  #giveFile({ id }, file) {
    this.desk.songs.add(id, file);
    this.desk.page().retry(id);
  }

  /**
   * Of files that were added, those that are awaited take their places; with them the same files as before may have come.
   * @param {File[]} added @returns {Map<File, number>} the songs of those that are none of their own
   */
  take(added) {
    /** @type {Map<File, number>} */ const taken = new Map();
    /** @type {[Row, File][]} */ const found = [];
    const awaited = new Set(this.#awaited);
    const same = (/** @type {Row} */ row, /** @type {File} */ file) => row.name === file.name && row.size === file.size;
    const named = (/** @type {Row} */ row, /** @type {File} */ file) => row.name === file.name; // it was changed meanwhile
    for (const fits of awaited.size > 0 ? [same, named] : []) {
      for (const file of added) {
        const row = taken.has(file) ? undefined : [...awaited].find((each) => fits(each, file));
        if (!row) continue;
        awaited.delete(row);
        taken.set(file, row.id);
        found.push([row, file]);
      }
    }
    if (found.length === 0) return taken;
    for (const [row, file] of found.sort(([a], [b]) => a.id - b.id)) this.#giveFile(row, file);
    for (const file of added) {
      const row = this.#done.find((each) => same(each, file) && this.#listed.has(each.id));
      if (row && !taken.has(file)) taken.set(file, row.id);
    }
    const already = taken.size - found.length;
    if (already > 0) this.desk.status.problem(() => words().doneAlready(already));
    this.retell();
    return taken;
  }

  /** Songs may be removed, and brought back. @param {{id: number}[]} listed */
  follow(listed) {
    if (this.#unfinished.length === 0 || this.#bringing) return;
    const before = this.#awaited.length;
    this.#listed = new Set(listed.map(({ id }) => id));
    if (this.#awaited.length !== before) this.retell();
  }

  /** It is the turn of a song that has no file. @param {number} id */
  analyse(id) {
    if (this.#bringing) return;
    this.#fail(id);
    this.desk.follow();
    this.#tell();
  }

  /** On a press: the browser asks the user whether the page may read the files. */
  async #goOn() {
    const { status, follow } = this.desk;
    const asked = this.#awaited.flatMap((row) => (row.from ? [{ row, from: row.from, allowed: askFor(row.from) }] : []));
    for (const { row, from, allowed } of asked) {
      try {
        if (!(await allowed)) continue;
        const file = await fileOf(from);
        if (!this.#awaited.includes(row)) continue; // it came by hand meanwhile
        this.#giveFile(row, file);
        follow();
      } catch (error) {
        row.from = null;
        status.problem(() => words().fileGone(`${row.name}${words().colon}${error instanceof Error ? error.message : error}`));
      }
    }
    this.#tell();
  }

  #tell() {
    const awaited = this.#awaited;
    if (awaited.length === 0) return;
    const can = awaited.some(({ from }) => from !== null);
    const text = `${words().notFinished(awaited.length, some(awaited.map(({ name }) => name)))} ${can ? words().goOnOrDrop : words().dropAgain}`;
    this.#untell = this.desk.status.problem(text, can ? { label: words().goOn, act: () => void this.#goOn() } : undefined);
  }

  /** Once more, unless it was dismissed. */
  retell() {
    if (this.#untell?.()) this.#tell();
  }
}
