// SPDX-License-Identifier: Apache-2.0
// Engines that break, browsers that lack something.
import { expect, test } from '../lib/test.js';

/**
 * The real engine, but for what it does when it opens piece.ogg.
 * @param {import('@playwright/test').Page} page @param {string} misfortune JavaScript
 */
async function breakEngine(page, misfortune) {
  await page.route('**/engine/*/engine.mjs', async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace(
      /export default (\w+);/,
      `export default async (options) => {
        const module = await $1(options);
        const open = module.Engine.prototype.open;
        module.Engine.prototype.open = function (name) {
          if (name === 'piece.ogg') { ${misfortune} }
          return open.call(this, name);
        };
        return module;
      };`,
    );
    await route.fulfill({ response: answer, body });
  });
}

test('a worker that traps takes one song with it, not the page', async ({ app, page }) => {
  await breakEngine(page, "throw new WebAssembly.RuntimeError('unreachable');");
  await app.open();
  await app.drop('piece.flac', 'piece.ogg', 'piece.mp3');
  await app.expectState('piece.flac', 'done');
  await app.expectState('piece.ogg', 'failed');
  await expect(app.song('piece.ogg').locator('.state')).toHaveText(/engine stopped.*unreachable/);
  await app.expectState('piece.mp3', 'done');
});

test('a worker that does not answer is replaced', async ({ app, page }) => {
  await breakEngine(page, 'for (;;);');
  await app.open();
  await app.drop('piece.ogg', 'piece.mp3');
  await app.expectState('piece.ogg', 'decoding');
  await page.waitForTimeout(1000);
  await page.getByRole('button', { name: 'Cancel piece.ogg' }).click();
  await expect(app.song('piece.ogg').locator('.state')).toHaveText(/cancelled/i);
  await app.expectState('piece.mp3', 'done');
});

test('a model that is cut is refused with a sentence', async ({ page }) => {
  await page.route('**/models/*.safetensors*', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.body()).subarray(0, 100000) });
  });
  await page.goto('./');
  await expect(page.getByRole('alert').locator('li span')).toContainText('arrived damaged');
});

test('without WebGL 2 the tables are there', async ({ app, page }) => {
  await page.addInitScript(() => {
    const real = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = /** @type {any} */ (
      function (/** @type {string} */ kind, /** @type {any} */ options) {
        return kind.startsWith('webgl') ? null : real.call(this, /** @type {any} */ (kind), options);
      }
    );
  });
  await app.open();
  await expect(page.locator('#stage')).toContainText('no WebGL 2');
  await app.drop('piece.mp3', 'text.mp3');
  await app.expectState('piece.mp3', 'done');
  await app.expectState('text.mp3', 'failed');
  await expect(page.locator('#result')).toContainText('Valence');
  await app.screenshot('no-webgl');
});

test('without WASM SIMD there is a sentence', async ({ page }) => {
  await page.addInitScript(() => {
    WebAssembly.validate = () => false;
  });
  await page.goto('./');
  await expect(page.getByRole('alert')).toContainText('This browser has no WASM SIMD (needs Chrome 91, Firefox 89, Safari 16.4).');
});
