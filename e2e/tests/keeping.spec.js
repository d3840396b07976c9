// SPDX-License-Identifier: Apache-2.0
// Results that are kept, in several tabs and with what people do in their browser's settings.
import { App, expect, test } from '../lib/test.js';

test('a second tab follows the wish to keep, and what is kept', async ({ app, page, context }) => {
  await app.open();
  const second = new App(await context.newPage());
  await second.page.goto(page.url());
  await expect(second.page.locator('#status')).toContainText('Ready');
  const wish = second.page.getByLabel('Keep results'), list = second.page.locator('#kept li');
  await second.drop('piece.flac');
  await second.expectState('piece.flac', 'done');
  await page.getByLabel('Keep results').check();
  await expect(wish).toBeChecked();
  await expect(list, 'with what is there already').toHaveCount(1);
  await expect(page.locator('#kept li')).toHaveCount(1);
  await app.drop('piece.mp3');
  await app.expectState('piece.mp3', 'done');
  await expect(list.filter({ hasText: 'piece.mp3' })).toHaveCount(1);
  await page.getByRole('button', { name: 'Delete the kept result of piece.mp3' }).click();
  await expect(list.filter({ hasText: 'piece.mp3' })).toHaveCount(0);
  await wish.uncheck();
  await expect(page.getByLabel('Keep results')).not.toBeChecked();
  await app.drop('piece.ogg');
  await app.expectState('piece.ogg', 'done');
  await page.reload();
  await expect(page.locator('#kept li .name')).toHaveText(['piece.flac']);
});

/**
 * As the browser's settings clear a site's data, but once nothing writes them: where it does, Chromium may leave the page without an
 * answer for good, which has a story of its own. @param {import('@playwright/test').BrowserContext} context
 */
async function clearSiteData(context) {
  const other = await context.newPage();
  await other.goto('licences.html');
  await other.evaluate(async () => {
    localStorage.clear();
    for (const { name } of await indexedDB.databases()) {
      await new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase(/** @type {string} */ (name));
        request.onsuccess = resolve;
        request.onerror = reject;
      });
    }
  });
  await other.close();
}

test('once the site\'s data were cleared nothing is listed and nothing kept', async ({ app, page, context }) => {
  // The settings tell nobody.
  await page.addInitScript(() => window.addEventListener('storage', (event) => event.stopImmediatePropagation(), true));
  await app.open();
  await page.getByLabel('Keep results').check();
  await app.drop('piece.mp3');
  await app.expectState('piece.mp3', 'done');
  await expect(page.locator('#kept li')).toHaveCount(1);
  await clearSiteData(context);
  await app.drop('piece.flac');
  await app.expectState('piece.flac', 'done');
  await expect(page.locator('#kept li')).toHaveCount(0);
  await expect(page.getByLabel('Keep results')).not.toBeChecked();
  await page.getByLabel('Keep results').check();
  await expect(page.locator('#kept li .name')).toHaveText([/piece/, /piece/]);
  await clearSiteData(context);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange'))); // coming back from the settings
  await expect(page.locator('#kept li')).toHaveCount(0);
  await expect(page.getByLabel('Keep results')).not.toBeChecked();
});

// As Chromium leaves it, now and then, where the site's data are cleared while results are written.
test('a database that does not answer is told, and holds nothing up', async ({ app, page }) => {
  await app.open();
  await page.getByLabel('Keep results').check();
  await app.drop('piece.mp3');
  await app.expectState('piece.mp3', 'done');
  const list = page.locator('#kept li .name');
  await expect(list).toHaveText(['piece.mp3']);
  await page.evaluate(() => {
    IDBFactory.prototype.open = () => /** @type {any} */ (new EventTarget());
  });
  await app.drop('piece.flac');
  await app.expectState('piece.flac', 'done');
  const problem = page.getByRole('alert').locator('li span').filter({ hasText: 'could not keep the result (the browser’s database does not answer' });
  await expect(problem).toHaveCount(1, { timeout: 30000 });
  await expect(list).toHaveText(['piece.mp3']);
  await page.evaluate(() => {
    localStorage.clear();
    document.dispatchEvent(new Event('visibilitychange')); // coming back from the settings
  });
  await expect(page.getByLabel('Keep results')).not.toBeChecked();
  await expect(list).toHaveCount(0);
  await app.drop('piece.ogg');
  await app.expectState('piece.ogg', 'done');
});

test('with the wish the browser is asked to keep what it might delete', async ({ app, page }) => {
  await page.addInitScript(() => {
    window.asked = 0;
    navigator.storage.persist = async () => ++window.asked > 0;
  });
  await app.open();
  expect(await page.evaluate(() => window.asked)).toBe(0);
  await page.getByLabel('Keep results').check();
  await expect.poll(() => page.evaluate(() => window.asked)).toBe(1);
  await expect(page.locator('#keeping')).toContainText('JSON is the safe copy');
});
