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
  expect(manifest.share_target).toEqual({
    action: './?shared', method: 'POST', enctype: 'multipart/form-data', params: { files: [{ name: 'songs', accept: accepted.split(',') }] },
  });
});

/**
 * Shares as a system does: the manifest's form, sent from no page of this site.
 * @param {import('@playwright/test').Page} page
 * @param {string} base
 * @param {{name: string, mimeType: string, buffer: Buffer}[]} files
 */
async function share(page, base, files) {
  const { action, method, enctype, params } = manifest.share_target;
  await page.goto('about:blank');
  await page.setContent(`<form action="${new URL(action, base)}" method="${method}" enctype="${enctype}"><input type="file" multiple name="${params.files[0].name}"><button>Share</button></form>`);
  await page.locator('input').setInputFiles(files);
  await page.getByRole('button', { name: 'Share' }).click();
}

test('what another application shares is analysed, without a network, and nothing of it is left', async ({ app, page, context, baseURL }) => {
  await app.open();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const before = await page.evaluate(async () => (await caches.keys()).sort());
  await context.setOffline(true); // what went to the server would not arrive
  await share(page, baseURL ?? '', ['piece.opus', 'piece.flac'].map((name) => ({ name: `recorded-${name}`, mimeType: 'audio/ogg', buffer: readFileSync(media(name)) })));
  await app.expectState('recorded-piece.opus', 'done');
  await app.expectState('recorded-piece.flac', 'done');
  expect(page.url()).toBe(baseURL);
  expect(await page.evaluate(async () => (await caches.keys()).sort())).toEqual(before);
  await page.reload();
  await expect(page.locator('#status')).toContainText('Ready');
  await expect(page.locator('#problems li')).toHaveCount(0);
});

test('a shared link, or what was shared and lost, is told', async ({ app, page, baseURL }) => {
  await page.goto('./?shared'); // no service worker took the form, and the host sent the page
  await expect(page.locator('#problems')).toContainText('What was shared has not reached the page. Share it once more');
  expect(page.url()).toBe(baseURL);
  await expect(page.locator('#status')).toContainText('Ready');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await share(page, baseURL ?? '', []);
  await expect(page.locator('#problems')).toContainText('There was no file in what was shared');
  await page.goto('./?shared=00000000-0000-4000-8000-000000000000&example=march.ogg');
  await expect(page.locator('#problems')).toContainText('has not reached the page');
  await app.expectState('march.ogg', 'done');
});

test('an installed page asks the browser to be kept, one that is visited does not', async ({ app, page }) => {
  await page.addInitScript(() => {
    StorageManager.prototype.persist = async () => Object.assign(window, { persisted: true }) && true;
  });
  const persisted = () => page.evaluate(() => /** @type {any} */ (window).persisted ?? false);
  await app.open();
  expect(await persisted()).toBe(false);
  await page.addInitScript(() => {
    const asked = window.matchMedia.bind(window);
    window.matchMedia = (query) => asked(query.includes('display-mode: standalone') ? 'all' : query);
  });
  await app.open();
  expect(await persisted()).toBe(true);
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
  await expect(page.locator('#problems li')).toHaveCount(1);
  // Some browsers bring an open page to the front with nothing of what was shared.
  await page.evaluate(() => /** @type {any} */ (window).launch({ files: [], targetURL: new URL('./?shared', location.href).href }));
  await expect(page.locator('#problems li')).toHaveCount(2);
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
