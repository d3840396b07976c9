// SPDX-License-Identifier: Apache-2.0
// Several workers on one song: the same numbers as from one, and no song is lost with a helper.
import { alterEngine } from '../lib/engine.js';
import { expect, test } from '../lib/test.js';

/** The curve and the means of a song. @param {any} analysis @returns {number[]} */
const numbers = ({ midlevel, emotions, curve }) => [
  ...Object.values(midlevel).map(({ mean }) => mean),
  ...Object.values(emotions).map(({ mean }) => mean),
  ...Object.values(curve.midlevel).flat(),
  ...Object.values(curve.emotions).flat(),
];

/** @param {number[]} a @param {number[]} b */
function largestDifference(a, b) {
  expect(a.length).toBe(b.length);
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0);
}

/** @param {any} app @param {string} query @param {string} name */
async function analysed(app, query, name) {
  await app.open(`./${query}`);
  await app.drop(name);
  await app.expectState(name, 'done', 120000);
  return app.analysis(name);
}

const engineWorkers = (/** @type {import('@playwright/test').Page} */ page) => page.workers().filter((worker) => worker.url().includes('/engine/worker.js'));

test('three workers find what one finds', async ({ app, page }) => {
  test.slow();
  const alone = await analysed(app, '?workers=1', 'long.wav');
  await expect.poll(() => engineWorkers(page).length).toBe(1);
  const together = await analysed(app, '?workers=3', 'long.wav');
  await expect.poll(() => engineWorkers(page).length, 'those of the page before have gone').toBe(3);
  expect(largestDifference(numbers(alone), numbers(together))).toBeLessThan(1e-5);
});

/** Counts what helpers have decoded, and lets a leader decode all of it by itself. */
const countPieces = `
  const { takePiece, givePiece } = Engine.prototype;
  Object.assign(globalThis, { given: 0, alone: false });
  Engine.prototype.takePiece = function () {
    return globalThis.alone ? { index: -1, bytes: new Uint8Array() } : takePiece.call(this);
  };
  Engine.prototype.givePiece = function (index) {
    const good = givePiece.call(this, index);
    globalThis.given += good;
    return good;
  };`;

for (const [format, names] of Object.entries({ MP3: ['piece.mp3', 'piece-vbr.mp3', 'cut.mp3', 'joined.mp3'], FLAC: ['piece.flac', 'piece-32.flac', 'piece.oga'] })) {
  test(`${format} that helpers decode is the same to the last digit`, async ({ app, page }) => {
    test.slow();
    await alterEngine(page, countPieces);
    await app.open('./?workers=3');
    const found = [];
    for (const alone of [false, true]) {
      for (const worker of engineWorkers(page)) await worker.evaluate((value) => Object.assign(globalThis, { alone: value }), alone);
      await app.drop(...names);
      await expect(page.locator('#songs li')).toHaveCount(names.length * (alone ? 2 : 1));
      const songs = [];
      for (const name of names) {
        await app.expectState(name, 'done', 120000);
        const { timings_s: _, ...analysis } = await app.analysis(name);
        songs.push(analysis);
      }
      const given = await Promise.all(engineWorkers(page).map((worker) => worker.evaluate(() => /** @type {any} */ (globalThis).given)));
      found.push({ songs, decoded: given.reduce((sum, each) => sum + each, 0) });
    }
    const [together, alone] = found;
    expect(together.songs).toEqual(alone.songs);
    expect(together.decoded, 'pieces that came from helpers').toBeGreaterThan(0);
    expect(alone.decoded, 'counted since the page was opened').toBe(together.decoded);
  });
}

test('the two kernels agree', async ({ app }) => {
  const simd = await analysed(app, '?kernels=simd', 'piece.flac');
  const relaxed = await analysed(app, '?kernels=relaxed', 'piece.flac');
  expect([simd.engine.kernels, relaxed.engine.kernels]).toEqual(['wasm-simd', 'wasm-relaxed']);
  // Sums of up to 2,304 products, rounded once a product or once a product and sum.
  expect(largestDifference(numbers(simd), numbers(relaxed))).toBeLessThan(2e-5);
});

test('workers that cannot make their program are told, and cost no song', async ({ app, page }) => {
  await page.context().route('**/engine/program.js', async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace('WebAssembly.instantiate(code, imports)', "(self.name === 'listen' ? Promise.reject(new RangeError('no memory')) : WebAssembly.instantiate(code, imports))");
    await route.fulfill({ response: answer, body });
  });
  await app.open();
  await app.drop('piece.mp3');
  await app.expectState('piece.mp3', 'done');
  await page.locator('#canvas').focus();
  await page.keyboard.press('w');
  await page.keyboard.press('h');
  await expect(page.getByRole('alert').locator('li span')).toContainText('No memory');
});

test('a helper that breaks costs no song', async ({ app, page }) => {
  test.slow();
  await alterEngine(page, "Engine.prototype.runTask = function () { throw new WebAssembly.RuntimeError('unreachable'); };");
  await app.open('./?workers=2');
  await app.drop('long.wav', 'piece.mp3');
  await app.expectState('long.wav', 'done', 120000);
  await app.expectState('piece.mp3', 'done');
});

for (const [how, change] of [
  ['breaks', "throw new WebAssembly.RuntimeError('unreachable');"],
  ['falls silent', 'for (;;);'],
  ['answers nonsense', 'return new Uint8Array(100000);'],
]) {
  test(`a helper that ${how} while it decodes costs no song`, async ({ app, page }) => {
    test.slow();
    await alterEngine(page, `Engine.prototype.decodePiece = function () { ${change} };`);
    await app.open('./?workers=2');
    await app.drop('piece.mp3', 'piece.flac');
    await app.expectState('piece.mp3', 'done', 120000);
    await app.expectState('piece.flac', 'done', 120000);
  });
}
