// SPDX-License-Identifier: Apache-2.0
// The engine of the page in Node.js, linked with Emscripten's SAFE_HEAP (target engine-checked): every read and write of memory
// is checked, the kernels' and the decoders' included. Any file may be analysed or refused; a bad access ends the program.
//
//     node tests/web/memory_test.mjs ENGINE.mjs MODEL FILE|FOLDER...
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { analyse, startEngine } from './engine.mjs';

const [program, model, ...names] = process.argv.slice(2);
const engine = await startEngine(program, model);

/** @returns {string} what was wrong with it, or '' */
function readAll(file) {
  const wrong = analyse(engine, file);
  if (wrong) return wrong;
  JSON.parse(engine.analysisJson());
  engine.series();
  engine.overview();
  engine.cells();
  return '';
}

const files = names.flatMap((name) => (statSync(name).isDirectory() ? readdirSync(name, { recursive: true }).map((inner) => join(name, String(inner))) : [name]));
let analysed = 0, refused = 0;
for (const file of files.filter((each) => statSync(each).isFile())) {
  let outcome;
  try {
    outcome = readAll(file);
  } catch (error) {
    console.error(`${file}: ${error instanceof Error ? error.stack : error}`);
    process.exit(1);
  }
  if (outcome) ++refused;
  else ++analysed;
}
if (analysed === 0) throw new Error('no file was analysed: the engine refuses all of them');
console.log(`${analysed} files analysed, ${refused} refused or left to the browser; no bad access`);
