// SPDX-License-Identifier: Apache-2.0
// The page's side of the engine's worker. It survives the worker: one that traps, runs out of memory or does not answer
// is replaced, and the song it had is told as failed with the reason.
//
// To the worker: start {kernels}, model {name, bytes}, analyse {id, name, file}, sound {id, name, sound}, cancel {id}.
// From it: model {name}, model-failed {name, message}, progress {id, stage, fraction}, overview {id, overview},
// partial {id, fraction, summary, series}, cells {id, cells}, done {id, summary, series, whole}, failed {id, message}, cancelled {id},
// decode {id}, crashed {reason}. summary and whole are JSON; summary lacks what series holds.
import { scriptAddress } from '../trusted.js';
import { decodeFile } from './decode.js';

const patience = 1000; // milliseconds a worker may take to stop a song

/**
 * @typedef {object} Listener
 * @property {(name: string) => void} onModel
 * @property {(name: string, message: string) => void} onModelFailed
 * @property {(id: number, stage: string, fraction: number) => void} onProgress
 * @property {(id: number, overview: any) => void} onOverview
 * @property {(id: number, fraction: number, summary: string, series: any) => void} onPartial
 * @property {(id: number, cells: any) => void} onCells before onDone
 * @property {(id: number, summary: string, series: any, whole: string) => void} onDone
 * @property {(id: number, message: string) => void} onFailed
 */

export class EngineClient {
  /** @type {Worker | null} */ #worker = null;
  /** @type {{name: string, bytes: ArrayBuffer} | null} */ #model = null;
  /** @type {{id: number, file: File}[]} */ #waiting = [];
  /** @type {{id: number, file: File, cancelled: boolean} | null} */ #current = null;
  #timer = 0;
  #crashes = 0;

  /** @param {import('./kernels.js').Kernels} kernels @param {Listener} listener */
  constructor(kernels, listener) {
    this.kernels = kernels;
    this.listener = listener;
  }

  /** @param {string} name @param {ArrayBuffer} bytes */
  setModel(name, bytes) {
    this.#model = { name, bytes };
    if (this.#current) this.cancel(this.#current.id);
    if (this.#worker) this.#worker.postMessage({ type: 'model', name, bytes });
    else this.#spawn();
  }

  /** @param {number} id @param {File} file */
  analyse(id, file) {
    this.#waiting.push({ id, file });
    this.#next();
  }

  /** @param {number} id */
  cancel(id) {
    this.#waiting = this.#waiting.filter((song) => song.id !== id);
    const song = this.#current;
    if (song?.id !== id || song.cancelled) return;
    song.cancelled = true;
    this.#worker?.postMessage({ type: 'cancel', id });
    this.#timer = window.setTimeout(() => this.#replace(), patience);
  }

  #spawn() {
    const worker = new Worker(scriptAddress(new URL('worker.js', import.meta.url).href), { type: 'module', name: 'engine' });
    worker.onmessage = ({ data }) => this.#hear(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#crashed(event.message || 'its program could not be loaded');
    };
    worker.postMessage({ type: 'start', kernels: this.kernels });
    if (this.#model) worker.postMessage({ type: 'model', ...this.#model });
    this.#worker = worker;
  }

  #replace() {
    this.#worker?.terminate();
    this.#worker = null;
    this.#spawn();
    this.#finish();
  }

  #next() {
    if (this.#current || !this.#model) return;
    const song = this.#waiting.shift();
    if (!song) return;
    if (!this.#worker) this.#spawn();
    this.#current = { ...song, cancelled: false };
    this.#worker?.postMessage({ type: 'analyse', id: song.id, name: song.file.name, file: song.file });
  }

  #finish() {
    window.clearTimeout(this.#timer);
    this.#current = null;
    this.#next();
  }

  /** @param {string} reason */
  #crashed(reason) {
    const song = this.#current;
    this.#worker?.terminate();
    this.#worker = null;
    ++this.#crashes;
    if (song && !song.cancelled) {
      const memory = /memory|OOM|allocat/i.test(reason) && !/out of bounds/i.test(reason);
      this.listener.onFailed(
        song.id,
        memory
          ? 'the page ran out of memory over it (1 GB is the most); use the command or the window for it, or cut it into parts'
          : `the engine stopped over it (${reason}); the other songs go on, and a report of this one is welcome`,
      );
    }
    if (song || this.#crashes < 3) {
      if (this.#model) this.#spawn();
      this.#finish();
    } else {
      this.listener.onModelFailed(this.#model?.name ?? '', `The engine did not start (${reason}). Reload the page.`);
    }
  }

  /** @param {{id: number, file: File}} song */
  async #decode({ id, file }) {
    try {
      const sound = await decodeFile(file);
      if (this.#current?.id !== id || this.#current.cancelled) return;
      const parts = sound.channels.map((samples) => samples.buffer);
      this.#worker?.postMessage({ type: 'sound', id, name: file.name, sound }, parts);
    } catch (error) {
      if (this.#current?.id !== id || this.#current.cancelled) return;
      this.listener.onFailed(id, /** @type {Error} */ (error).message);
      this.#finish();
    }
  }

  /** @param {any} data */
  #hear(data) {
    if (data.type === 'model') return this.listener.onModel(data.name);
    if (data.type === 'model-failed') return this.listener.onModelFailed(data.name, data.message);
    if (data.type === 'crashed') return this.#crashed(data.reason);
    const song = this.#current;
    if (!song || song.id !== data.id) return;
    if (song.cancelled) {
      // Whatever the worker was about to say, it has stopped once it says one of these.
      if (['cancelled', 'done', 'failed', 'decode'].includes(data.type)) this.#finish();
      return;
    }
    switch (data.type) {
      case 'progress': this.listener.onProgress(data.id, data.stage, data.fraction); break;
      case 'overview': this.listener.onOverview(data.id, data.overview); break;
      case 'partial': this.listener.onPartial(data.id, data.fraction, data.summary, data.series); break;
      case 'cells': this.listener.onCells(data.id, data.cells); break;
      case 'decode': this.#decode(song); break;
      case 'done': this.listener.onDone(data.id, data.summary, data.series, data.whole); this.#finish(); break;
      case 'failed': this.listener.onFailed(data.id, data.message); this.#finish(); break;
    }
  }
}
