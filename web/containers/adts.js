// SPDX-License-Identifier: Apache-2.0
// AAC without a container: frames of a header of seven bytes and a packet (ISO 13818-7, 6.2).
import { aacRates } from './codecs.js';
import { latin1, viewOf } from './reader.js';

const longest = 0x1fff; // bytes of a frame

/** @param {Uint8Array} bytes */
function frameOf(bytes) {
  if (bytes.length < 7) return null;
  const high = viewOf(bytes).getUint32(0), low = viewOf(bytes).getUint32(3);
  const size = (low >>> 13) & longest, rate = aacRates[(high >>> 10) & 15];
  if (high >>> 20 !== 0xfff || ((high >>> 17) & 3) !== 0 || size <= 7 || !rate) return null;
  const profile = (high >>> 14) & 3, channels = (high >>> 6) & 7;
  return { size, rate, type: profile + 1, channels: channels === 7 ? 8 : channels, samples: 1024 * ((low & 3) + 1) };
}

/** Behind the tags that programs put before sound (ID3v2). @param {import('./reader.js').Reader} reader */
export async function behindTags(reader) {
  let at = 0;
  for (;;) {
    const head = await reader.bytes(at, 10);
    if (head.length < 10 || latin1(head.subarray(0, 3)) !== 'ID3') return at;
    at += 10 + head.subarray(6, 10).reduce((size, byte) => size * 128 + (byte & 127), 0) + (head[5] & 16 ? 10 : 0);
  }
}

/**
 * @param {import('./reader.js').Reader} reader @param {number} from behind its tags
 * @returns {Promise<import('./track.js').Track | null>} null: it is none
 */
export async function openAdts(reader, from) {
  const frameAt = async (/** @type {number} */ at) => frameOf(await reader.bytes(at, 7));
  const first = await frameAt(from);
  if (!first || (from + first.size < reader.size && !(await frameAt(from + first.size)))) return null;
  const alike = (/** @type {ReturnType<typeof frameOf>} */ frame) =>
    frame !== null && frame.rate === first.rate && frame.type === first.type && frame.channels === first.channels;

  /** @type {number[]} */ const at = [];
  /** @type {number[]} */ const size = [];
  /** @type {number[]} */ const time_s = [];
  let samples = 0, gaps = false, otherFollows = false, cut = false;
  for (let here = from; here < reader.size;) { // a frame ended here, or two follow each other from here on
    const frame = await frameAt(here);
    if (frame && alike(frame)) {
      cut = here + frame.size > reader.size;
      if (cut) break;
      at.push(here);
      size.push(frame.size);
      time_s.push(samples / first.rate);
      samples += frame.samples;
      here += frame.size;
      continue;
    }
    otherFollows = frame !== null && (await frameAt(here + frame.size)) !== null;
    const found = otherFollows ? null : await nextFrame(reader, here + 1, alike);
    if (found === null) break;
    gaps = true;
    here = found;
  }
  return {
    container: 'adts', codec: `mp4a.40.${first.type}`, description: null, rate: first.rate, channels: first.channels || 2,
    at, size, time_s, end_s: samples / first.rate, prefix: new Uint8Array(), segments: [{ from_s: 0, length_s: Infinity }], tail_s: 0,
    told_s: null, cut, gaps, otherFollows,
  };
}

/**
 * Where two frames follow each other again.
 * @param {import('./reader.js').Reader} reader @param {number} from @param {(frame: ReturnType<typeof frameOf>) => boolean} alike
 * @returns {Promise<number | null>}
 */
async function nextFrame(reader, from, alike) {
  for (let here = from; here + 7 <= reader.size;) {
    const bytes = await reader.bytes(here, 2 ** 16);
    for (let i = 0; i + 7 <= bytes.length; ++i) {
      if (bytes[i] !== 0xff) continue;
      const frame = frameOf(bytes.subarray(i, i + 7));
      if (frame && alike(frame) && alike(frameOf(await reader.bytes(here + i + frame.size, 7)))) return here + i;
    }
    here += Math.max(1, bytes.length - 6);
  }
  return null;
}
