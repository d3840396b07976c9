// SPDX-License-Identifier: Apache-2.0
// One store in the browser's database for this site. It is opened for each use: the browser's settings may clear or refuse it at
// any time. Chromium leaves requests unanswered, some or all that follow, where it clears a database while it is written.
import { words } from './view/words.js';

const patience = 5000, times = 2; // milliseconds for a database to open, and once more: the tab may have been frozen meanwhile

export class Store {
  /** @param {string} database @param {string} name @param {string | string[]} keyPath */
  constructor(database, name, keyPath) {
    this.database = database;
    this.name = name;
    this.keyPath = keyPath;
  }

  /** @returns {Promise<IDBDatabase>} */
  #open() {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(this.database, 1);
      let waited = 0;
      const late = setInterval(() => {
        if (++waited < times) return;
        clearInterval(late);
        request.onsuccess = () => request.result.close();
        reject(new Error(words().noAnswer));
      }, patience);
      request.onupgradeneeded = () => request.result.createObjectStore(this.name, { keyPath: this.keyPath });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
      request.addEventListener('success', () => clearInterval(late));
      request.addEventListener('error', () => clearInterval(late));
    });
  }

  /**
   * All or nothing.
   * @template T @param {IDBTransactionMode} mode
   * @param {(store: IDBObjectStore) => IDBRequest<T> | void} act
   * @returns {Promise<T>} the answer to what it asked last, if it returns that
   */
  async act(mode, act) {
    const database = await this.#open();
    try {
      return await new Promise((resolve, reject) => {
        const transaction = database.transaction(this.name, mode);
        database.onclose = () => reject(new Error(words().noAnswer)); // cleared by the browser meanwhile
        const request = act(transaction.objectStore(this.name));
        transaction.oncomplete = () => resolve(/** @type {T} */ (request?.result)); // a full disk may be noticed only then
        transaction.onabort = () => reject(transaction.error ?? request?.error ?? new Error('aborted'));
      });
    } finally {
      database.close();
    }
  }
}
