// SPDX-License-Identifier: Apache-2.0
// A new version of the page is announced, and taken only when the user says so.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { root } from '../lib/places.js';

/**
 * Serves a copy of the site; renew() makes it another version, retrain() one with another default model, lose() takes that model away.
 * @param {(site: {address: string, renew: () => void, retrain: () => void, lose: () => void, stop: () => void}) => Promise<void>} visit
 */
async function withOwnSite(visit) {
  const site = mkdtempSync(join(tmpdir(), 'moodglass-site-'));
  cpSync(join(root, 'build/site'), site, { recursive: true });
  const server = spawn(join(root, 'tools/serve'), ['--port', '0', site], { stdio: ['ignore', 'pipe', 'inherit'] });
  const change = (/** @type {string} */ file, /** @type {(text: string) => string} */ how) =>
    writeFileSync(join(site, file), how(readFileSync(join(site, file), 'utf8')));
  const renew = () => {
    change('index.html', (text) => text.replace('<title>', '<meta name="test-version" content="2"><title>'));
    const changed = (/** @type {string} */ file) => (/** @type {string} */ text) => text.replace(new RegExp(`\\["${file}", "[^"]+"\\]`), `["${file}", ""]`);
    change('service-worker.js', (text) => text.replace(/const version = '\w+'/, "const version = 'another'"));
    for (const file of ['./', 'models/index.json']) change('service-worker.js', changed(file));
  };
  const retrain = () => {
    const file = join(site, 'models/joint.safetensors');
    const before = readFileSync(file), after = Buffer.from(before.toString('latin1').replace('Explains itself', 'Explains ITSELF'), 'latin1');
    const hash = (/** @type {Buffer} */ bytes) => createHash('sha256').update(bytes).digest('hex');
    writeFileSync(file, after);
    change('models/index.json', (text) => text.replaceAll(hash(before), hash(after))); // of both models that the file holds
    renew();
  };
  try {
    const address = await new Promise((resolve) => server.stdout.on('data', (text) => resolve(/http:\S+/.exec(String(text))?.[0])));
    const lose = () => unlinkSync(join(site, 'models/joint.safetensors'));
    await visit({ address, renew, retrain, lose, stop: () => server.kill() });
  } finally {
    server.kill();
    rmSync(site, { recursive: true });
  }
}

/**
 * The version that waits, as the browser sees it.
 * @param {import('@playwright/test').BrowserContext} context
 * @returns {Promise<() => Promise<void>>} to be called once nothing holds the older one any more: fulfilled when it is in charge
 */
async function waitingVersion(context) {
  /** @type {Map<string, string>} */ const states = new Map();
  const browser = await context.newCDPSession(await context.newPage());
  browser.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    for (const { versionId, status } of versions) states.set(versionId, status);
  });
  await browser.send('ServiceWorker.enable');
  const waiting = () => [...states].find(([, status]) => status === 'installed')?.[0];
  await expect.poll(waiting).toBeDefined();
  const version = /** @type {string} */ (waiting());
  return () => expect.poll(() => states.get(version)).toBe('activated');
}

test('a new version is announced, not forced', async ({ page }) => {
  await withOwnSite(async ({ address, renew }) => {
    const offer = page.getByRole('alert').getByRole('button', { name: 'Reload' });
    const marker = page.locator('meta[name="test-version"]');
    await page.goto(address);
    await expect(page.locator('#status')).toContainText('Ready');
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    renew();
    await page.reload();
    await expect(offer).toBeVisible();
    await expect(marker).toHaveCount(0); // still the old one
    await offer.click();
    await expect(marker).toHaveCount(1);
    await expect(page.locator('#status')).toContainText('Ready');
    expect(await page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('moodglass-page-')))).toEqual([`moodglass-page-${address}-another`]);
  });
});

test('a new version brings its model along, so that it starts without a network', async ({ page, context }) => {
  await withOwnSite(async ({ address, retrain, stop }) => {
    await page.goto(address);
    await expect(page.locator('#status')).toContainText('Ready');
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    retrain();
    await page.reload();
    await expect(page.getByRole('alert').getByRole('button', { name: 'Reload' })).toBeVisible(); // it is there, and waits
    await page.reload(); // the older one, once more
    await expect(page.locator('#status')).toContainText('Ready');
    const inCharge = await waitingVersion(context);
    await page.close(); // the last tab: the next visit is the new version's, once the browser has seen it go
    await inCharge();
    stop();
    const later = await context.newPage();
    await later.goto(address);
    await expect(later.locator('meta[name="test-version"]')).toHaveCount(1);
    await expect(later.locator('#status')).toContainText('Ready');
    expect(await later.evaluate(async () => (await (await caches.open('moodglass-models')).keys()).length), 'the older one is gone').toBe(1);
  });
});

test('a version that cannot start offers the new one', async ({ page }) => {
  await withOwnSite(async ({ address, renew, lose }) => {
    await page.goto(address);
    await expect(page.locator('#status')).toContainText('Ready');
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    renew();
    lose();
    // The model that it names was never kept, and the server has another one by now.
    await page.evaluate(async () => {
      for (const name of await caches.keys()) if (!name.startsWith('moodglass-page-')) await caches.delete(name);
    });
    await page.reload();
    await expect(page.locator('#status')).toHaveText('The page did not start.');
    await expect(page.getByRole('alert').getByRole('button', { name: 'Reload' })).toBeVisible();
  });
});
