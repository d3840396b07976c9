// SPDX-License-Identifier: Apache-2.0
// Browsers that refuse something, and pages of which something fails at the start: what can go on goes on, and what cannot is told.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as bare } from '@playwright/test';
import { root } from '../lib/places.js';
import { refuse } from '../lib/refuse.js';
import { expect, test } from '../lib/test.js';

/** @type {import('../lib/refuse.js').Refusal[]} */
const bearable = [
  'localStorage', 'sessionStorage', 'indexedDB', 'locks', 'caches', 'BroadcastChannel', 'service workers', 'storage to be kept',
  'a lit screen', 'passing on', 'files to open', 'media keys', 'clipboard', 'a player', 'a pen',
];

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

/** What a browser does in place of what is asked. @type {Record<string, string>} JavaScript that gives an object whose acts fail */
const failing = {
  refuses: '() => { ++window.asked; return Promise.reject(new DOMException("not now", "NotAllowedError")); }',
  throws: '() => { ++window.asked; throw new DOMException("not now", "NotAllowedError"); }',
};

for (const [manner, act] of Object.entries(failing)) {
  test(`where the browser ${manner} to keep the screen lit the classroom opens`, async ({ app, page }) => {
    await page.addInitScript(`window.asked = 0; Object.defineProperty(Navigator.prototype, 'wakeLock', { value: { request: ${act} } });`);
    await app.open();
    await app.drop('piece.mp3');
    await app.expectState('piece.mp3', 'done');
    await page.locator('#canvas').focus();
    await page.keyboard.press('p');
    await expect.poll(() => page.evaluate(() => window.asked)).toBe(1);
    await page.keyboard.press('p');
    await app.drawn();
    await page.keyboard.press('p');
    await expect.poll(() => page.evaluate(() => window.asked), 'it was left, and opened again').toBe(2);
    await expect(page.getByRole('alert').locator('li')).toHaveCount(0);
  });

  test(`where the browser ${manner} to pass a picture on, that is told`, async ({ app, page }) => {
    await page.addInitScript(`window.asked = 0; Object.assign(Navigator.prototype, { canShare: () => true, share: ${act} });`);
    await app.open();
    await app.drop('piece.mp3');
    await app.expectState('piece.mp3', 'done');
    await page.getByRole('button', { name: 'This picture (PNG)' }).click();
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await expect(page.getByRole('alert').locator('li span')).toHaveText('piece.mp3.png could not be shared (not now). It was saved: share it from there.');
    expect(await page.evaluate(() => window.asked)).toBe(1);
  });
}

test('where the browser lets nothing be passed on pictures are saved', async ({ app, page }) => {
  await page.addInitScript('Object.assign(Navigator.prototype, { canShare() { throw new DOMException("denied", "SecurityError"); } });');
  await app.open();
  await app.drop('piece.mp3');
  await app.expectState('piece.mp3', 'done');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'This picture (PNG)' }).click()]);
  expect(download.suggestedFilename()).toBe('piece.mp3.png');
  await expect(page.locator('#status')).toHaveText('Saved piece.mp3.png.');
  await expect(page.getByRole('button', { name: 'Share', exact: true })).toHaveCount(0);
});

test('where the browser throws at the wish to open files the page starts', async ({ app, page }) => {
  await page.addInitScript(`window.asked = 0; Object.defineProperty(window, 'launchQueue', { value: { setConsumer: ${failing.throws} } });`);
  await app.open();
  expect(await page.evaluate(() => window.asked)).toBe(1);
  await app.drop('piece.mp3');
  await app.expectState('piece.mp3', 'done');
});

/** @type {Record<string, string>} */
const withoutKeys = {
  'has no media keys': "Object.defineProperty(Navigator.prototype, 'mediaSession', { value: undefined });",
  'denies the media keys': "Object.defineProperty(Navigator.prototype, 'mediaSession', { get: deny });",
  'names no song for them': "Object.defineProperty(window, 'MediaMetadata', { value: class { constructor() { deny(); } } });",
  'takes no place or act for them': 'Object.assign(MediaSession.prototype, { setPositionState: deny, setActionHandler: deny });',
};

for (const [manner, script] of Object.entries(withoutKeys)) {
  test(`where the browser ${manner} songs are heard`, async ({ app, page }) => {
    await page.addInitScript(`{
      const deny = () => { throw new DOMException('denied', 'NotSupportedError'); };
      ${script}
      window.players = [];
      window.Audio = new Proxy(Audio, { construct: (Made, given) => window.players[window.players.push(Reflect.construct(Made, given)) - 1] });
    }`);
    await app.open();
    await app.drop('piece.mp3');
    await app.expectState('piece.mp3', 'done');
    await page.locator('#canvas').focus();
    await page.keyboard.press('Space');
    const plays = () => page.evaluate(() => window.players.some((/** @type {HTMLAudioElement} */ player) => !player.paused && player.currentTime > 0));
    await expect.poll(plays).toBe(true);
    await page.keyboard.press('Space');
    await expect.poll(plays).toBe(false);
    await app.song('piece.mp3').getByRole('button', { name: /^Remove/ }).click(); // the player lets it go
    await expect(page.getByRole('alert').locator('li')).toHaveCount(0);
  });
}

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
