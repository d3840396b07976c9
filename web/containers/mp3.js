// SPDX-License-Identifier: Apache-2.0
// The frames of an MP3 (ISO 11172-3, ISO 13818-3), for players that guess where a time lies in it.
import { behindTags } from './adts.js';
import { latin1, viewOf } from './reader.js';

const rates = [11025, 12000, 8000];
const kbits = {
  first: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320], // MPEG-1, layer III
  second: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160], // MPEG-2 and 2.5
};

/** @param {Uint8Array} bytes */
function frameOf(bytes) {
  if (bytes.length < 4) return null;
  const header = viewOf(bytes).getUint32(0);
  const version = (header >>> 19) & 3, layer = (header >>> 17) & 3, kbit = (header >>> 12) & 15, index = (header >>> 10) & 3;
  if (header >>> 21 !== 0x7ff || version === 1 || layer !== 1 || kbit === 0 || kbit === 15 || index === 3) return null;
  const rate = rates[index] << [0, 0, 1, 2][version], samples = version === 3 ? 1152 : 576, mono = header >>> 6 & 3;
  const size = Math.floor(((samples / 8) * 1000 * kbits[version === 3 ? 'first' : 'second'][kbit]) / rate) + ((header >>> 9) & 1);
  return { size, rate, samples, channels: mono === 3 ? 1 : 2, kbit, side: version === 3 ? (mono === 3 ? 17 : 32) : mono === 3 ? 9 : 17 };
}

/** What the tag in the first frame tells, if that is one (Xing, LAME). @param {Uint8Array} frame @param {number} side bytes before it @returns {{delay: number} | null} samples */
function tagOf(frame, side) {
  const at = 4 + side, name = latin1(frame.subarray(at, at + 4));
  if (name !== 'Xing' && name !== 'Info') return null;
  const flags = frame[at + 7];
  const lame = at + 8 + (flags & 1 ? 4 : 0) + (flags & 2 ? 4 : 0) + (flags & 4 ? 100 : 0) + (flags & 8 ? 4 : 0);
  if (lame + 24 > frame.length || frame[lame] === 0) return { delay: 0 };
  return { delay: ((frame[lame + 21] << 4) | (frame[lame + 22] >> 4)) + 529 }; // of the encoder, and of every decoder
}

/**
 * @param {import('./reader.js').Reader} reader
 * @returns {Promise<{track: import('./track.js').Track, steady: boolean} | null>} steady: every frame of the same bit rate. null: no MP3, or one
 *     with something else between its frames
 */
export async function openMp3(reader) {
  let here = await behindTags(reader);
  const first = frameOf(await reader.bytes(here, 4));
  if (!first || !frameOf(await reader.bytes(here + first.size, 4))) return null;
  const tag = tagOf(await reader.bytes(here, first.size), first.side);
  if (tag) here += first.size;
  /** @type {number[]} */ const at = [];
  /** @type {number[]} */ const size = [];
  let steady = true;
  while (here < reader.size) {
    const frame = frameOf(await reader.bytes(here, 4));
    if (!frame || frame.rate !== first.rate || here + frame.size > reader.size) break;
    at.push(here);
    size.push(frame.size);
    steady &&= frame.kbit === first.kbit || (tag !== null && at.length === 1);
    here += frame.size;
  }
  const behind = latin1(await reader.bytes(here, 8));
  const goesOn = here < reader.size - 128 && !/^(TAG|APETAGEX|ID3|LYRICSBE)/.test(behind);
  if (at.length === 0 || goesOn) return null;
  const { rate, samples, channels } = first;
  const end_s = (at.length * samples) / rate, delay_s = (tag?.delay ?? 0) / rate;
  return {
    steady,
    track: {
      container: 'mp3', codec: 'mp3', description: null, rate, channels, at, size, time_s: at.map((_, i) => (i * samples) / rate), end_s,
      prefix: new Uint8Array(), segments: [{ from_s: delay_s, length_s: end_s - delay_s }], tail_s: 0, told_s: null,
      cut: false, gaps: false, otherFollows: false,
    },
  };
}
