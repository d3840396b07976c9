// SPDX-License-Identifier: Apache-2.0
// Browsers that refuse something, and pages of which something fails at the start: what can go on goes on, and what cannot is told.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as bare } from '@playwright/test';
import { root } from '../lib/places.js';
import { refuse } from '../lib/refuse.js';
import { expect, test } from '../lib/test.js';

/** @type {import('../lib/refuse.js').Refusal[]} */
const bearable = ['localStorage', 'indexedDB', 'caches', 'BroadcastChannel', 'service workers', 'storage to be kept', 'clipboard', 'a player', 'a pen'];

for (const name of bearable) {
  test(`without ${name} songs are analysed`, async ({ app, page }) => {
    await refuse(page, name);
    await app.open();
    await app.drop('piece.mp3');
    await app.expectState('piece.mp3', 'done');
  });
}

test('without any of them songs are analysed, and what fails is told', async ({ app, page }) => {
  await refuse(page, ...bearable);
  await app.open();
  await expect(page.locator('#offline')).toHaveText('This page opens with a network only: the browser stores nothing of it here.');
  await app.drop('piece.mp3');
  await app.expectState('piece.mp3', 'done');
  const problems = page.getByRole('alert').locator('li span');
  await page.getByLabel('Keep results').click();
  await expect(problems.filter({ hasText: 'The browser could not keep the result (denied).' })).toHaveCount(1);
  await expect(page.getByLabel('Keep results')).not.toBeChecked();
  await page.locator('#canvas').focus();
  await page.keyboard.press('Control+c');
  await expect(problems.filter({ hasText: 'The browser did not allow copying.' })).toHaveCount(1);
  await page.keyboard.press('Space');
  await expect(problems.filter({ hasText: 'This browser lets the page play no sound.' })).toHaveCount(1);
});

for (const name of /** @type {import('../lib/refuse.js').Refusal[]} */ (['workers', 'trusted types'])) {
  bare(`without ${name} there is a sentence, for each song too`, async ({ page }) => {
    await refuse(page, name);
    await page.goto('./');
    await expect(page.getByRole('alert').locator('li span').filter({ hasText: /^The engine did not start \(.+\)\. Reload the page\.$/ })).toHaveCount(1);
    await expect(page.locator('#status')).toHaveText('The engine is not ready.');
    await page.locator('#files').setInputFiles(join(root, 'build/media/piece.mp3'));
    await expect(page.locator('#songs li .state')).toHaveText(/^The engine did not start/);
  });
}

bare('without matchMedia there is a sentence', async ({ page }) => {
  await refuse(page, 'matchMedia');
  await page.goto('./');
  await expect(page.locator('#status')).toHaveText('The page did not start.');
  await expect(page.getByRole('alert').locator('li span')).toHaveText(/denied.* Reload the page/);
});

bare.describe('at the start', () => {
  bare.use({ serviceWorkers: 'block' });
  bare('an error in any module, before or after the others, is told', async ({ page }) => {
    bare.slow();
    const modules = [...readFileSync(join(root, 'build/site/index.html'), 'utf8').matchAll(/<link rel="modulepreload" href="([^"]+)">/g)].map(([, name]) => name);
    expect(modules.length).toBeGreaterThan(20);
    // As a browser would run it that does not look at hashes.
    await page.route(/:\d+\/$/, async (route) => {
      const answer = await route.fetch();
      const body = (await answer.text()).replace(/<script type="importmap">[^]*?<\/script>/, '').replace(/<link rel="(modulepreload|preload)"[^>]*>/g, '').replace(/(main\.js") integrity="[^"]+"/, '$1');
      await route.fulfill({ response: answer, body });
    });
    for (const name of ['main.js', ...modules]) {
      for (const where of name === 'main.js' ? ['before'] : ['before', 'after']) { // behind main.js all has started
        await page.route(`**/${name}`, async (route) => {
          const answer = await route.fetch();
          const text = await answer.text(), misfortune = "throw new DOMException('not for you', 'SecurityError');";
          await route.fulfill({ response: answer, body: where === 'before' ? misfortune + text : `${text}\n${misfortune}` });
        });
        await page.goto('./');
        await expect(page.locator('#status'), `${where} ${name}`).toHaveText(/^This page could not start here \(not for you\)\./);
        await page.unroute(`**/${name}`);
      }
    }
  });
});
