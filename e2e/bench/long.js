// SPDX-License-Identifier: Apache-2.0
// An hour (or MINUTES) of M4A and of WebM in the page: how long it takes, and the most memory that a renderer has had. A measurement,
// not a test. Linux.
//
//     cd e2e && node bench/long.js [MINUTES]
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { media, root } from '../lib/places.js';
import prepare from '../lib/prepare.js';
import config from '../playwright.config.js';

prepare();
const minutes = Number(process.argv[2] ?? 60);
const folder = mkdtempSync(join(tmpdir(), 'long-'));
const server = spawn(join(root, 'tools/serve'), ['--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
const address = await new Promise((resolve) => server.stdout.on('data', (text) => resolve(/http:\S+/.exec(String(text))?.[0])));

/** MB of the largest renderer of this browser, at its largest. @param {number} browser its process */
function rendererPeak(browser) {
  let peak = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8'), command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      if (!command.includes('--type=renderer') || !ancestors(Number(pid)).includes(browser)) continue;
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    } catch {} // it has ended
  }
  return peak;
}

/** @param {number} pid @returns {number[]} */
function ancestors(pid) {
  if (pid <= 1) return [];
  const parent = Number(/PPid:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  return [parent, ...ancestors(parent)];
}

try {
  for (const name of ['long.m4a', 'long.webm']) {
    const from = media(name === 'long.m4a' ? 'piece.m4a' : 'piece.webm'), song = join(folder, name);
    execFileSync('ffmpeg', ['-y', '-v', 'error', '-stream_loop', '-1', '-i', from, '-t', String(minutes * 60), '-c:a', 'copy', song]);
    const browser = await chromium.launch(config.use?.launchOptions);
    try {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      page.setDefaultTimeout(3600000);
      await page.goto(`${address}${process.env.MOODGLASS_QUERY ?? ''}`);
      await page.waitForFunction(() => document.getElementById('status')?.textContent?.startsWith('Ready'));
      const session = await browser.newBrowserCDPSession();
      const { processInfo } = await session.send('SystemInfo.getProcessInfo');
      const main = processInfo.find(({ type }) => type === 'browser')?.id ?? 0;
      const began = performance.now();
      await page.locator('#files').setInputFiles(song);
      await page.waitForFunction(() => ['done', 'failed'].includes(document.querySelector('#songs li')?.getAttribute('data-state') ?? ''));
      const state = await page.locator('#songs li').first().getAttribute('data-state');
      console.log(`${name}, ${minutes} min, ${(statSync(song).size / 2 ** 20).toFixed(0)} MB: ${state} in ${((performance.now() - began) / 1000).toFixed(0)} s, at most ${rendererPeak(main).toFixed(0)} MB`);
    } finally {
      await browser.close();
    }
  }
} finally {
  server.kill();
  rmSync(folder, { recursive: true });
}
