// SPDX-License-Identifier: Apache-2.0
// Files come by the button, or dropped anywhere on the page, folders included.

import { words } from './view/words.js';

const audioNames = /\.(wav|wave|mp3|flac|ogg|oga|opus|m4a|mp4|aac|webm|mka|aif|aiff|caf)$/i;

/**
 * @param {FileSystemEntry} entry
 * @param {boolean} named dropped itself, not found in a folder
 * @param {() => void} onUnread told of a file or folder that cannot be read: the others are taken
 * @returns {Promise<File[]>}
 */
async function filesOf(entry, named, onUnread) {
  /** @type {File[]} */ const files = [];
  try {
    if (entry.isFile) {
      // Of a folder only what may be audio is taken, without the notes that macOS hides beside it; what the user named is taken as it is.
      if (!named && (!audioNames.test(entry.name) || entry.name.startsWith('.'))) return [];
      return [await new Promise((resolve, reject) => /** @type {FileSystemFileEntry} */ (entry).file(resolve, reject))];
    }
    const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
    for (;;) {
      /** @type {FileSystemEntry[]} */
      const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (some.length === 0) break;
      for (const inner of some.sort((a, b) => a.name.localeCompare(b.name))) files.push(...(await filesOf(inner, false, onUnread)));
    }
  } catch {
    onUnread();
  }
  return files;
}

/**
 * @param {HTMLInputElement} input
 * @param {(files: File[], dropped: boolean) => void} take
 * @param {(message: string) => void} refuse
 */
export function watchFiles(input, take, refuse) {
  const picked = () => {
    take([...(input.files ?? [])], false);
    input.value = ''; // the same file may be picked again
  };
  input.addEventListener('change', picked);
  if (input.files?.length) picked(); // before this script was there

  const carriesFiles = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes('Files') ?? false;
  let depth = 0;
  const mark = (/** @type {number} */ to) => {
    depth = Math.max(0, to);
    document.body.classList.toggle('dropping', depth > 0);
  };
  // Captured, for the canvas' port would swallow a drop on the canvas.
  const listen = (/** @type {string} */ type, /** @type {(event: DragEvent) => void} */ act) =>
    window.addEventListener(
      type,
      (event) => {
        const drag = /** @type {DragEvent} */ (event);
        if (!carriesFiles(drag)) return;
        drag.preventDefault();
        drag.stopImmediatePropagation();
        act(drag);
      },
      { capture: true },
    );
  listen('dragenter', () => mark(depth + 1));
  listen('dragleave', () => mark(depth - 1));
  listen('dragover', (event) => {
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
  });
  listen('drop', async ({ dataTransfer }) => {
    mark(0);
    if (!dataTransfer) return;
    const plain = [...dataTransfer.files];
    const entries = [...dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter((entry) => entry != null);
    if (!entries.some((entry) => entry.isDirectory)) return take(plain, true);
    let unread = false;
    const files = (await Promise.all(entries.map((entry) => filesOf(entry, true, () => (unread = true))))).flat();
    if (files.length === 0) refuse(unread ? words().lockedFolder : words().emptyFolder);
    else if (unread) refuse(words().lockedInFolder);
    take(files, true);
  });
}
