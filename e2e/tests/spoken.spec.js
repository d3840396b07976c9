// SPDX-License-Identifier: Apache-2.0
// The canvas by keyboard and screen reader alone: it says what is chosen, and what a key has changed; and with more contrast.
import { media } from '../lib/places.js';
import { expect, test } from '../lib/test.js';

test('the canvas says what is chosen, and what each key changes', async ({ app, page }) => {
  await app.open();
  const canvas = page.locator('#canvas'), changed = page.locator('#changed');
  await expect(canvas).toHaveAccessibleDescription(/Drop a song here, or choose one from this device\./);
  await app.drop('piece.mp3'); // it has the focus then
  await app.expectState('piece.mp3', 'done');
  await expect(canvas).toBeFocused();
  await expect(canvas).toHaveAccessibleDescription(/piece\.mp3.* The whole song\./);
  await expect(changed).toContainText(/Higher than.*Compared with popular music/); // the values have come

  const { emotions } = await app.analysis('piece.mp3');
  const value = (/** @type {string} */ name) => emotions[name].mean.toFixed(2);
  for (const [key, name, title] of [['6', 'happy', 'Happiness'], ['3', 'tension', 'Tension'], ['7', 'sad', 'Sadness']]) {
    await page.keyboard.press(key);
    await expect(changed).toContainText(`${title} ${value(name)}. Higher than`);
    await expect(changed).not.toContainText('piece.mp3'); // that is as it was
  }
  await page.keyboard.press('i');
  await expect(changed).toContainText('What if.');
  await page.keyboard.press('End');
  await expect(changed).toContainText(/^At 0:\d\d\.$/);
  await page.keyboard.press('?');
  await expect(changed).toHaveText('Keys.');
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await expect(changed).toContainText('Type a few letters: 1 / ');
  await page.keyboard.type('energ');
  await expect(changed).toContainText(/^energ: 1 \/ \d+ Energy\.$/);
  await page.keyboard.press('Enter');
  await expect(changed).toContainText(`Energy ${value('energy')}`);
});

test('what is said follows the language', async ({ app, page }) => {
  await app.open();
  await app.drop('piece.mp3');
  await app.expectState('piece.mp3', 'done');
  await page.locator('#canvas').focus();
  await page.keyboard.press('l');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.locator('#canvas')).toHaveAccessibleDescription(/Das ganze Lied\./);
});

test('what nobody has asked for is not said', async ({ app, page }) => {
  await app.open();
  await page.locator('#files').setInputFiles(media('piece.mp3'));
  await app.expectState('piece.mp3', 'done');
  await expect(page.locator('#canvas')).toHaveAccessibleDescription(/piece\.mp3/);
  await expect(page.locator('#changed')).toHaveText('');
});

test('who asks for more contrast gets it, in light and dark', async ({ app, page }) => {
  for (const colorScheme of /** @type {const} */ (['dark', 'light'])) {
    await page.emulateMedia({ colorScheme, contrast: 'more' });
    await app.open();
    await app.drop('piece.mp3');
    await app.expectState('piece.mp3', 'done');
    const ground = colorScheme === 'dark' ? 'rgb(0, 0, 0)' : 'rgb(255, 255, 255)';
    await expect(page.locator('html')).toHaveCSS('background-color', ground);
    const share = () => page.evaluate((/** @type {number} */ wanted) => {
      const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('canvas'));
      const sheet = new OffscreenCanvas(canvas.width, canvas.height);
      const context = /** @type {OffscreenCanvasRenderingContext2D} */ (sheet.getContext('2d'));
      context.drawImage(canvas, 0, 0);
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      let pure = 0;
      for (let i = 0; i < data.length; i += 4) if (data[i] === wanted && data[i + 1] === wanted && data[i + 2] === wanted) ++pure;
      return pure / (data.length / 4);
    }, colorScheme === 'dark' ? 0 : 255);
    await expect.poll(share).toBeGreaterThan(0.4); // panels and their ground
    await app.screenshot(`contrast-${colorScheme}`);
  }
});
