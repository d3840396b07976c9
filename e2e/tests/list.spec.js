// SPDX-License-Identifier: Apache-2.0
// The list of songs after the page was reloaded or has crashed: it stands again where results are kept, and only there.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alterEngine, makeEndless } from '../lib/engine.js';
import { crash, remembered } from '../lib/lists.js';
import { media } from '../lib/places.js';
import { refuse } from '../lib/refuse.js';
import { App, expect, test } from '../lib/test.js';

test.use({ serviceWorkers: 'block' }); // the engine that comes with it cannot be altered

const engines = '**/engine/*/engine.js';
const why = 'since this page was loaded anew or the browser had stopped it';

/** @param {string} name @returns {import('../lib/lists.js').Remembered} */
const finished = (name) => ({ name, finished: true, located: false });
/** @param {string} name @returns {import('../lib/lists.js').Remembered} */
const toBeDone = (name) => ({ name, finished: false, located: false });

/** @param {import('@playwright/test').Page} page */
const names = (page) => page.locator('#songs li .name');
/** @param {import('@playwright/test').Page} page */
const problems = (page) => page.getByRole('alert').locator('li:not(.said) span');

/** Logs which songs the engine is given. @param {import('@playwright/test').Page} page @returns {Promise<string[]>} that grows */
async function logOpened(page) {
  /** @type {string[]} */ const opened = [];
  page.on('console', (message) => {
    if (message.text().startsWith('opened ')) opened.push(message.text().slice('opened '.length));
  });
  await alterEngine(page, `
    const { open } = Engine.prototype;
    Engine.prototype.open = function (name) {
      console.log('opened ' + name);
      return open.call(this, name);
    };`);
  return opened;
}

test('after a crash the list stands again, and goes on with the files that were not finished', async ({ app, page }) => {
  await makeEndless(page, 'long.wav');
  await app.open();
  await page.getByLabel('Keep results').check();
  await app.drop('piece.flac', 'piece.mp3', 'long.wav', 'piece.ogg');
  await app.expectState('piece.mp3', 'done');
  await app.expectState('long.wav', 'decoding');
  await app.song('piece.mp3').getByRole('button', { name: /^Show/ }).click();
  const all = [finished('piece.flac'), finished('piece.mp3'), toBeDone('long.wav'), toBeDone('piece.ogg')];
  await expect.poll(() => remembered(page)).toEqual(all);
  await page.unrouteAll(); // there will be nobody to answer
  const again = await crash(page);
  await expect.poll(() => again.texts('#songs li .name'), { timeout: 80000 }).toEqual(all.map(({ name }) => name)); // all of the page is loaded anew
  await expect.poll(() => again.attributes('#songs li', 'data-state')).toEqual(['done', 'done', 'failed', 'failed']);
  expect(await again.attributes('#songs li button:first-of-type', 'aria-pressed')).toEqual(['false', 'true', 'false', 'false']);
  expect(await again.texts('#songs li[data-state=failed] .state')).toEqual(Array(2).fill(`Not finished, ${why}; drop the file here again.`));
  await expect.poll(() => again.texts('#problems li:not(.said) span')).toEqual(
    [`2 songs were not finished, ${why}: long.wav, piece.ogg. Drop the same files or their folder here again: what is done is kept.`]);
  await again.pick(media('piece.ogg'));
  await expect.poll(() => again.attributes('#songs li', 'data-state'), { timeout: 80000 }).toEqual(['done', 'done', 'failed', 'done']);
  await expect.poll(() => again.texts('#problems li:not(.said) span')).toEqual(
    [`long.wav was not finished, ${why}. Drop the same files or their folder here again: what is done is kept.`]);
});

test('after a reload the same files continue where it stopped, and none is analysed twice', async ({ app, page }) => {
  await makeEndless(page, 'long.wav');
  await app.open();
  await page.getByLabel('Keep results').check();
  await app.drop('piece.flac', 'text.mp3', 'piece.mp3', 'long.wav', 'piece.ogg');
  await app.expectState('text.mp3', 'failed');
  await app.expectState('long.wav', 'decoding');
  await app.song('piece.flac').getByRole('button', { name: /^Show/ }).click();
  const before = await app.analysis('piece.flac');
  await expect.poll(() => remembered(page), 'what was refused is not remembered').toEqual([finished('piece.flac'), finished('piece.mp3'), toBeDone('long.wav'), toBeDone('piece.ogg')]);

  await page.unroute(engines);
  const opened = await logOpened(page);
  await page.reload();
  await expect(page.locator('#status')).toContainText('Ready');
  await expect(names(page)).toHaveText(['piece.flac', 'piece.mp3', 'long.wav', 'piece.ogg']);
  await expect(app.song('piece.flac').getByRole('button', { name: /^Show/ })).toHaveAttribute('aria-pressed', 'true');
  expect(await app.analysis('piece.flac')).toEqual(before);
  await expect(problems(page)).toContainText(['2 songs were not finished']);
  await app.song('long.wav').getByRole('button', { name: 'Try again: long.wav' }).click();
  await app.expectState('long.wav', 'failed');
  await expect(problems(page)).toContainText(['2 songs were not finished']);

  await app.drop('piece.ogg', 'piece.flac', 'piece.mp3', 'long.wav');
  await expect(problems(page)).toHaveText(['2 songs are done already and are not analysed again.']);
  for (const name of ['long.wav', 'piece.ogg']) await app.expectState(name, 'done');
  await expect(names(page)).toHaveText(['piece.flac', 'piece.mp3', 'long.wav', 'piece.ogg']);
  expect(opened, 'in the order of the list').toEqual(['long.wav', 'piece.ogg']);
  await expect.poll(() => remembered(page)).toEqual(['piece.flac', 'piece.mp3', 'long.wav', 'piece.ogg'].map(finished));

  await page.reload();
  await expect(page.locator('#songs li[data-state=done]')).toHaveCount(4);
  await expect(problems(page)).toHaveCount(0);
  await app.drop('piece.flac'); // it is wanted with its sound
  await expect(page.locator('#songs li[data-state=done]')).toHaveCount(5);
});

test('without the wish nothing is remembered, and its end forgets', async ({ app, page }) => {
  await makeEndless(page, 'long.wav');
  await app.open();
  await app.drop('piece.flac', 'long.wav');
  await app.expectState('long.wav', 'decoding');
  expect(await remembered(page)).toEqual([]);
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  await page.reload();
  await expect(page.locator('#status')).toContainText('Ready');
  await expect(page.locator('#songs li')).toHaveCount(0);
  await expect(problems(page)).toHaveCount(0);
  await app.drop('piece.flac', 'long.wav');
  await app.expectState('long.wav', 'decoding');
  await page.getByLabel('Keep results').check(); // with what is there already
  await expect.poll(() => remembered(page)).toEqual([finished('piece.flac'), toBeDone('long.wav')]);
  await page.getByLabel('Keep results').uncheck();
  await expect.poll(() => remembered(page)).toEqual([]);
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  await page.reload();
  await expect(page.locator('#status')).toContainText('Ready');
  await expect(page.locator('#kept li'), 'results that were kept are another matter').toHaveCount(1);
  await expect(page.locator('#songs li')).toHaveCount(0);
});

test('what was removed from the list stays away', async ({ app, page }) => {
  await app.open();
  await page.getByLabel('Keep results').check();
  await app.drop('piece.flac', 'piece.mp3', 'piece.ogg');
  await app.expectState('piece.ogg', 'done');
  await page.getByRole('button', { name: 'Remove the song: piece.mp3' }).click();
  await page.getByRole('button', { name: 'Delete the kept result of piece.flac' }).click();
  await expect.poll(() => remembered(page)).toEqual([finished('piece.flac'), finished('piece.ogg')]);
  await expect(page.locator('#kept li .name')).toHaveCount(2);
  await page.reload();
  await expect(names(page)).toHaveText(['piece.ogg']);
  await expect.poll(() => remembered(page)).toEqual([finished('piece.ogg')]);
  await expect(problems(page)).toHaveCount(0);
});

test('each tab has its own list, one that was made of another one too', async ({ app, page, context }) => {
  await app.open();
  await page.getByLabel('Keep results').check();
  await app.drop('piece.flac');
  await app.expectState('piece.flac', 'done');
  await expect.poll(() => remembered(page)).toEqual([finished('piece.flac')]);
  const second = new App(await context.newPage());
  await second.open(page.url());
  await expect(names(second.page)).toHaveCount(0);
  await second.drop('piece.mp3');
  await second.expectState('piece.mp3', 'done');
  // It gets a copy of what the first one has in sessionStorage.
  const [copy] = await Promise.all([page.waitForEvent('popup'), page.evaluate(() => void window.open(location.href))]);
  const third = new App(copy);
  await expect(copy.locator('#status')).toContainText('Ready');
  await expect(names(copy)).toHaveCount(0);
  await third.drop('piece.ogg');
  await third.expectState('piece.ogg', 'done');
  await expect.poll(async () => (await remembered(page)).length).toBe(3);
  for (const [tab, name] of /** @type {const} */ ([[page, 'piece.flac'], [second.page, 'piece.mp3'], [copy, 'piece.ogg']])) {
    await tab.reload();
    await expect(names(tab)).toHaveText([name]);
  }
  await second.page.getByLabel('Keep results').uncheck();
  await expect.poll(() => remembered(page)).toEqual([]);
  await page.reload();
  await expect(page.locator('#status')).toContainText('Ready');
  await expect(names(page)).toHaveCount(0);
});

test.describe('where the browser tells where files lie', () => {
  /** As a file manager's window does. @param {import('@playwright/test').Page} page @param {...string} paths of files and folders */
  async function dropPaths(page, ...paths) {
    const hand = await page.context().newCDPSession(page);
    const data = { items: [], files: paths, dragOperationsMask: 1 };
    for (const type of /** @type {const} */ (['dragEnter', 'dragOver', 'drop'])) await hand.send('Input.dispatchDragEvent', { type, x: 500, y: 400, data });
  }

  test('one press goes on, once the browser allows it', async ({ app, page }) => {
    const folder = mkdtempSync(join(tmpdir(), 'moodglass-songs-'));
    try {
      mkdirSync(join(folder, 'second'));
      copyFileSync(media('piece.flac'), join(folder, 'piece.flac'));
      copyFileSync(media('piece.mp3'), join(folder, 'second', 'piece.mp3'));
      copyFileSync(media('piece.ogg'), join(folder, 'second', 'piece.ogg'));
      await page.addInitScript(() => {
        const { requestPermission } = /** @type {any} */ (FileSystemHandle.prototype);
        /** @type {any} */ (FileSystemHandle.prototype).requestPermission = function (/** @type {object} */ how) {
          return window.denied ? Promise.resolve('denied') : requestPermission.call(this, how);
        };
      });
      await makeEndless(page, 'long.wav');
      await app.open();
      await page.getByLabel('Keep results').check();
      await dropPaths(page, media('long.wav'), folder);
      const all = ['long.wav', 'piece.flac', 'piece.mp3', 'piece.ogg'];
      await expect.poll(() => remembered(page)).toEqual(all.map((name) => ({ name, finished: false, located: true })));
      rmSync(join(folder, 'second', 'piece.mp3'));
      await page.unroute(engines);
      await page.reload();
      await expect(problems(page)).toHaveText([/^4 songs were not finished.* Press Go on, and the browser asks/]);
      await page.evaluate(() => (window.denied = true));
      await page.getByRole('button', { name: 'Go on' }).click();
      await expect(problems(page)).toHaveText([/^4 songs were not finished/]);
      await expect(page.locator('#songs li[data-state=failed]')).toHaveCount(4);
      await page.evaluate(() => (window.denied = false));
      await page.getByRole('button', { name: 'Go on' }).click();
      for (const name of ['long.wav', 'piece.flac', 'piece.ogg']) await app.expectState(name, 'done');
      await expect(problems(page)).toHaveText([/^A file that was to be opened here could not be read \(piece.mp3: .+\)/, /^piece.mp3 was not finished.* Drop the same files/]);
      await expect(names(page)).toHaveText(all);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('the button tells it too', async ({ app, page }) => {
    // Only a hand can choose in the browser's dialogue: a file of the page's own file system stands for one of a disk.
    await page.addInitScript(() => {
      /** @type {any} */ (window).showOpenFilePicker = async () => {
        const song = await (await fetch('examples/march.ogg')).blob();
        const handle = await (await navigator.storage.getDirectory()).getFileHandle('chosen.ogg', { create: true });
        const writing = await handle.createWritable();
        await writing.write(song);
        await writing.close();
        return [handle];
      };
    });
    await makeEndless(page, 'long.wav');
    await app.open();
    await page.getByLabel('Keep results').check();
    await app.drop('long.wav');
    await app.expectState('long.wav', 'decoding');
    await page.locator('#files').click();
    await app.expectState('chosen.ogg', 'waiting');
    await expect.poll(() => remembered(page)).toEqual([toBeDone('long.wav'), { name: 'chosen.ogg', finished: false, located: true }]);
    await page.unroute(engines);
    await page.reload();
    await page.getByRole('button', { name: 'Go on' }).click();
    await app.expectState('chosen.ogg', 'done');
    await expect(problems(page), 'the other one was dropped by a script, which tells no place').toHaveText([/^long.wav was not finished/]);
  });

  test('where the dialogue is refused the older one opens', async ({ app, page }) => {
    await page.addInitScript(() => {
      /** @type {any} */ (window).showOpenFilePicker = () => Promise.reject(new DOMException('denied', 'SecurityError'));
    });
    await app.open();
    await page.getByLabel('Keep results').check();
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator('#files').click()]);
    await chooser.setFiles(media('piece.mp3'));
    await app.expectState('piece.mp3', 'done');
  });
});

for (const [refused, back] of /** @type {[import('../lib/refuse.js').Refusal, boolean][]} */ ([['sessionStorage', false], ['indexedDB', false], ['locks', true], ['BroadcastChannel', true]])) {
  test(`without ${refused} the list ${back ? 'comes back' : 'does not come back, and nothing else is said'}`, async ({ app, page }) => {
    await refuse(page, refused);
    await app.open();
    await page.getByLabel('Keep results').check();
    await app.drop('piece.flac');
    await app.expectState('piece.flac', 'done');
    if (refused === 'indexedDB') await expect(problems(page)).toHaveText(['The browser could not keep the result (denied).']);
    if (back) await expect.poll(() => remembered(page)).toEqual([finished('piece.flac')]);
    await page.reload();
    await expect(page.locator('#status')).toContainText('Ready');
    await expect(names(page)).toHaveText(back ? ['piece.flac'] : []);
    await expect(problems(page)).toHaveCount(0);
  });
}
