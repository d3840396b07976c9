// SPDX-License-Identifier: Apache-2.0
// A thousand songs of three minutes in one session of the page as it is deployed (build/site), among misfortunes: what
// memory a song takes, whether any is lost, and what is left once all are removed.
//
//     node e2e/thousand-songs.mjs [SONGS [ROUNDS]]        1000, once; a second round shows whether memory leaks or is used again
//
// Every tenth song stops the engine that has it. On the way the graphics context is lost ten times; the network is gone for
// a while; what the page keeps is deleted behind its back; the disk is full; the tab is frozen; the clock is set back; a
// second tab keeps the same results. Beside what the processes take stands what the page's program has of it, what songs
// have put away that are not shown (or were removed and can be brought back), and JavaScript's objects.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { memory } from './lib/memory.js';
import config from './playwright.config.js';

const songs = Number(process.argv[2] ?? 1000), rounds = Number(process.argv[3] ?? 1), every = Math.max(1, Math.round(songs / 10));
const port = Number(process.env.MOODGLASS_E2E_PORT ?? 8139);
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const address = `http://localhost:${port}/index.html`;

/** Songs of one sound: chords by the second. In the page. @param {{from: number, to: number}} numbers */
function drop({ from, to }) {
  const rate = 22050, seconds = 180, size = 2 * rate * seconds;
  const own = /** @type {any} */ (window);
  if (!own.sound) {
    const bytes = new ArrayBuffer(44 + size), view = new DataView(bytes), text = (/** @type {number} */ at, /** @type {string} */ word) => [...word].forEach((c, i) => view.setUint8(at + i, c.charCodeAt(0)));
    text(0, 'RIFF'), view.setUint32(4, 36 + size, true), text(8, 'WAVEfmt '), view.setUint32(16, 16, true), view.setUint16(20, 1, true), view.setUint16(22, 1, true);
    view.setUint32(24, rate, true), view.setUint32(28, 2 * rate, true), view.setUint16(32, 2, true), view.setUint16(34, 16, true), text(36, 'data'), view.setUint32(40, size, true);
    for (let i = 0; i < rate * seconds; ++i) {
      const second = Math.floor(i / rate), phase = (2 * Math.PI * i) / rate;
      let sum = 0;
      for (let voice = 0; voice < 4; ++voice) sum += Math.sin(phase * 110 * 2 ** (((second * 7 + voice * 5) % 36) / 12));
      view.setInt16(44 + 2 * i, 5000 * sum * Math.exp((-2 * (i % rate)) / rate), true);
    }
    own.sound = new Blob([bytes]); // one, whatever many files are made of it
  }
  const transfer = new DataTransfer();
  for (let i = from; i < to; ++i) transfer.items.add(new File([own.sound], `song ${i}.wav`));
  document.getElementById('canvas')?.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
}

/** The worker that gets every tenth song is gone, as where its memory was taken. In the page. */
function stopEngines() {
  const Real = Worker;
  Object.assign(window, {
    Worker: class extends Real {
      /** @param {any} message @param {any} [transfer] */
      postMessage(message, transfer) {
        const file = Object.values(message ?? {}).find((value) => value instanceof File);
        if (!file?.name.endsWith('9.wav')) return super.postMessage(message, transfer);
        this.terminate();
        queueMicrotask(() => this.dispatchEvent(new ErrorEvent('error', { message: 'unreachable' })));
      }
    },
  });
}

/** What WebAssembly has on this page's own thread, and what its songs have put away. In the page. */
function watchProgram() {
  /** @type {WebAssembly.Memory[]} */ const memories = [];
  const api = /** @type {any} */ (WebAssembly);
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const real = api[name];
    api[name] = async (/** @type {any[]} */ ...given) => {
      const made = await real.apply(WebAssembly, given);
      for (const each of Object.values((made.instance ?? made).exports)) if (each instanceof WebAssembly.Memory) memories.push(each);
      return made;
    };
  }
  // What songs have put away (web/host.js), which those that were just removed have too: they can be brought back.
  /** @type {Map<string, any> | undefined} */ let shelf;
  const { set } = Map.prototype;
  Map.prototype.set = function (key, value) {
    if (/^\d+ [01]$/.test(String(key))) shelf = this;
    return set.call(this, key, value);
  };
  const onShelf = () => [...(shelf?.values() ?? [])].reduce((sum, bytes) => sum + bytes.byteLength, 0);
  Object.assign(window, { onShelf, programMemory: () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0) });
}

const server = spawn(join(root, 'tools/serve'), ['--port', String(port)], { stdio: 'ignore' });
const browser = await chromium.launchServer(config.use.launchOptions);
let faults = 0;
const check = (/** @type {boolean} */ good, /** @type {string} */ what) => {
  if (!good) console.log(`FAILED: ${what}`, ++faults);
};
try {
  const context = await (await chromium.connect(browser.wsEndpoint())).newContext({ viewport: { width: 1024, height: 640 } });
  const page = await context.newPage();
  page.setDefaultTimeout(0);
  await page.addInitScript(stopEngines);
  await page.addInitScript(watchProgram);
  for (let tries = 0; !(await page.goto(address).catch(() => null)) && tries < 100; ++tries) await page.waitForTimeout(100);
  const ready = (/** @type {import('@playwright/test').Page} */ of) => of.waitForFunction(() => /^Ready/.test(document.getElementById('status')?.textContent ?? ''));
  await ready(page);
  const cdp = await context.newCDPSession(page), pid = Number(browser.process().pid);
  const usage = async () => {
    const { usedSize } = await cdp.send('Runtime.getHeapUsage');
    const MB = (/** @type {number} */ bytes) => Math.round(bytes / 2 ** 20);
    return { ...memory(pid), program: MB(await page.evaluate(() => /** @type {any} */ (window).programMemory())), shelf: MB(await page.evaluate(() => /** @type {any} */ (window).onShelf())), objects: MB(usedSize) };
  };
  const tell = async (/** @type {string | number} */ count, /** @type {string | number} */ failed, /** @type {string} */ what) => {
    const { renderers, all, program, shelf, objects } = await usage();
    console.log(`| ${count} | ${failed} | ${renderers} | ${program} | ${shelf} | ${objects} | ${all} | ${((Date.now() - began) / 60000).toFixed(1)} | ${what} |`);
    return renderers;
  };
  const settled = (/** @type {number} */ count) => page.waitForFunction((wanted) => document.querySelectorAll('#songs li:is([data-state=done], [data-state=failed])').length >= wanted, count, { polling: 1000 });
  const amount = (/** @type {string} */ state) => page.locator(`#songs li[data-state=${state}]`).count();

  // One song and its removal first: what every song needs once is there then.
  await page.evaluate(drop, { from: 0, to: 1 });
  await settled(1);
  await page.getByRole('button', { name: /^Remove/ }).first().click();
  await page.waitForFunction(() => document.querySelectorAll('#songs li').length === 0);
  await cdp.send('HeapProfiler.collectGarbage');
  const began = Date.now();
  console.log('| songs | stopped engines | renderers, MB | its program | put away | objects | all of the browser, MB | minutes | misfortune |\n|--:|--:|--:|--:|--:|--:|--:|--:|---|');
  const begin = await tell(0, 0, '');

  const loseContext = () => page.evaluate(async () => {
    const lose = /** @type {HTMLCanvasElement} */ (document.getElementById('canvas')).getContext('webgl2')?.getExtension('WEBGL_lose_context');
    for (let time = 0; time < 10; ++time) {
      lose?.loseContext();
      await new Promise((resolve) => setTimeout(resolve, 50));
      lose?.restoreContext();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
  /** @type {import('@playwright/test').Page | undefined} */ let other;
  /** @type {[string, () => Promise<any>][]} in turn */
  const misfortunes = [
    ['graphics lost ten times', loseContext],
    ['no network from here on', () => context.setOffline(true)],
    ['the network is back; results are kept', async () => {
      await context.setOffline(false);
      await page.getByLabel('Keep results').check();
    }],
    ['what was kept is deleted behind its back', () => cdp.send('Storage.clearDataForOrigin', { origin: new URL(address).origin, storageTypes: 'indexeddb' })],
    ['the tab is frozen, and thawed', async () => {
      await cdp.send('Page.setWebLifecycleState', { state: 'frozen' });
      await new Promise((resolve) => setTimeout(resolve, 3000));
      await cdp.send('Page.setWebLifecycleState', { state: 'active' });
    }],
    ['the clock is an hour slow', () => page.evaluate(() => {
      const now = Date.now.bind(Date);
      Date.now = () => now() - 3600000;
    })],
    ['a second tab keeps the same results', async () => {
      other = await context.newPage();
      await other.goto(address);
      await ready(other);
      await other.evaluate(drop, { from: 0, to: 5 });
      await other.waitForFunction(() => document.querySelectorAll('#songs li[data-state=done]').length === 5, null, { timeout: 0 });
      await other.close();
    }],
    ['the disk is full', () => cdp.send('Storage.overrideQuotaForOrigin', { origin: new URL(address).origin, quotaSize: 1000 })],
    ['there is room again', () => cdp.send('Storage.overrideQuotaForOrigin', { origin: new URL(address).origin })],
  ];
  /** @type {number[]} renderers, MB, once all songs of a round are removed */ const left = [];
  for (let round = 0; round < rounds; ++round) {
    for (let from = 0; from < songs; from += every) {
      const to = Math.min(songs, from + every);
      await page.evaluate(drop, { from, to });
      const [name, happen] = misfortunes[Math.round(from / every) % misfortunes.length];
      if (from > 0 || songs < 20) await settled(from + Math.ceil((to - from) / 3)); // in the middle of them
      await happen();
      await settled(to);
      await tell(to, await amount('failed'), name);
    }
    const wanted = Array.from({ length: songs }, (_, i) => i).filter((i) => i % 10 === 9).length;
    check((await amount('failed')) === wanted, `${await amount('failed')} songs failed, but ${wanted} engines were stopped`);
    check((await amount('done')) === songs - wanted, `${await amount('done')} songs are done, not ${songs - wanted}`);
    // All are removed, by their own buttons.
    await page.evaluate(async () => {
      for (;;) {
        const button = /** @type {HTMLElement | null} */ ([...document.querySelectorAll('#songs li button')].find((each) => each.getAttribute('aria-label')?.startsWith('Remove')) ?? null);
        if (!button) return;
        button.click();
        await new Promise((resolve) => setTimeout(resolve));
      }
    });
    await page.waitForFunction(() => document.querySelectorAll('#songs li').length === 0);
    await cdp.send('HeapProfiler.collectGarbage');
    await new Promise((resolve) => setTimeout(resolve, 5000));
    await cdp.send('HeapProfiler.collectGarbage');
    left.push((await tell('all removed', '', '')) - (await usage()).shelf); // what can be brought back is not lost
    // What the browser holds for songs to come, and gives back where memory is short.
    await cdp.send('Memory.simulatePressureNotification', { level: 'critical' });
    await new Promise((resolve) => setTimeout(resolve, 3000));
    await tell('memory short', '', '');
  }
  const more = (left.at(-1) ?? 0) - (rounds > 1 ? left[0] : begin);
  check(more <= 50, `${more} MB are left more than ${rounds > 1 ? 'after the first round' : 'at the beginning'}: more than 50`);
  // And it goes on.
  await page.evaluate(drop, { from: 0, to: 1 });
  await settled(1);
  check((await amount('done')) === 1, 'a song after them was not analysed');
} finally {
  await browser.close();
  server.kill();
}
process.exit(faults > 0 ? 1 : 0);
