// SPDX-License-Identifier: Apache-2.0
// Says that a song has left the list, by whatever way, and that it is back.
import { some } from './some.js';
import { words } from './words.js';

/** @typedef {{id: number, name: string, state: string}} Song */

export class Removals {
  /** By their ids. @type {Map<number, string>} */ #listed = new Map();
  /** Which may be brought back. @type {Set<number>} */ #gone = new Set();

  /** @param {import('./status.js').Status} status */
  constructor(status) {
    this.status = status;
  }

  /** @param {Song[]} songs */
  follow(songs) {
    const here = new Set(songs.map(({ id }) => id));
    const removed = [...this.#listed].filter(([id]) => !here.has(id));
    const back = songs.filter(({ id }) => this.#gone.has(id));
    for (const [id] of removed) this.#gone.add(id);
    for (const { id } of back) this.#gone.delete(id);
    // What is only listened to is no song yet: why it is gone says who drops it.
    this.#listed = new Map(songs.filter(({ state }) => state !== 'listening').map(({ id, name }) => [id, name]));
    if (removed.length > 0) this.status.say(() => words().removedSong(some(removed.map(([, name]) => name))));
    else if (back.length > 0) this.status.say(() => words().songIsBack(some(back.map(({ name }) => name))));
  }
}
