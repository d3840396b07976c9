// SPDX-License-Identifier: Apache-2.0
// The models of this site, and a cache of their files that outlives new versions of the page.
import { words } from './view/words.js';

/** @typedef {{name: string, title: string, description: string, file: string, sha256: string}} Model */

const cacheName = 'moodglass-models';

/** @returns {Promise<Model[]>} */
export async function listModels() {
  const answer = await fetch('models/index.json').catch(() => null);
  if (!answer?.ok) throw new Error(words().noModels(answer?.status ?? words().offline));
  return answer.json();
}

/** @param {Model} model @returns {Promise<ArrayBuffer>} */
export async function fetchModel(model) {
  const address = new URL(`models/${model.file}?${model.sha256}`, document.baseURI).href;
  const cache = await openCache();
  const kept = await cache?.match(address).then((answer) => answer?.arrayBuffer()).catch(() => null);
  if (kept) return kept;
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok) throw new Error(words().noModel(model.name, answer?.status ?? words().offline));
  const bytes = await answer.arrayBuffer();
  if (!(await intact(bytes, model.sha256))) throw new Error(words().modelDamaged(model.name));
  if (cache) await exchange(cache, address, bytes).catch(() => {}); // no room: it will be fetched again
  return bytes;
}

/** @returns {Promise<Cache | null>} null where the browser refuses it: the model is fetched at every visit */
async function openCache() {
  try {
    return await caches.open(cacheName);
  } catch {
    return null;
  }
}

/** Keeps a model in the place of its older versions. @param {Cache} cache @param {string} address @param {ArrayBuffer} bytes */
async function exchange(cache, address, bytes) {
  await cache.put(address, new Response(bytes));
  const file = new URL(address).pathname;
  for (const { url } of await cache.keys()) if (url !== address && new URL(url).pathname === file) await cache.delete(url);
}

/** @param {ArrayBuffer} bytes @param {string} sha256 */
async function intact(bytes, sha256) {
  if (!crypto.subtle) return true; // plain http: the engine checks what it can
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('') === sha256;
}
