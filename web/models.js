// SPDX-License-Identifier: Apache-2.0
// The models of this site, and a cache of their files that outlives new versions of the page.

/** @typedef {{name: string, title: string, description: string, file: string, sha256: string}} Model */

const cacheName = 'moodglass-models';

/** @returns {Promise<Model[]>} */
export async function listModels() {
  const answer = await fetch('models/index.json');
  if (!answer.ok) throw new Error(`The list of models could not be loaded (${answer.status}).`);
  return answer.json();
}

/** @param {Model} model @returns {Promise<ArrayBuffer>} */
export async function fetchModel(model) {
  const address = new URL(`models/${model.file}?${model.sha256}`, document.baseURI).href;
  const cache = 'caches' in globalThis ? await caches.open(cacheName).catch(() => null) : null;
  const kept = await cache?.match(address);
  if (kept) return kept.arrayBuffer();
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`The model "${model.name}" could not be loaded (${answer.status}). Check the connection and reload.`);
  await cache?.put(address, answer.clone()).catch(() => {}); // no room: it will be fetched again
  return answer.arrayBuffer();
}
