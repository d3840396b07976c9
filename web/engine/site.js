// SPDX-License-Identifier: Apache-2.0
// What is around the engine in the page: workers by this site's own script, code by its own address, the browser's decoders.
import { scriptAddress } from '../trusted.js';
import { compile } from './compile.js';
import { decodeFile } from './decode.js';

/** @param {import('./kernels.js').Kernels} kernels @returns {import('./client.js').Surroundings} */
export const site = (kernels) => ({
  spawn: () => new Worker(scriptAddress(new URL('worker.js', import.meta.url).href), { type: 'module', name: 'engine' }),
  code: compile(new URL(`${kernels}/engine.wasm`, import.meta.url).href),
  decode: decodeFile,
  words: {
    memory: 'the page ran out of memory over it (1 GB is the most); use the command or the window for it, or cut it into parts',
    again: 'Reload the page.',
  },
});
