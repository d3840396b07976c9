// SPDX-License-Identifier: Apache-2.0
// How songs come: dropped, pasted, chosen, in folders; and what comes that is no song.
import { readFileSync } from 'node:fs';
import { media } from '../lib/places.js';
import { expect, test } from '../lib/test.js';

const problems = (/** @type {import('@playwright/test').Page} */ page) => page.getByRole('alert').locator('li span');

/** Drags something that is no file onto the page. @param {import('@playwright/test').Page} page @param {string} type @param {string} text @returns {Promise<boolean>} whether the browser is left to do with it what it does */
const dropText = (page, type, text) =>
  page.evaluate(
    ([type, text]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.setData(type, text);
      const left = ['dragenter', 'dragover', 'drop'].map((name) =>
        /** @type {HTMLElement} */ (document.getElementById('results')).dispatchEvent(new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true })));
      return left.some(Boolean);
    },
    [type, text],
  );

test('a dropped link is told, and the page stays', async ({ app, page }) => {
  await app.open();
  expect(await dropText(page, 'text/uri-list', 'https://example.org/song.mp3')).toBe(false);
  await expect(problems(page)).toHaveText(['That is a link, not a file. Download the song, and drop the file here.']);
  expect(await dropText(page, 'text/plain', 'some words')).toBe(false);
  await expect(problems(page)).toHaveCount(1);
  await expect(page.locator('body')).not.toHaveClass(/dropping/);
});

test('a copied file is pasted', async ({ app, page }) => {
  await app.open();
  /** @param {number[] | string} what */
  const paste = (what) =>
    page.evaluate((what) => {
      const clipboardData = new DataTransfer();
      if (typeof what === 'string') clipboardData.setData('text/plain', what);
      else clipboardData.items.add(new File([new Uint8Array(what)], 'copied.mp3', { type: 'audio/mpeg' }));
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, what);
  await paste([...readFileSync(media('piece.mp3'))]);
  await app.expectState('copied.mp3', 'done');
  await paste('https://example.org/song.mp3');
  await expect(problems(page)).toHaveText([/^That is a link/]);
});

test('a folder of 130 is wholly listed in its natural order, by content, and what was left out is counted', async ({ app, page }) => {
  await page.addInitScript(() => {
    DataTransferItem.prototype.webkitGetAsEntry = /** @type {any} */ (
      function () {
        const sound = this.getAsFile();
        const file = (/** @type {string} */ name, /** @type {any} */ content) => ({ name, isFile: true, file: (/** @type {(file: any) => void} */ take) => take(new File([content], name)) });
        const songs = Array.from({ length: 130 }, (_, i) => file(`Track ${i + 1}.mp3`, 'no music')).sort((a, b) => (a.name < b.name ? -1 : 1));
        const others = [file('no ending', sound), file('song.dat', sound), file('cover.jpg', new Uint8Array([0xff, 0xd8, 0xff, 0xe0])), file('notes.txt', 'words'), file('Unicode.txt', new Uint8Array([0xff, 0xfe, 0x61, 0x00])), file('.hidden', sound)];
        const left = [...songs, ...others];
        return {
          name: 'album',
          isDirectory: true,
          createReader: () => ({ readEntries: (/** @type {(entries: any[]) => void} */ take) => take(left.splice(0, 100)) }), // as browsers do
        };
      }
    );
  });
  await app.open();
  await app.drop('piece.mp3');
  const names = page.locator('#songs li .name');
  await expect(names).toHaveCount(132);
  const expected = ['no ending', 'song.dat', ...Array.from({ length: 130 }, (_, i) => `Track ${i + 1}.mp3`)];
  expect(await names.allTextContents()).toEqual(expected);
  await expect(problems(page).filter({ hasText: 'in that folder' })).toHaveText(['3 files in that folder are no sound and were left out.']);
  await app.expectState('song.dat', 'done');
});

test('the dialogue for files offers whatever can be dropped', async ({ app, page }) => {
  await app.open();
  const accept = String(await page.locator('#files').getAttribute('accept')).split(',');
  expect(accept).toEqual(expect.arrayContaining(['audio/*', 'video/webm', 'video/mp4', '.wav', '.mp3', '.flac', '.ogg', '.oga', '.opus', '.m4a', '.m4b', '.mp4', '.aac', '.webm', '.mka', '.aif', '.aiff', '.caf']));
});

test.describe('on an iPhone', () => {
  test.use({ userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1' });
  test('the dialogue for files greys out nothing', async ({ app, page }) => {
    await app.open();
    expect(await page.locator('#files').getAttribute('accept')).toBe(null);
  });
});

test('files of no bytes are told to be that', async ({ app, page }) => {
  await app.open();
  await page.locator('#files').setInputFiles([{ name: 'zipped.mp3', mimeType: 'audio/mpeg', buffer: Buffer.alloc(0) }]);
  await app.expectState('zipped.mp3', 'failed');
  await expect(app.song('zipped.mp3').locator('.state')).toHaveText(/^No bytes of it came: it is empty, still in a ZIP or in the cloud/);
  await page.locator('#canvas').focus();
  await page.keyboard.press('l');
  await expect(app.song('zipped.mp3').locator('.state')).toHaveText(/^Kein Byte kam an/);
});
