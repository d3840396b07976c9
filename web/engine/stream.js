// SPDX-License-Identifier: Apache-2.0
// Decodes a track piece by piece by the browser's AudioDecoder, so that no more than a second or two of it is in memory. Whatever
// the codec, a piece is samples at the rate that the decoder gives.
import { packetsOf } from '../containers/track.js';

/** @typedef {{rate: number, channels: Float32Array<ArrayBuffer>[]}} Piece channels of equal length */
/** @typedef {{gaps: boolean, otherFollows: boolean}} Findings */

const ahead = 16; // packets in the decoder at a time
const most = 200; // damaged packets, until the rest is given up

/** @param {import('../containers/track.js').Track} track @returns {AudioDecoderConfig} */
const configOf = ({ codec, rate, channels, description }) => ({ codec, sampleRate: rate, numberOfChannels: channels, ...(description ? { description } : {}) });

/** @param {import('../containers/track.js').Track} track @returns {Promise<boolean>} whether this browser decodes it in pieces */
export async function decodes(track) {
  if (typeof AudioDecoder !== 'function') return false; // older browsers, and pages that are not served securely
  try {
    return (await AudioDecoder.isConfigSupported(configOf(track))).supported === true;
  } catch {
    return false; // no such codec
  }
}

/** Samples and where they are, in samples of the track. @typedef {{from: number, piece: Piece}} Placed */

/** @param {AudioData} data @returns {Piece} */
function pieceOf(data) {
  const channels = Array.from({ length: data.numberOfChannels }, (_, planeIndex) => {
    const samples = new Float32Array(data.numberOfFrames);
    data.copyTo(samples, { planeIndex, format: 'f32-planar' });
    return samples;
  });
  const rate = data.sampleRate;
  data.close();
  return { rate, channels };
}

/** @param {Piece} piece */
export const lengthOf = (piece) => piece.channels[0]?.length ?? 0;

/** @param {Piece} piece @param {number} begin @param {number} end @returns {Piece} */
const part = ({ rate, channels }, begin, end) => ({ rate, channels: channels.map((samples) => samples.subarray(begin, end)) });

/**
 * All that some packets decode to. Damaged ones are left out.
 * @param {import('../containers/track.js').Track} track @param {import('../containers/reader.js').Reader} reader
 * @param {number} first packet @param {number} end behind the last @param {Findings} findings
 * @returns {AsyncGenerator<Piece>}
 */
async function* run(track, reader, first, end, findings) {
  let failures = 0;
  for (let begin = first; begin < end;) {
    /** @type {AudioData[]} */ const decoded = [];
    let failed = false, heard = -1; // packets up to this one have sounded
    let wake = () => {};
    const decoder = new AudioDecoder({
      output: (data) => {
        heard = Math.max(heard, data.timestamp);
        decoded.push(data);
        wake();
      },
      error: () => {
        failed = true;
        wake();
      },
    });
    decoder.ondequeue = () => wake();
    const stamp = (/** @type {number} */ i) => Math.round((track.time_s[i] - track.time_s[begin]) * 1e6);
    try {
      decoder.configure(configOf(track));
      for (let i = begin; i < end && !failed; ++i) {
        let data = await reader.bytes(track.at[i], track.size[i]);
        if (track.prefix.length > 0) {
          const whole = new Uint8Array(track.prefix.length + data.length);
          whole.set(track.prefix);
          whole.set(data, track.prefix.length);
          data = whole;
        }
        if (failed) break;
        decoder.decode(new EncodedAudioChunk({ type: 'key', timestamp: stamp(i), data: /** @type {Uint8Array<ArrayBuffer>} */ (data) }));
        while (decoder.decodeQueueSize > ahead && !failed && decoded.length === 0) await new Promise((resolve) => (wake = () => resolve(undefined)));
        for (const each of decoded.splice(0)) yield pieceOf(each);
      }
      if (!failed) await decoder.flush().catch(() => (failed = true));
      for (const each of decoded.splice(0)) yield pieceOf(each);
    } finally {
      for (const each of decoded) each.close();
      if (decoder.state !== 'closed') decoder.close();
    }
    if (!failed) return;
    findings.gaps = true;
    if (++failures > most) return;
    let bad = begin;
    while (bad < end && stamp(bad) <= heard) ++bad;
    begin = bad + 1;
  }
}

/**
 * What of a track is to be heard, from one second of that to another.
 * @param {import('../containers/track.js').Track} track @param {import('../containers/reader.js').Reader} reader
 * @param {Findings} findings what is to be told, known at the end
 * @param {number} [from_s] @param {number} [to_s]
 * @returns {AsyncGenerator<Piece>}
 */
export async function* decoded(track, reader, findings, from_s = 0, to_s = Infinity) {
  findings.gaps ||= track.gaps;
  findings.otherFollows ||= track.otherFollows;
  /** @type {Piece | null} */ let kind = null; // the first, whose rate and channels all must have
  let silence_s = 0; // before anything has sounded, and its kind is known
  let start_s = 0; // of the segment, in what is heard
  for (const segment of track.segments) {
    const begin_s = start_s;
    start_s += segment.from_s === null ? segment.length_s : Math.min(segment.length_s, Math.max(0, track.end_s - segment.from_s));
    if (begin_s >= to_s) return;
    const skipped_s = Math.max(0, from_s - begin_s);
    if (segment.length_s <= skipped_s) continue;
    if (segment.from_s === null) {
      silence_s += Math.min(segment.length_s, to_s - begin_s) - skipped_s;
      continue;
    }
    const first_s = segment.from_s + skipped_s, last_s = segment.from_s + Math.min(segment.length_s, to_s - begin_s);
    const [first, end] = packetsOf(track, first_s, last_s);
    const toTheEnd = end === track.at.length && last_s > track.end_s - track.tail_s;
    let here = 0, limit = 0;
    /** @type {Piece[]} */ const held = []; // of the end, which may be filling
    let holding = 0;
    for await (const piece of run(track, reader, first, Math.min(end, track.at.length), findings)) {
      if (!kind) {
        kind = piece;
        yield* quiet(kind, silence_s);
      } else if (piece.rate !== kind.rate || piece.channels.length !== kind.channels.length) {
        findings.otherFollows = true;
        break;
      } else yield* quiet(kind, silence_s);
      silence_s = 0;
      if (limit === 0) {
        const offset_s = track.time_s[first] - track.time_s[0];
        here = Math.round(offset_s * kind.rate);
        limit = last_s === Infinity ? Infinity : Math.round(last_s * kind.rate);
      }
      const wanted = Math.round(first_s * kind.rate);
      const length = lengthOf(piece), from = Math.max(0, wanted - here), to = Math.min(length, limit - here);
      here += length;
      if (from < to) {
        held.push(part(piece, from, to));
        holding += to - from;
      }
      const tail = toTheEnd ? Math.round(track.tail_s * kind.rate) : 0;
      while (held.length > 0 && holding - lengthOf(held[0]) >= tail) {
        const next = /** @type {Piece} */ (held.shift());
        holding -= lengthOf(next);
        yield next;
      }
      if (here >= limit) break;
    }
    const tail = toTheEnd && kind ? Math.round(track.tail_s * kind.rate) : 0;
    for (const piece of held) {
      const length = Math.min(lengthOf(piece), holding - tail);
      if (length > 0) yield part(piece, 0, length);
      holding -= lengthOf(piece);
    }
    if (findings.otherFollows && !track.otherFollows) return;
  }
  if (kind) yield* quiet(kind, silence_s);
}

/** @param {Piece} kind @param {number} length_s @returns {Generator<Piece>} silence, in seconds */
function* quiet({ rate, channels }, length_s) {
  for (let left = Math.round(length_s * rate); left > 0; left -= rate) yield { rate, channels: channels.map(() => new Float32Array(Math.min(left, rate))) };
}
