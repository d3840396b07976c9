// SPDX-License-Identifier: Apache-2.0
// Engines that break, more files than anyone should add, browsers that lack something.
import { appendFileSync, closeSync, copyFileSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alterEngine, makeEndless } from '../lib/engine.js';
import { media } from '../lib/places.js';
import { expect, test } from '../lib/test.js';

/** @param {import('@playwright/test').Page} page @param {string} misfortune JavaScript: what happens when piece.ogg is opened */
const breakEngine = (page, misfortune) =>
  alterEngine(page, `
    const { open } = Engine.prototype;
    Engine.prototype.open = function (name) {
      if (name === 'piece.ogg') { ${misfortune} }
      return open.call(this, name);
    };`);

test('a worker that traps takes one song with it, not the page', async ({ app, page }) => {
  await breakEngine(page, "throw new WebAssembly.RuntimeError('unreachable');");
  await app.open();
  await app.drop('piece.flac', 'piece.ogg', 'piece.mp3');
  await app.expectState('piece.flac', 'done');
  await app.expectState('piece.ogg', 'failed');
  await expect(app.song('piece.ogg').locator('.state')).toHaveText(/engine stopped.*unreachable/);
  await app.expectState('piece.mp3', 'done');
});

// A program of one function that does what no code may: the trap is WebAssembly's own.
const trap = `new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0,
  7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11]))).exports.f();`;

/**
 * A WAV file that says it is as long as it is, all of it a hole that takes no space: full-scale direct current.
 * @param {string} path @param {number} size in bytes
 */
function hollowWav(path, size) {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(Math.min(size - 8, 0xfffffffe), 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20); // PCM
  header.writeUInt16LE(1, 22); // channel
  header.writeUInt32LE(22050, 24);
  header.writeUInt32LE(22050, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34); // bits
  header.write('data', 36);
  header.writeUInt32LE(Math.min(size - 44, 0xfffffffe), 40);
  const file = openSync(path, 'w');
  writeSync(file, header);
  // A tenth of a second of a rough tone at either end: what lies between is not silence before or behind the song.
  const tone = Uint8Array.from({ length: 2205 }, (_, i) => (i % 50 < 25 ? 64 : 192));
  writeSync(file, tone);
  ftruncateSync(file, size);
  writeSync(file, tone, 0, tone.length, size - tone.length);
  closeSync(file);
}

test('ten songs, three of them deadly: seven results', async ({ app, page }) => {
  test.setTimeout(240000);
  const folder = mkdtempSync(join(tmpdir(), 'moodglass-hollow-'));
  try {
    const deep = join(folder, 'deep.wav'), huge = join(folder, 'huge.wav');
    hollowWav(deep, 900 * 2 ** 20); // fits, but what is made of it does not
    hollowWav(huge, 4.5 * 2 ** 30);
    await breakEngine(page, trap);
    await app.open();
    const good = ['piece-16.wav', 'piece.flac', 'piece-24.wav', 'piece.mp3', 'piece-vbr.mp3', 'piece.opus', 'piece-float.wav'];
    const paths = good.map(media);
    paths.splice(1, 0, media('piece.ogg')); // traps
    paths.splice(3, 0, deep);
    paths.splice(5, 0, huge);
    await page.locator('#files').setInputFiles(paths);
    for (const name of good) await app.expectState(name, 'done', 120000);
    for (const name of ['piece.ogg', 'deep.wav', 'huge.wav']) await app.expectState(name, 'failed', 120000);
    await expect(app.song('piece.ogg').locator('.state')).toHaveText(/engine stopped.*unreachable/);
    await expect(app.song('deep.wav').locator('.state')).toHaveText(/memory/);
    await expect(app.song('huge.wav').locator('.state')).toHaveText(/Too large/);
    await expect(page.locator('#songs li[data-state="done"]')).toHaveCount(7);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a thousand files at once, one of them twice', async ({ app, page }) => {
  test.slow(); // a thousand lines in the lists take their time
  const folder = mkdtempSync(join(tmpdir(), 'moodglass-many-'));
  try {
    const paths = Array.from({ length: 1000 }, (_, i) => join(folder, `${i}.mp3`));
    for (const path of paths) writeFileSync(path, 'no music');
    for (const path of [paths[0], paths[999]]) copyFileSync(media('piece.mp3'), path);
    await app.open();
    await page.locator('#files').setInputFiles(paths);
    await app.expectState('0.mp3', 'done');
    await app.expectState('999.mp3', 'done', 240000);
    await page.locator('#files').setInputFiles(paths[0]);
    await expect(page.locator('#songs li[data-state="done"]')).toHaveCount(3);
    await expect(page.locator('#songs li[data-state="failed"]')).toHaveCount(998);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a file that changes or goes while it waits is told', async ({ app, page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'moodglass-changing-'));
  try {
    const changing = join(folder, 'changing.mp3'), going = join(folder, 'going.mp3');
    for (const path of [changing, going]) copyFileSync(media('piece.mp3'), path);
    await makeEndless(page, 'long.wav');
    await app.open();
    await page.locator('#files').setInputFiles([media('long.wav'), changing, going, media('piece.ogg')]);
    await app.expectState('going.mp3', 'waiting');
    appendFileSync(changing, 'more than was chosen');
    rmSync(going);
    await page.getByRole('button', { name: 'Cancel the analysis: long.wav' }).click();
    await app.expectState('changing.mp3', 'failed');
    await expect(app.song('changing.mp3').locator('.state')).toHaveText(/could not read it.*add it again/);
    await app.expectState('going.mp3', 'failed');
    await expect(app.song('going.mp3').locator('.state')).toHaveText(/removed since it was chosen; add it again/);
    await app.expectState('piece.ogg', 'done');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a worker that does not answer is replaced', async ({ app, page }) => {
  await breakEngine(page, "console.log('begun'); for (;;);");
  await app.open();
  const begun = page.waitForEvent('console', (message) => message.text() === 'begun');
  const replaced = page.waitForEvent('worker', (worker) => worker.url().endsWith('/engine/worker.js'));
  await app.drop('piece.ogg', 'piece.mp3');
  await begun;
  await page.getByRole('button', { name: 'Cancel the analysis: piece.ogg' }).click();
  await expect(app.song('piece.ogg').locator('.state')).toHaveText(/cancelled/i);
  await replaced;
  await app.expectState('piece.mp3', 'done');
});

test('a song cancelled before the engine is there is not begun', async ({ app, page }) => {
  await breakEngine(page, 'for (;;);'); // were it begun, no other would have its turn
  /** @type {(value?: any) => void} */ let release = () => {};
  const held = new Promise((resolve) => { release = resolve; });
  await page.route('**/models/*.safetensors*', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('./');
  await expect(page.locator('#status')).toContainText('Loading the model');
  await app.drop('piece.ogg', 'piece.mp3');
  await page.getByRole('button', { name: 'Cancel the analysis: piece.ogg' }).click();
  await app.expectState('piece.ogg', 'cancelled');
  release();
  await app.expectState('piece.mp3', 'done');
});

test('a model that is cut is refused with a sentence', async ({ page }) => {
  await page.route('**/models/*.safetensors*', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.body()).subarray(0, 100000) });
  });
  await page.goto('./');
  await expect(page.getByRole('alert').locator('li span')).toContainText('arrived damaged');
});

test.describe('in German', () => {
  test.use({ locale: 'de-DE' });
  test('a browser without SIMD is told before there is an application', async ({ page }) => {
    await page.addInitScript(() => {
      WebAssembly.validate = () => false;
    });
    await page.goto('./');
    await expect(page.getByRole('alert')).toContainText('Dieser Browser hat kein WASM-SIMD');
  });
});

test('a kept result that cannot be read is told', async ({ app, page }) => {
  await app.open();
  await page.getByLabel('Keep results').check();
  await app.drop('piece.mp3');
  await expect(page.locator('#kept li')).toHaveCount(1);
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open('moodglass', 1);
        opening.onsuccess = () => {
          const store = opening.result.transaction('results', 'readwrite').objectStore('results');
          store.openCursor().onsuccess = ({ target }) => {
            const { result } = /** @type {IDBRequest<IDBCursorWithValue>} */ (target);
            result.update({ ...result.value, json: '{"analysis": 3}' }).onsuccess = resolve;
          };
        };
      }),
  );
  await page.getByRole('button', { name: 'Open the kept result of piece.mp3' }).click();
  await expect(page.getByRole('alert').locator('li span')).toContainText('damaged or of another version');
});

test('without WebGL 2 the tables are there', async ({ app, page }) => {
  await page.addInitScript(() => {
    const real = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = /** @type {any} */ (
      function (/** @type {string} */ kind, /** @type {any} */ options) {
        return kind.startsWith('webgl') ? null : real.call(this, /** @type {any} */ (kind), options);
      }
    );
  });
  await app.open();
  await expect(page.locator('#stage')).toContainText('no WebGL 2');
  await page.evaluate(() => {
    window.told = new Set();
    new MutationObserver(() => window.told.add(document.querySelector('#songs .state')?.textContent)).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await app.drop('long.wav');
  await app.expectState('long.wav', 'done', 120000);
  expect(await page.evaluate(() => [...window.told].join('\n')), 'the list tells its progress').toMatch(/^Analysing, [1-9]\d? %$/m);
  await app.drop('piece.mp3', 'text.mp3');
  await app.expectState('piece.mp3', 'done');
  await app.expectState('text.mp3', 'failed');
  await expect(page.locator('#result')).toContainText('Valence');
  await app.screenshot('no-webgl');
  await page.getByRole('button', { name: 'Picture to share, wide (PNG)' }).click();
  await expect(page.locator('#status')).toContainText('There is no picture to save.');
});

test('where the engine cannot start every song is told so', async ({ app, page }) => {
  await page.context().route('**/engine/worker.js', (route) => route.fulfill({ contentType: 'text/javascript', body: "throw new Error('not here');" }));
  await page.goto('./');
  for (const name of ['piece.mp3', 'piece.ogg']) {
    await app.drop(name);
    await app.expectState(name, 'failed');
    await expect(app.song(name)).toContainText('The engine did not start');
  }
  await expect(page.getByRole('alert').locator('li span').filter({ hasText: /^The engine did not start/ })).toHaveCount(1);
});

test('of a folder that is locked in part the rest is taken', async ({ app, page }) => {
  await page.addInitScript(() => {
    /** @param {string} name @param {() => any[]} inner */
    const folder = (name, inner) => ({
      name,
      isDirectory: true,
      createReader: () => {
        /** @type {any[] | null} */ let left = null;
        return {
          /** @param {(entries: any[]) => void} take @param {(error: Error) => void} refuse */
          readEntries(take, refuse) {
            try {
              left ??= inner();
              take(left.splice(0));
            } catch (error) {
              refuse(/** @type {Error} */ (error));
            }
          },
        };
      },
    });
    DataTransferItem.prototype.webkitGetAsEntry = /** @type {any} */ (
      function () {
        const sound = this.getAsFile();
        const file = (/** @type {string} */ name, /** @type {BlobPart} */ content = sound) => ({ name, isFile: true, file: (/** @type {(file: any) => void} */ take) => take(new File([content], name)) });
        const locked = folder('lost+found', () => {
          throw new DOMException('not allowed', 'NotReadableError');
        });
        return folder('stick', () => [locked, file('._piece.mp3'), file('notes.txt', 'remember the milk'), file('piece.mp3')]);
      }
    );
  });
  await app.open();
  await app.drop('piece.mp3');
  await app.expectState('piece.mp3', 'done');
  await expect(page.locator('#songs li')).toHaveCount(1);
  await expect(page.getByRole('alert').locator('li span')).toHaveText([
    'Not everything in that folder could be read; the other files are in the list.',
    '1 file in that folder is no sound and was left out.',
  ]);
});

test('without WASM SIMD there is a sentence', async ({ page }) => {
  await page.addInitScript(() => {
    WebAssembly.validate = () => false;
  });
  await page.goto('./');
  await expect(page.getByRole('alert')).toContainText('This browser has no WASM SIMD (needs Chrome 91, Firefox 89, Safari 16.4).');
});

test('a full disk is told, and no result is listed that is not kept', async ({ app, page }) => {
  await page.addInitScript(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (value) {
      const request = put.call(this, value);
      request.addEventListener('success', () => this.transaction.abort()); // as where there is no room when it is written
      return request;
    };
  });
  await app.open();
  await page.getByLabel('Keep results').check();
  await app.drop('piece.mp3');
  await app.expectState('piece.mp3', 'done');
  await expect(page.getByRole('alert').locator('li span')).toContainText('could not keep the result');
  await expect(page.locator('#kept li')).toHaveCount(0);
});

test('a kept result that was deleted unheard is told and leaves the list', async ({ app, page }) => {
  await app.open();
  await page.getByLabel('Keep results').check();
  await app.drop('piece.mp3');
  await expect(page.locator('#kept li')).toHaveCount(1);
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open('moodglass', 1);
        opening.onsuccess = () => {
          opening.result.transaction('results', 'readwrite').objectStore('results').clear().onsuccess = resolve;
        };
      }),
  );
  await page.getByRole('button', { name: 'Open the kept result of piece.mp3' }).click();
  await expect(page.getByRole('alert').locator('li span')).toContainText('no longer there');
  await expect(page.locator('#kept li')).toHaveCount(0);
});
