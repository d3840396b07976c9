// SPDX-License-Identifier: Apache-2.0
// What is around the canvas: on paper, in forced colours, enlarged, narrow, under fingers; its words and numbers.
import { join } from 'node:path';
import { activity } from '../lib/picture.js';
import { results } from '../lib/places.js';
import { expect, test } from '../lib/test.js';

/** @param {import('../lib/test.js').App} app @param {...string} names */
async function withSongs(app, ...names) {
  await app.open();
  await app.drop(...names);
  for (const name of names) await app.expectState(name, 'done');
}

/** In the order in which `L` goes through them. */
const languages = ['en', 'de', 'fr', 'es'];

const next = async (/** @type {import('@playwright/test').Page} */ page, /** @type {string} */ language) => {
  await page.locator('#canvas').focus();
  await page.keyboard.press('l');
  await expect(page.locator('html')).toHaveAttribute('lang', language);
};

test('on paper: dark ink, the picture as it was shown, the tables whole', async ({ app, page, context }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await withSongs(app, 'piece.mp3');
  await app.rest();
  await page.setViewportSize({ width: 1000, height: 900 });
  await app.rest();
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.setViewportSize({ width: 718, height: 1000 }); // of A4 within its margins
  const paper = await page.screenshot({ path: join(results, 'screens', 'print.png'), fullPage: true });
  const whole = await activity(context, paper, { x: 0, y: 0, width: 1, height: 1 });
  expect(whole.brightness, 'white').toBeGreaterThan(200);
  const picture = page.locator('.printed');
  await expect(picture).toBeVisible();
  const shown = await activity(context, await picture.screenshot(), { x: 0.25, y: 0.15, width: 0.5, height: 0.6 });
  expect(shown.deviation, 'drawn').toBeGreaterThan(4);
  expect(shown.brightness, 'in the light colours').toBeGreaterThan(145);
  const pale = await page.evaluate(() => [...document.querySelectorAll('h1, h2, h3, p, th, td, caption')].filter((part) => {
    const [r, g, b] = (getComputedStyle(part).color.match(/\d+/g) ?? []).map(Number);
    return part.getClientRects().length > 0 && 0.2126 * r + 0.7152 * g + 0.0722 * b > 90;
  }).map((part) => part.outerHTML.slice(0, 60)));
  expect(pale).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth), 'nothing is cut').toBeLessThanOrEqual(718);
  await expect(page.locator('button:visible, input:visible')).toHaveCount(0);
  await page.emulateMedia({ media: null, colorScheme: 'dark' });
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(picture).toHaveCount(0);
  await expect(page.locator('html'), 'the screen is as it was').toHaveAttribute('data-theme', 'dark');
});

test('in forced colours every button has its edge, and the pressed one is told apart', async ({ app, page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await withSongs(app, 'piece.mp3', 'piece.flac');
  const edges = await page.evaluate(() => [...document.querySelectorAll('button, .pick label')].filter((part) => part.getClientRects().length > 0).map((part) => {
    const { borderTopWidth, borderTopStyle, borderTopColor, backgroundColor } = getComputedStyle(part);
    return { name: part.textContent, seen: `${borderTopWidth} ${borderTopStyle} ${borderTopColor} ${backgroundColor}`, edge: parseFloat(borderTopWidth) >= 1 && borderTopStyle === 'solid' && borderTopColor !== backgroundColor && !/^rgba\(.*, 0\)$/.test(borderTopColor) };
  }));
  expect(edges.length).toBeGreaterThan(8);
  expect(edges.filter(({ edge }) => !edge)).toEqual([]);
  const [pressed, other] = await page.locator('#songs button:visible', { hasText: 'Show' }).evaluateAll((all) =>
    all.sort((a) => (a.getAttribute('aria-pressed') === 'true' ? -1 : 1)).map((part) => getComputedStyle(part).backgroundColor));
  expect(pressed).not.toBe(other);
  await page.locator('#results').evaluate((part) => part.scrollIntoView({ behavior: 'instant' }));
  await app.screenshot('forced-colours');
});

test('at every width, in every language, tables need no sideways scrolling and sentences are whole', async ({ app, page }) => {
  await withSongs(app, 'piece.mp3');
  for (const language of languages) {
    if (language !== 'en') await next(page, language);
    for (const width of [320, 360, 400, 512, 640, 720, 800, 960, 1024, 1280]) { // 640: 1280 at 200 %
      await page.setViewportSize({ width, height: 800 });
      await app.rest();
      const wide = await page.evaluate(() => ({
        page: document.documentElement.scrollWidth - innerWidth,
        tables: [...document.querySelectorAll('.scroll')].map((part) => part.scrollWidth - part.clientWidth),
        sentences: [...document.querySelectorAll('td.sentence')].filter((part) => part.scrollWidth > part.clientWidth + 1).length,
      }));
      expect(wide, `${language}, ${width}`).toEqual({ page: expect.any(Number), tables: [0, 0, 0], sentences: 0 });
      expect(wide.page, `${language}, ${width}`).toBeLessThanOrEqual(0);
    }
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await page.locator('#results').evaluate((part) => part.scrollIntoView({ behavior: 'instant' }));
  await app.screenshot('tables-phone');
  expect(await page.getByRole('table').count(), 'tables for who hears them').toBe(3);
  await expect(page.getByRole('row', { name: /^(Spannung|Tensi[oó]n)/ }).first()).toBeVisible();
});

test.describe('under fingers', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });

  test('whatever is pressed is 44 points high', async ({ app, page }) => {
    await app.open();
    await page.getByLabel('Keep results').check();
    await app.pick('piece.mp3', 'text.mp3');
    await app.expectState('piece.mp3', 'done');
    await app.expectState('text.mp3', 'failed');
    await expect(page.locator('#kept li')).toHaveCount(1);
    const sizes = await page.evaluate(() => [...document.querySelectorAll('button, .pick label, label.wish, footer a')].filter((part) => part.getClientRects().length > 0)
      .map((part) => ({ name: part.textContent?.trim(), height: part.getBoundingClientRect().height, width: part.getBoundingClientRect().width })));
    expect(sizes.length).toBeGreaterThan(12);
    expect(sizes.filter(({ height, width }) => height < 44 || width < 44)).toEqual([]);
  });

  test('one brisk swipe goes through the panels to the page, and a finger stops it', async ({ app, page }) => {
    await app.open();
    await app.pick('piece.mp3');
    await app.expectState('piece.mp3', 'done');
    await app.rest();
    const touches = await page.context().newCDPSession(page);
    const swipe = (/** @type {number} */ from, /** @type {number} */ to) =>
      Promise.all([
        touches.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: 195, y: from }] }),
        ...[1, 2, 3, 4, 5, 6].map((i) => touches.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: 195, y: from + (i / 6) * (to - from) }] })),
        touches.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] }),
      ]);
    await swipe(700, 250);
    const down = () => page.evaluate(() => scrollY);
    await expect.poll(down, 'the page moves').toBeGreaterThan(100);
    await app.rest();
    await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
    await swipe(700, 600); // the panels are at their end
    await touches.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: 195, y: 200 }] });
    const held = await down();
    await app.rest();
    expect(await down()).toBe(held);
    await touches.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  });
});

test('one word for one thing, and every kind of file by name, in every language', async ({ app, page }) => {
  await app.open();
  for (const language of languages) {
    if (language !== 'en') await next(page, language);
    for (const kind of ['MP3', 'M4A', 'WAV', 'FLAC', 'Ogg', 'Opus']) await expect(page.locator('#results-empty')).toContainText(kind);
  }
  await app.drop('piece.mp3');
  await app.expectState('piece.mp3', 'done');
  await expect(page.locator('#result thead').first()).toHaveText('CualidadValorBajoAltoRango');
  await expect(page.locator('#result')).not.toContainText(/percentil|rasgo|escala/i);
  await next(page, 'en');
  await expect(page.locator('#result thead').first()).toHaveText('QualityValueLowHighRank');
  await expect(page.locator('#result')).not.toContainText(/percentile|feature|scale of/i);
  await next(page, 'de');
  await expect(page.locator('#result thead').first()).toHaveText('EigenschaftWertTiefHochRang');
  await expect(page.locator('#result')).not.toContainText(/Perzentil|Merkmal|Skala/);
  await next(page, 'fr');
  await expect(page.locator('#result thead').first()).toHaveText('QualitéValeurBasHautRang');
  await expect(page.locator('#result')).not.toContainText(/centile|caractéristique|échelle/i);
});

test('numbers are rounded half away from zero', async ({ app, page }) => {
  await app.open();
  const shown = await page.evaluate(async () => {
    const { fixed, percent, signed } = await import(new URL('view/numbers.js', document.baseURI).href);
    return [percent(40.5), percent(40.49), percent(99.5), percent(0), fixed(0.125), fixed(-0.125), fixed(-0.004), fixed(0.575), fixed(-0.03), signed(0.0625), signed(-0.0004), signed(-0.0625)];
  });
  // 0.575 is a little less than that as the program's number.
  expect(shown).toEqual(['41\u00a0%', '40\u00a0%', '99\u00a0%', '1\u00a0%', '0.13', '\u22120.13', '0.00', '0.57', '\u22120.03', '+0.063', '0.000', '\u22120.063']);
});
