// SPDX-License-Identifier: Apache-2.0
// A long song: its progress is told, it can be cancelled, and the page stays alive meanwhile.
import { makeEndless } from '../lib/engine.js';
import { expect, test } from '../lib/test.js';

test('progress is told in per cent', async ({ app, page }) => {
  await app.open();
  await page.evaluate(() => {
    window.told = new Set();
    const look = () => {
      for (const part of document.querySelectorAll('#songs .state, #status')) window.told.add(part.textContent);
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await app.drop('long.wav');
  await app.expectState('long.wav', 'done', 120000);
  const told = await page.evaluate(() => [...window.told].join('\n'));
  expect(told).toMatch(/^(Decoding|Analysing), [1-9]\d? %$/m);
  expect(told).toMatch(/^long\.wav: ((Decoding|Analysing), \d+ %|provisional)/m); // of a song that is quick the one pushes the other away
});

test('cancelled at once, and the next song is analysed', async ({ app, page }) => {
  await makeEndless(page, 'long.wav');
  await app.open();
  await app.drop('long.wav', 'piece.mp3');
  await app.expectState('long.wav', /decoding|analysing/);
  await page.getByRole('button', { name: 'Cancel the analysis: long.wav' }).click();
  await expect(app.song('long.wav').locator('.state')).toHaveText(/cancelled/i);
  await app.expectState('piece.mp3', 'done', 15000);
});

test('the page never freezes while a song is analysed', async ({ app, page }) => {
  await app.open();
  await page.evaluate(() => {
    window.gaps = [];
    let last = performance.now();
    window.heart = setInterval(() => {
      window.gaps.push(performance.now() - last);
      last = performance.now();
    }, 10);
  });
  await app.drop('long.wav');
  await app.expectState('long.wav', 'done', 120000);
  const gaps = await page.evaluate(() => {
    clearInterval(window.heart);
    return window.gaps.sort((a, b) => a - b);
  });
  const share = (/** @type {number} */ part) => gaps[Math.floor(part * (gaps.length - 1))];
  console.log(`      heartbeat of 10 ms: median ${share(0.5).toFixed(0)} ms, 95 % ${share(0.95).toFixed(0)} ms, longest ${share(1).toFixed(0)} ms`);
  // How fast it beats is no matter for a test; but a page that waits for the engine beats once.
  const whole = gaps.reduce((/** @type {number} */ sum, /** @type {number} */ gap) => sum + gap, 0);
  expect(share(1)).toBeLessThan(whole / 4);
});

test('first values come while the song is still decoded, and are called provisional', async ({ app, page }) => {
  await page.addInitScript(() => {
    window.heard = [];
    const RealWorker = Worker;
    window.Worker = class extends RealWorker {
      /** @param {[string | URL, WorkerOptions?]} all */
      constructor(...all) {
        super(...all);
        this.addEventListener('message', ({ data }) => window.heard.push(data.stage ? `${data.type} ${data.stage}` : data.type));
      }
    };
    window.said = [];
    document.addEventListener('DOMContentLoaded', () => {
      const status = /** @type {HTMLElement} */ (document.getElementById('status'));
      new MutationObserver(() => window.said.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true });
    });
  });
  await app.open();
  await app.drop('long.wav');
  await app.expectState('long.wav', 'done', 120000);
  const heard = await page.evaluate(() => window.heard);
  expect(heard.filter((/** @type {string} */ type) => type === 'glimpse').length).toBe(1);
  expect(heard.indexOf('glimpse')).toBeLessThan(heard.indexOf('overview'));
  const said = await page.evaluate(() => window.said);
  expect(said.some((/** @type {string} */ text) => /long\.wav: .*provisional/.test(text))).toBe(true);
  expect(said.at(-1)).toBe('long.wav: done.');
});
