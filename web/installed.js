// SPDX-License-Identifier: Apache-2.0
// What an installed page and its system give each other: files that were double-clicked, and what is passed on to other applications.

import { fileFrom } from './origins.js';

/** Whether an address is one that the share target opens (shared.js). @param {string} address */
const isShared = (address) => URL.canParse(address) && new URL(address).searchParams.has('shared');

/**
 * @param {(files: File[], dropped: boolean) => void} take
 * @param {(reason: string) => void} refuse of a file that is no longer to be had
 * @param {() => void} lost what was shared into a page that was open: a browser that brings this window to the front, in place of
 *   opening another one, drops it (WICG's web-app-launch, issue 62)
 */
export function takeOpenedFiles(take, refuse, lost) {
  let ownLaunch = isShared(location.href); // that of this very load, whose files the service worker has
  /** @param {{files?: FileSystemFileHandle[], targetURL?: string}} launch */
  const open = async ({ files: handles = [], targetURL = '' }) => {
    if (isShared(targetURL) && !ownLaunch) lost();
    ownLaunch &&= !isShared(targetURL);
    const found = await Promise.allSettled(handles.map(fileFrom));
    const files = found.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    if (files.length > 0) take(files, false);
    for (const one of found) if (one.status === 'rejected') refuse(String(one.reason?.message ?? one.reason));
  };
  try {
    /** @type {any} */ (window).launchQueue?.setConsumer(open);
  } catch {
    // A browser that denies it opens nothing with the page.
  }
}

/**
 * Passing a file on, where the system can: pictures and reports, which are made to be shown.
 * @param {string} name
 * @param {Blob} content
 * @returns {(() => Promise<void>) | null} to be called by a press; nothing where the browser or the system takes no such file
 */
export function sharing(name, content) {
  if (!/\.(png|html)$/.test(name)) return null;
  const data = { files: [new File([content], name, { type: content.type })], title: name };
  try {
    if (!navigator.canShare?.(data)) return null;
  } catch {
    return null;
  }
  return async () => navigator.share(data); // what it throws, too, is told
}

/** Asks the browser to keep an installed page where storage becomes short: without its service worker, shared files would go to the server. */
export function stayInstalled() {
  try {
    if (matchMedia('(display-mode: standalone)').matches) navigator.storage?.persist?.().catch(() => {});
  } catch {
    // A browser that denies either decides by itself.
  }
}
