// SPDX-License-Identifier: Apache-2.0
// Commands by their names and by their keys: the palette, taking back, and keyboards that aren't American.
import { expect, test } from '../lib/test.js';

/** @param {import('../lib/test.js').App} app @param {...string} names */
async function withSongs(app, ...names) {
  await app.open();
  await app.drop(...names);
  for (const name of names) await app.expectState(name, 'done');
  await app.page.locator('#canvas').focus();
}

/** What Why, What if and Compare are headed with. @param {import('@playwright/test').Page} page */
const aside = (page) => page.locator('#aside h3');

test('a command is found by a few letters of its name, in each language', async ({ app, page }) => {
  await withSongs(app, 'piece.mp3', 'piece.flac');
  const songs = page.locator('#songs li');
  await page.keyboard.press('/');
  await app.rest();
  await page.keyboard.type('remove');
  await app.screenshot('palette');
  await page.keyboard.press('Enter');
  await expect(songs).toHaveCount(1);
  await page.keyboard.press('l');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.keyboard.press('Control+Shift+P');
  await app.rest();
  await page.keyboard.type('entf');
  await page.keyboard.press('Enter');
  await expect(songs).toHaveCount(0);
  await page.keyboard.press('/');
  await app.rest();
  await page.keyboard.type('anger');
  await page.keyboard.press('Escape');
  await app.rest();
  for (const language of ['fr', 'es', 'en']) {
    await page.keyboard.press('l'); // letters are keys again
    await expect(page.locator('html')).toHaveAttribute('lang', language);
  }
});

test('an emotion is chosen by its name', async ({ app, page }) => {
  await withSongs(app, 'piece.mp3');
  for (const name of ['Sadness', 'Energy']) {
    await page.keyboard.press('/');
    await app.rest();
    await page.keyboard.type(name.toLowerCase());
    await page.keyboard.press('Enter');
    await app.rest();
    await page.keyboard.press('i'); // the table beside the canvas names it
    await page.keyboard.press('y');
    await page.keyboard.press('[');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press(']');
    await expect(aside(page)).toHaveText(new RegExp(`^Why: ${name}`));
    await page.keyboard.press('Escape');
  }
});

test('a removed song comes back with its values', async ({ app, page }) => {
  await withSongs(app, 'piece.mp3');
  const tables = page.locator('#result'), songs = page.locator('#songs li');
  const before = { values: await app.analysis('piece.mp3'), tables: await tables.textContent() };
  expect(before.tables).toContain('Valence');
  await page.keyboard.press('Delete');
  await expect(songs).toHaveCount(0);
  await expect(tables).not.toContainText('Valence');
  await page.keyboard.press('Control+z');
  await app.expectState('piece.mp3', 'done', 2000); // nothing is analysed again
  expect(await app.analysis('piece.mp3')).toEqual(before.values);
  expect(await tables.textContent()).toBe(before.tables);
  await page.keyboard.press('Control+Shift+Z');
  await expect(songs).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(songs).toHaveCount(1);
  await page.getByRole('button', { name: 'Remove the song: piece.mp3' }).click(); // by the page's own button, too
  await expect(songs).toHaveCount(0);
  await page.locator('#canvas').focus();
  await page.keyboard.press('Control+z');
  await app.expectState('piece.mp3', 'done', 2000);
});

test('a removed song comes back to its old place, and both is said', async ({ app, page }) => {
  await withSongs(app, 'piece.mp3', 'piece.flac');
  const names = page.locator('#songs .name'), status = page.locator('#status');
  await app.song('piece.flac').evaluate((item) => (item.dataset.marked = 'yes'));
  await page.getByRole('button', { name: 'Remove the song: piece.mp3' }).click();
  await expect(names).toHaveText(['piece.flac']);
  await expect(status).toHaveText('piece.mp3: removed from the list.');
  await page.locator('#canvas').focus();
  await page.keyboard.press('Control+z');
  await expect(names).toHaveText(['piece.mp3', 'piece.flac']);
  await expect(status).toHaveText('piece.mp3: back in the list.');
  await expect(app.song('piece.flac'), 'the others stay as they are').toHaveAttribute('data-marked', 'yes');
  await app.song('piece.flac').getByRole('button', { name: /^Show/ }).click();
  await page.locator('#canvas').focus();
  await page.keyboard.press('Delete'); // of the canvas
  await expect(names).toHaveText(['piece.mp3']);
  await expect(status).toHaveText('piece.flac: removed from the list.');
  await page.keyboard.press('l');
  await expect(status).toHaveText('piece.flac: aus der Liste genommen.');
});

test('on a German keyboard the letter that is printed counts', async ({ app, page }) => {
  await withSongs(app, 'piece.mp3');
  const browser = await page.context().newCDPSession(page);
  /** @param {string} key @param {string} code @param {number} windowsVirtualKeyCode @param {number} [modifiers] 2: Control */
  const press = async (key, code, windowsVirtualKeyCode, modifiers = 0) => {
    const event = { key, code, windowsVirtualKeyCode, modifiers };
    await browser.send('Input.dispatchKeyEvent', { ...event, type: modifiers ? 'rawKeyDown' : 'keyDown', ...(modifiers ? {} : { text: key }) });
    await browser.send('Input.dispatchKeyEvent', { ...event, type: 'keyUp' });
    await app.rest();
  };
  const songs = page.locator('#songs li');
  await page.keyboard.press('i');
  await expect(aside(page)).toHaveText('What if');
  await press('y', 'KeyZ', 89);
  await expect(aside(page)).toHaveCount(0);
  await page.keyboard.press('Delete');
  await expect(songs).toHaveCount(0);
  await browser.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Control', code: 'ControlLeft', windowsVirtualKeyCode: 17, modifiers: 2 });
  await press('z', 'KeyY', 90, 2);
  await browser.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Control', code: 'ControlLeft', windowsVirtualKeyCode: 17 });
  await expect(songs).toHaveCount(1);
});

test('where a browser numbers keys by their place, the printed letter counts; where it is not Latin, the place', async ({ app, page }) => {
  await withSongs(app, 'piece.mp3');
  /** @param {KeyboardEventInit} key */
  const press = async (key) => {
    await page.evaluate((key) => {
      const canvas = /** @type {HTMLElement} */ (document.getElementById('canvas'));
      for (const type of ['keydown', 'keyup']) canvas.dispatchEvent(new KeyboardEvent(type, { ...key, bubbles: true, cancelable: true }));
    }, key);
    await app.rest();
  };
  const whatIf = async () => {
    await page.keyboard.press('i');
    await expect(aside(page)).toHaveText('What if');
  };
  await whatIf();
  await press({ key: 'y', code: 'KeyZ', keyCode: 90 });
  await expect(aside(page)).toHaveCount(0);
  await whatIf();
  await press({ key: 'z', code: 'KeyY', keyCode: 89 });
  await expect(aside(page), 'the key left of X, with a Z on it').toHaveText('What if');
  await press({ key: 'н', code: 'KeyY', keyCode: 0 });
  await expect(aside(page), 'a Russian keyboard').toHaveCount(0);
});
