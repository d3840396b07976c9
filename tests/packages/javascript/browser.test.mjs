// SPDX-License-Identifier: Apache-2.0
// The package in Chromium: as plain modules, as Vite packs it, as webpack packs it; served with the page's own headers and policy.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from '@playwright/test';

const root = /** @type {string} */ (process.env.MOODGLASS_ROOT);
const policy = /** @type {string} */ (readFileSync(join(root, 'web/index.html'), 'utf8').match(/<meta http-equiv="Content-Security-Policy" content="[^"]+">/)?.[0]);
const page = (/** @type {string} */ script, policyOfIt = policy) =>
  `<!doctype html><meta charset="utf-8">${policyOfIt}<link rel="icon" href="icon.svg"><title>t</title><script type="module" src="${script}"></script>\n`;

/** @type {import('@playwright/test').Browser} */ let browser;
before(async () => {
  browser = await chromium.launch({ executablePath: process.env.MOODGLASS_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
});
after(() => browser.close());

/** @param {string} folder */
async function outcomeOf(folder) {
  copyFileSync('ladder/whole.wav', join(folder, 'song.bin'));
  copyFileSync('ladder/whole.m4a', join(folder, 'coded.bin'));
  writeFileSync(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  const server = spawn(join(root, 'tools/serve'), ['--port', '0', folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const address = await new Promise((resolve) => server.stdout.on('data', (text) => { const found = String(text).match(/http:\S+/); if (found) resolve(found[0]); }));
    const context = await browser.newContext();
    const tab = await context.newPage();
    const complaints = /** @type {string[]} */ ([]), strange = /** @type {string[]} */ ([]);
    tab.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    tab.on('pageerror', (error) => complaints.push(error.message));
    tab.on('request', (request) => request.url().startsWith(address) || strange.push(request.url()));
    await tab.goto(`${address}index.html`);
    await tab.waitForFunction(() => 'outcome' in window);
    const outcome = await tab.evaluate(() => /** @type {any} */ (window).outcome);
    await context.close();
    assert.deepEqual(complaints, []);
    assert.deepEqual(strange, []);
    return outcome;
  } finally {
    server.kill();
  }
}

/** @param {any} outcome */
function isWell(outcome) {
  assert.equal(typeof outcome, 'object', String(outcome));
  assert.equal(outcome.file, 'song.wav');
  assert.match(outcome.kernels, /^wasm-/);
  assert.deepEqual(outcome.again, outcome.means);
  outcome.direct.forEach((/** @type {number} */ mean, /** @type {number} */ e) => assert.ok(Math.abs(mean - outcome.means[e]) < 2e-5));
  assert.ok(Math.abs(outcome.map - outcome.means[2]) < 1e-4);
  assert.ok(Math.abs(outcome.decoded_s - 4) < 0.1, 'the browser decodes what the engine does not');
  assert.match(outcome.stopped, /^AbortError: /);
  assert.match(outcome.refused, /^Error: not audio: it seems to be text/);
}

const empty = (/** @type {string} */ folder) => (rmSync(folder, { recursive: true, force: true }), mkdirSync(folder), folder);

/** @param {string[]} words */
function run(...words) {
  const done = spawnSync(process.execPath, words, { encoding: 'utf8' });
  assert.equal(done.status, 0, done.stdout + done.stderr);
}

test('as plain modules, under the page\'s policy', async () => {
  const folder = empty('plain');
  cpSync('node_modules/moodglass', join(folder, 'moodglass'), { recursive: true });
  writeFileSync(join(folder, 'main.js'), readFileSync('main.js', 'utf8').replace("'moodglass'", "'./moodglass/index.js'"));
  writeFileSync(join(folder, 'index.html'), page('main.js'));
  isWell(await outcomeOf(folder));
});

test('packed by Vite, under the page\'s policy', async () => {
  writeFileSync('index.html', page('/main.js'));
  run('node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn');
  isWell(await outcomeOf('by-vite'));
});

// webpack's own loader in the worker wants a policy of its own for Trusted Types (output.trustedTypes).
test('packed by webpack, under the page\'s policy without Trusted Types', async () => {
  run('webpack.mjs');
  writeFileSync('by-webpack/index.html', page('main.js', policy.replace(/; require-trusted-types-for 'script'; trusted-types moodglass/, '')));
  isWell(await outcomeOf('by-webpack'));
});
