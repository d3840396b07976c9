// SPDX-License-Identifier: Apache-2.0
// Results kept on this device between visits, if the user wants it so. The sound is not kept.

const wishKey = 'moodglass-keep';
const storeName = 'results';

/** @typedef {{key: string, name: string, when: number, json: string}} Kept */

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
      const request = act(database.transaction(storeName, mode).objectStore(storeName));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  } finally {
    database.close();
  }
}

export class KeptResults {
  get wanted() {
    return localStorage.getItem(wishKey) === 'yes';
  }

  set wanted(yes) {
    if (yes) localStorage.setItem(wishKey, 'yes');
    else localStorage.removeItem(wishKey);
  }

  /** @returns {Promise<Kept[]>} the newest first */
  async list() {
    const all = await inStore('readonly', (store) => /** @type {IDBRequest<Kept[]>} */ (store.getAll()));
    return all.sort((a, b) => b.when - a.when);
  }

  /** @param {string} key @param {string} name @param {string} json what Page.openKept() takes */
  async keep(key, name, json) {
    await inStore('readwrite', (store) => store.put({ key, name, when: Date.now(), json }));
  }

  /** @param {string} key */
  async remove(key) {
    await inStore('readwrite', (store) => store.delete(key));
  }

  async removeAll() {
    await inStore('readwrite', (store) => store.clear());
  }
}
