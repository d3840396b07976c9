// SPDX-License-Identifier: Apache-2.0
// The engine's worker in a thread of Node.js, which gets what a browser's worker has.
import { parentPort } from 'node:worker_threads';

/** @type {any} */ const scope = globalThis;
const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);
scope.self = scope;
scope.postMessage = (/** @type {any} */ message, /** @type {any[]} */ transfer = []) => port.postMessage(message, transfer);
scope.addEventListener = (/** @type {string} */ type, /** @type {(event: {data: any}) => void} */ listener) => {
  if (type === 'message') port.on('message', (data) => listener({ data }));
};
await import('./engine/worker.js');
