// SPDX-License-Identifier: Apache-2.0
// The engine's program in a worker, from code that the page has compiled once for all of them.

/**
 * @param {import('./kernels.js').Kernels} kernels
 * @param {WebAssembly.Module | null} code null: this worker fetches and compiles it
 * @returns {Promise<any>}
 */
export async function loadEngine(kernels, code) {
  // Written out, so that bundlers find them.
  const { default: createEngine } = await (kernels === 'relaxed' ? import('./relaxed/engine.js') : import('./simd/engine.js'));
  const quiet = { print: () => {}, printErr: () => {} };
  if (!code) return createEngine(quiet);
  return new Promise((resolve, reject) => {
    // A rejection in here would reach nobody: whoever waits for this engine would wait for ever.
    const instantiateWasm = (/** @type {WebAssembly.Imports} */ imports, /** @type {Function} */ receive) => {
      WebAssembly.instantiate(code, imports).then((instance) => receive(instance, code)).catch(reject);
      return {};
    };
    createEngine({ ...quiet, instantiateWasm }).then(resolve, reject);
  });
}
