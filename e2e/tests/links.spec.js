// SPDX-License-Identifier: Apache-2.0
// A result as a link: what it holds, where it opens, and what a stranger may have made of it.
import { expect, test } from '../lib/test.js';

/** Copies the link of the shown song. @param {any} app @param {any} page @returns {Promise<string>} */
async function copied(app, page) {
  await page.locator('#canvas').focus();
  await page.keyboard.press('/');
  await app.rest();
  await page.keyboard.type('copy a link');
  await app.rest();
  await page.keyboard.press('Enter');
  await expect(page.locator('#status')).toHaveText(/^Copied\. The link holds/);
  return page.evaluate(() => navigator.clipboard.readText());
}

test('someone sends a result as a link; it opens without the sound, and nothing of it reaches the server', async ({ app, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.open();
  await app.drop('long.wav'); // four minutes
  await app.expectState('long.wav', 'done');
  const before = await app.numbers('long.wav');
  const link = await copied(app, page);
  expect(link.length).toBeLessThanOrEqual(8192);

  const asked = /** @type {string[]} */ ([]);
  context.on('request', (/** @type {any} */ request) => asked.push(request.url()));
  await page.goto('about:blank');
  await page.addInitScript(() => {
    window.said = [];
    document.addEventListener('DOMContentLoaded', () => {
      const line = /** @type {HTMLElement} */ (document.getElementById('status'));
      new MutationObserver(() => window.said.push(line.textContent ?? '')).observe(line, { childList: true, subtree: true, characterData: true });
    });
  });
  await page.goto(link);
  await app.expectState('long.wav', 'done');
  await expect(page.locator('#status')).toHaveText(/^This result came with its link/);
  const after = await app.numbers('long.wav');
  expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort());
  for (const [key, value] of Object.entries(before)) expect(Math.abs(after[key] - value), key).toBeLessThanOrEqual(Math.abs(value) * 5e-4 + 1e-6); // four digits
  expect(asked.filter((url) => url.includes('result='))).toEqual([]);
  expect(new URL(page.url()).hash).toBe('');
  await app.screenshot('linked');
  await app.drop('piece.mp3');
  await app.expectState('piece.mp3', 'done'); // the engine has long been ready
  const said = await page.evaluate(() => window.said);
  expect(said.slice(said.findIndex((text) => text.startsWith('This result came')) + 1).filter((text) => /^Ready|is ready|^Loading/.test(text)), 'the sentence stays').toEqual([]);
});

test('a link that is cut, strange, endless or of another version is told to be that', async ({ app, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.open();
  await app.drop('piece.mp3');
  await app.expectState('piece.mp3', 'done');
  const link = await copied(app, page);
  const endless = await page.evaluate(async () => {
    const packed = new Blob([' '.repeat(1 << 24)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
    const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  });
  const problems = page.getByRole('alert').locator('li').filter({ hasText: 'That link to a result is cut' });
  const bad = [link.slice(0, -400), link.replace('result=1.', 'result=9.'), `${link.split('.')[0]}.!!`, `${link.slice(0, link.indexOf('#'))}#result=1.${endless}`];
  for (const fragment of bad.map((each) => each.slice(each.indexOf('#')))) {
    await page.evaluate((to) => (location.hash = to), fragment);
    await expect.poll(() => page.evaluate(() => location.hash)).toBe('');
    await expect(problems).toHaveCount(1); // told once, however often
  }
  expect(await page.locator('#songs li').count()).toBe(1);
});
