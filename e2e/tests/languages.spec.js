// SPDX-License-Identifier: Apache-2.0
// French and Spanish: chosen by the browser or by hand, and shown at a laptop's and a telephone's size. The pictures are to
// be looked at.
import { expect, test } from '../lib/test.js';

const spoken = [
  { locale: 'fr-CA', language: 'fr', name: 'Français', ready: 'Prêt.', tables: 'Résultats en tableaux', quality: 'Stabilité rythmique', sentence: /^(La|L').+ est (très |)(basse|élevée|moyenne)/, refused: /^Ce n'est pas du son\u00a0: cela semble être du texte\u00a0;/ },
  { locale: 'es-MX', language: 'es', name: 'Español', ready: 'Listo.', tables: 'Resultados en tablas', quality: 'Estabilidad rítmica', sentence: /^(La|El) .+ es (muy |)(baj|alt|medi)[ao]/, refused: /^No es sonido: parece ser texto;/ },
];

for (const { locale, language, name, ready, tables, quality, sentence, refused } of spoken) {
  test.describe(locale, () => {
    test.use({ locale });

    for (const [screen, viewport] of Object.entries({ laptop: { width: 1366, height: 768 }, telephone: { width: 390, height: 844 } })) {
      test.describe(screen, () => {
        test.use({ viewport });

        test('card, workbench, menu, classroom and a refusal', async ({ app, page }) => {
          await page.goto('./');
          await expect(page.locator('html')).toHaveAttribute('lang', language);
          await expect(page.locator('#results-title')).toHaveText(tables);
          await expect(page.locator('#status')).toContainText(ready);
          await app.drop('piece.mp3');
          await app.expectState('piece.mp3', 'done');
          await expect(page.locator('#result')).toContainText(quality);
          await expect(page.locator('#result td.sentence').first()).toHaveText(sentence);
          await expect(page.locator('#result td.number').first()).toHaveText(/^\u2212?\d,\d\d$/);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
          const picture = async (/** @type {string} */ what) => {
            await app.rest();
            await app.screenshot(`${language}-${screen}-${what}`);
          };
          await page.locator('#canvas').focus();
          await picture('workbench');
          for (const [what, key] of Object.entries({ card: 'q', menu: 'e' })) {
            await page.keyboard.press(key);
            await picture(what);
          }
          await page.keyboard.press('Escape');
          await page.keyboard.press('q');
          for (const [what, key] of Object.entries({ 'what-if': 'i', compare: 'v' })) {
            await page.keyboard.press(key);
            await picture(what);
          }
          await page.keyboard.press('y');
          await page.keyboard.press('p');
          await page.keyboard.press('n');
          await picture('classroom');
          await page.keyboard.press('Escape');
          await app.drop('text.mp3');
          await expect(app.song('text.mp3').locator('.state')).toHaveText(refused);
          await page.keyboard.press('ArrowDown');
          await picture('refusal');
        });
      });
    }

    test('the choice of languages lists them by their own names', async ({ app, page }) => {
      await page.goto('./');
      await expect(page.locator('#status')).toContainText(ready);
      await page.locator('#canvas').focus();
      for (const [wanted, tag] of [['deutsch', 'de'], ['english', 'en'], [name, language]]) {
        await page.keyboard.press('/');
        await app.rest();
        await page.keyboard.type(wanted);
        await app.rest();
        await page.keyboard.press('Enter');
        await expect(page.locator('html')).toHaveAttribute('lang', tag);
      }
    });
  });
}
