// SPDX-License-Identifier: Apache-2.0
// Hosts that send from one address to another, and such as change what they serve.
import { expect, test } from '@playwright/test';
import { host } from '../lib/host.js';

/** @param {import('@playwright/test').Page} page */
const controlled = (page) => page.waitForFunction(() => navigator.serviceWorker.controller !== null);

test('where .html is left out of addresses the licences are there, without a network too', async ({ page, context }) => {
  const { address, stop } = await host({ withoutHtml: true });
  try {
    await page.goto(address);
    await expect(page.locator('#status')).toContainText('Ready');
    await controlled(page);
    await expect(page.locator('#offline')).toBeEmpty();
    const [licences] = await Promise.all([context.waitForEvent('page'), page.getByRole('link', { name: 'Licences' }).click()]);
    await expect(licences.getByRole('heading', { name: 'Licences of Moodglass and its parts' })).toBeVisible();
    await stop();
    for (const name of ['licences.html', 'licences', 'index.html', '']) {
      await licences.goto(address + name);
      await expect(licences, name).toHaveTitle(name.startsWith('licences') ? /^Licences/ : 'Moodglass');
    }
    await expect(licences.locator('#status')).toContainText('Ready');
  } finally {
    await stop();
  }
});

test('where the host changes its pages it is said that they open with a network only', async ({ page }) => {
  const { address, stop } = await host({ change: (text) => `${text}<!-- served by a host -->` });
  try {
    await page.goto(address);
    await expect(page.locator('#status')).toContainText('Ready');
    await expect(page.locator('#offline')).toHaveText(/^This page opens with a network only: 2 of its files are not as they were built \((index\.html, licences\.html|licences\.html, index\.html)\)\./);
    expect(await page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('moodglass-page-'))), 'half a page is not kept').toEqual([]);
    await page.locator('#canvas').focus();
    await page.keyboard.press('l');
    await expect(page.locator('#offline')).toHaveText(/^Diese Seite öffnet sich nur mit Netz: 2 ihrer Dateien sind nicht wie gebaut/);
  } finally {
    await stop();
  }
});
