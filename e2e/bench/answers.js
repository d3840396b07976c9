// SPDX-License-Identifier: Apache-2.0
// How soon the page answers while long songs are analysed, eight (or SONGS) one after the other: from a mouse's movement over the
// canvas until the frame that shows it is drawn. A measurement, not a test: it says what it found and fails never.
//
//     cd e2e && node bench/answers.js [SONGS]
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import prepare from '../lib/prepare.js';
import { media, root } from '../lib/places.js';
import config from '../playwright.config.js';

prepare();
const server = spawn(join(root, 'tools/serve'), ['--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
const address = await new Promise((resolve) => server.stdout.on('data', (text) => resolve(/http:\S+/.exec(String(text))?.[0])));
const browser = await chromium.launch(config.use?.launchOptions);
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(address);
  await page.waitForFunction(() => document.getElementById('status')?.textContent?.startsWith('Ready'));
  await page.evaluate(() => {
    window.answers = [];
    const canvas = document.getElementById('canvas');
    let asked = 0;
    canvas.addEventListener('mousemove', (event) => (asked ||= event.timeStamp), { capture: true });
    let frames = window.moodglass.frames;
    const look = () => {
      // Runs after the page's own frame: it asked for its turn first.
      if (asked && window.moodglass.frames > frames) {
        window.answers.push(performance.now() - asked);
        asked = 0;
      }
      frames = window.moodglass.frames;
      requestAnimationFrame(look);
    };
    look();
  });
  await page.locator('#files').setInputFiles(Array(Number(process.argv[2] ?? 8)).fill(media('long.wav')));
  const done = () => page.evaluate(() => [...document.querySelectorAll('#songs li')].every((song) => song.getAttribute('data-state') === 'done'));
  for (let i = 0; !(await done()); ++i) {
    await page.mouse.move(400 + 30 * (i % 20), 200 + 20 * (i % 15));
    await page.waitForTimeout(40);
  }
  const answers = (await page.evaluate(() => window.answers)).sort((a, b) => a - b);
  const share = (/** @type {number} */ part) => answers[Math.floor(part * (answers.length - 1))].toFixed(0);
  console.log(`${answers.length} movements: median ${share(0.5)} ms, 95 % ${share(0.95)} ms, slowest ${share(1)} ms`);
} finally {
  await browser.close();
  server.kill();
}
