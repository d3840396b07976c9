// SPDX-License-Identifier: Apache-2.0
// What is remembered of the list of songs as long as results are kept, so that it stands again when the page was reloaded, or the
// browser has stopped it: of a finished song its kept result, of one that is still to be done its name, and where the browser tells,
// where it lies. Each tab has its own list (tab.js). What has failed or was cancelled is not remembered, nor is a recording before
// it is analysed, whose sound is nowhere else.
import { originOf } from './origins.js';
import { Store } from './store.js';
import { forgetName, nameFromBefore, takeName } from './tab.js';

const store = new Store('moodglass-lists', 'songs', ['tab', 'id']);
const openKey = 'moodglass-open';
const mostTabs = 50; // that were closed are remembered
const patience = 30000; // milliseconds: a database may not answer at all, and songs wait for it

/** @typedef {{id: number, name: string, size: number, key: string, from: import('./origins.js').Origin | null}} Row key: of the kept result, if there is one */
/** @typedef {import('./view/results.js').Song & {recorded: boolean}} Song */

/** @param {string} tab */
const rowsOf = (tab) => IDBKeyRange.bound([tab], [tab, []]);

const late = () => new Promise((_, reject) => setTimeout(() => reject(new Error('no answer')), patience));

/** @param {IDBObjectStore} all @param {object} row @param {Row['from']} from */
function put(all, row, from) {
  try {
    all.put({ ...row, from });
  } catch {
    all.put({ ...row, from: null }); // a browser that knows such things, but cannot store them
  }
}

export class ListMemory {
  /** By the songs' ids. @type {Map<number, Row>} */ #rows = new Map();
  /** Songs whose result is kept. @type {Map<number, string>} */ #keys = new Map();
  /** @type {Set<number>} songs whose row is to be written or deleted */ #changed = new Set();
  /** Came back without their files. @type {Map<number, Row>} */ #back = new Map();
  #tab = '';
  #open = 0;
  #begun = false; // what was there is back
  #writing = false;
  #failed = false; // to write: it is not known any more what is there

  /** @param {{wanted: boolean}} kept whether results are kept @param {(id: number) => File | undefined} fileOf a song that is here */
  constructor(kept, fileOf) {
    this.kept = kept;
    this.fileOf = fileOf;
  }

  /** Whether the list will come back. */
  get lasts() {
    return this.kept.wanted && this.#tab !== '' && !this.#failed;
  }

  /** What this tab had in its list, and which of it was open. @returns {Promise<{rows: Row[], open: number}>} */
  async recall() {
    const nothing = { rows: [], open: 0 };
    if (!this.kept.wanted) return nothing;
    try {
      this.#tab = await nameFromBefore();
      if (!this.#tab) return nothing;
      const rows = await Promise.race([store.act('readonly', (all) => /** @type {IDBRequest<Row[]>} */ (all.getAll(rowsOf(this.#tab)))), late()]);
      return { rows: /** @type {Row[]} */ (rows), open: Number(sessionStorage.getItem(openKey)) };
    } catch {
      this.#tab = '';
      return nothing;
    }
  }

  /** From now on the list is followed. @param {Row[]} rows what has come back of it, with the ids of now */
  begin(rows) {
    for (const row of rows) {
      this.#rows.set(row.id, row);
      if (row.key) this.#keys.set(row.id, row.key);
      else this.#back.set(row.id, row);
    }
    this.#begun = true;
    if (this.#tab) void this.#write(() => this.#replace());
  }

  /** A song's result is kept, or was opened from those that are. @param {number} id @param {string} key */
  isKept(id, key) {
    this.#keys.set(id, key);
  }

  /** Whether a song came back without its file. @param {number} id */
  lacksFile(id) {
    return this.#back.has(id) && !this.fileOf(id);
  }

  /** @param {Song[]} songs @param {number} open */
  follow(songs, open) {
    if (!this.#begun || !this.kept.wanted) return;
    if (!this.#tab) {
      this.#tab = songs.length > 0 ? takeName() : '';
      if (!this.#tab) return;
    }
    const listed = new Set();
    for (const song of songs) {
      const row = this.#rowOf(song);
      if (!row) continue;
      listed.add(song.id);
      if (this.#rows.get(song.id)?.key === row.key) continue;
      this.#rows.set(song.id, row);
      this.#changed.add(song.id);
    }
    for (const id of this.#rows.keys()) {
      if (listed.has(id)) continue;
      this.#rows.delete(id);
      this.#changed.add(id);
    }
    if (open !== this.#open) this.#rememberOpen(open);
    if (this.#changed.size > 0) void this.#write(() => this.#update());
  }

  /** @param {Song} song @returns {Row | null} null: it is not remembered */
  #rowOf({ id, name, state, recorded }) {
    const key = (state === 'done' && this.#keys.get(id)) || '';
    if (key) return { id, name, size: this.fileOf(id)?.size ?? this.#rows.get(id)?.size ?? 0, key, from: null };
    if (this.lacksFile(id)) return /** @type {Row} */ (this.#back.get(id));
    const file = this.fileOf(id);
    const isToBeDone = file && !recorded && state !== 'failed' && state !== 'cancelled'; // or is not kept yet
    return isToBeDone ? { id, name, size: file.size, key, from: null } : null;
  }

  /** @param {number} open */
  #rememberOpen(open) {
    this.#open = open;
    try {
      if (open) sessionStorage.setItem(openKey, String(open));
      else sessionStorage.removeItem(openKey);
    } catch {
      // another one will be open
    }
  }

  /** One at a time, and the last word is written. @param {() => Promise<void>} act */
  async #write(act) {
    if (this.#writing) return;
    this.#writing = true;
    try {
      await act();
      while (this.#changed.size > 0) await this.#update();
    } catch {
      this.#failed = true;
    }
    this.#writing = false;
  }

  async #update() {
    const ids = [...this.#changed];
    this.#changed.clear();
    const rows = ids.map((id) => this.#rows.get(id));
    const origins = await this.#originsOf(rows);
    if (!this.kept.wanted) return; // any more
    await store.act('readwrite', (all) => {
      ids.forEach((id, i) => {
        const row = rows[i];
        if (row) put(all, { tab: this.#tab, ...row }, origins[i]);
        else all.delete([this.#tab, id]);
      });
    });
  }

  /** All at once: their ids were others. */
  async #replace() {
    const rows = [...this.#rows.values()];
    const origins = await this.#originsOf(rows);
    await store.act('readwrite', (all) => {
      all.delete(rowsOf(this.#tab));
      rows.forEach((row, i) => put(all, { tab: this.#tab, ...row }, origins[i]));
      const listing = all.getAllKeys();
      listing.onsuccess = () => {
        const tabs = [...new Set(/** @type {[string, number][]} */ (listing.result).map(([tab]) => tab))].filter((tab) => tab !== this.#tab).sort();
        for (const tab of tabs.slice(0, Math.max(0, tabs.length - mostTabs))) all.delete(rowsOf(tab));
      };
    });
  }

  /** @param {(Row | undefined)[]} rows */
  #originsOf(rows) {
    return Promise.all(rows.map(async (row) => {
      const file = row && !row.key ? this.fileOf(row.id) : undefined;
      return file ? originOf(file) : row?.from ?? null;
    }));
  }

  /** Results are kept no longer: nothing is remembered of this tab's list, nor of any other's. */
  forget() {
    if (!this.#tab) return;
    this.#tab = '';
    this.#failed = false;
    this.#rows.clear();
    this.#changed.clear();
    forgetName();
    this.#rememberOpen(0);
    store.act('readwrite', (all) => all.clear()).catch(() => {});
  }
}
