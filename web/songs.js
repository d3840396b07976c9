// SPDX-License-Identifier: Apache-2.0
// The files of the songs, and the one whose turn it is. The application decides whose turn it is; the engine begins once all of
// the page's own files are here, so that nothing is fetched while a song is analysed.
import { words } from './view/words.js';

export class Songs {
  /** @type {Map<number, File>} */ #files = new Map();
  #turn = 0; // the song that is to begin
  #settled = false; // all of the page's own files are here
  /** @type {import('./engine/client.js').EngineClient | null} */ #engine = null;

  /** @param {Promise<void>} prepared fulfilled once a song may begin, rejected if none ever will @param {(id: number) => void} onNeverBegun */
  constructor(prepared, onNeverBegun) {
    this.prepared = prepared;
    this.onNeverBegun = onNeverBegun;
    prepared.then(() => (this.#settled = true), () => {});
  }

  /** @param {import('./engine/client.js').EngineClient} engine that is to analyse them */
  giveTo(engine) {
    this.#engine = engine;
  }

  get none() {
    return this.#files.size === 0;
  }

  /** @param {number} id @param {File} file */
  add(id, file) {
    this.#files.set(id, file);
  }

  /** @param {number} id @returns {File | undefined} none where the song is a kept result */
  file(id) {
    return this.#files.get(id);
  }

  /** @param {number} id */
  name(id) {
    return this.#files.get(id)?.name ?? words().theSong;
  }

  /** The name of the song whose turn it is while it waits for the page's own files; empty if none does. */
  get waiting() {
    return this.#turn && !this.#settled ? this.name(this.#turn) : '';
  }

  /** It is this one's turn. @param {number} id */
  analyse(id) {
    this.#turn = id;
    this.prepared.then(() => this.#begin(id), () => this.onNeverBegun(id));
  }

  /** @param {number} id */
  #begin(id) {
    const file = this.#files.get(id);
    if (this.#turn !== id || !file) return; // cancelled meanwhile, or begun already
    this.#turn = 0;
    this.#engine?.analyse(id, file, file.name);
  }

  /** @param {number} id */
  cancel(id) {
    if (this.#turn === id) this.#turn = 0;
    this.#engine?.cancel(id);
  }

  /** @param {number} id */
  forget(id) {
    this.cancel(id);
    this.#files.delete(id);
  }
}
