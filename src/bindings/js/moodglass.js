// SPDX-License-Identifier: Apache-2.0
// The package's one class, whatever is around it (browser.js, node-surroundings.js). index.d.ts documents it.
import { Direct } from './direct.js';
import { EngineClient } from './engine/client.js';
import { chooseKernels } from './engine/kernels.js';

export const features = Object.freeze(['melodiousness', 'articulation', 'rhythmic_complexity', 'rhythmic_stability', 'dissonance', 'tonal_stability', 'minorness']);
export const emotions = Object.freeze(['valence', 'energy', 'tension', 'anger', 'fear', 'happy', 'sad', 'tender']);

const most = 8; // workers: each has a copy of the model

/** @param {any} bytes @returns {bytes is ArrayBuffer | ArrayBufferView} */
const areBytes = (bytes) => bytes instanceof ArrayBuffer || ArrayBuffer.isView(bytes);

/** A copy, for it is handed over. @param {ArrayBuffer | ArrayBufferView} bytes @returns {ArrayBuffer} */
const copyOf = (bytes) =>
  /** @type {ArrayBuffer} */ (bytes instanceof ArrayBuffer ? bytes.slice(0) : bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));

/** @param {string} summary @param {any} series as src/platform/web/engine_values.h has it @returns {any} an analysis, as docs/analysis.schema.json has it */
function analysisOf(summary, series) {
  const analysis = JSON.parse(summary);
  const known = 'midlevel' in analysis;
  const columns = series.curve_emotions.length / emotions.length;
  const rows = (/** @type {Float32Array} */ flat, /** @type {number} */ count) =>
    Array.from({ length: count }, (_, i) => Array.from(flat.subarray(i * columns, (i + 1) * columns)));
  const width = 2 + features.length + emotions.length;
  analysis.windows = Array.from({ length: series.windows.length / width }, (_, w) => {
    const row = Array.from(/** @type {Float32Array} */ (series.windows).subarray(w * width, (w + 1) * width));
    const window = { start_s: row[0], end_s: row[1], ...(known && { midlevel: row.slice(2, 2 + features.length) }) };
    return { ...window, emotions: row.slice(2 + features.length) };
  });
  analysis.curve = {
    start_s: series.curve_start_s,
    hop_s: series.curve_hop_s,
    ...(known && { midlevel: rows(series.curve_midlevel, features.length) }),
    emotions: rows(series.curve_emotions, emotions.length),
    ...(series.curve_black_box.length > 0 && { black_box: rows(series.curve_black_box, emotions.length) }),
  };
  return analysis;
}

/** @param {any} question @returns {{of: string, index: number, begin_s: number, end_s: number, level: number, from: string}} */
function askedOf({ emotion, feature, leftOut = false, begin_s = 0, end_s = Infinity, level = NaN, countedFrom = 'usual' }) {
  const index = feature === undefined ? emotions.indexOf(emotion) : features.indexOf(feature);
  if (index < 0 || (emotion !== undefined && feature !== undefined))
    throw new RangeError(`say what to explain: an emotion (${emotions.join(', ')}) or a feature (${features.join(', ')})`);
  if (!(begin_s < end_s)) throw new RangeError('the stretch ends before it begins; give its earlier time first');
  if (leftOut && feature !== undefined) throw new RangeError('what the reasons leave out is of an emotion');
  if (!Number.isNaN(level) && !(level >= 0 && level <= 1)) throw new RangeError('the level is a value of the emotion, from 0 to 1');
  if (countedFrom !== 'usual' && countedFrom !== 'silence') throw new RangeError("a map is counted from 'usual' or from 'silence'");
  return { of: feature !== undefined ? 'feature' : leftOut ? 'left_out' : 'emotion', index, begin_s, end_s, level, from: countedFrom };
}

export class Moodglass {
  /** @type {any} of the kind of machine: browser.js or node-surroundings.js */ static surroundings;
  /** @type {any} */ #engine;
  /** @type {Map<number, any>} */ #songs = new Map(); // that are on their way
  /** @type {WeakMap<object, any>} */ #cells = new WeakMap(); // of songs that are done
  /** @type {() => void} */ #release = () => {};
  /** @type {any} */ #around;
  #held = 0;
  #id = 0;
  #closed = false;

  /** @param {any} [options] */
  static async load({ model, workers, kernels: wish = null } = {}) {
    const kernels = chooseKernels(wish);
    if (!kernels) throw new Error('this machine has no WebAssembly SIMD, which the engine needs; use a newer browser or Node.js');
    const around = this.surroundings;
    const made = new this();
    made.#around = around;
    const bytes = areBytes(model) ? copyOf(model) : await (model ? around.read(model) : around.model());
    const count = workers ?? Math.min(most, around.cores());
    await new Promise((resolve, reject) => {
      const listener = made.#listener(resolve, (/** @type {string} */ message) => reject(new Error(message)));
      const engine = around.engine(kernels);
      made.#engine = count === 0 ? new Direct(kernels, listener, engine) : new EngineClient(kernels, count, listener, engine);
      made.#hold();
      made.#engine.setModel('model', bytes);
    }).catch((error) => {
      made.close();
      throw error;
    });
    made.#letGo();
    return made;
  }

  /** @param {any} song @param {any} [options] @returns {Promise<any>} */
  analyse(song, { signal, onProgress, onPartial, name } = {}) {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      if (this.#closed) throw new Error('it was closed; load it again');
      const id = ++this.#id;
      const abort = () => {
        this.#engine.cancel(id);
        end();
        reject(signal.reason);
      };
      const end = () => {
        signal?.removeEventListener('abort', abort);
        if (this.#songs.delete(id)) this.#letGo();
      };
      const entry = { onProgress, onPartial, cells: null, resolve: (/** @type {any} */ value) => (end(), resolve(value)), reject: (/** @type {any} */ reason) => (end(), reject(reason)) };
      this.#songs.set(id, entry);
      this.#hold();
      signal?.addEventListener('abort', abort);
      try {
        this.#begin(id, song, name);
      } catch (error) {
        entry.reject(error);
      }
    });
  }

  /** @param {any} analysis @param {any} question @returns {Promise<any>} */
  async explain(analysis, question) {
    return JSON.parse((await this.#ask([analysis], askedOf(question))).text);
  }

  /** @param {any} analysis @param {any} question @returns {Promise<any>} */
  async map(analysis, question) {
    const { text, map } = await this.#ask([analysis], askedOf(question));
    const { from, base, measured, start_s, column_s, row_hz } = JSON.parse(text).map;
    return { columns: map.length / row_hz.length, rows: row_hz.length, values: map, from, base, measured, start_s, column_s, row_hz };
  }

  /** @param {any} first @param {any} second @param {any} [options] @returns {Promise<any>} */
  async compare(first, second, { emotion } = {}) {
    const index = emotion === undefined ? -1 : emotions.indexOf(emotion);
    if (emotion !== undefined && index < 0) throw new RangeError(`there is no emotion '${emotion}'; there are: ${emotions.join(', ')}`);
    return JSON.parse((await this.#ask([first, second], { emotion: index })).text);
  }

  close() {
    this.#closed = true;
    this.#engine?.close();
    for (const song of [...this.#songs.values()]) song.reject(new Error('it was closed before the song was done'));
    this.#held = 1;
    this.#letGo();
  }

  /** @param {number} id @param {any} song @param {string} [name] */
  #begin(id, song, name) {
    if (song instanceof Blob) return this.#engine.analyse(id, song, name ?? /** @type {File} */ (song).name ?? '');
    if (areBytes(song)) return this.#engine.analyse(id, new Blob([/** @type {any} */ (song)]), name ?? '');
    const channels = [song?.samples].flat();
    if (!Number.isInteger(song?.rate) || channels.length === 0 || !channels.every((each) => each instanceof Float32Array && each.length === channels[0].length))
      throw new TypeError('a song is a File, a Blob, the bytes of a file, or {samples, rate}: a Float32Array, or one for each channel, all as long');
    this.#engine.analyseSound(id, { rate: song.rate, channels: channels.map((each) => each.slice()) }, name ?? '');
  }

  /** @param {any[]} analyses @param {any} asked */
  async #ask(analyses, asked) {
    const songs = analyses.map((analysis) => {
      const cells = this.#cells.get(analysis);
      if (!cells) throw new TypeError('this is no analysis of this Moodglass, whose cells it would know; analyse the song again');
      return { ...cells, name: analysis.file, kind: analysis.reference.kind };
    });
    if (this.#closed) throw new Error('it was closed; load it again');
    this.#hold();
    try {
      return await this.#engine.ask(songs, asked);
    } finally {
      this.#letGo();
    }
  }

  #hold() {
    if (this.#held++ === 0) this.#release = this.#around.hold();
  }

  #letGo() {
    if (--this.#held === 0) this.#release();
  }

  /** @param {(value: any) => void} onModel @param {(message: string) => void} onModelFailed @returns {import('./engine/client.js').Listener} */
  #listener(onModel, onModelFailed) {
    const song = (/** @type {number} */ id) => this.#songs.get(id);
    return {
      onModel,
      onModelFailed: (_, message) => onModelFailed(message),
      onProgress: (id, stage, fraction) => song(id)?.onProgress?.({ stage, fraction }),
      onOverview() {},
      onGlimpse() {},
      onPartial(id, fraction, summary, series) {
        song(id)?.onProgress?.({ stage: 'analysing', fraction });
        song(id)?.onPartial?.(analysisOf(summary, series));
      },
      onCells(id, cells) {
        if (song(id)) song(id).cells = cells;
      },
      onDone: (id, summary, series) => {
        const entry = song(id);
        if (!entry) return;
        const analysis = analysisOf(summary, series);
        this.#cells.set(analysis, entry.cells);
        entry.onProgress?.({ stage: 'done', fraction: 1 });
        entry.resolve(analysis);
      },
      onFailed: (id, message) => song(id)?.reject(new Error(message)),
    };
  }
}
