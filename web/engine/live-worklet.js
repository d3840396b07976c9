// SPDX-License-Identifier: Apache-2.0
// In the browser's audio thread: passes live sound on, mono, to the worker that listens, and at the end null. To it by
// messages: the line to that worker, and null when it is to end.

const piece = 2048; // samples at a time: some 40 ms

const { AudioWorkletProcessor, registerProcessor } = /** @type {any} */ (globalThis); // of this thread alone

class Ear extends AudioWorkletProcessor {
  #samples = new Float32Array(piece);
  #count = 0;
  #ended = false;
  /** @type {MessagePort | null} */ #line = null;

  constructor() {
    super();
    this.port.onmessage = (/** @type {MessageEvent<MessagePort | null>} */ { data }) => {
      if (data) this.#line = data;
      else this.#end();
    };
  }

  #send() {
    const samples = this.#samples.slice(0, this.#count);
    this.#line?.postMessage(samples, [samples.buffer]);
    this.#count = 0;
  }

  #end() {
    this.#ended = true;
    this.#send();
    this.#line?.postMessage(null);
  }

  /** Its output stays silent. @param {Float32Array[][]} inputs */
  process([[samples]]) {
    if (this.#ended) return false;
    if (!samples || !this.#line) return true; // nothing is connected at the moment
    if (this.#count + samples.length > piece) this.#send();
    this.#samples.set(samples, this.#count);
    this.#count += samples.length;
    return true;
  }
}

registerProcessor('ear', Ear);
