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
/** What the command says of a file. @param {string} name */
const expected = (name) => JSON.parse(execFileSync(command, ['analyze', '--format', 'json', media(name)]).toString());
/** @type {import('./drivers.js').Browser | undefined} */ let open;
/** @type {import('node:child_process').ChildProcess | undefined} */ let server;
process.on('exit', () => {
  void open?.end();
  server?.kill();
});

/** @returns {Promise<string>} the address of the page, from now on */
async function serve() {
  const { stdout } = server = spawn(join(root, 'tools/serve'), ['--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve) => stdout.once('data', (line) => resolve(/http:\S+/.exec(line.toString())?.[0] ?? '')));
}

let failed = 0;
for (const name of wanted) {
  const address = await serve();
  const leave = () => new Promise((resolve) => server?.once('exit', resolve).kill());
  const browser = open = await starters[name]();
  console.log(`${browser.name} ${browser.version}`);
  try {
    for (const [title, story] of Object.entries(stories)) {
      try {
        await story(browser, { address, expected, leave });
        console.log(`  ok      ${title}`);
      } catch (error) {
        ++failed;
        console.log(`  FAILED  ${title}\n          ${error}`);
      }
    }
  } finally {
    open = undefined;
    await browser.end();
    server?.kill();
  }
}
process.exit(failed > 0 ? 1 : 0);
