// SPDX-License-Identifier: Apache-2.0
// node e2e/browsers/run.js [firefox] [webkit]   plays the stories in Debian's browsers; both need a display (xvfb-run)
import { execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { command, media, root } from '../lib/places.js';
import { firefox, webkit } from './drivers.js';
import { stories } from './stories.js';

const starters = /** @type {Record<string, () => Promise<import('./drivers.js').Browser>>} */ ({ firefox, webkit });
const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(starters);
// Whatever ends this ends what it has started.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));
const server = spawn(join(root, 'tools/serve'), ['--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
const address = await new Promise((resolve) => server.stdout.once('data', (line) => resolve(/http:\S+/.exec(line.toString())?.[0])));
const expected = JSON.parse(execFileSync(command, ['analyze', '--format', 'json', media('piece.mp3')]).toString());
/** @type {import('./drivers.js').Browser | undefined} */ let open;
process.on('exit', () => {
  open?.end();
  server.kill();
});
let failed = 0;
for (const name of wanted) {
  const browser = open = await starters[name]();
  console.log(`${browser.name} ${browser.version}`);
  try {
    for (const [title, story] of Object.entries(stories)) {
      try {
        const leftOut = await story(browser, { address, expected });
        console.log(leftOut ? `  left out: ${title} (${leftOut})` : `  ok      ${title}`);
      } catch (error) {
        ++failed;
        console.log(`  FAILED  ${title}\n          ${error}`);
      }
    }
  } finally {
    browser.end();
    open = undefined;
  }
}
process.exit(failed > 0 ? 1 : 0);
