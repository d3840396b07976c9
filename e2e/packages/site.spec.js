// SPDX-License-Identifier: Apache-2.0
// The archive of the site, as an administrator meets it: unpacked, and sent below a path by Debian's nginx and Apache.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { root } from '../lib/places.js';
import { apache, ask, nginx, serve } from '../lib/servers.js';
import { App } from '../lib/test.js';

let unpacked = '', folder = '';

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'moodglass-site-'));
  execFileSync('chmod', ['755', folder]);
  const [archive] = readdirSync(join(root, 'build/packages')).filter((name) => /^moodglass-site-.*\.zip$/.test(name));
  execFileSync('python3', ['-m', 'zipfile', '-e', join(root, 'build/packages', archive), folder]);
  unpacked = join(folder, archive.replace(/\.zip$/, ''));
});
test.afterAll(() => rmSync(folder, { recursive: true }));

/** The page's own files. @returns {string[]} */
const files = () =>
  readdirSync(join(unpacked, 'site'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^\.|\.(gz|br)$/.test(entry.name))
    .map((entry) => relative(join(unpacked, 'site'), join(entry.parentPath, entry.name)));

/** @type {[string, typeof nginx][]} */
const servers = [['nginx', nginx], ['Apache', apache]];

for (const [name, start] of servers) {
  test(`${name} answers as tools/serve does, and sends what is packed`, async () => {
    const model = await serve(join(unpacked, 'site')), host = await start(unpacked);
    try {
      const own = Object.keys((await ask(model.address)).headers).filter((header) => !/^(server|date|content-length|last-modified|etag|connection|keep-alive|accept-ranges)$/.test(header));
      expect(own).toContain('content-security-policy');
      expect(own).toContain('cross-origin-opener-policy');
      expect(files().length).toBeGreaterThan(40);
      for (const file of ['', ...files(), 'there-is-none.js', '?kernels=simd']) {
        const expected = await ask(model.address + file), answer = await ask(host.address + file);
        expect(answer.status, file).toBe(expected.status);
        for (const header of own.filter((header) => expected.status === 200 || header !== 'content-type')) {
          expect(answer.headers[header], `${header} of '${file}'`).toBe(expected.headers[header]);
        }
        if (expected.status !== 200) continue;
        expect(answer.body.equals(expected.body), file).toBe(true);
        expect(answer.headers['content-encoding'], file).toBeUndefined();
        const packed = await ask(host.address + file, { 'Accept-Encoding': 'gzip' });
        if (/\.(js|wasm)$/.test(file)) expect(packed.headers['content-encoding'], file).toBe('gzip');
        expect(packed.headers['content-type'], file).toBe(expected.headers['content-type']);
        if (packed.headers['content-encoding']) expect(gunzipSync(packed.body).equals(expected.body), file).toBe(true);
        const stored = readFileSync(join(unpacked, 'site', 'page.wasm.gz'));
        if (file === 'page.wasm') expect(packed.body.equals(stored), 'as it was packed, not packed anew').toBe(true);
      }
      if (name === 'Apache') { // nginx needs a module that Debian's nginx-light lacks
        const packed = await ask(`${host.address}page.wasm`, { 'Accept-Encoding': 'gzip, br' });
        expect(packed.headers['content-encoding']).toBe('br');
        expect(brotliDecompressSync(packed.body).equals(readFileSync(join(unpacked, 'site/page.wasm')))).toBe(true);
      }
      expect((await ask(`${host.address}models/`)).status, 'a folder is not listed').toBeGreaterThanOrEqual(403);
      const again = await ask(`${host.address}main.js`, { 'If-None-Match': String((await ask(`${host.address}main.js`)).headers.etag) });
      expect(again.status, 'what has not changed is not sent twice').toBe(304);
    } finally {
      await model.stop();
      await host.stop();
    }
  });

  test(`a song is dropped on the page behind ${name}`, async ({ page }) => {
    const host = await start(unpacked), app = new App(page);
    try {
      await app.open(host.address);
      await expect(page.locator('#offline')).toBeEmpty();
      await app.drop('piece.mp3');
      await app.expectState('piece.mp3', 'done');
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
      expect(app.complaints, 'errors in the console').toEqual([]);
      expect(app.requests.filter(({ url }) => !url.startsWith(host.address) && !url.startsWith('blob:')), 'requests to elsewhere').toEqual([]);
      await host.stop();
      await app.open(host.address);
    } finally {
      await host.stop();
    }
  });
}

test('what is shared without a service worker nginx refuses, and the page behind Apache tells', async ({ page }) => {
  const share = async (/** @type {string} */ address) => {
    await page.goto('about:blank');
    await page.setContent(`<form action="${address}?shared" method="POST" enctype="multipart/form-data"><input type="file" name="songs"><button>Share</button></form>`);
    await page.locator('input').setInputFiles({ name: 'recorded.wav', mimeType: 'audio/wav', buffer: Buffer.alloc(100000) });
    const [answer] = await Promise.all([page.waitForResponse((response) => response.url().startsWith(address)), page.getByRole('button', { name: 'Share' }).click()]);
    return answer.status();
  };
  for (const [start, status] of /** @type {[typeof nginx, number][]} */ ([[nginx, 405], [apache, 200]])) {
    const host = await start(unpacked);
    try {
      expect(await share(host.address)).toBe(status);
      if (status === 200) await expect(page.locator('#problems')).toContainText('What was shared has not reached the page');
    } finally {
      await host.stop();
    }
  }
});

test('opened from a folder the page says that it needs a web server, and which', async ({ browser }) => {
  for (const [locale, sentence] of [['en-GB', /needs a web server\..*python3 -m http\.server.*nginx, Apache or Caddy/], ['de-AT', /braucht einen Webserver\..*python3 -m http\.server/]]) {
    const context = await browser.newContext({ locale: String(locale) });
    const page = await context.newPage();
    await page.goto(`file://${unpacked}/site/index.html`);
    await page.waitForLoadState('load');
    await expect(page.getByRole('status')).toHaveText(sentence);
    await context.close();
  }
});
