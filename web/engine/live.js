// SPDX-License-Identifier: Apache-2.0
// Listens to live sound: from a stream of the browser by an audio worklet to a worker with an engine of its own. What is
// recorded comes back piece by piece, so that the engine's memory does not grow; the browser may keep it on disk.
//
// To the worker: {kernels, code, model, name, rate, line}, and then samples and at the end null by the line. From it:
// sound {bytes}, level {peak, clips, silent_s, recorded_s}, values {provisional, summary, series, outline}, ended {},
// failed {message}.
import { scriptAddress } from '../trusted.js';

export const rate = 22050; // Hz, of the recording: 16 bits, one channel
const piecesInOne = 600; // of the recording: half a minute
const patience = 3000; // milliseconds that the end may take

/** A plain WAV file. @param {(Blob | ArrayBuffer)[]} pieces of its samples @param {number} size in bytes */
function wavOf(pieces, size) {
  const head = new DataView(new ArrayBuffer(44));
  const text = (/** @type {number} */ at, /** @type {string} */ letters) => [...letters].forEach((letter, i) => head.setUint8(at + i, letter.charCodeAt(0)));
  text(0, 'RIFF');
  head.setUint32(4, 36 + size, true);
  text(8, 'WAVEfmt ');
  head.setUint32(16, 16, true);
  head.setUint16(20, 1, true); // whole numbers
  head.setUint16(22, 1, true); // channels
  head.setUint32(24, rate, true);
  head.setUint32(28, 2 * rate, true); // bytes a second
  head.setUint16(32, 2, true); // bytes a sample
  head.setUint16(34, 16, true); // bits
  text(36, 'data');
  head.setUint32(40, size, true);
  return new Blob([head.buffer, ...pieces], { type: 'audio/wav' });
}

/**
 * @typedef {object} LiveListener
 * @property {(level: {peak: number, clips: boolean, silent_s: number, recorded_s: number}) => void} onLevel
 * @property {(values: {provisional: boolean, summary: string, series: any, outline: any}) => void} onValues
 * @property {(recording: {wav: Blob, length_s: number}, message: string) => void} onEnd once; message: what went wrong, if anything
 */

export class LiveSound {
  /** @type {Worker | null} */ #worker = null;
  /** @type {AudioContext | null} */ #context = null;
  /** @type {AudioWorkletNode | null} */ #ear = null;
  /** @type {MediaStreamAudioSourceNode | null} */ #source = null;
  /** @type {(Blob | ArrayBuffer)[]} */ #pieces = [];
  #size = 0;
  #ending = false;
  #over = false;

  /** @param {LiveListener} listener */
  constructor(listener) {
    this.listener = listener;
  }

  /**
   * @param {MediaStream} stream
   * @param {string} name
   * @param {{kernels: import('./kernels.js').Kernels, code: WebAssembly.Module | null, model: {name: string, bytes: ArrayBuffer}}} engine
   */
  async begin(stream, name, { kernels, code, model }) {
    if (this.#over) return; // it has ended already
    const context = new AudioContext({ latencyHint: 'playback' });
    this.#context = context;
    await context.audioWorklet.addModule(scriptAddress(new URL('live-worklet.js', import.meta.url).href));
    if (this.#over) return;
    const ear = new AudioWorkletNode(context, 'ear', { numberOfOutputs: 1, channelCount: 1, channelCountMode: 'explicit' });
    this.#ear = ear;
    ear.connect(context.destination); // or not every browser would run it; it gives silence
    const worker = new Worker(scriptAddress(new URL('live-worker.js', import.meta.url).href), { type: 'module', name: 'live' });
    this.#worker = worker;
    worker.onmessage = ({ data }) => this.#hear(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#finish(event.message || 'the program that listens could not be loaded; reload the page');
    };
    const { port1, port2 } = new MessageChannel();
    ear.port.postMessage(port1, [port1]);
    worker.postMessage({ kernels, code, model, name, rate: context.sampleRate, line: port2 }, [port2]);
    this.listenTo(stream);
    await context.resume();
    // A telephone's call interrupts it.
    context.addEventListener('statechange', () => {
      if (!this.#over && context.state !== 'running' && context.state !== 'closed') void context.resume().catch(() => {});
    });
  }

  /** Another device in the middle of it. @param {MediaStream} stream */
  listenTo(stream) {
    if (!this.#context || !this.#ear || this.#ending) return;
    this.#source?.disconnect();
    this.#source = this.#context.createMediaStreamSource(stream);
    this.#source.connect(this.#ear);
  }

  /** No more sound comes; onEnd follows. */
  end() {
    if (this.#ending || this.#over) return;
    this.#ending = true;
    if (!this.#worker) return this.#finish('');
    this.#ear?.port.postMessage(null);
    setTimeout(() => this.#finish(''), patience);
  }

  /** @param {any} data */
  #hear(data) {
    switch (data.type) {
      case 'sound':
        this.#pieces.push(data.bytes);
        this.#size += data.bytes.byteLength;
        if (this.#pieces.length >= piecesInOne) this.#pieces = [new Blob(this.#pieces)];
        break;
      case 'level': this.listener.onLevel(data); break;
      case 'values': this.listener.onValues(data); break;
      case 'ended': this.#finish(''); break;
      case 'failed': this.#finish(data.message); break;
    }
  }

  /** @param {string} message */
  #finish(message) {
    if (this.#over) return;
    this.#over = true;
    this.#worker?.terminate();
    void this.#context?.close();
    this.#context = null;
    this.listener.onEnd({ wav: wavOf(this.#pieces, this.#size), length_s: this.#size / 2 / rate }, message);
  }
}
