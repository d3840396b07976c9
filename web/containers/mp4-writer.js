// SPDX-License-Identifier: Apache-2.0
// An index for a file that has none: an MP4 (ISO 14496-12) whose packets are those of the file, where they lie in it. A player
// that would guess from the bit rate where a time is then knows it.
import { aacRates } from './codecs.js';

/** @param {number} value @param {number} [bytes] */
const number = (value, bytes = 4) => Array.from({ length: bytes }, (_, i) => Math.floor(value / 256 ** (bytes - 1 - i)) & 255);

/** @param {ArrayLike<number>} values each of four bytes */
function table(values) {
  const bytes = new Uint8Array(4 * values.length), view = new DataView(bytes.buffer);
  for (let i = 0; i < values.length; ++i) view.setUint32(4 * i, values[i]);
  return bytes;
}

/** @param {string} text */
const letters = (text) => new TextEncoder().encode(text);

/** @typedef {ArrayLike<number>} Part */

/** @param {string} name @param {...Part} parts @returns {Uint8Array<ArrayBuffer>} */
function box(name, ...parts) {
  const size = parts.reduce((sum, part) => sum + part.length, 8), bytes = new Uint8Array(size);
  bytes.set(number(size));
  bytes.set(letters(name), 4);
  let at = 8;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** @param {number} tag @param {...Part} parts */
const descriptor = (tag, ...parts) => {
  const all = parts.flatMap((part) => Array.from(part));
  return [tag, all.length, ...all];
};

const unity = [65536, 0, 0, 0, 65536, 0, 0, 0, 2 ** 30].flatMap((value) => number(value)); // nothing turned or scaled

/** What the decoder has to know: MPEG-4's name of the codec, and AAC's configuration. @param {import('./track.js').Track} track */
function coding({ codec, rate, channels }) {
  if (codec === 'mp3') return descriptor(4, [rate < 32000 ? 0x69 : 0x6b, 0x15], number(0, 11));
  const config = [(Number(codec.split('.')[2]) << 3) | (aacRates.indexOf(rate) >> 1), ((aacRates.indexOf(rate) & 1) << 7) | (Math.min(channels, 7) << 3)];
  return descriptor(4, [0x40, 0x15], number(0, 11), descriptor(5, config));
}

/**
 * @param {Blob} file @param {import('./track.js').Track} track of it: MP3 or AAC, with packets of equal duration
 * @param {number} [skip] bytes of each packet that are its frame's header and no part of it
 * @returns {Blob} the file behind an index
 */
export function withIndex(file, track, skip = 0) {
  const { rate, channels, at, size, end_s, segments } = track;
  const count = at.length, each = Math.round((end_s / count) * rate);
  const [{ from_s }] = segments;
  const delay = Math.round((from_s ?? 0) * rate), length = count * each - delay;
  const entry = box('mp4a', number(0, 6), number(1, 2), number(0, 8), number(channels, 2), number(16, 2), number(0, 4), number(rate * 65536, 4),
    box('esds', number(0), descriptor(3, [0, 1, 0], coding(track), descriptor(6, [2]))));
  const index = (/** @type {number} */ offset) => {
    const sound = box('stbl',
      box('stsd', number(0), number(1), entry),
      box('stts', number(0), number(1), number(count), number(each)),
      box('stsc', number(0), number(1), number(1), number(1), number(1)),
      box('stsz', number(0), number(0), number(count), table(size.map((bytes) => bytes - skip))),
      box('stco', number(0), number(count), table(at.map((place) => place + skip + offset))));
    const media = box('mdia',
      box('mdhd', number(0, 12), number(rate), number(count * each), [0x55, 0xc4, 0, 0]),
      box('hdlr', number(0, 8), letters('soun'), number(0, 13)),
      box('minf', box('smhd', number(0, 8)), box('dinf', box('dref', number(0), number(1), box('url ', number(1)))), sound));
    const track = box('trak',
      box('tkhd', number(7), number(0, 8), number(1), number(0), number(length), number(0, 12), [1, 0, 0, 0], unity, number(0, 8)),
      box('edts', box('elst', number(0), number(1), number(length), number(delay), number(65536))),
      media);
    const movie = box('moov', box('mvhd', number(0, 12), number(rate), number(length), number(65536), [1, 0], number(0, 10), unity, number(0, 24), number(2)), track);
    return [box('ftyp', letters('isom'), number(512), letters('isomiso2mp41')), movie, new Uint8Array([...number(file.size + 8), ...letters('mdat')])];
  };
  const head = index(0).reduce((sum, part) => sum + part.length, 0);
  return new Blob([...index(head), file], { type: 'audio/mp4' });
}
