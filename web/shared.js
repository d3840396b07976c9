// SPDX-License-Identifier: Apache-2.0
// What another application has shared into the installed page. It comes to the service worker, which opens the page and holds the
// files until the page asks: they lie in its memory, in no store, and are on no way to any server.
import { words } from './view/words.js';

/** @param {string} id as the service worker has called what was shared @returns {Promise<File[] | null>} nothing where it holds none (any more) */
function handedOver(id) {
  const worker = navigator.serviceWorker?.controller;
  if (!worker || !id) return Promise.resolve(null);
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => {
      port1.close();
      resolve(data);
    };
    worker.postMessage({ type: 'shared', id }, [port2]);
  });
}

/**
 * Opens what the page's address says was shared, as if it had been dropped.
 * @param {(files: File[], dropped: boolean) => void} take
 * @param {(message: () => string) => void} tell
 */
export async function takeShared(take, tell) {
  const address = new URL(location.href);
  const id = address.searchParams.get('shared');
  if (id === null) return;
  address.searchParams.delete('shared'); // they are handed over once: reloading is not to ask again
  history.replaceState(null, '', address);
  const files = await handedOver(id);
  if (!files) tell(() => words().sharedIsLost);
  else if (files.length === 0) tell(() => words().sharedNoFile);
  else take(files, false);
}
