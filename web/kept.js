// SPDX-License-Identifier: Apache-2.0
// Results kept on this device between visits, if the user wants it so. The sound is not kept.

const wishKey = 'moodglass-keep';
const storeName = 'results';

/** @typedef {{key: string, name: string, when: number}} Entry */
/** @typedef {Entry & {json: string}} Kept */

/** @returns {Promise<IDBDatabase>} */
function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('moodglass', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName, { keyPath: 'key' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** @template T @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest<T>} act @returns {Promise<T>} */
async function inStore(mode, act) {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(storeName, mode);
      const request = act(transaction.objectStore(storeName));
      transaction.oncomplete = () => resolve(request.result); // a full disk may be noticed only then
      transaction.onabort = () => reject(transaction.error ?? request.error ?? new Error('aborted'));
    });
  } finally {
    database.close();
  }
}

export class KeptResults {
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

  /** What is there, once it was read: a thousand results are too much to read after every song. @type {Map<string, Entry> | null} */ #known = null;

  /** @returns {Promise<Entry[]>} the newest first */
  async list() {
    this.#known ??= await this.#read();
    return [...this.#known.values()].sort((a, b) => b.when - a.when);
  }

  /** @returns {Promise<Map<string, Entry>>} */
  async #read() {
    /** @type {Map<string, Entry>} */ const found = new Map();
    const database = await open();
    try {
      await new Promise((resolve, reject) => {
        const request = database.transaction(storeName, 'readonly').objectStore(storeName).openCursor();
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const cursor = request.result;
          if (!cursor) return resolve(undefined);
          const { key, name, when } = cursor.value;
          found.set(key, { key, name, when });
          cursor.continue();
        };
      });
    } finally {
      database.close();
    }
    return found;
  }

  /** @param {string} key @returns {Promise<Kept | undefined>} undefined where another page has deleted it */
  async get(key) {
    const result = await inStore('readonly', (store) => /** @type {IDBRequest<Kept | undefined>} */ (store.get(key)));
    if (!result) this.#known?.delete(key);
    return result;
  }

  /** @param {string} key @param {string} name @param {string} json what Page.openKept() takes */
  async keep(key, name, json) {
    const entry = { key, name, when: Date.now() };
    await inStore('readwrite', (store) => store.put({ ...entry, json }));
    this.#known?.set(key, entry);
  }

  /** @param {string} key */
  async remove(key) {
    await inStore('readwrite', (store) => store.delete(key));
    this.#known?.delete(key);
  }

  async removeAll() {
    await inStore('readwrite', (store) => store.clear());
    this.#known?.clear();
  }
}
