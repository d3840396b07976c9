// SPDX-License-Identifier: Apache-2.0
// What the page lets in: its own files as they were built, no markup from strangers' files, no script from anywhere else.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test as bare } from '@playwright/test';
import { media, root } from '../lib/places.js';
import { test } from '../lib/test.js';

const site = (/** @type {string} */ name) => readFileSync(join(root, 'build/site', name), 'utf8');

bare('the policy allows what is needed and no more', async ({ page }) => {
  const answer = await page.goto('./');
  const policy = answer?.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*|data:/);
  expect(policy.match(/script-src ([^;]+)/)?.[1]).toMatch(/^'self' 'sha256-[^']+' 'sha256-[^']+' 'wasm-unsafe-eval'$/);
  expect(answer?.headers()['cross-origin-opener-policy']).toBe('same-origin');
  expect(answer?.headers()['cross-origin-embedder-policy']).toBe('require-corp');
  expect(site('index.html').replaceAll('&#x27;', "'")).toContain(policy.replace(/; frame-ancestors 'none'$/, ''));
});

bare('markup, strings as code and strange scripts are refused by the browser', async ({ page }) => {
  await page.goto('./');
  await expect(page.locator('#status')).toContainText('Ready');
  const refused = await page.evaluate(async () => {
    // That it is the policy, and not the want of a network.
    const forbidden = new Promise((resolve) => document.addEventListener('securitypolicyviolation', (event) => {
      if (event.effectiveDirective === 'connect-src') resolve(event.blockedURI);
    }));
    const attempt = async (/** @type {() => unknown} */ act) => {
      try {
        await act();
        return 'allowed';
      } catch {
        return 'refused';
      }
    };
    const script = (/** @type {string} */ text) => new Promise((resolve, reject) => {
      const made = document.createElement('script');
      made.text = text;
      document.head.append(made);
      setTimeout(() => (/** @type {any} */ (window).ran ? resolve(1) : reject(new Error())), 50);
    });
    return {
      markup: await attempt(() => { document.createElement('p').innerHTML = '<b>x</b>'; }),
      code: await attempt(() => setTimeout(/** @type {any} */ ('window.ran = 1'), 0)),
      script: await attempt(() => script('window.ran = 1')),
      request: await attempt(() => fetch('https://example.org/')),
      forbidden: await forbidden,
    };
  });
  expect(refused).toEqual({
    markup: 'refused', code: 'refused', script: 'refused', request: 'refused', forbidden: 'https://example.org/',
  });
});

bare('a script that is not the one built is not run', async ({ page }) => {
  await page.route('**/view/status.js', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: `${await answer.text()}\nwindow.foreign = 1;` });
  });
  const complaint = page.waitForEvent('console', (message) => /integrity/i.test(message.text()));
  await page.goto('./');
  await complaint;
  await expect(page.getByRole('status')).toHaveText(/^A part of this page could not be loaded\. Reload it/);
  expect(await page.evaluate(() => 'foreign' in window)).toBe(false);
});

bare('every script and style has its hash, also offline', () => {
  const page = site('index.html');
  for (const tag of page.match(/<(script (?!type="importmap")|link rel="stylesheet")[^>]*>/g) ?? []) expect(tag).toContain('integrity="sha384-');
  const hashes = JSON.parse(page.match(/<script type="importmap">([^]*?)<\/script>/)?.[1] ?? '{}').integrity;
  expect(Object.keys(hashes)).toEqual(expect.arrayContaining(['./main.js', './page.js', './view/results.js', './engine/client.js']));
  const kept = JSON.parse(site('service-worker.js').match(/const files = (\[.*\]);/)?.[1] ?? '[]');
  expect(kept.length).toBeGreaterThan(20);
  for (const [, hash] of kept) expect(hash).toMatch(/^sha384-/);
});

bare('the bill of materials and the licences name every part', () => {
  const bill = JSON.parse(site('sbom.cdx.json'));
  expect(bill.bomFormat).toBe('CycloneDX');
  const locked = [...readFileSync(join(root, 'tools/third_party/sources.lock'), 'utf8').matchAll(/^(?!#)(\S+)/gm)].map((line) => line[1]);
  const names = bill.components.map((/** @type {any} */ part) => part.name);
  expect(names).toEqual(expect.arrayContaining(locked));
  expect(site('licences.html')).toContain('CC BY-NC-SA 4.0');
  for (const name of locked) expect(site('licences.html')).toContain(`<h2>${name}</h2>`);
  expect(site('licences.html').match(/<h2>[^<]+<\/h2>\n(?!<pre>)/g) ?? []).toEqual([]);
});

test('what a file is called and carries stays text', async ({ app, page }) => {
  const evil = '<img src=x onerror=window.ran=1>';
  const tagged = join(root, 'e2e/results/tagged.mp3');
  execFileSync('ffmpeg', ['-y', '-v', 'error', '-i', media('piece.mp3'), '-c', 'copy', '-metadata', `title=${evil}`, '-metadata', `artist=</script>${evil}`, tagged]);
  const names = [`${evil}.mp3`, '"><svg onload=window.ran=1>.mp3', "javascript:alert(1)'`${x}.mp3", '\u202Egpj.mp3'];
  await app.open();
  await page.locator('#files').setInputFiles(names.map((name) => ({ name, mimeType: 'audio/mpeg', buffer: readFileSync(tagged) })));
  const viewer = await page.context().newPage();
  for (const name of names) {
    await app.expectState(name, 'done');
    const show = app.song(name).getByRole('button', { name: /^Show/ });
    await show.click();
    for (const button of ['All values (JSON)', 'Report (HTML)']) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
      const text = readFileSync(await download.path(), 'utf8');
      if (button.includes('JSON')) {
        expect(JSON.parse(text).file).toBe(name);
        continue;
      }
      const found = await viewer.evaluate((report) => {
        const parsed = new DOMParser().parseFromString(report, 'text/html'); // runs nothing
        const strange = [...parsed.querySelectorAll('script, svg, iframe, object, img:not([src^="data:image/png"]), [onerror], [onload]')];
        return { strange: strange.map((element) => element.outerHTML), title: parsed.title };
      }, text);
      expect(found.strange).toEqual([]);
      expect(found.title).toContain(name);
      expect(text).toContain("style-src 'sha256-");
    }
  }
  expect(await page.evaluate(() => document.querySelectorAll('img, svg, [onerror], [onload]').length)).toBe(0);
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
});
