// SPDX-License-Identifier: Apache-2.0
// For the player: the sound of a file so that its times are those of the analysis. Of an MP3 of variable bit rate, and of AAC without
// a container, a browser guesses where a time lies, and is seconds off.
import { behindTags, openAdts } from './containers/adts.js';
import { openMp3 } from './containers/mp3.js';
import { withIndex } from './containers/mp4-writer.js';
import { Reader } from './containers/reader.js';

const adtsHeader = 7; // bytes
const largest = 2 ** 32 - 2 ** 24; // of a file, so that every place in it has 32 bits

/** @param {string} type */
const plays = (type) => new Audio().canPlayType(type) !== '';

/** @type {WeakMap<File, Promise<Blob>>} */ const known = new WeakMap();

/** @param {File} file @returns {Promise<Blob>} the file itself where a browser is right about it, or where nothing better can be had */
export function inStep(file) {
  const found = known.get(file) ?? find(file);
  known.set(file, found);
  return found;
}

/** @param {File} file @returns {Promise<Blob>} */
async function find(file) {
  const reader = new Reader(file, new AbortController().signal);
  try {
    if (file.size > largest) return file;
    const mp3 = plays('audio/mp4; codecs="mp4a.6B"') ? await openMp3(reader) : null;
    if (mp3) return mp3.steady ? file : withIndex(file, mp3.track);
    const aac = plays('audio/mp4; codecs="mp4a.40.2"') ? await openAdts(reader, await behindTags(reader)) : null;
    const [, flags] = aac ? await reader.bytes(aac.at[0], 2) : [0, 0];
    return aac && !aac.gaps && !aac.otherFollows && flags & 1 ? withIndex(file, aac, adtsHeader) : file; // without checksums, which are longer
  } catch {
    return file; // the player will tell what is wrong
  }
}
