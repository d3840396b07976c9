// SPDX-License-Identifier: Apache-2.0
// The tour and the lesson plan: cards over the real panels.
import { readFile } from 'node:fs/promises';
import { expect, test } from '../lib/test.js';

test.use({ card: true });

/** @param {import('@playwright/test').Page} page @param {string | RegExp} title */
const expectCard = (page, title) => expect(page.locator('#guide h3')).toHaveText(title, { timeout: 30000 });

test('somebody new takes the tour by doing what each card asks for', async ({ app, page }) => {
  await app.open();
  await page.getByRole('button', { name: 'a cheerful march' }).click();
  await app.expectState('march.ogg', 'done');
  await app.rest();
  await page.locator('#canvas').focus();
  await page.keyboard.press('Shift+T');
  await expectCard(page, 'Tour 1 / 7: What it expresses');
  await app.screenshot('tour-1');
  // What is done opens the next one, after a while.
  await page.keyboard.press('5');
  await expectCard(page, 'Tour 2 / 7: Hear it');
  await app.screenshot('tour-2');
  await page.keyboard.press('n');
  await expectCard(page, 'Tour 3 / 7: Where it comes from');
  await page.keyboard.press('Space'); // it need not play on
  await page.keyboard.press('w');
  await expectCard(page, 'Tour 4 / 7: What if');
  await app.screenshot('tour-4');
  await page.keyboard.press('f');
  await page.keyboard.type('..');
  await expectCard(page, 'Tour 5 / 7: Compare');
  await page.keyboard.press('x');
  await page.keyboard.press('Escape');
  await expectCard(page, 'Tour 6 / 7: Guess first');
  await page.keyboard.press('p');
  await app.screenshot('tour-6');
  await page.keyboard.press('n');
  await expectCard(page, 'Tour 7 / 7: Take it home');
  await page.keyboard.press('e');
  const coming = page.waitForEvent('download');
  await page.keyboard.press('1');
  const report = await readFile(String(await (await coming).path()), 'utf8');
  expect(report).toContain('<img');
  await expect(page.locator('#guide p')).toHaveText(/stays under/);
  await app.screenshot('tour-7');
  await page.keyboard.press('Enter');
  await expect(page.locator('#guide')).toBeHidden();
});

test('the tour brings its own piece, speaks German, and is offered once', async ({ app, page }) => {
  await app.open();
  await page.locator('#canvas').focus();
  await page.keyboard.press('Shift+T');
  await expectCard(page, 'Tour 1 / 7: What it expresses');
  await expect(page.locator('#songs li')).toHaveAttribute('data-state', 'done');
  await page.keyboard.press('l');
  await expectCard(page, 'Rundgang 1 / 7: Was es ausdrückt');
  await app.screenshot('tour-german');
  await page.locator('#guide').getByRole('button', { name: 'Weiter' }).click();
  await expectCard(page, 'Rundgang 2 / 7: Anhören');
  await expect(page.locator('#guide').getByRole('button', { name: 'Weiter' })).toBeFocused();
  await page.locator('#guide').getByRole('button', { name: 'Verlassen' }).click();
  await expect(page.locator('#guide')).toBeHidden();
});

test('it is offered under the first card alone', async ({ app, page }) => {
  await app.open();
  await page.getByRole('button', { name: 'a slow minor lament' }).click();
  await app.expectState('lament.ogg', 'done');
  await app.screenshot('tour-offered');
  expect(await page.evaluate(() => localStorage.getItem('moodglass-tour'))).toBe('yes');
});

test('a teacher steps through the lesson plan', async ({ app, page }) => {
  await app.open();
  for (const piece of ['a cheerful march', 'a slow minor lament']) await page.getByRole('button', { name: piece }).click();
  await app.expectState('lament.ogg', 'done');
  await app.expectState('march.ogg', 'done');
  await page.locator('#canvas').focus();
  await page.keyboard.press('Shift+P');
  await expectCard(page, 'Lesson plan 1 / 8: Before the lesson');
  const names = ['before', 'listen', 'hear', 'express', 'second', 'why', 'along', 'end'];
  for (const [i, name] of names.entries()) {
    await expectCard(page, new RegExp(`^Lesson plan ${i + 1} / 8`));
    if (i === 3) await page.keyboard.press('n');
    await app.screenshot(`lesson-${name}`);
    await page.keyboard.press('Enter');
  }
  await expect(page.locator('#guide')).toBeHidden();
});

test.describe('on a telephone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
  test('each card stands below the panel that it is about', async ({ app, page }) => {
    await app.open();
    await app.pick('piece.mp3');
    await app.expectState('piece.mp3', 'done');
    await page.locator('#canvas').focus();
    await page.keyboard.press('Shift+T');
    for (let i = 1; i <= 7; ++i) {
      await expectCard(page, new RegExp(`^Tour ${i} / 7`));
      await app.screenshot(`tour-phone-${i}`);
      await page.keyboard.press('Enter');
    }
    await page.keyboard.press('Shift+P');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await app.screenshot('lesson-phone');
  });
});

test('an address opens the lesson plan, over an example piece', async ({ app, page }) => {
  await page.goto('./?lesson');
  await expectCard(page, 'Lesson plan 1 / 8: Before the lesson');
  await expect(page.locator('#songs li')).toHaveAttribute('data-state', 'done');
});
