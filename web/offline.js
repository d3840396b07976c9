// SPDX-License-Identifier: Apache-2.0
// After the first visit the page works without a network. A new version is announced and never forced.

import { scriptAddress } from './trusted.js';

/**
 * @typedef {object} Listener
 * @property {(reload: () => void) => void} onNewVersion
 * @property {(files: string[]) => void} onNone the page will not open without a network: these of its files did not arrive as they were
 *   built; or, if there are none, the browser stores nothing here. May be told twice: the last one counts
 */

/** @param {Listener} listener @returns {Promise<void>} settles when nothing more will be fetched */
export async function goOffline(listener) {
  /** @type {string[]} */ let missing = [];
  try {
    const container = navigator.serviceWorker;
    const registration = await container.register(scriptAddress('service-worker.js'));
    const tellNone = () => registration.active || registration.waiting || listener.onNone(missing); // else an older version opens
    container.addEventListener('message', ({ data }) => {
      if (data.type !== 'not stored') return;
      missing = data.files;
      tellNone();
    });
    container.startMessages();
    const offer = () => {
      if (!registration.waiting || !container.controller) return;
      listener.onNewVersion(() => {
        if (!registration.waiting) return location.reload(); // a newer one has replaced it, or another tab has let it take over
        container.addEventListener('controllerchange', () => location.reload());
        registration.waiting.postMessage('take over');
      });
    };
    const settled = (/** @type {ServiceWorker | null} */ worker) =>
      new Promise((resolve) => {
        const look = () => worker && worker.state === 'installing' || resolve(undefined);
        worker?.addEventListener('statechange', () => {
          look();
          offer();
          if (worker.state === 'redundant') tellNone();
        });
        look();
      });
    registration.addEventListener('updatefound', () => settled(registration.installing));
    offer();
    await settled(registration.installing);
  } catch {
    listener.onNone([]); // a private window, plain http, or refused: the page works all the same, with the network
  }
}
