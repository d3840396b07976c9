// SPDX-License-Identifier: Apache-2.0
// The page as an application of the system: what its manifest says, files that are opened with it, what it passes on.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { media, root } from '../lib/places.js';
import { expect, test } from '../lib/test.js';

const site = join(root, 'build/site');
const manifest = JSON.parse(readFileSync(join(site, 'manifest.webmanifest'), 'utf8'));

/** @param {string} name of a PNG @returns {string} as a manifest writes it */
const sizeOf = (name) => {
  const png = readFileSync(join(site, name));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;
};

test('the browser finds nothing wrong with the manifest, and all that it names is there', async ({ app, page, context }) => {
  await app.open();
  const browser = await context.newCDPSession(page);
  const { errors, url } = await browser.send('Page.getAppManifest');
  expect(url).toMatch(/manifest\.webmanifest$/);
  expect(errors).toEqual([]);
  expect((await browser.send('Page.getInstallabilityErrors')).installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
  for (const picture of [...manifest.icons, ...manifest.screenshots].filter(({ type }) => type === 'image/png')) expect(sizeOf(picture.src)).toBe(picture.sizes);
  expect(sizeOf('icons/apple-touch-icon.png')).toBe('180x180');
});

test('what the page takes is what the system may open with it', async () => {
  // A module without a package that says so: its text is imported.
  const { accepted } = await import(`data:text/javascript,${encodeURIComponent(readFileSync(join(site, 'kinds.js'), 'utf8'))}`);
  const opened = manifest.file_handlers.flatMap((/** @type {{accept: Record<string, string[]>}} */ { accept }) => Object.values(accept).flat());
  for (const ending of opened) expect(accepted.split(',')).toContain(ending);
});

test('a shortcut brings an example', async ({ app, page }) => {
  await page.goto(manifest.shortcuts[2].url);
  await app.expectState('march.ogg', 'done');
  await page.goto('./?example=../../secret');
  await expect(page.locator('#problems li')).toHaveCount(1);
});

test('a file opened with the page is analysed, and one that is gone is told', async ({ app, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'launchQueue', { value: { setConsumer: (/** @type {any} */ consumer) => Object.assign(window, { launch: consumer }) } });
  });
  await app.open();
  const bytes = [...readFileSync(media('piece.opus'))];
  await page.evaluate((content) => {
    const file = new File([new Uint8Array(content)], 'opened.opus');
    return /** @type {any} */ (window).launch({ files: [{ getFile: async () => file }, { getFile: () => Promise.reject(new Error('it was moved')) }] });
  }, bytes);
  await app.expectState('opened.opus', 'done');
  await expect(page.locator('#problems')).toContainText('could not be read (it was moved)');
});

test('a picture can be passed on where the system takes it', async ({ app, page }) => {
  await page.addInitScript(() => {
    Object.assign(Navigator.prototype, {
      canShare: (/** @type {{files: File[]}} */ { files }) => files.every(({ type }) => type === 'image/png'),
      share: async (/** @type {{files: File[]}} */ { files }) => Object.assign(window, { shared: files.map(({ name, size }) => [name, size > 1000]) }),
    });
  });
  await app.open();
  await app.drop('piece.flac');
  await app.expectState('piece.flac', 'done');
  await page.getByRole('button', { name: 'This picture (PNG)' }).click();
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  expect(await page.evaluate(() => /** @type {any} */ (window).shared)).toEqual([['piece.flac.png', true]]);
  await page.getByRole('button', { name: 'All values (JSON)' }).click();
  await expect(page.getByRole('button', { name: 'Share', exact: true })).toHaveCount(0);
});
