// SPDX-License-Identifier: Apache-2.0
// What is around the engine in a browser. Addresses are written out beside import.meta.url, so that bundlers find what they lead to.
import { compile } from './engine/compile.js';
import { decodeFile } from './engine/decode.js';

/** @returns {Worker} */
const worker = () => new Worker(new URL('./engine/worker.js', import.meta.url), { type: 'module', name: 'moodglass' });

/** @type {any} */ let policy = null;

/** What a script's address must be where the page enforces Trusted Types, by a policy that lets this one pass alone. @param {string} address */
function trusted(address) {
  const only = (/** @type {string} */ asked) => {
    if (asked !== address) throw new TypeError(`not of this package: ${asked}`);
    return asked;
  };
  try {
    policy ??= /** @type {any} */ (globalThis).trustedTypes.createPolicy('moodglass', { createScriptURL: only });
    return policy.createScriptURL(address);
  } catch {
    return address; // the page knows no policy of this name: if it enforces them, it refuses the worker
  }
}

/** Only `worker` as it is written is understood by bundlers, and only they know then what its address is: it is overheard. @returns {Worker} */
function spawn() {
  if (!('trustedTypes' in globalThis)) return worker();
  const Real = globalThis.Worker;
  /** @type {[string, WorkerOptions | undefined]} */ let heard = ['', undefined];
  const overhear = function (/** @type {URL | string} */ address, /** @type {WorkerOptions | undefined} */ options) {
    heard = [String(address), options];
  };
  try {
    globalThis.Worker = /** @type {any} */ (overhear);
    worker();
  } finally {
    globalThis.Worker = Real;
  }
  return new Real(trusted(heard[0]), heard[1]);
}

/** @param {URL | string} address @returns {Promise<ArrayBuffer>} */
async function read(address) {
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok) throw new Error(`${address} could not be loaded (${answer?.status ?? 'no answer'}); see that the whole package is served`);
  return answer.arrayBuffer();
}

const ownWords = {
  memory: 'the engine ran out of memory over it (1 GB is the most); cut it into parts, or use the command for it',
  again: 'Load it again by Moodglass.load().',
};

export const browser = {
  cores: () => navigator.hardwareConcurrency || 1,
  hold: () => () => {},
  read,
  model: () => read(new URL('./models/joint.safetensors', import.meta.url)),
  /** @param {'simd' | 'relaxed'} kernels @returns {import('./engine/client.js').Surroundings} */
  engine: (kernels) => ({
    spawn,
    words: ownWords,
    code: compile(
      (kernels === 'relaxed' ? new URL('./engine/relaxed/engine.wasm', import.meta.url) : new URL('./engine/simd/engine.wasm', import.meta.url)).href,
    ),
    decode: decodeFile,
  }),
};
