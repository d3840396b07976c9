// SPDX-License-Identifier: Apache-2.0
// From a file to its packets of sound, for what a browser decodes: MP4 and QuickTime, Matroska and WebM, AAC in ADTS.
import { behindTags, openAdts } from './adts.js';
import { beginsAsMatroska, openMatroska } from './matroska.js';
import { beginsAsMp4, openMp4 } from './mp4.js';

const largestPacket = 2 ** 24; // bytes; of any codec far less

/**
 * @param {import('./reader.js').Reader} reader
 * @returns {Promise<import('./track.js').Track | null>} null: none of these, without sound, or damaged beyond reading; rejects where
 *     the browser cannot read the file
 */
export async function openTrack(reader) {
  try {
    const start = await reader.bytes(0, 16);
    const track = beginsAsMp4(start) ? await openMp4(reader) : beginsAsMatroska(start) ? await openMatroska(reader) : await openAdts(reader, await behindTags(reader));
    return track && track.at.length > 0 && track.size.every((size) => size <= largestPacket) ? track : null;
  } catch (error) {
    if (error instanceof RangeError) return null; // what it tells lies beyond its end
    throw error;
  }
}
