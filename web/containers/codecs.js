// SPDX-License-Identifier: Apache-2.0
// What decoders want to be told in the words of the containers' own standards.
import { viewOf } from './reader.js';

export const aacRates = [96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350];

/**
 * MPEG-4's AudioSpecificConfig (ISO 14496-3, 1.6.2.1).
 * @param {Uint8Array} config
 * @returns {{type: number, rate: number, channels: number}} of the core, without what widens its band; channels 0: told elsewhere
 */
export function aacConfig(config) {
  let at = 0;
  const bits = (/** @type {number} */ count) => {
    let value = 0;
    for (; count > 0; --count, ++at) value = value * 2 + ((config[at >> 3] >> (7 - (at & 7))) & 1);
    if (at > config.length * 8) throw new RangeError('a cut AudioSpecificConfig');
    return value;
  };
  const type5 = bits(5), type = type5 === 31 ? 32 + bits(6) : type5;
  const index = bits(4), rate = index === 15 ? bits(24) : aacRates[index] ?? 0;
  const channels = bits(4);
  return { type, rate, channels: channels === 7 ? 8 : channels };
}

/**
 * MPEG-4's descriptors of an elementary stream (ISO 14496-1, 7.2.6).
 * @param {Uint8Array} bytes
 * @returns {{object: number, config: Uint8Array}}
 */
export function elementaryStream(bytes) {
  const view = viewOf(bytes);
  let at = 0;
  const descriptor = (/** @type {number} */ wanted) => {
    const tag = view.getUint8(at++);
    let length = 0, byte;
    do {
      byte = view.getUint8(at++);
      length = length * 128 + (byte & 127);
    } while (byte & 128);
    if (tag !== wanted) throw new RangeError('another descriptor');
    return length;
  };
  descriptor(3);
  const flags = view.getUint8(at + 2);
  at += 3 + (flags & 0x80 ? 2 : 0) + (flags & 0x40 ? 1 + view.getUint8(at + 3 + (flags & 0x80 ? 2 : 0)) : 0) + (flags & 0x20 ? 2 : 0);
  descriptor(4);
  const object = view.getUint8(at);
  at += 13;
  if (at >= bytes.length || bytes[at] !== 5) return { object, config: new Uint8Array() };
  const length = descriptor(5);
  return { object, config: bytes.slice(at, at + length) };
}

/**
 * Ogg's identification header of Opus (RFC 7845, 5.1) from MP4's dOps box, which says the same with the other end first.
 * @param {Uint8Array} box
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function opusHead(box) {
  const from = viewOf(box);
  const head = new Uint8Array(8 + box.length), to = viewOf(head);
  head.set(new TextEncoder().encode('OpusHead'));
  head.set(box, 8);
  to.setUint8(8, 1);
  to.setUint16(10, from.getUint16(2), true);
  to.setUint32(12, from.getUint32(4), true);
  to.setInt16(16, from.getInt16(8), true);
  return head;
}

/**
 * The encoder's delay as that header tells it, which is taken out: some decoders would leave it out by themselves, and others not.
 * @param {Uint8Array} head
 * @returns {number} seconds
 */
export function takeOpusDelay(head) {
  const view = viewOf(head), delay = view.getUint16(10, true);
  view.setUint16(10, 0, true);
  return delay / 48000;
}

/** How long an Opus packet sounds (RFC 6716, 3.1). @param {number} first byte @param {number} second byte @returns {number} seconds */
export function opusDuration_s(first, second) {
  const kind = first >> 3;
  const frame_ms = kind < 12 ? [10, 20, 40, 60][kind & 3] : kind < 16 ? [10, 20][kind & 1] : [2.5, 5, 10, 20][kind & 3];
  const frames = [1, 2, 2, second & 63][first & 3];
  return (frame_ms * frames) / 1000;
}
