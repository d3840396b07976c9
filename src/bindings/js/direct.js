// SPDX-License-Identifier: Apache-2.0
// The engine in the caller's own thread: the same calls as EngineClient takes, one song after the other, with a breath between steps.
import { answer } from './engine/answer.js';
import { loadEngine } from './engine/program.js';
import { cellsOf, seriesOf } from './engine/song.js';
import { openWhole } from './engine/sound-feed.js';

const partialEvery = 500; // milliseconds
const breathe = () => new Promise((resolve) => setTimeout(resolve));

export class Direct {
  /** @type {Promise<any>} */ #last;
  /** @type {Set<number>} */ #cancelled = new Set();
  /** @type {import('./engine/sound-feed.js').SoundFeed | null} */ #feed = null; // of sound that is decoded already

  /**
   * @param {'simd' | 'relaxed'} kernels @param {import('./engine/client.js').Listener} listener
   * @param {import('./engine/client.js').Surroundings} around
   */
  constructor(kernels, listener, around) {
    this.kernels = kernels;
    this.listener = listener;
    this.around = around;
    this.#last = around.code.then((code) => loadEngine(kernels, code)).then((program) => {
      this.engine = new program.Engine();
    });
    this.#last.catch(() => {});
  }

  /** @param {string} name @param {ArrayBuffer} bytes */
  setModel(name, bytes) {
    this.#after(() => {
      this.#fill(new Uint8Array(bytes));
      const error = String(this.engine.loadModel());
      if (error) this.listener.onModelFailed(name, error);
      else this.listener.onModel(name, this.engine.references());
    }).catch((error) => this.listener.onModelFailed(name, error.message));
  }

  /** @param {number} id @param {Blob} file @param {string} name */
  analyse(id, file, name) {
    this.#song(id, async () => {
      this.#fill(new Uint8Array(await file.arrayBuffer()));
      if (!this.engine.leavesToBrowser()) return String(this.engine.open(name, 0));
      const told = this.engine.toldDuration();
      const refusal = String(this.engine.refusalWhereTheBrowserFails());
      return this.#whole(await this.around.decode(file, refusal), told, name);
    });
  }

  /** @param {number} id @param {{rate: number, channels: Float32Array[]}} sound @param {string} name */
  analyseSound(id, sound, name) {
    this.#song(id, async () => this.#whole(sound, 0, name));
  }

  /** @param {number} id */
  cancel(id) {
    this.#cancelled.add(id);
  }

  /** @param {any[]} songs @param {any} asked */
  ask(songs, asked) {
    return this.#after(() => {
      const { refusal, ...told } = answer(this.engine, songs, asked);
      if (refusal) throw new Error(refusal);
      return told;
    });
  }

  close() {
    this.engine = null;
  }

  /** @param {() => any} act */
  #after(act) {
    const done = this.#last.catch(() => {}).then(() => {
      if (!this.engine) throw new Error('the engine is not there: it was closed, or did not start; load it again');
      return act();
    });
    this.#last = done;
    done.catch(() => {});
    return done;
  }

  /** @param {Uint8Array} bytes */
  #fill(bytes) {
    const room = this.engine.reserve(bytes.length);
    if (!room) throw new Error(`too large: it needs ${Math.ceil(bytes.length / 2 ** 20)} MB at once, more than the engine's memory has (1 GB in all); cut it into parts`);
    room.set(bytes);
  }

  /** @param {{rate: number, channels: Float32Array[]}} sound @param {number} told @param {string} name */
  #whole(sound, told, name) {
    const { feed, error } = openWhole(this.engine, sound, told, name, 0);
    this.#feed = feed;
    return error;
  }

  /** @param {number} id @param {() => Promise<string>} open answers '' or a sentence */
  #song(id, open) {
    this.#after(async () => {
      if (this.#cancelled.delete(id)) return;
      try {
        const error = await open();
        if (error) throw new Error(error);
        await this.#run(id);
      } finally {
        this.#feed?.close();
        this.#feed = null;
        this.engine?.close();
        this.#cancelled.delete(id);
      }
    }).catch((error) => this.listener.onFailed(id, error.message));
  }

  /** @param {number} id */
  async #run(id) {
    const { listener } = this;
    let told = performance.now();
    while (this.engine && !this.#cancelled.has(id)) {
      const { engine } = this;
      await this.#feed?.fill();
      const step = engine.step();
      if (step.error) throw new Error(String(step.error));
      if (step.stage === 'done') {
        engine.take();
        listener.onCells(id, cellsOf(engine));
        listener.onDone(id, String(engine.summaryJson()), seriesOf(engine));
        return;
      }
      if (engine.takeGlimpse()) listener.onGlimpse(id, String(engine.summaryJson()), seriesOf(engine));
      if (step.stage === 'analysing' && performance.now() - told > partialEvery && engine.takePartial()) {
        listener.onPartial(id, step.fraction, String(engine.summaryJson()), seriesOf(engine));
        told = performance.now();
      } else {
        listener.onProgress(id, String(step.stage), step.fraction);
      }
      await breathe();
    }
  }
}
