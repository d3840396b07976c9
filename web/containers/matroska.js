// SPDX-License-Identifier: Apache-2.0
// Matroska and WebM (RFC 8794, RFC 9559): where the packets of its first sound track lie. What a browser records tells neither its
// length nor that of its parts; so every block is looked at once.
import { aacConfig, opusDuration_s, takeOpusDelay } from './codecs.js';
import { latin1, viewOf } from './reader.js';

const ids = {
  segment: 0x18538067, info: 0x1549a966, tracks: 0x1654ae6b, cluster: 0x1f43b675, // the file's skeleton
  scale: 0x2ad7b1, duration: 0x4489,
  track: 0xae, number: 0xd7, type: 0x83, codec: 0x86, private: 0x63a2, delay: 0x56aa, each: 0x23e383, audio: 0xe1, encodings: 0x6d80,
  rate: 0xb5, channels: 0x9f, bits: 0x6264,
  encoding: 0x6240, compression: 0x5034, algorithm: 0x4254, settings: 0x4255, encryption: 0x5035,
  time: 0xe7, simple: 0xa3, group: 0xa0, block: 0xa1, padding: 0x75a2,
};
const largestHeader = 2 ** 26; // bytes of what tells of the tracks, pictures in it included
const unknown = 2 ** 56 - 1; // as a size: up to the next of its kind or a higher one

/**
 * The number of an element or its size: its length stands in its leading zeros.
 * @param {Uint8Array} bytes @param {number} at @param {boolean} marked with the bit that ends those zeros
 * @returns {{value: number, length: number}}
 */
function variable(bytes, at, marked = false) {
  const length = at < bytes.length ? Math.clz32(bytes[at]) - 23 : 9;
  if (length > 8 || at + length > bytes.length) throw new RangeError('a cut number');
  let value = marked ? bytes[at] : bytes[at] & (0xff >> length);
  for (let i = 1; i < length; ++i) value = value * 256 + bytes[at + i];
  return { value: !marked && value >= 2 ** (7 * length) - 1 ? unknown : value, length };
}

/** @param {Uint8Array} bytes @returns {Generator<{id: number, content: Uint8Array}>} */
function* elements(bytes) {
  for (let at = 0; at < bytes.length;) {
    const id = variable(bytes, at, true), size = variable(bytes, at + id.length);
    const begin = at + id.length + size.length, end = Math.min(bytes.length, begin + size.value);
    yield { id: id.value, content: bytes.subarray(begin, end) };
    at = end;
  }
}

/** @param {Uint8Array} bytes @param {number} id @returns {Uint8Array | null} */
function find(bytes, id) {
  for (const element of elements(bytes)) if (element.id === id) return element.content;
  return null;
}

/** @param {Uint8Array | null} bytes @param {number} otherwise */
const whole = (bytes, otherwise) => bytes?.reduce((value, byte) => value * 256 + byte, 0) ?? otherwise;

/** @param {Uint8Array | null} bytes @param {number} otherwise */
function real(bytes, otherwise) {
  if (bytes?.length === 4) return viewOf(bytes).getFloat32(0);
  return bytes?.length === 8 ? viewOf(bytes).getFloat64(0) : otherwise;
}

/** What is left out at the beginning of every packet. @param {Uint8Array | null} encodings @returns {Uint8Array | null} null: packed or locked */
function leftOut(encodings) {
  const encoding = encodings && find(encodings, ids.encoding);
  if (!encoding) return new Uint8Array();
  const compression = find(encoding, ids.compression);
  if (!compression || find(encoding, ids.encryption) || whole(find(compression, ids.algorithm), 0) !== 3) return null;
  return find(compression, ids.settings) ?? new Uint8Array();
}

/** @param {string} name the container's own @param {Uint8Array | null} told CodecPrivate @param {number} bits */
function coding(name, told, bits) {
  const description = told ? new Uint8Array(told) : null;
  if (name.startsWith('A_AAC')) {
    const type = told ? aacConfig(told).type : 2;
    return { codec: `mp4a.40.${type}`, description };
  }
  /** @type {Record<string, string>} */
  const codecs = { A_OPUS: 'opus', A_VORBIS: 'vorbis', A_FLAC: 'flac', A_ALAC: 'alac', 'A_MPEG/L3': 'mp3', A_AC3: 'ac-3', A_EAC3: 'ec-3' };
  if (name === 'A_PCM/INT/LIT') return { codec: bits === 8 ? 'pcm-u8' : `pcm-s${bits}`, description: null };
  if (name === 'A_PCM/FLOAT/IEEE' && bits === 32) return { codec: 'pcm-f32', description: null };
  return { codec: codecs[name] ?? name, description: name === 'A_MPEG/L3' ? null : description };
}

/**
 * The frames within a block (RFC 9559, 10.3).
 * @param {Uint8Array} head of the block, behind the track's number, to its first frame at least, or longer
 * @param {number} begin of `head` in the file @param {number} end of the block
 * @returns {{at: number, size: number}[]}
 */
function frames(head, begin, end) {
  const lacing = (head[2] >> 1) & 3;
  if (lacing === 0) return [{ at: begin + 3, size: end - begin - 3 }];
  const count = head[3] + 1;
  let at = 4;
  /** @type {number[]} */ const sizes = [];
  if (lacing === 1) {
    for (let i = 0; i + 1 < count; ++i) {
      let size = 0, byte;
      do {
        byte = head[at++];
        if (byte === undefined) throw new RangeError('a cut block');
        size += byte;
      } while (byte === 255);
      sizes.push(size);
    }
  } else if (lacing === 3) {
    for (let i = 0; i + 1 < count; ++i) {
      const { value, length } = variable(head, at);
      at += length;
      sizes.push(i === 0 ? value : sizes[i - 1] + value - (2 ** (7 * length - 1) - 1));
    }
  }
  const rest = end - begin - at;
  if (lacing === 2) for (let i = 0; i < count; ++i) sizes.push(rest / count);
  else sizes.push(rest - sizes.reduce((a, b) => a + b, 0));
  let here = begin + at;
  return sizes.map((size) => {
    if (!Number.isInteger(size) || size < 0) throw new RangeError('a damaged block');
    here += size;
    return { at: here - size, size };
  });
}

const longestHead = 16 + 4 * 256; // bytes of a block before its first frame

class Walk {
  /** @type {number[]} */ at = [];
  /** @type {number[]} */ size = [];
  /** @type {number[]} */ time_s = [];
  /** @type {Uint8Array | null} */ info = null;
  /** @type {Uint8Array | null} */ sound = null; // of the tracks, the first with sound
  tail_s = 0;
  tracks = 0; // of any kind
  cut = false;
  #number = 0;
  #cluster = 0; // its time, in ticks

  /** @param {import('./reader.js').Reader} reader */
  constructor(reader) {
    this.reader = reader;
  }

  get tick_s() {
    return 1e-9 * whole(this.info && find(this.info, ids.scale), 1e6);
  }

  /** All elements from `at` on, those within segments, clusters and groups too. @param {number} at @param {number} end @returns {Promise<void>} */
  async run(at, end) {
    while (at < end) {
      const head = await this.reader.bytes(at, 12);
      let id, size;
      try {
        id = variable(head, 0, true);
        size = variable(head, id.length);
      } catch {
        this.cut = true;
        return;
      }
      const begin = at + id.length + size.length;
      const within = id.value === ids.segment || id.value === ids.cluster;
      const last = size.value === unknown ? end : begin + size.value;
      if (size.value === unknown && !within) {
        this.cut = true;
        return;
      }
      if (within) {
        at = begin; // whose elements follow
        if (last > end) this.cut = true;
        continue;
      }
      if (last > end) {
        this.cut = true;
        return;
      }
      await this.#element(id.value, begin, last);
      at = last;
    }
  }

  /** @param {number} id @param {number} begin @param {number} end */
  async #element(id, begin, end) {
    const content = () => {
      if (end - begin > largestHeader) throw new RangeError('too large a header');
      return this.reader.bytes(begin, end - begin);
    };
    switch (id) {
      case ids.info: this.info = await content(); break;
      case ids.tracks: this.#tracks(await content()); break;
      case ids.time: this.#cluster = whole(await content(), 0); break;
      case ids.simple: await this.#block(begin, end); break;
      case ids.group: await this.#group(begin, end); break;
    }
  }

  /** @param {Uint8Array} tracks */
  #tracks(tracks) {
    for (const { id, content } of elements(tracks)) {
      if (id !== ids.track) continue;
      this.tracks += 1;
      if (whole(find(content, ids.type), 0) !== 2 || this.sound) continue;
      this.sound = content.slice();
      this.#number = whole(find(content, ids.number), 0);
    }
  }

  /** @param {number} begin @param {number} end */
  async #group(begin, end) {
    let padding = null, own = false;
    for (let at = begin; at < end;) {
      const head = await this.reader.bytes(at, 12);
      const id = variable(head, 0, true), size = variable(head, id.length);
      const inner = at + id.length + size.length, last = Math.min(end, inner + size.value);
      if (id.value === ids.block) own = await this.#block(inner, last);
      if (id.value === ids.padding) padding = await this.reader.bytes(inner, last - inner);
      at = last;
    }
    if (own) this.tail_s = Math.max(0, whole(padding, 0) * 1e-9); // of the last block, at the end
  }

  /** @param {number} begin @param {number} end @returns {Promise<boolean>} whether it is of the sound */
  async #block(begin, end) {
    const head = await this.reader.bytes(begin, Math.min(end - begin, longestHead));
    const { value, length } = variable(head, 0);
    if (value !== this.#number) return false;
    this.tail_s = 0;
    const time = (this.#cluster + viewOf(head).getInt16(length)) * this.tick_s;
    for (const frame of frames(head.subarray(length), begin + length, end)) {
      const last = this.time_s[this.time_s.length - 1] ?? -1;
      this.at.push(frame.at);
      this.size.push(frame.size);
      this.time_s.push(Math.max(time, last + 1e-6)); // of those that are laced only the first is told
    }
    return true;
  }
}

/** Before the first packet, and between others: nothing is decoded there. @param {number[]} time_s */
function silent_s(time_s) {
  const steps = time_s.slice(1).map((time, i) => time - time_s[i]);
  const usual_s = [...steps].sort((a, b) => a - b)[steps.length >> 1] ?? 0, longest_s = Math.max(2 * usual_s, 0.12); // of Opus
  return steps.reduce((sum, step) => sum + (step > longest_s ? step - usual_s : 0), time_s[0]);
}

/** @param {Uint8Array} start of a file */
export const beginsAsMatroska = (start) => start.length > 3 && viewOf(start).getUint32(0) === 0x1a45dfa3;

/**
 * @param {import('./reader.js').Reader} reader
 * @returns {Promise<import('./track.js').Track | null>} null: no sound, or packed
 */
export async function openMatroska(reader) {
  const walk = new Walk(reader);
  await walk.run(0, reader.size);
  const { sound, info, at, size, time_s, tail_s, cut, tick_s } = walk;
  if (!sound || at.length === 0) return null;
  const prefix = leftOut(find(sound, ids.encodings)), audio = find(sound, ids.audio) ?? new Uint8Array();
  if (!prefix) return null;
  const name = latin1(find(sound, ids.codec) ?? new Uint8Array()).replace(/\0+$/, '');
  const told = info && find(info, ids.duration);
  const { codec, description } = coding(name, find(sound, ids.private), whole(find(audio, ids.bits), 16));
  const delay = find(sound, ids.delay), inHead_s = codec === 'opus' && description && description.length >= 19 ? takeOpusDelay(description) : 0;
  const last = await reader.bytes(at[at.length - 1], 2);
  const each_s = 1e-9 * whole(find(sound, ids.each), 0);
  const length_s = codec === 'opus' && prefix.length === 0 ? opusDuration_s(last[0], last[1] ?? 0) : each_s;
  return {
    container: 'matroska', codec, description, rate: real(find(audio, ids.rate), 8000), channels: whole(find(audio, ids.channels), 1),
    at, size, time_s, end_s: time_s[time_s.length - 1] + length_s, prefix,
    segments: [{ from_s: delay ? whole(delay, 0) * 1e-9 : inHead_s, length_s: Infinity }], tail_s,
    told_s: told && walk.tracks === 1 ? Math.max(0, real(told, 0) * tick_s - silent_s(time_s)) : null, // others may last longer
    cut, gaps: false, otherFollows: false,
  };
}
