// SPDX-License-Identifier: Apache-2.0
// What a container tells of its sound: where in the file every packet lies, what decodes it, and which part of it is to be heard.

/**
 * A stretch of the decoded sound, in order of hearing (MP4's edit list). An encoder's delay lies before the first of them.
 * @typedef {object} Segment
 * @property {number | null} from_s of the track; null: silence
 * @property {number} length_s Infinity: to the end of the track
 */

/**
 * @typedef {object} Track
 * @property {string} container 'mp4', 'matroska' or 'adts'
 * @property {string} codec as WebCodecs names it ('mp4a.40.2', 'opus'); else the container's own name of it
 * @property {Uint8Array<ArrayBuffer> | null} description what its decoder has to know beforehand
 * @property {number} rate Hz, as told; the decoder may find another
 * @property {number} channels as told
 * @property {number[]} at where each packet begins in the file
 * @property {number[]} size of each packet, in bytes
 * @property {number[]} time_s of each packet in the track, increasing
 * @property {number} end_s where the last packet ends
 * @property {Uint8Array} prefix of every packet, left out in the file
 * @property {Segment[]} segments at least one
 * @property {number} tail_s of the sound's end, that is filling
 * @property {number | null} told_s how long the file says that it sounds
 * @property {boolean} cut the file ends within it
 * @property {boolean} gaps parts of the file are damaged and left out
 * @property {boolean} otherFollows it goes on with another rate or other channels
 */

/** @param {Track} track @returns {number} how long it will sound, in seconds */
export function soundingLength(track) {
  let sum = -track.tail_s;
  for (const { from_s, length_s } of track.segments)
    sum += from_s === null ? length_s : Math.max(0, Math.min(length_s, track.end_s - from_s));
  return Math.max(0, sum);
}

/**
 * The packets of a stretch of the track, so many seconds before it, for decoders need a run-up.
 * @param {Track} track @param {number} from_s @param {number} to_s @param {number} [before_s]
 * @returns {[number, number]} first, and one behind the last
 */
export function packetsOf({ time_s }, from_s, to_s, before_s = 0.2) {
  const first = (/** @type {number} */ time) => {
    let low = 0, high = time_s.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (time_s[middle] < time) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return [Math.max(0, first(from_s - before_s) - 1), first(to_s)];
}
