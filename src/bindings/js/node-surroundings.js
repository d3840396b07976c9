// SPDX-License-Identifier: Apache-2.0
// What is around the engine in Node.js. Its workers keep no process alive; what is asked of them does, until it is answered.
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** A worker thread as a browser's worker. */
function spawn() {
  const thread = new Worker(new URL('./node-worker.js', import.meta.url), { stdout: false, stderr: false });
  /** @type {any} */ const worker = {
    onmessage: null,
    onerror: null,
    postMessage: (/** @type {any} */ message, /** @type {any[]} */ transfer = []) => thread.postMessage(message, transfer),
    terminate: () => void thread.terminate(),
  };
  thread.on('message', (data) => worker.onmessage?.({ data }));
  thread.on('error', (error) => worker.onerror?.({ message: error.message, preventDefault() {} }));
  thread.unref(); // behind the listeners, which take a hold of it
  return worker;
}

const bytesOf = (/** @type {Buffer} */ buffer) => buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.byteLength);

/** @param {URL | string} address */
async function read(address) {
  if (/^https?:/.test(String(address))) return (await fetch(address)).arrayBuffer();
  return bytesOf(await readFile(address));
}

/** @param {Blob} _ @param {string} refusal */
async function decode(_, refusal) {
  throw new Error(
    refusal || 'the engine has no decoder for it, and Node.js has none: it is damaged, protected, or of another kind; convert it to FLAC, MP3 or WAV',
  );
}

const ownWords = {
  memory: 'the engine ran out of memory over it (1 GB is the most); cut it into parts, or use the command for it',
  again: 'Load it again by Moodglass.load().',
};

export const node = {
  cores: availableParallelism,
  /** Keeps the process alive until what it returns is called. */
  hold() {
    const timer = setInterval(() => {}, 2 ** 30);
    return () => clearInterval(timer);
  },
  read,
  model: () => read(new URL('./models/joint.safetensors', import.meta.url)),
  /** @param {'simd' | 'relaxed'} kernels @returns {import('./engine/client.js').Surroundings} */
  engine: (kernels) => ({
    spawn,
    words: ownWords,
    code: readFile(new URL(`./engine/${kernels}/engine.wasm`, import.meta.url)).then((bytes) => WebAssembly.compile(bytes)),
    decode,
  }),
};
