// SPDX-License-Identifier: Apache-2.0
// Slow lines, and people who are faster than they; second thoughts.
import { withoutDecoder } from '../lib/engine.js';
import { expect, test } from '../lib/test.js';

test.use({ serviceWorkers: 'block' }); // what it fetches cannot be held back

/** Holds the answers to some requests back. @param {import('@playwright/test').Page} page @param {string} address @returns {Promise<() => void>} lets them go */
async function hold(page, address) {
  /** @type {() => void} */ let release = () => {};
  const released = new Promise((resolve) => (release = () => resolve(undefined)));
  await page.route(address, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

test('songs that come before the page is ready are not lost', async ({ app, page }) => {
  const release = await hold(page, '**/page.wasm');
  await page.goto('./');
  await app.pick('piece.mp3');
  await app.drop('piece.flac');
  await expect(page.locator('#songs li')).toHaveCount(0);
  release();
  await app.expectState('piece.mp3', 'done');
  await app.expectState('piece.flac', 'done');
});

test('of two models that are chosen the last one counts', async ({ app, page }) => {
  await app.open();
  await app.drop('piece.mp3');
  await app.expectState('piece.mp3', 'done');
  await expect(page.locator('#result table').first()).toBeVisible();
  const release = await hold(page, '**/models/a2mid2e.safetensors*');
  await page.evaluate(() => {
    const result = /** @type {HTMLElement} */ (document.getElementById('result'));
    window.emptied = false;
    new MutationObserver(() => (window.emptied ||= !result.querySelector('table'))).observe(result, { childList: true });
    window.moodglass.chooseModel('a2mid2e');
    window.moodglass.chooseModel('a2e');
  });
  await expect(page.locator('#result')).toContainText('Model a2e');
  expect(await page.evaluate(() => window.emptied), 'what another model had said was taken away at once').toBe(true);
  release();
  expect((await app.analysis('piece.mp3')).model.name).toBe('a2e');
  await app.drop('piece.flac');
  await app.expectState('piece.flac', 'done');
  expect((await app.analysis('piece.flac')).model.name).toBe('a2e');
});

test('a model that cannot be fetched leaves the one in use', async ({ app, page }) => {
  await app.open();
  await page.route('**/models/a2mid2e.safetensors*', (route) => route.abort());
  await page.evaluate(() => window.moodglass.chooseModel('a2mid2e'));
  await expect(page.locator('#problems')).toContainText('The model "a2mid2e" could not be loaded (no connection). Check the connection.');
  await expect(page.locator('#status')).toContainText('The model "joint" is ready.');
  await app.drop('piece.mp3');
  await app.expectState('piece.mp3', 'done');
  expect((await app.analysis('piece.mp3')).model.name).toBe('joint');
  app.complaints.length = 0; // the browser's own, of the request
});

test('a cancelled song is said to be, and tried again with its sound decoded once', async ({ app, page }) => {
  await withoutDecoder(page); // what a browser decodes as a whole cannot be stopped
  await app.open();
  const once = page.evaluate(() => new Promise((resolve) => {
    const decode = BaseAudioContext.prototype.decodeAudioData;
    /** @type {() => void} */ let goOn;
    /** @type {Promise<AudioBuffer> | null} */ let first = null;
    BaseAudioContext.prototype.decodeAudioData = function (...all) {
      const now = () => decode.apply(this, all);
      if (first) { // the song is at work anew: the sound of before comes into that
        goOn();
        return first.then(now);
      }
      first = new Promise((done) => (goOn = () => done(undefined))).then(now);
      resolve(true);
      return first;
    };
  }));
  await app.drop('piece.m4a');
  await once;
  await app.song('piece.m4a').getByRole('button', { name: 'Cancel the analysis' }).click();
  await expect(page.locator('#status')).toContainText('piece.m4a: cancelled.');
  await app.song('piece.m4a').getByRole('button', { name: 'Try again: piece.m4a' }).click();
  await app.expectState('piece.m4a', 'done');
  await app.drop('piece.flac'); // the next one has the engine for itself
  await app.expectState('piece.flac', 'done');
});
