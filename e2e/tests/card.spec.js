// SPDX-License-Identifier: Apache-2.0
// What a new visitor sees of a song: the card, before all panels.
import { alterEngine } from '../lib/engine.js';
import { activity } from '../lib/picture.js';
import { expect, test } from '../lib/test.js';

test.use({ card: true });

test('someone new reads on one card what a song is like, and then sees everything', async ({ app, page, context }) => {
  await app.open();
  await page.getByRole('button', { name: 'a dissonant chase' }).click();
  await app.expectState('chase.ogg', 'done');
  const aside = page.locator('#aside');
  await expect(aside.locator('h3')).toHaveText(/^[A-Z][a-z]+/);
  const said = `${await aside.locator('h3').textContent()} ${await aside.locator('p').textContent()}`;
  expect(said, 'no bare decimals, no scheme names').not.toMatch(/\d[.,]\d|joint|a2e|%/);
  expect((await aside.locator('tbody tr').count()), 'its sections').toBeGreaterThan(0);
  const picture = await app.screenshot('card');
  expect((await activity(context, picture, { x: 0.2, y: 0.1, width: 0.6, height: 0.7 })).deviation).toBeGreaterThan(8);
  await page.locator('#canvas').focus();
  await page.keyboard.press('q');
  await expect(aside).toBeEmpty();
  await app.screenshot('card-everything');
  await page.reload();
  await expect(page.locator('#status')).toContainText('Ready');
  await page.getByRole('button', { name: 'a dissonant chase' }).click();
  await app.expectState('chase.ogg', 'done');
  await app.rest();
  await expect(aside, 'remembered').toBeEmpty();
  await page.locator('#canvas').focus();
  await page.keyboard.press('q');
  await expect(aside.locator('h3')).toHaveText(/^[A-Z][a-z]+/);
});

test('beside the card it is told why songs failed, and only there, for it has no list of them', async ({ app, page }) => {
  await app.open();
  await app.drop('piece.mp3', 'text.mp3', 'short.wav');
  for (const name of ['text.mp3', 'short.wav']) await app.expectState(name, 'failed');
  await app.expectState('piece.mp3', 'done');
  const failures = page.getByRole('alert').locator('li');
  await expect(failures).toHaveCount(2);
  for (const failure of await failures.all()) expect((await failure.boundingBox())?.height).toBeGreaterThan(20);
  await app.screenshot('card-failures');
  await page.getByRole('button', { name: /^Dismiss: text\.mp3: / }).click();
  await expect(failures).toHaveCount(1);
  await page.locator('#canvas').focus();
  await page.keyboard.press('q');
  await expect.poll(async () => (await failures.first().boundingBox())?.height).toBeLessThan(3);
  await expect(page.getByRole('button', { name: /^Dismiss: short/ })).toHaveCount(0);
});

test('of a cut file the card says so', async ({ app, page }) => {
  await app.open();
  await app.drop('cut.mp3');
  await app.expectState('cut.mp3', 'done');
  await app.rest();
  await expect(page.locator('#aside p')).toContainText(/The file is cut after \d+\.\d s.*: analysed up to there\./);
  await app.screenshot('card-cut');
});

test('its parts and its strongest moments are chosen by key', async ({ app, page }) => {
  await app.open();
  await page.getByRole('button', { name: 'a cheerful march' }).click();
  await app.expectState('march.ogg', 'done');
  await app.rest();
  await page.locator('#canvas').focus();
  await page.keyboard.type(';');
  await app.screenshot('card-part');
  await page.keyboard.press('1');
  await page.keyboard.press('q');
  await expect(page.locator('#aside h3'), 'the moment is the stretch').toHaveText(/Stretch \d:\d\d to \d:\d\d/);
});

test('while it is analysed the card says how final it is', async ({ app, page }) => {
  // It goes no further than its first impression.
  await alterEngine(page, `
    const { step, takeGlimpse } = Engine.prototype;
    Engine.prototype.takeGlimpse = function () {
      const there = takeGlimpse.call(this);
      this.heard ||= there;
      return there;
    };
    Engine.prototype.step = function () {
      return this.heard ? { stage: 'decoding', fraction: 0.4, error: '', waiting: false } : step.call(this);
    };`);
  await app.open();
  await app.drop('long.wav');
  await expect(page.locator('#aside p')).toContainText(/First impression|So far/, { timeout: 60000 });
  await page.getByRole('button', { name: 'Cancel the analysis: long.wav' }).click();
  await app.screenshot('card-stopped');
});

test('the card speaks German, and stands in light colours', async ({ app, page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await app.open();
  await page.getByRole('button', { name: 'a slow minor lament' }).click();
  await app.expectState('lament.ogg', 'done');
  await page.locator('#canvas').focus();
  await page.keyboard.press('l');
  await expect(page.locator('#aside th').first()).toHaveText('Teil');
  await app.screenshot('card-german');
});

test('two songs that are compared are shown with all panels', async ({ app, page }) => {
  await app.open();
  await page.getByRole('button', { name: 'two ways to be tense' }).click();
  await app.expectState('fog.ogg', 'done');
  await expect(page.locator('#aside h3')).toHaveText('Compare');
});

test.describe('on a telephone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 3 });
  test('the card is the page', async ({ app, page }) => {
    await app.open();
    await app.pick('piece.mp3');
    await app.expectState('piece.mp3', 'done');
    const picture = await app.screenshot('card-phone');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    const touches = await page.context().newCDPSession(page);
    const at = (/** @type {number} */ y) => [{ x: 195, y }];
    await touches.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(700) });
    for (let y = 680; y >= 200; y -= 40) await touches.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(y) });
    await touches.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    const scrolled = await app.screenshot('card-phone-scrolled');
    expect(scrolled.equals(picture)).toBe(false);
  });
});
