// SPDX-License-Identifier: Apache-2.0
// MP4 and QuickTime (M4A, M4B, MOV, 3GP; ISO 14496-12): where the packets of its first sound track lie, by the tables of its index
// and by those of its fragments, and what of them is to be heard, by its edit list or by what iTunes has noted.
import { aacConfig, elementaryStream, opusHead, takeOpusDelay } from './codecs.js';
import { latin1, viewOf } from './reader.js';

const largestIndex = 2 ** 28; // bytes; twelve hours take some 15 MB
const protectedBrands = ['M4P ', 'aax ', 'aaxc']; // of old iTunes and of Audible
const mostPackets = 2 ** 23; // two days of AAC
const longestSilence_s = 600; // before the sound: more is a damaged number

/** @typedef {{name: string, content: Uint8Array}} Box */

/** @param {Uint8Array} bytes @param {number} [at] @returns {Generator<Box>} one after the other, up to what is no box */
function* boxes(bytes, at = 0) {
  while (at + 8 <= bytes.length) {
    const view = viewOf(bytes);
    let size = view.getUint32(at), header = 8;
    if (size === 1) {
      size = Number(view.getBigUint64(at + 8));
      header = 16;
    }
    if (size === 0) size = bytes.length - at;
    if (size < header || at + size > bytes.length) return;
    yield { name: latin1(bytes.subarray(at + 4, at + 8)), content: bytes.subarray(at + header, at + size) };
    at += size;
  }
}

/** @param {Uint8Array} bytes @param {...string} path of names, each within the one before @returns {Uint8Array | null} */
function find(bytes, ...path) {
  const [name, ...inner] = path;
  for (const box of boxes(bytes)) {
    if (box.name !== name) continue;
    const found = inner.length > 0 ? find(box.content, ...inner) : box.content;
    if (found) return found;
  }
  return null;
}

/**
 * How the sound of a track is coded, from its sample description.
 * @param {Uint8Array} entries content of stsd @param {boolean} quicktime
 */
function coding(entries, quicktime) {
  const [entry] = boxes(entries, 8);
  if (!entry) return null;
  const view = viewOf(entry.content);
  const version = view.getUint16(8);
  let at = 28, channels = view.getUint16(16), rate = view.getUint16(24);
  if (viewOf(entries).getUint8(0) === 0 && (quicktime || version === 1)) at += version === 1 ? 16 : version === 2 ? 36 : 0;
  if (version === 2 && quicktime) {
    rate = view.getFloat64(32);
    channels = view.getUint32(40);
  }
  let name = entry.name, delay_s = 0;
  /** @type {Uint8Array<ArrayBuffer> | null} */ let description = null;
  const details = (/** @type {string} */ wanted) =>
    [...boxes(entry.content, at)].find((box) => box.name === wanted)?.content ?? find(wave() ?? new Uint8Array(), wanted);
  const wave = () => [...boxes(entry.content, at)].find((box) => box.name === 'wave')?.content;
  if (name === 'mp4a') {
    const stream = details('esds');
    if (!stream) return null;
    const { object, config } = elementaryStream(stream.subarray(4));
    if (object === 0x69 || object === 0x6b) name = 'mp3';
    else if (object === 0x40 || (object >= 0x66 && object <= 0x68)) {
      const told = aacConfig(config);
      name = `mp4a.40.${told.type}`;
      description = new Uint8Array(config);
      rate = told.rate || rate;
      channels = told.channels || channels;
    } else name = `mp4a.${object.toString(16)}`;
  } else if (name === '.mp3') {
    name = 'mp3';
  } else if (name === 'Opus') {
    const box = details('dOps');
    if (!box) return null;
    name = 'opus';
    description = opusHead(box);
    delay_s = takeOpusDelay(description);
    rate = 48000;
    channels = box[1];
  } else if (name === 'fLaC') {
    const box = details('dfLa');
    if (!box) return null;
    name = 'flac';
    description = new Uint8Array([...new TextEncoder().encode('fLaC'), ...box.subarray(4)]);
    rate = (viewOf(box).getUint32(18) >>> 12) || rate;
  } else if (name === 'alac') {
    const box = details('alac');
    if (box) {
      description = new Uint8Array(box.subarray(4));
      rate = viewOf(box).getUint32(24) || rate;
      channels = box[13] || channels;
    }
  }
  return { codec: name, description, rate, channels, delay_s };
}

/** @typedef {{at: number[], size: number[], ticks: number[], end: number}} Packets ticks of the track's own clock */

/**
 * The packets by the tables of the index.
 * @param {Uint8Array} table content of stbl
 * @returns {Packets}
 */
function indexed(table) {
  const full = (/** @type {string} */ name) => viewOf(find(table, name) ?? new Uint8Array(8));
  const durations = full('stts'), chunks = full('stsc');
  const sizes = find(table, 'stsz'), small = find(table, 'stz2');
  const wide = find(table, 'co64'), places = wide ? viewOf(wide) : full('stco');
  const place = (/** @type {number} */ i) => (wide ? Number(places.getBigUint64(8 + 8 * i)) : places.getUint32(8 + 4 * i));

  /** @type {number[]} */ let size = [];
  if (sizes && sizes.length >= 12) {
    const view = viewOf(sizes), same = view.getUint32(4), count = view.getUint32(8);
    if (count > mostPackets) throw new RangeError('too many packets');
    for (let i = 0; i < count; ++i) size.push(same || view.getUint32(12 + 4 * i));
  } else if (small) {
    const view = viewOf(small), bits = view.getUint8(7), count = view.getUint32(8);
    for (let i = 0; i < count; ++i) {
      if (bits === 16) size.push(view.getUint16(12 + 2 * i));
      else if (bits === 8) size.push(view.getUint8(12 + i));
      else size.push((view.getUint8(12 + (i >> 1)) >> (i & 1 ? 0 : 4)) & 15);
    }
  }

  /** @type {number[]} */ const at = [];
  const runs = chunks.getUint32(4), chunkCount = places.getUint32(4);
  for (let run = 0; run < runs && at.length < size.length; ++run) {
    const begin = chunks.getUint32(8 + 12 * run) - 1, each = chunks.getUint32(12 + 12 * run);
    const end = run + 1 < runs ? chunks.getUint32(20 + 12 * run) - 1 : chunkCount;
    for (let chunk = begin; chunk < Math.min(end, chunkCount); ++chunk) {
      for (let i = 0, here = place(chunk); i < each && at.length < size.length; ++i) {
        at.push(here);
        here += size[at.length - 1];
      }
    }
  }
  size = size.slice(0, at.length);

  /** @type {number[]} */ const ticks = [];
  let time = 0;
  for (let run = 0; run < durations.getUint32(4) && ticks.length < at.length; ++run) {
    const count = durations.getUint32(8 + 8 * run), each = durations.getUint32(12 + 8 * run);
    for (let i = 0; i < count && ticks.length < at.length; ++i, time += each) ticks.push(time);
  }
  return { at: at.slice(0, ticks.length), size: size.slice(0, ticks.length), ticks, end: time };
}

/**
 * The packets of a fragment, behind those that are known.
 * @param {Uint8Array} fragment content of moof @param {number} start where that box begins in the file
 * @param {number} id of the track @param {Uint8Array | null} defaults content of its trex @param {Packets} packets
 */
function addFragment(fragment, start, id, defaults, packets) {
  const byDefault = defaults ? viewOf(defaults) : null;
  let before = start; // where the data of the run before has ended
  for (const part of boxes(fragment)) {
    if (part.name !== 'traf') continue;
    const header = find(part.content, 'tfhd');
    if (!header) continue;
    const view = viewOf(header), flags = view.getUint32(0) & 0xffffff;
    const own = view.getUint32(4) === id;
    let at = 8;
    const field = (/** @type {number} */ flag, /** @type {number} */ otherwise, wide = false) => {
      if (!(flags & flag)) return otherwise;
      const value = wide ? Number(view.getBigUint64(at)) : view.getUint32(at);
      at += wide ? 8 : 4;
      return value;
    };
    const base = field(1, flags & 0x20000 ? start : before, true);
    field(2, 0);
    const duration = field(8, byDefault?.getUint32(12) ?? 0), size = field(16, byDefault?.getUint32(16) ?? 0);
    const time = find(part.content, 'tfdt');
    if (own && time) packets.end = time[0] === 1 ? Number(viewOf(time).getBigUint64(4)) : viewOf(time).getUint32(4);
    let here = base;
    for (const run of boxes(part.content)) {
      if (run.name !== 'trun') continue;
      const rows = viewOf(run.content), shown = rows.getUint32(0) & 0xffffff, count = rows.getUint32(4);
      if (packets.at.length + count > mostPackets) throw new RangeError('too many packets');
      let row = 8;
      if (shown & 1) {
        here = base + rows.getInt32(row);
        row += 4;
      }
      if (shown & 4) row += 4;
      for (let i = 0; i < count; ++i) {
        const take = (/** @type {number} */ flag, /** @type {number} */ otherwise) => {
          if (!(shown & flag)) return otherwise;
          row += 4;
          return rows.getUint32(row - 4);
        };
        const each = take(0x100, duration), bytes = take(0x200, size);
        take(0x400, 0);
        take(0x800, 0);
        if (own) {
          packets.at.push(here);
          packets.size.push(bytes);
          packets.ticks.push(packets.end);
          packets.end += each;
        }
        here += bytes;
      }
    }
    before = here;
  }
}

/**
 * @param {Uint8Array | null} list content of elst @param {number} movieScale @param {number} scale of the track's clock
 * @returns {import('./track.js').Segment[]} none where there is no list, or one that plays all
 */
function editList(list, movieScale, scale) {
  /** @type {import('./track.js').Segment[]} */ const segments = [];
  if (!list || !movieScale) return segments;
  const view = viewOf(list), wide = view.getUint8(0) === 1, count = view.getUint32(4);
  for (let i = 0; i < count; ++i) {
    const at = 8 + i * (wide ? 20 : 12);
    const length = wide ? Number(view.getBigUint64(at)) : view.getUint32(at);
    const from = wide ? Number(view.getBigInt64(at + 8)) : view.getInt32(at + 4);
    if (from < 0) segments.push({ from_s: null, length_s: Math.min(length / movieScale, longestSilence_s) });
    else segments.push({ from_s: from / scale, length_s: length / movieScale || Infinity });
  }
  return segments.some(({ from_s }) => from_s !== null) ? segments : [];
}

/** What iTunes has noted of the encoder's delay. @param {Uint8Array} movie content of moov @returns {{delay: number, length: number} | null} in samples */
function itunesDelay(movie) {
  const user = find(movie, 'udta', 'meta');
  const list = user && (find(user.subarray(4), 'ilst') ?? find(user, 'ilst'));
  for (const item of list ? boxes(list) : []) {
    if (item.name !== '----') continue;
    const name = find(item.content, 'name'), data = find(item.content, 'data');
    if (!name || !data || latin1(name.subarray(4)) !== 'iTunSMPB') continue;
    const numbers = latin1(data.subarray(8)).trim().split(/\s+/).map((text) => parseInt(text, 16));
    if (numbers.length >= 4 && numbers[1] > 0 && numbers[3] > 0) return { delay: numbers[1], length: numbers[3] };
  }
  return null;
}

/** @param {Uint8Array} start of a file */
export function beginsAsMp4(start) {
  return ['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip', 'pnot', 'styp'].includes(latin1(start.subarray(4, 8)));
}

/**
 * The boxes at the file's top, without their content.
 * @param {import('./reader.js').Reader} reader
 * @returns {AsyncGenerator<{name: string, at: number, begin: number, end: number}>}
 */
async function* topBoxes(reader) {
  for (let at = 0; at + 8 <= reader.size;) {
    const bytes = await reader.bytes(at, 16), view = viewOf(bytes);
    let size = view.getUint32(0), header = 8;
    if (size === 1) {
      size = Number(view.getBigUint64(8));
      header = 16;
    }
    const name = latin1(bytes.subarray(4, 8));
    if (size === 0) size = reader.size - at;
    if (size < header || !/^[\x20-\x7e\xa9]{4}$/.test(name)) return;
    yield { name, at, begin: at + header, end: Math.min(at + size, reader.size) };
    at += size;
  }
}

/**
 * @param {import('./reader.js').Reader} reader
 * @returns {Promise<import('./track.js').Track | null>} null: no sound, or no index
 */
export async function openMp4(reader) {
  /** @type {Uint8Array | null} */ let movie = null;
  /** @type {{content: Uint8Array, at: number}[]} */ const fragments = [];
  let quicktime = true;
  for await (const box of topBoxes(reader)) {
    const content = async () => {
      if (box.end - box.begin > largestIndex) throw new RangeError('too large an index');
      return reader.bytes(box.begin, box.end - box.begin);
    };
    if (box.name === 'ftyp') {
      const brand = latin1((await content()).subarray(0, 4));
      if (protectedBrands.includes(brand)) return null;
      quicktime = brand === 'qt  ';
    }
    if (box.name === 'moov') movie ??= await content();
    else if (box.name === 'moof') fragments.push({ content: await content(), at: box.at });
  }
  if (!movie) return null;
  const header = find(movie, 'mvhd');
  const movieScale = header ? viewOf(header).getUint32(header[0] === 1 ? 20 : 12) : 0;
  for (const { name, content: part } of boxes(movie)) {
    const handler = name === 'trak' ? find(part, 'mdia', 'hdlr') : null;
    if (!handler || latin1(handler.subarray(8, 12)) !== 'soun') continue;
    const media = find(part, 'mdia', 'mdhd'), table = find(part, 'mdia', 'minf', 'stbl'), track = find(part, 'tkhd');
    const entries = table && find(table, 'stsd');
    const coded = entries && coding(entries, quicktime);
    if (!media || !table || !track || !coded) return null;
    const scale = viewOf(media).getUint32(media[0] === 1 ? 20 : 12);
    if (scale === 0) return null;

    const packets = indexed(table);
    const id = viewOf(track).getUint32(track[0] === 1 ? 20 : 12);
    const defaults = [...boxes(find(movie, 'mvex') ?? new Uint8Array())].find((box) => box.name === 'trex' && viewOf(box.content).getUint32(4) === id);
    for (const { content, at } of fragments) addFragment(content, at, id, defaults?.content ?? null, packets);

    let segments = editList(find(part, 'edts', 'elst'), movieScale, scale);
    const noted = itunesDelay(movie);
    if (segments.every(({ from_s }) => from_s === 0) && noted) segments = [{ from_s: noted.delay / scale, length_s: noted.length / scale }];
    if (segments.length === 0) segments = [{ from_s: coded.delay_s, length_s: Infinity }];
    const { codec, description, rate, channels } = coded;
    const whole = packets.at.findIndex((at, i) => at + packets.size[i] > reader.size);
    const end_s = packets.end / scale;
    // The last packet may be told to be shorter than what it decodes to.
    for (const segment of segments) if (segment.from_s !== null && segment.length_s === Infinity && end_s > segment.from_s) segment.length_s = end_s - segment.from_s;
    return {
      container: 'mp4', codec, description, rate, channels,
      at: whole < 0 ? packets.at : packets.at.slice(0, whole), size: packets.size, time_s: packets.ticks.map((tick) => tick / scale), end_s,
      prefix: new Uint8Array(), segments, tail_s: 0, told_s: null, cut: whole >= 0, gaps: false, otherFollows: false,
    };
  }
  return null;
}
