// SPDX-License-Identifier: Apache-2.0
// Has the sound of a part of a song made, by a worker of its own (listen-worker.js). One at a time: a new wish ends the one
// before. One that is to be heard ends with stop(), one that is to be kept does not. The worker is there from the
// beginning, so that nothing is fetched while a song is analysed.
import { scriptAddress } from '../trusted.js';
import { decodeFile } from './decode.js';

/**
 * @typedef {object} Wish
 * @property {File} file
 * @property {any} request
 * @property {boolean} toKeep
 * @property {(wav: Blob | null) => void} resolve
 * @property {(error: Error) => void} reject
 */

export class PartMaker {
  /** @type {Worker | null} null where the browser has refused one */ #worker;
  /** @type {Wish | null} */ #wish = null;
  #id = 0;
  #lost = false; // the worker could not be loaded: the next wish tries again
  #tellStarted = () => {};
  /** Fulfilled once everything is fetched, or cannot be. @type {Promise<void>} */
  started = new Promise((resolve) => {
    this.#tellStarted = resolve;
  });

  /** @param {import('./kernels.js').Kernels} kernels @param {Promise<WebAssembly.Module | null>} [code] if it is compiled anyway */
  constructor(kernels, code = Promise.resolve(null)) {
    this.kernels = kernels;
    this.code = code;
    this.#worker = this.#spawn();
  }

  get busy() {
    return this.#wish !== null;
  }

  /** Nobody waits to hear it any more. */
  stop() {
    if (this.#wish && !this.#wish.toKeep) this.#drop();
  }

  /** @param {File} file is no longer there */
  forget(file) {
    if (this.#wish?.file === file) this.#drop();
  }

  #drop() {
    if (!this.#wish) return;
    this.#worker?.postMessage({ type: 'stop' });
    this.#end()?.resolve(null);
  }

  /**
   * @param {File} file
   * @param {any} request what src/platform/web/listen.cpp takes
   * @param {boolean} [toKeep] as a file; else to be heard
   * @returns {Promise<Blob | null>} a WAV file; null where it was no longer wanted; rejects with a sentence
   */
  make(file, request, toKeep = false) {
    this.#drop();
    const id = ++this.#id;
    if (this.#lost) this.#worker = this.#spawn();
    if (!this.#worker) return Promise.reject(new Error('this part of the sound could not be made'));
    return new Promise((resolve, reject) => {
      this.#wish = { file, request, toKeep, resolve, reject };
      // Behind what starts a new worker (#spawn).
      const send = () => this.#id === id && this.#wish && this.#worker?.postMessage({ type: 'make', id, file, request });
      this.code.then(send);
    });
  }

  #end() {
    const wish = this.#wish;
    this.#wish = null;
    return wish;
  }

  #spawn() {
    this.#lost = false;
    let worker;
    try {
      worker = new Worker(scriptAddress(new URL('listen-worker.js', import.meta.url).href), { type: 'module', name: 'listen' });
    } catch {
      this.#lost = true;
      this.#tellStarted();
      return null;
    }
    worker.onmessage = ({ data }) => this.#hear(data);
    worker.onerror = (event) => {
      event.preventDefault();
      worker.terminate();
      this.#tellStarted();
      this.#lost = !this.#wish;
      if (this.#lost) return;
      this.#worker = this.#spawn();
      this.#end()?.reject(new Error(event.message || 'this part of the sound could not be made'));
    };
    this.code.then((code) => worker.postMessage({ type: 'start', kernels: this.kernels, code }));
    return worker;
  }

  /** @param {any} data */
  #hear(data) {
    if (data.type === 'started') return this.#tellStarted();
    if (data.id !== this.#id || !this.#wish) return;
    if (data.type === 'made') this.#end()?.resolve(data.wav);
    else if (data.type === 'failed') this.#end()?.reject(new Error(data.message));
    else this.#decode(data.id, this.#wish);
  }

  /** @param {number} id @param {Wish} wish */
  async #decode(id, wish) {
    try {
      const sound = await decodeFile(wish.file);
      if (this.#wish !== wish) return;
      this.#worker?.postMessage({ type: 'sound', id, sound, request: wish.request }, sound.channels.map((samples) => samples.buffer));
    } catch (error) {
      if (this.#wish === wish) this.#end()?.reject(/** @type {Error} */ (error));
    }
  }
}
