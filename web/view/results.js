// SPDX-License-Identifier: Apache-2.0
// The songs and the shown song's result as real HTML: for screen readers, for copy and paste. Every number's cell holds
// the whole number in data-value.
import { clock, fixed, percent, signed } from './numbers.js';
import { describe, words } from './words.js';

/**
 * @typedef {{id: number, name: string, state: string, fraction: number, message: string, revision: number}} Song
 * @typedef {{mean: number, low: number, high: number, percentile: number, ambiguous?: boolean}} Estimate
 * @typedef {{reasons: (id: number) => string[], sentence: (clause: string) => string, summary: (id: number) => any, clips: (id: number) => string, key: (id: number) => string, tempo: (id: number) => string, story: (id: number) => string, acts: () => Record<'cancel' | 'retry' | 'remove', string>}} Told in the language of now: one reason for
 *   each emotion of a song; what the engine says of it; its result as it is now; the music that it is compared with; the key that it is in, or nothing; its tempo, or nothing; it in a few sentences;
 *   what can be done with a song, as the commands are called
 * @typedef {{item: HTMLElement, state: HTMLElement, buttons: Record<'show' | 'cancel' | 'retry' | 'remove', HTMLElement>}} Item
 */

/** @param {string} tag @param {string} [text] @param {Record<string, string>} [attributes] */
export function element(tag, text, attributes = {}) {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/** @param {number} value @param {string} key @param {(value: number) => string} [show] */
function number(value, key, show = fixed) {
  return element('td', show(value), { class: 'number', 'data-key': key, 'data-value': String(value) });
}

/** @param {string} caption @param {string[]} heads @param {HTMLElement[][]} rows first cell: the row's head */
export function table(caption, heads, rows) {
  // Where it is narrow, rows are drawn as blocks (moodglass.css): the roles keep it a table, and each cell carries its column's head.
  const made = element('table', undefined, { role: 'table' });
  made.append(element('caption', caption));
  const head = element('tr', undefined, { role: 'row' });
  heads.forEach((text, i) => head.append(element('th', text, { scope: 'col', role: 'columnheader', ...(i > 0 && text !== words().why ? { class: 'number' } : {}) })));
  const top = element('thead', undefined, { role: 'rowgroup' });
  top.append(head);
  const body = element('tbody', undefined, { role: 'rowgroup' });
  for (const cells of rows) {
    const row = element('tr', undefined, { role: 'row' });
    cells.forEach((cell, i) => {
      cell.setAttribute('role', i === 0 ? 'rowheader' : 'cell');
      if (i > 0) cell.dataset.head = heads[i];
    });
    row.append(...cells);
    body.append(row);
  }
  made.append(top, body);
  const frame = element('div', undefined, { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption });
  frame.append(made);
  return frame;
}

/** @param {string} text */
export const rowHead = (text) => element('th', text, { scope: 'row' });
/** @param {Estimate} of @param {string} key */
const estimate = (of, key) => [
  number(of.mean, `${key}.mean`),
  number(of.low, `${key}.low`),
  number(of.high, `${key}.high`),
  number(of.percentile, `${key}.percentile`, percent),
];

/** What an emotion's reasons leave out, and where that leads; nothing of a model that does not know. @param {any} analysis @param {string} emotion */
function leftOut(analysis, emotion) {
  const of = analysis.left_out?.[emotion];
  return of ? [number(of.value, `left_out.${emotion}.value`, signed), number(of.percentile, `left_out.${emotion}.percentile`, percent), number(of.black_box, `left_out.${emotion}.black_box`)] : [];
}

/** The tables of one result. @param {any} analysis @param {string[]} reasons one for each emotion @param {string[]} warnings @param {string} clips @param {string} key @param {string} tempo @param {string} story @param {string} intervals on what they were measured @returns {HTMLElement[]} */
function tablesOf(analysis, reasons, warnings, clips, key, tempo, story, intervals) {
  const say = words();
  /** @type {Record<string, string>} */ const features = say.features;
  /** @type {Record<string, string>} */ const emotions = say.emotions;
  const { model, engine, timings_s: timings } = analysis;
  const about = say.about({
    length: clock(analysis.duration_s),
    clips,
    model: `${model.name} ${model.version}`,
    engine: `${engine.version} (${engine.kernels})`,
    seconds: fixed(timings.total, 1),
  });
  const parts = [element('h3', analysis.file), element('p', story, { 'data-key': 'story' }), element('p', about)];
  if (intervals) parts.push(element('p', intervals, { 'data-key': 'intervals' }));
  if (key) parts.push(element('p', `${say.key}${say.colon}${key}.`, { 'data-key': 'harmony' }));
  if (tempo) parts.push(element('p', `${say.tempo}${say.colon}${tempo}.`, { 'data-key': 'pulse' }));
  for (const warning of warnings) parts.push(element('p', `${say.note} ${warning}`));
  if (analysis.midlevel) {
    const rows = Object.entries(analysis.midlevel).map(([name, of]) => [rowHead(features[name]), ...estimate(of, `midlevel.${name}`)]);
    parts.push(table(say.midlevelTable, [say.feature, ...say.estimate], rows));
  }
  const rows = Object.entries(analysis.emotions).map(([name, of], k) => [
    rowHead(emotions[name]),
    ...estimate(of, `emotions.${name}`),
    element('td', of.ambiguous ? say.ambiguous : '', { 'data-key': `emotions.${name}.ambiguous`, 'data-value': String(of.ambiguous), class: 'number' }),
    element('td', reasons[k] ?? '', { class: 'sentence' }),
  ]);
  parts.push(table(say.emotionsTable, [say.emotion, ...say.estimate, say.remark, say.why], rows));
  if (analysis.effects) {
    const names = Object.keys(features);
    const rows = Object.entries(analysis.effects).map(([emotion, of]) => [
      rowHead(emotions[emotion]),
      ...['bias', ...names].map((name) => number(of[name], `effects.${emotion}.${name}`, signed)),
      number(analysis.emotions[emotion].mean, `sums.${emotion}`),
      ...leftOut(analysis, emotion),
    ]);
    const rest = analysis.left_out ? [say.leftOut, say.leftOutRank, say.blackBox] : [];
    parts.push(table(say.effectsTable, [say.emotion, say.bias, ...names.map((name) => features[name]), say.sum, ...rest], rows));
  }
  return parts;
}

export class Results {
  /** @type {Map<number, Item>} */ #items = new Map();
  /** @type {Map<number, any>} */ #analyses = new Map();
  /** Of the results as they are kept here. @type {Map<number, number>} */ #revisions = new Map();
  #shown = 0;
  #selected = 0;

  /**
   * @param {{songs: HTMLElement, result: HTMLElement, empty: HTMLElement}} places
   * @param {{show: (song: Song) => void, cancel: (song: Song) => void, retry: (song: Song) => void, remove: (song: Song) => void}} wishes
   * @param {(id: number) => HTMLElement} actions what can be done with a result
   * @param {Told} told
   */
  constructor(places, wishes, actions, told) {
    this.places = places;
    this.wishes = wishes;
    this.actions = actions;
    this.told = told;
  }

  /** The whole result as the engine told it. @param {number} id @param {any} analysis */
  keep(id, analysis) {
    this.#analyses.set(id, analysis);
    this.#revisions.delete(id);
    if (id === this.#shown || !this.#shown) this.#show(id);
  }

  /** Whether songs are being analysed or wait for it. */
  get busy() {
    return [...this.#items.values()].some(({ buttons }) => !buttons.cancel.hidden);
  }

  /** Brings the list in step. @param {Song[]} songs @param {number} selected */
  update(songs, selected) {
    this.places.empty.hidden = songs.length > 0;
    const left = new Set(this.#items.keys());
    for (const song of songs) {
      left.delete(song.id);
      const { item, state, buttons } = this.#items.get(song.id) ?? this.#add(song);
      const text = describe(song);
      if (state.textContent !== text) state.textContent = text;
      if (song.state !== 'done' && this.#analyses.delete(song.id) && song.id === this.#shown) this.#show(song.id); // another model
      if (song.state === 'done' && !this.#analyses.has(song.id)) this.keep(song.id, this.told.summary(song.id)); // it was removed, and is back
      if (this.#analyses.has(song.id) && (this.#revisions.get(song.id) ?? song.revision) !== song.revision) {
        this.#analyses.set(song.id, this.told.summary(song.id)); // compared with other music
        if (song.id === this.#shown) this.#show(song.id);
      }
      if (this.#analyses.has(song.id)) this.#revisions.set(song.id, song.revision);
      item.dataset.state = song.state;
      const focused = Object.values(buttons).find((button) => button === document.activeElement);
      buttons.show.hidden = song.state !== 'done';
      buttons.cancel.hidden = !['waiting', 'decoding', 'analysing', 'listening'].includes(song.state);
      const cancelling = song.state === 'listening' ? words().stop : this.told.acts().cancel;
      if (buttons.cancel.textContent !== cancelling) {
        buttons.cancel.textContent = cancelling;
        buttons.cancel.setAttribute('aria-label', `${cancelling}${words().colon}${song.name}`);
      }
      buttons.retry.hidden = !['failed', 'cancelled'].includes(song.state);
      buttons.remove.hidden = !buttons.cancel.hidden;
      if (focused?.hidden) Object.values(buttons).find((button) => !button.hidden)?.focus(); // or the focus is lost
    }
    for (const id of left) {
      this.#items.get(id)?.item.remove();
      this.#items.delete(id);
      this.#analyses.delete(id);
      this.#revisions.delete(id);
      if (id === this.#shown) this.#show(0);
    }
    this.#order(songs);
    if (selected === this.#selected) return;
    this.#selected = selected;
    if (selected) this.#show(selected);
  }

  /** As the canvas lists them: one that was removed comes back to its old place. @param {Song[]} songs */
  #order(songs) {
    const focused = /** @type {HTMLElement | null} */ (document.activeElement);
    let next = this.places.songs.firstElementChild;
    for (const { id } of songs) {
      const item = this.#items.get(id)?.item;
      if (item && item === next) next = next.nextElementSibling;
      else if (item) this.places.songs.insertBefore(item, next);
    }
    if (focused !== document.activeElement) focused?.focus({ preventScroll: true }); // it was in what was moved
  }

  /** Says all of it again, in the language of now. @param {Song[]} songs */
  retell(songs) {
    this.places.songs.replaceChildren();
    this.#items.clear();
    this.update(songs, this.#selected);
    this.#show(this.#shown);
  }

  /** @param {Song} song */
  #add(song) {
    const item = element('li', undefined, { 'data-song': String(song.id) });
    const state = element('span', '', { class: 'state' });
    const say = words();
    const acts = this.told.acts();
    const button = (/** @type {string} */ text, /** @type {string} */ label, /** @type {() => void} */ act) => {
      const made = element('button', text, { type: 'button', 'aria-label': label });
      made.addEventListener('click', act);
      return made;
    };
    const buttons = {
      show: button(say.show, say.showSong(song.name), () => this.wishes.show(song)),
      cancel: button(acts.cancel, `${acts.cancel}${say.colon}${song.name}`, () => this.wishes.cancel(song)),
      retry: button(acts.retry, `${acts.retry}${say.colon}${song.name}`, () => this.wishes.retry(song)),
      remove: button(acts.remove, `${acts.remove}${say.colon}${song.name}`, () => this.wishes.remove(song)),
    };
    buttons.show.setAttribute('aria-pressed', String(song.id === this.#shown));
    item.append(element('span', song.name, { class: 'name', dir: 'auto' }), state, ...Object.values(buttons));
    this.places.songs.append(item);
    const made = { item, state, buttons };
    this.#items.set(song.id, made);
    return made;
  }

  /** @param {number} id */
  #show(id) {
    this.#shown = id;
    for (const [song, { buttons }] of this.#items) buttons.show.setAttribute('aria-pressed', String(song === id));
    const analysis = this.#analyses.get(id);
    const { reasons, sentence, clips, key, tempo, story } = this.told;
    const tables = analysis ? tablesOf(analysis, reasons(id), analysis.warnings.map(sentence), clips(id), key(id), tempo(id), story(id), sentence(analysis.intervals?.note ?? '')) : [];
    this.places.result.replaceChildren(...(analysis ? [...tables, this.actions(id)] : []));
    this.places.result.dataset.song = String(analysis ? id : 0);
  }
}
