// SPDX-License-Identifier: Apache-2.0
// Files come by the button, pasted, or dropped anywhere on the page, folders included.

import { accepted, endings, isSound } from './kinds.js';
import { fileFrom, rememberOrigin } from './origins.js';
import { words } from './view/words.js';

/** What became of the folders among what was dropped. @typedef {{unread: boolean, leftOut: number}} Findings */

/** 2 before 10. */
const natural = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** @param {FileSystemDirectoryEntry} folder @returns {Promise<FileSystemEntry[]>} all of them: a browser gives a hundred at a time */
async function entriesOf(folder) {
  const reader = folder.createReader();
  /** @type {FileSystemEntry[]} */ const all = [];
  for (;;) {
    /** @type {FileSystemEntry[]} */
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all.sort((a, b) => natural.compare(a.name, b.name));
    all.push(...some);
  }
}

/**
 * @param {FileSystemEntry} entry
 * @param {boolean} named dropped itself, not found in a folder: it is taken as it is
 * @param {Findings} findings told of what cannot be read, or is no sound: the others are taken
 * @param {Promise<FileSystemHandle | null>} handle of what was dropped, which this is or lies in
 * @returns {Promise<File[]>}
 */
async function filesOf(entry, named, findings, handle) {
  /** @type {File[]} */ const files = [];
  try {
    if (entry.isFile) {
      if (!named && entry.name.startsWith('.')) return []; // a note that macOS hides beside a file, say
      /** @type {File} */
      const file = await new Promise((resolve, reject) => /** @type {FileSystemFileEntry} */ (entry).file(resolve, reject));
      if (named || (await isSound(file))) {
        rememberOrigin(file, handle, entry.fullPath?.split('/').slice(2));
        return [file];
      }
      ++findings.leftOut;
      return [];
    }
    for (const inner of await entriesOf(/** @type {FileSystemDirectoryEntry} */ (entry))) files.push(...(await filesOf(inner, false, findings, handle)));
  } catch {
    findings.unread = true;
  }
  return files;
}

/** Where the browser has such things. @param {any} item a DataTransferItem: to be asked while it is dropped @returns {Promise<FileSystemHandle | null>} */
async function handleOf(item) {
  try {
    return (await item.getAsFileSystemHandle?.()) ?? null;
  } catch {
    return null; // not of this folder, say
  }
}

/**
 * The files of what was dropped or pasted, and what is to be said of it.
 * @param {DataTransfer} transfer
 * @param {boolean} asked whether it is to be remembered where they came from
 * @returns {Promise<{files: File[], remarks: (() => string)[]}>}
 */
async function received(transfer, asked) {
  const plain = [...transfer.files];
  const link = ['text/uri-list', 'text/plain', 'text'].map((type) => transfer.getData(type)).find((text) => /^\s*(https?|ftp):\/\/\S+\s*$/i.test(text));
  const items = [...transfer.items].filter((item) => item.kind === 'file');
  const handles = items.map((item) => (asked ? handleOf(item) : Promise.resolve(null)));
  const entries = items.map((item) => item.webkitGetAsEntry?.());
  if (!entries.some((entry) => entry?.isDirectory)) {
    if (plain.length === items.length) plain.forEach((file, i) => rememberOrigin(file, handles[i]));
    if (plain.length > 0) return { files: plain, remarks: [] };
    return { files: [], remarks: link ? [() => words().link] : transfer.types.includes('Files') ? [() => words().nothingCame] : [] };
  }
  /** @type {Findings} */ const findings = { unread: false, leftOut: 0 };
  const files = (await Promise.all(entries.map((entry, i) => (entry ? filesOf(entry, true, findings, handles[i]) : [])))).flat();
  const remarks = [];
  if (files.length === 0) remarks.push(() => (findings.unread ? words().lockedFolder : words().emptyFolder));
  else if (findings.unread) remarks.push(() => words().lockedInFolder);
  if (findings.leftOut > 0) remarks.push(() => words().noSoundInFolder(findings.leftOut));
  return { files, remarks };
}

/** The dialogue that tells where files lie, in browsers that have it. @type {(how: object) => Promise<FileSystemFileHandle[]>} */
const openDialogue = /** @type {any} */ (window).showOpenFilePicker;

/** @returns {Promise<File[] | null>} null: it is refused here */
async function pickWithOrigins() {
  try {
    const handles = await openDialogue({ multiple: true, types: [{ accept: { 'audio/*': endings.map((ending) => `.${ending}`) } }] });
    return await Promise.all(handles.map(fileFrom));
  } catch (error) {
    return /** @type {Error} */ (error).name === 'AbortError' ? [] : null; // it was let be
  }
}

/** Greys out in its dialogue whatever has an ending that it does not know, although it would be taken. */
const knowsFewEndings = () => /iP(hone|ad|od)/.test(navigator.userAgent) || (/Mac/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);

/**
 * @param {HTMLInputElement} input
 * @param {(files: File[], dropped: boolean) => void} take
 * @param {(message: () => string) => void} tell
 * @param {() => boolean} remembers whether it is to be remembered where they came from, for a later visit
 */
export function watchFiles(input, take, tell, remembers) {
  const picked = () => {
    take([...(input.files ?? [])], false);
    input.value = ''; // the same file may be picked again
  };
  if (knowsFewEndings()) input.removeAttribute('accept');
  else input.accept = accepted;
  input.addEventListener('change', picked);
  if (input.files?.length) picked(); // before this script was there
  let refused = false;
  input.addEventListener('click', async (event) => {
    if (refused || !openDialogue || !remembers()) return;
    event.preventDefault();
    const files = await pickWithOrigins();
    refused = files === null;
    if (files === null) input.click();
    else if (files.length > 0) take(files, false);
  });

  const receive = async (/** @type {DataTransfer | null} */ transfer, /** @type {boolean} */ dropped) => {
    if (!transfer) return;
    const { files, remarks } = await received(transfer, remembers());
    for (const remark of remarks) tell(remark);
    if (files.length > 0) take(files, dropped);
  };
  let depth = 0;
  const mark = (/** @type {number} */ to) => {
    depth = Math.max(0, to);
    document.body.classList.toggle('dropping', depth > 0);
  };
  // Captured, for the canvas' port would swallow a drop on the canvas. All that is dropped is taken from the browser: at a link or
  // a text it would leave the page, and the results with it.
  const listen = (/** @type {string} */ type, /** @type {(event: DragEvent) => void} */ act) =>
    window.addEventListener(
      type,
      (event) => {
        event.preventDefault();
        event.stopImmediatePropagation();
        act(/** @type {DragEvent} */ (event));
      },
      { capture: true },
    );
  listen('dragenter', () => mark(depth + 1));
  listen('dragleave', () => mark(depth - 1));
  listen('dragover', (event) => {
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
  });
  listen('drop', ({ dataTransfer }) => {
    mark(0);
    void receive(dataTransfer, true);
  });
  window.addEventListener('paste', ({ clipboardData }) => void receive(clipboardData, false));
}
