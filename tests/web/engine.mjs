// SPDX-License-Identifier: Apache-2.0
// The engine of the page in Node.js, as a worker of the page has it.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';

export const leftToBrowser = 'left to the browser';

/** @param {string} program its .mjs, beside which the .wasm lies @param {string} model a .safetensors file */
export async function startEngine(program, model) {
  const address = pathToFileURL(resolve(program)).href;
  Object.assign(globalThis, { self: globalThis, location: { href: address }, WorkerGlobalScope: Object }); // what it expects of a worker
  const { default: createEngine } = await import(address);
  const code = readFileSync(program.replace(/mjs$/, 'wasm'));
  if (!WebAssembly.validate(code)) setFlagsFromString('--experimental-wasm-relaxed-simd'); // Node.js 20
  const module = await createEngine({
    instantiateWasm(imports, receive) {
      WebAssembly.instantiate(code, imports).then(({ instance, module: compiled }) => receive(instance, compiled));
      return {};
    },
  });
  const engine = new module.Engine();
  give(engine, model);
  const refusal = engine.loadModel('joint');
  if (refusal) throw new Error(refusal);
  return engine;
}

/** Analyses a file; its results are the engine's then. @returns {string} what was wrong with it, or '' */
export function analyse(engine, file) {
  give(engine, file);
  if (engine.leavesToBrowser()) return leftToBrowser;
  const error = engine.open(file, 0);
  if (error) return error;
  for (;;) {
    const step = engine.step();
    if (step.error) return String(step.error);
    if (step.stage === 'done') break;
  }
  engine.take();
  return '';
}

function give(engine, file) {
  const bytes = readFileSync(file);
  engine.reserve(bytes.length).set(bytes);
}
