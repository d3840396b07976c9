// SPDX-License-Identifier: Apache-2.0
// A file in pieces, so that it is never in memory as a whole.

const window = 2 ** 19; // bytes read ahead: small reads cost a way to the browser and back

export class Reader {
  /** @type {Uint8Array} */ #window = new Uint8Array();
  #at = 0; // of the window

  /** @param {Blob} file @param {AbortSignal} signal ends every reading */
  constructor(file, signal) {
    this.file = file;
    this.signal = signal;
  }

  get size() {
    return this.file.size;
  }

  /**
   * A view that stays valid; shorter where the file ends. Rejects where the browser cannot read it, or the signal says so.
   * @param {number} at @param {number} length
   * @returns {Promise<Uint8Array>}
   */
  async bytes(at, length) {
    const end = Math.min(at + length, this.size);
    if (at >= end) return new Uint8Array();
    if (at < this.#at || end > this.#at + this.#window.length) {
      const piece = await this.file.slice(at, Math.max(end, at + window)).arrayBuffer();
      this.signal.throwIfAborted();
      if (piece.byteLength < end - at) throw new DOMException('it changed while it was read', 'NotReadableError');
      this.#window = new Uint8Array(piece);
      this.#at = at;
    }
    return this.#window.subarray(at - this.#at, end - this.#at);
  }
}

/** @param {Uint8Array} bytes @returns {DataView} over the same memory: big-endian numbers, a RangeError beyond the end */
export const viewOf = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** @param {Uint8Array} bytes */
export const latin1 = (bytes) => String.fromCharCode(...bytes);
