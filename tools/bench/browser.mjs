// SPDX-License-Identifier: Apache-2.0
// What a browser can be asked: the network against its peers, and the page itself. Prints JSON.
//
//     node browser.mjs CONFIG.json        written by tools/bench/run
import { readFileSync, readdirSync } from 'node:fs';
import { chromium } from 'playwright-core';

const config = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const flags = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
const launch = () => chromium.launch({ executablePath: process.env.MOODGLASS_CHROMIUM ?? '/usr/bin/chromium', args: flags });

async function peers() {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(`${config.bench}/index.html`);
    await page.waitForFunction(() => window.ask);
    const ask = (message) => page.evaluate((it) => window.ask(it), message);
    const answer = { engines: await ask({ what: 'start', relaxed: config.relaxed }) };
    if (answer.engines.error) throw new Error(answer.engines.error);
    answer.excerpt = await ask({ what: 'excerpt', rounds: config.rounds });
    answer.song = await ask({ what: 'song', seconds: config.song_s });
    for (const each of [answer.excerpt, answer.song]) if (each.error) throw new Error(each.error);
    answer.front_end = [];
    for (let round = 0; round < config.page_rounds; ++round) answer.front_end.push(await page.evaluate(() => window.frontEnd()));
    return { ...answer, version: browser.version() };
  } finally {
    await browser.close();
  }
}

/** Largest resident memory that a renderer of this browser has had, in MB. Linux. */
function rendererPeak() {
  let peak = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer')) continue;
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);
    } catch {} // it has ended
  }
  return peak;
}

/** One song in a page of its own: milliseconds from the drop. @param {string} query @param {string} song */
async function dropped(query, song) {
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(300000);
    await page.addInitScript(() => {
      window.marks = {};
      const RealWorker = Worker;
      window.Worker = class extends RealWorker {
        constructor(...all) {
          super(...all);
          this.addEventListener('message', ({ data }) => {
            const now = performance.now();
            if (['glimpse', 'partial', 'done'].includes(data.type)) requestAnimationFrame(() => (window.marks.first ??= performance.now()));
            if (data.type === 'done') window.marks.done = now;
          });
        }
      };
      document.addEventListener('DOMContentLoaded', () => {
        const status = document.getElementById('status');
        new MutationObserver(() => {
          if (/^Ready/.test(status.textContent)) window.marks.ready ??= performance.now();
        }).observe(status, { childList: true, characterData: true, subtree: true });
      });
    });
    const ready = async () => {
      await page.goto(`${config.site}/index.html${query}`);
      await page.waitForFunction(() => window.marks.ready);
      return page.evaluate(() => window.marks.ready);
    };
    const first_visit = await ready();
    await page.waitForFunction(async () => (await navigator.serviceWorker?.ready) && true);
    const again = await ready();
    await page.evaluate(() => document.getElementById('files').addEventListener('change', () => (window.marks.drop = performance.now()), { capture: true }));
    await page.locator('#files').setInputFiles(song);
    await page.waitForFunction(() => window.marks.done && window.marks.first);
    const marks = await page.evaluate(() => window.marks);
    return { first_visit, ready: again, first_values: marks.first - marks.drop, done: marks.done - marks.drop, memory_MB: rendererPeak() };
  } finally {
    await browser.close();
  }
}

const answer = { peers: config.peers ? await peers() : null, page: {} };
for (let round = 0; round < config.page_rounds; ++round)
  for (const [name, { query, song }] of Object.entries(config.pages)) (answer.page[name] ??= []).push(await dropped(query, song));
console.log(JSON.stringify(answer));
