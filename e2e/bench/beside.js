// SPDX-License-Identifier: Apache-2.0
// Songs dropped on several builds of the page by turns, each in a browser of its own: milliseconds from the drop to the
// first values and to all of them, the most memory that a renderer has had, and who worked how long meanwhile, in
// milliseconds of a core: the worker that leads, the others, and all else of the browser, drawing included; and what all
// of it costs in ten seconds at rest, five after the end. Medians, smallest and largest. A measurement, not a test. Linux.
//
//     cd e2e && node bench/beside.js ROUNDS SITE,SITE SONG...       SITE: a folder as tools/site makes it
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { root } from '../lib/places.js';
import prepare from '../lib/prepare.js';
import config from '../playwright.config.js';

prepare();
const [rounds, sites, ...songs] = process.argv.slice(2);
const servers = sites.split(',').map((site) => spawn(join(root, 'tools/serve'), ['--port', '0', resolve(site)], { stdio: ['ignore', 'pipe', 'inherit'] }));
const addresses = await Promise.all(servers.map((server) => new Promise((told) => server.stdout.on('data', (text) => told(/http:\S+/.exec(String(text))?.[0])))));

/** @param {number} pid @returns {number[]} */
function ancestors(pid) {
  if (pid <= 1) return [];
  const parent = Number(/PPid:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  return [parent, ...ancestors(parent)];
}

/** Of this browser and all that it has started. @param {number} browser its process @returns {number[]} */
function processes(browser) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid === browser || quietly([], () => ancestors(pid)).includes(browser));
}

/** Processes and threads come and go. @template T @param {T} otherwise @param {() => T} read */
function quietly(otherwise, read) {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

/** MB of the largest renderer of this browser, at its largest. @param {number} browser its process */
function rendererPeak(browser) {
  const peak = (/** @type {number} */ pid) =>
    readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer') ? Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024 : 0;
  return Math.max(...processes(browser).map((pid) => quietly(0, () => peak(pid))));
}

/** What each thread has worked so far, in ms of a core. @param {number} browser its process */
function worked(browser) {
  /** @type {Map<string, {worker: boolean, ms: number}>} */ const found = new Map();
  for (const pid of processes(browser)) {
    for (const thread of quietly([], () => readdirSync(`/proc/${pid}/task`))) {
      quietly(undefined, () => {
        const [, name, numbers] = /\((.*)\) (.*)/s.exec(readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8')) ?? [];
        const [user, system] = numbers.split(' ').slice(11, 13).map(Number); // in hundredths of a second
        found.set(thread, { worker: name.startsWith('DedicatedWorker'), ms: 10 * (user + system) });
      });
    }
  }
  return found;
}

/** From one worked() to the next: the worker that did most, the others, and all else. @param {ReturnType<typeof worked>} before @param {ReturnType<typeof worked>} after */
function shares(before, after) {
  const spent = [...after].map(([thread, { worker, ms }]) => ({ worker, ms: ms - (before.get(thread)?.ms ?? 0) }));
  const sum = (/** @type {number[]} */ values) => values.reduce((a, b) => a + b, 0);
  const workers = spent.filter(({ worker }) => worker).map(({ ms }) => ms);
  const leader = Math.max(0, ...workers);
  return [leader, sum(workers) - leader, sum(spent.filter(({ worker }) => !worker).map(({ ms }) => ms))];
}

/** @param {string} address @param {string} song */
async function dropped(address, song) {
  const browser = await chromium.launch(config.use?.launchOptions);
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(600000);
    await page.addInitScript(() => {
      const marks = { drop: 0, first: 0, done: 0 };
      const Real = Worker;
      Object.assign(window, {
        marks,
        Worker: class extends Real {
          /** @param {string | URL} address @param {WorkerOptions} [options] */
          constructor(address, options) {
            super(address, options);
            this.addEventListener('message', ({ data }) => {
              if (['glimpse', 'partial', 'done'].includes(data.type)) marks.first ||= performance.now();
              if (data.type === 'done') marks.done = performance.now();
            });
          }
        },
      });
    });
    await page.goto(`${address}${process.env.MOODGLASS_QUERY ?? ''}`);
    await page.waitForFunction(() => document.getElementById('status')?.textContent?.startsWith('Ready'));
    const { processInfo } = await (await browser.newBrowserCDPSession()).send('SystemInfo.getProcessInfo');
    await page.evaluate(() => document.getElementById('files')?.addEventListener('change', () => (/** @type {any} */ (window).marks.drop = performance.now()), { capture: true }));
    const browserProcess = processInfo.find(({ type }) => type === 'browser')?.id ?? 0, before = worked(browserProcess);
    await page.locator('#files').setInputFiles(song);
    await page.waitForFunction(() => /** @type {any} */ (window).marks.done, null, { polling: 50 });
    const after = worked(browserProcess);
    await page.waitForTimeout(5000);
    const resting = worked(browserProcess);
    await page.waitForTimeout(10000);
    const atRest = shares(resting, worked(browserProcess)).reduce((a, b) => a + b);
    const { drop, first, done } = await page.evaluate(() => /** @type {any} */ (window).marks);
    return [first - drop, done - drop, rendererPeak(browserProcess), ...shares(before, after), atRest];
  } finally {
    await browser.close();
  }
}

/** @param {number[]} values */
function told(values) {
  const sorted = values.toSorted((a, b) => a - b), [least, middle, most] = [sorted[0], sorted[sorted.length >> 1], sorted[sorted.length - 1]];
  return `${middle.toFixed(0)} (${least.toFixed(0)} to ${most.toFixed(0)})`;
}

try {
  for (const song of songs) {
    /** @type {number[][][]} */ const found = addresses.map(() => []);
    for (let round = 0; round < Number(rounds); ++round)
      for (const [i, address] of addresses.entries()) found[i].push(await dropped(String(address), song));
    for (const [i, each] of found.entries()) {
      const [first, all, peak, ...shared] = each[0].map((_, column) => told(each.map((row) => row[column])));
      console.log(`${basename(song)} at ${sites.split(',')[i]}: first values ${first} ms, all ${all} ms, at most ${peak} MB; of a core, leader ${shared[0]} ms, helpers ${shared[1]} ms, all else ${shared[2]} ms, at rest ${shared[3]} ms`);
    }
  }
} finally {
  for (const server of servers) server.kill();
}
