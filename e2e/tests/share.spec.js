// SPDX-License-Identifier: Apache-2.0
// The card as a picture to share: square and wide, whatever the window's size, in the person's colours and language.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { activity } from '../lib/picture.js';
import { results } from '../lib/places.js';
import { expect, test } from '../lib/test.js';

test.use({ card: true });

const whole = { x: 0, y: 0, width: 1, height: 1 };
const names = {
  en: { square: 'Picture to share, square (PNG)', wide: 'Picture to share, wide (PNG)' },
  de: { square: 'Bild zum Teilen, quadratisch (PNG)', wide: 'Bild zum Teilen, breit (PNG)' },
  fr: { square: 'Image à partager, carrée (PNG)', wide: 'Image à partager, large (PNG)' },
  es: { square: 'Imagen para compartir, cuadrada (PNG)', wide: 'Imagen para compartir, ancha (PNG)' },
};

/** @param {import('@playwright/test').Page} page @param {string} button @param {string} [keep] to be looked at */
async function taken(page, button, keep) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  const png = readFileSync(await download.path());
  if (keep) writeFileSync(join(results, 'screens', `${keep}.png`), png);
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  return { png, name: download.suggestedFilename(), size: `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}` };
}

test('the card is taken as a square and as a wide picture', async ({ app, page, context }) => {
  await app.open();
  await page.getByRole('button', { name: 'a dissonant chase' }).click();
  await app.expectState('chase.ogg', 'done');
  for (const [shape, size] of /** @type {['square' | 'wide', string][]} */ ([['square', '1080x1080'], ['wide', '1200x630']])) {
    const picture = await taken(page, names.en[shape], `share-${shape}`);
    expect(picture.size).toBe(size);
    expect(picture.name).toBe(`chase.ogg.${shape}.png`);
    const { deviation, colourful } = await activity(context, picture.png, whole);
    expect(deviation, 'there is something on it').toBeGreaterThan(15);
    expect(colourful, 'the ribbon of sections, in the colours of their moods').toBeGreaterThan(0.02);
    await page.setViewportSize({ width: 390, height: 844 });
    const again = await taken(page, names.en[shape]);
    expect(again.size, 'the same from a narrow window').toBe(size);
    expect((await activity(context, again.png, whole)).deviation).toBeCloseTo(deviation, 1);
    await page.setViewportSize({ width: 1280, height: 720 });
  }
});

test('it is taken from the menu, too', async ({ app, page }) => {
  await app.open();
  await app.pick('piece.mp3');
  await app.expectState('piece.mp3', 'done');
  await page.locator('#canvas').focus();
  await page.keyboard.press('e');
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('4')]);
  expect(download.suggestedFilename()).toBe('piece.mp3.wide.png');
});

for (const [language, of] of Object.entries(names))
  for (const scheme of /** @type {('light' | 'dark')[]} */ (['light', 'dark']))
    test.describe(`in ${language}, ${scheme}`, () => {
      test.use({ locale: language, colorScheme: scheme });
      test('both pictures stand in the person’s language and colours', async ({ app, page, context }) => {
        await page.goto('./');
        await app.pick('piece.mp3');
        await app.expectState('piece.mp3', 'done');
        for (const [shape, button] of Object.entries(of)) {
          const { png } = await taken(page, button, `share-${shape}-${language}-${scheme}`);
          const { brightness } = await activity(context, png, whole);
          expect(brightness > 128, 'light on dark, or dark on light').toBe(scheme === 'light');
        }
      });
    });
