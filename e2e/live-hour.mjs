// SPDX-License-Identifier: Apache-2.0
// An hour of listening in the page, in less than an hour: what memory it takes, minute by minute, and how it ends. Sound
// comes by the audio worklet's line, half a second whenever the half second before has come back as recording; all behind
// it is the page's own, as it is deployed (build/site).
//
//     node e2e/live-hour.mjs [MINUTES]        60; fewer end by hand
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { memory } from './lib/memory.js';
import config from './playwright.config.js';

const minutes = Number(process.argv[2] ?? 60), every = minutes > 10 ? 5 : 1;
const port = Number(process.env.MOODGLASS_E2E_PORT ?? 8139);
const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** In place of the browser's audio thread. In the page. */
function takeOver() {
  const rate = 44100, piece = 2048, ahead_s = 0.5;
  let sent = 0, heard_s = 0;
  /** @type {MessagePort | null} */ let line = null;
  // Four voices, of another chord each second.
  const sampleAt = (/** @type {number} */ at) => {
    const second = Math.floor(at / rate), phase = (2 * Math.PI * at) / rate;
    let sum = 0;
    for (let voice = 0; voice < 4; ++voice) sum += Math.sin(phase * 110 * 2 ** (((second * 7 + voice * 5) % 36) / 12));
    return 0.15 * sum * Math.exp((-2 * (at % rate)) / rate);
  };
  const pump = () => {
    while (line && sent / rate < heard_s + ahead_s) {
      const samples = new Float32Array(piece);
      for (let i = 0; i < piece; ++i) samples[i] = sampleAt(sent + i);
      line.postMessage(samples, [samples.buffer]);
      sent += piece;
    }
  };
  const Real = Worker;
  const nothing = () => {};
  Object.assign(window, {
    heard: () => heard_s,
    Worker: class extends Real {
      /** @param {any} address @param {WorkerOptions} options */
      constructor(address, options) {
        super(address, options);
        if (options?.name !== 'live') return;
        this.addEventListener('message', ({ data }) => {
          if (data.type !== 'sound') return;
          heard_s += data.bytes.byteLength / 2 / 22050;
          queueMicrotask(pump); // after the page has had it
        });
      }
    },
    AudioContext: class {
      sampleRate = rate;
      state = 'running';
      destination = {};
      audioWorklet = { addModule: async () => {} };
      resume = async () => {};
      close = async () => {};
      addEventListener = nothing;
      createMediaStreamSource = () => ({ connect: nothing, disconnect: nothing });
    },
    AudioWorkletNode: class {
      connect = nothing;
      port = {
        postMessage(/** @type {MessagePort | null} */ given) {
          if (!given) line?.postMessage(null);
          line = given;
          pump();
        },
      };
    },
  });
}

const server = spawn(join(root, 'tools/serve'), ['--port', String(port)], { stdio: 'ignore' });
const { launchOptions } = config.use;
const browser = await chromium.launchServer({ ...launchOptions, args: [...launchOptions.args, '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'] });
try {
  const page = await (await chromium.connect(browser.wsEndpoint())).newPage({ viewport: { width: 1024, height: 640 } });
  page.setDefaultTimeout(0);
  await page.addInitScript(takeOver);
  const address = `http://localhost:${port}/index.html`;
  for (let tries = 0; !(await page.goto(address).catch(() => null)) && tries < 100; ++tries) await page.waitForTimeout(100);
  await page.waitForFunction(() => /^Ready/.test(document.getElementById('status')?.textContent ?? ''));
  await page.getByRole('button', { name: 'Listen', exact: true }).click();
  const began = Date.now(), pid = Number(browser.process().pid);
  console.log('| minutes heard | renderer, MB | all of the browser, MB | minutes it took |\n|--:|--:|--:|--:|');
  for (let minute = every; ; minute += every) {
    await page.waitForFunction((seconds) => /** @type {any} */ (window).heard() >= seconds || document.getElementById('live')?.hidden, 60 * minute - 1, { polling: 500 });
    const { renderers, all } = memory(pid), heard_s = await page.evaluate(() => /** @type {any} */ (window).heard());
    console.log(`| ${(heard_s / 60).toFixed(1)} | ${renderers} | ${all} | ${((Date.now() - began) / 60000).toFixed(1)} |`);
    if (minute >= minutes) break;
  }
  if (minutes < 60) await page.getByRole('button', { name: 'Stop listening', exact: true }).click();
  await page.waitForSelector('#live', { state: 'hidden' });
  await page.waitForSelector('#songs li[data-state=done]');
  const { renderers, all } = memory(pid);
  console.log(`| analysed | ${renderers} | ${all} | ${((Date.now() - began) / 60000).toFixed(1)} |`);
  console.log(await page.locator('#songs li').innerText(), '\n', await page.locator('#problems').innerText());
} finally {
  await browser.close();
  server.kill();
}
