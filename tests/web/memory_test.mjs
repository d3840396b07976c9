// SPDX-License-Identifier: Apache-2.0
// The engine of the page in Node.js, linked with Emscripten's SAFE_HEAP (target engine-checked): every read and write of memory
// is checked, the kernels' and the decoders' included. Any file may be analysed or refused; a bad access ends the program.
//
//     node tests/web/memory_test.mjs ENGINE.mjs MODEL FILE|FOLDER...
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [program, model, ...names] = process.argv.slice(2);
const address = pathToFileURL(resolve(program)).href;

// What the engine expects of a worker.
Object.assign(globalThis, { self: globalThis, location: { href: address }, WorkerGlobalScope: Object });

const { default: createEngine } = await import(address);
const code = readFileSync(program.replace(/mjs$/, 'wasm'));
const module = await createEngine({
  instantiateWasm(imports, receive) {
    WebAssembly.instantiate(code, imports).then(({ instance, module: compiled }) => receive(instance, compiled));
    return {};
  },
});
const engine = new module.Engine();

const reserve = (bytes) => engine.reserve(bytes.length).set(bytes);

/** @returns {string} what was wrong with it, or '' */
function analyse(file) {
  reserve(readFileSync(file));
  if (engine.leavesToBrowser()) return 'left to the browser';
  const error = engine.open(file, 0);
  if (error) return error;
  for (;;) {
    const step = engine.step();
    if (step.error) return String(step.error);
    if (step.stage === 'done') break;
  }
  engine.take();
  JSON.parse(engine.analysisJson());
  engine.series();
  engine.overview();
  engine.cells();
  return '';
}

const files = names.flatMap((name) => (statSync(name).isDirectory() ? readdirSync(name, { recursive: true }).map((inner) => join(name, String(inner))) : [name]));
reserve(readFileSync(model));
const refusal = engine.loadModel('joint');
if (refusal) throw new Error(refusal);
let analysed = 0, refused = 0;
for (const file of files.filter((each) => statSync(each).isFile())) {
  let outcome;
  try {
    outcome = analyse(file);
  } catch (error) {
    console.error(`${file}: ${error instanceof Error ? error.stack : error}`);
    process.exit(1);
  }
  if (outcome) ++refused;
  else ++analysed;
}
if (analysed === 0) throw new Error('no file was analysed: the engine refuses all of them');
console.log(`${analysed} files analysed, ${refused} refused or left to the browser; no bad access`);
