// SPDX-License-Identifier: Apache-2.0
// Results kept on this device between visits, if the user wants it so. The sound is not kept. Other tabs of the page, and
// the browser's own settings, change what is kept at any time: what is there is read whenever it is asked for.

import { Store } from './store.js';

const wishKey = 'moodglass-keep';
const store = new Store('moodglass', 'results', 'key');

/** @typedef {{key: string, name: string, when: number}} Entry */
/** @typedef {Entry & {json: string}} Kept */

export class KeptResults {
  /** What was there when it was last asked: a thousand results are too much to read after every song. @type {Map<string, Entry>} */ #known = new Map();
  /** @type {BroadcastChannel | null} to the other tabs */ #line = null;

  /**
   * @param {() => void} onElsewhere the wish or the results were changed elsewhere, or may have been while nobody looked at this tab
   * @param {() => void} onEnded the wish was ended elsewhere
   */
  watch(onElsewhere, onEnded) {
    try {
      this.#line = new BroadcastChannel('moodglass-kept');
      this.#line.onmessage = ({ data: key }) => {
        this.#known.delete(key); // it may have been kept anew
        onElsewhere();
      };
    } catch {
      // Refused: the tab follows once it is looked at.
    }
    window.addEventListener('storage', ({ key, newValue }) => {
      if (key !== wishKey && key !== null) return; // null: all was cleared
      if (newValue === null) onEnded();
      onElsewhere();
    });
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') onElsewhere();
    });
  }

  get wanted() {
    try {
      return localStorage.getItem(wishKey) === 'yes';
    } catch {
      return false; // the browser lets this page keep nothing
    }
  }

  set wanted(yes) {
    if (yes) localStorage.setItem(wishKey, 'yes');
    else localStorage.removeItem(wishKey);
  }

  /** Asks the browser not to delete what is kept when space runs out. It may say no, or ask the user: all goes on meanwhile. */
  askToLast() {
    try {
      navigator.storage.persist().catch(() => {});
    } catch {
      // Refused, or unknown to it.
    }
  }

  /** @returns {Promise<Entry[]>} the newest first */
  async list() {
    const keys = /** @type {string[]} */ (await store.act('readonly', (all) => all.getAllKeys()));
    const there = new Set(keys);
    for (const key of this.#known.keys()) if (!there.has(key)) this.#known.delete(key);
    await this.#read(keys.filter((key) => !this.#known.has(key)), ({ key, name, when }) => this.#known.set(key, { key, name, when }));
    return [...this.#known.values()].sort((a, b) => b.when - a.when);
  }

  /** @param {(result: Kept) => void} take */
  async each(take) {
    await this.#read(/** @type {string[]} */ (await store.act('readonly', (all) => all.getAllKeys())), take);
  }

  /** @param {string[]} keys @param {(result: Kept) => void} take */
  async #read(keys, take) {
    if (keys.length === 0) return;
    await store.act('readonly', (all) => {
      let next = 0; // one after the other: all at once, a thousand results would be in memory
      const read = () => {
        if (next === keys.length) return;
        const request = /** @type {IDBRequest<Kept | undefined>} */ (all.get(keys[next++]));
        request.onsuccess = () => {
          if (request.result) take(request.result);
          read();
        };
      };
      read();
    });
  }

  /** @param {string} key @returns {Promise<Kept | undefined>} undefined where it was deleted elsewhere */
  get(key) {
    return store.act('readonly', (all) => /** @type {IDBRequest<Kept | undefined>} */ (all.get(key)));
  }

  /** @param {string} key @param {string} name @param {string} json what Page.openKept() takes */
  async keep(key, name, json) {
    const entry = { key, name, when: Date.now() };
    await store.act('readwrite', (all) => all.put({ ...entry, json }));
    this.#known.set(key, entry);
    this.#tell(key);
  }

  /** @param {string} key */
  async remove(key) {
    await store.act('readwrite', (all) => all.delete(key));
    this.#tell(key);
  }

  async removeAll() {
    await store.act('readwrite', (all) => all.clear());
    this.#tell('');
  }

  /** @param {string} key of what has changed; empty: all */
  #tell(key) {
    this.#line?.postMessage(key);
  }
}
