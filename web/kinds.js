// SPDX-License-Identifier: Apache-2.0
// Which files are sound: by their names' endings, by their types, by their first bytes. One list for choosing and for dropping.

export const endings = ['wav', 'wave', 'w64', 'rf64', 'mp3', 'mp2', 'flac', 'ogg', 'oga', 'opus', 'm4a', 'm4b', 'mp4', 'aac', 'webm', 'mka', 'aif', 'aiff', 'aifc', 'caf'];
const types = ['audio/*', 'video/mp4', 'video/webm', 'application/ogg'];

/** For a file input. */
export const accepted = [...types, ...endings.map((ending) => `.${ending}`)].join(',');

const ending = new RegExp(`\\.(${endings.join('|')})$`, 'i');

/** @param {Uint8Array} start at least 16 bytes, unless the file is shorter */
function beginsAsSound(start) {
  const text = String.fromCharCode(...start);
  if (/^(ID3|fLaC|OggS|caff|riff|\x1aE\xdf\xa3)/.test(text)) return true; // the last: Matroska and WebM
  if (/^(RIFF|RF64|BW64)[^]{4}WAVE|^FORM[^]{4}AIF|^[^]{4}ftyp/.test(text)) return true;
  const [sync, kind, rates] = start;
  if (sync !== 0xff || start.length < 3) return false;
  if ((kind & 0xf6) === 0xf0) return true; // ADTS: AAC without a container
  const layer = (kind >> 1) & 3; // MPEG audio: 1 is layer III, 2 is layer II
  return (kind & 0xe0) === 0xe0 && (layer === 1 || layer === 2) && rates >> 4 !== 15 && ((rates >> 2) & 3) !== 3;
}

/** Whether a file is worth trying: it is called sound, or begins as it. @param {File} file @returns {Promise<boolean>} */
export async function isSound(file) {
  if (ending.test(file.name)) return true;
  return beginsAsSound(new Uint8Array(await file.slice(0, 16).arrayBuffer()));
}
