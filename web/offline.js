// SPDX-License-Identifier: Apache-2.0
// After the first visit the page works without a network. A new version is announced and never forced.

import { scriptAddress } from './trusted.js';

/** @param {(reload: () => void) => void} announce @returns {Promise<void>} settles when nothing more will be fetched */
export async function goOffline(announce) {
  if (!('serviceWorker' in navigator)) return;
  try {
    const registration = await navigator.serviceWorker.register(scriptAddress('service-worker.js'));
    const offer = () => {
      if (!registration.waiting || !navigator.serviceWorker.controller) return;
      announce(() => {
        if (!registration.waiting) return location.reload(); // a newer one has replaced it, or another tab has let it take over
        navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
        registration.waiting.postMessage('take over');
      });
    };
    const settled = (/** @type {ServiceWorker | null} */ worker) =>
      new Promise((resolve) => {
        const look = () => worker && worker.state === 'installing' || resolve(undefined);
        worker?.addEventListener('statechange', () => {
          look();
          offer();
        });
        look();
      });
    registration.addEventListener('updatefound', () => settled(registration.installing));
    offer();
    await settled(registration.installing);
  } catch {
    // Private windows and plain http have no service worker; the page works all the same, with the network.
  }
}
