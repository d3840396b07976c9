// SPDX-License-Identifier: Apache-2.0
// From pieces of decoded sound to the engine, as much of it at a time as it asks for.
import { soundingLength } from '../containers/track.js';
import { lengthOf } from './stream.js';

/** @typedef {import('./stream.js').Piece} Piece */

/** What a browser that decodes only whole files may need for one; it needs about three times as much for a while. */
export const safe_MB = 512;

const wholeRate = 44100; // Hz, of what is decoded as a whole (decode.js)

/**
 * How much memory a file takes, decoded as a whole. As far as is known.
 * @param {import('../containers/track.js').Track | null} track @param {number} told_s by the engine, 0: unknown
 */
export function needed_MB(track, told_s) {
  const length_s = Math.min(Math.max(track ? soundingLength(track) : 0, told_s), 1e6); // a damaged file may tell anything
  return Math.ceil((length_s * wholeRate * 4 * (track?.channels ?? 2)) / 2 ** 20);
}

/** @param {Piece} sound @returns {AsyncGenerator<Piece>} the same in seconds */
async function* cutUp({ rate, channels }) {
  const length = lengthOf({ rate, channels });
  for (let at = 0; at < length; at += rate) yield { rate, channels: channels.map((samples) => samples.subarray(at, at + rate)) };
}

/**
 * Begins with sound that is decoded as a whole.
 * @param {import('./simd/engine.js').Engine} engine @param {Piece} sound @param {number} told seconds it should last, or 0
 * @param {string} name @param {number} helpers how many engines will help
 * @returns {{feed: SoundFeed, error: string}} error: '' or a sentence
 */
export function openWhole(engine, sound, told, name, helpers) {
  const feed = new SoundFeed(engine, cutUp(sound), lengthOf(sound) / sound.rate, () => ({ gaps: false, otherFollows: false, cut: false }));
  return { feed, error: String(engine.openFed(name, helpers, sound.channels.length, sound.rate, told)) };
}

export class SoundFeed {
  /** @type {Piece | null} */ #next = null; // the first one, before the engine has begun
  #given = 0; // samples per channel
  #ended = false;

  /**
   * @param {import('./simd/engine.js').Engine} engine
   * @param {AsyncGenerator<Piece>} pieces
   * @param {number} length_s of all of them, as far as is known
   * @param {() => {gaps: boolean, otherFollows: boolean, cut: boolean}} ending what there is to tell at the end
   */
  constructor(engine, pieces, length_s, ending) {
    this.engine = engine;
    this.pieces = pieces;
    this.length_s = length_s;
    this.ending = ending;
  }

  /** The first piece, by whose kind the engine begins. @returns {Promise<Piece | null>} null: there is none */
  async first() {
    this.#next = await this.#take();
    return this.#next;
  }

  async #take() {
    const { value, done } = await this.pieces.next();
    return done ? null : /** @type {Piece} */ (value);
  }

  /** Gives the engine what its next step needs. */
  async fill() {
    while (!this.#ended && this.engine.hungry()) {
      const piece = this.#next ?? (await this.#take());
      this.#next = null;
      if (!piece) {
        const { cut, gaps, otherFollows } = this.ending();
        this.engine.endFeed(cut, gaps, otherFollows);
        this.#ended = true;
        return;
      }
      const length = lengthOf(piece), width = piece.channels.length;
      this.#given += length;
      const room = this.engine.feed(length, this.length_s > 0 ? Math.min(1, this.#given / piece.rate / this.length_s) : 0);
      piece.channels.forEach((samples, c) => {
        for (let i = 0, at = c; i < length; ++i, at += width) room[at] = samples[i];
      });
    }
  }

  /** Nobody wants the rest. */
  close() {
    void this.pieces.return(undefined).catch(() => {});
  }
}
