// SPDX-License-Identifier: Apache-2.0
// Every format, dropped on the page: the page's numbers are the command's.
import { analyse } from '../lib/command.js';
import { violations } from '../lib/schema.js';
import { expect, test } from '../lib/test.js';

const bound = 1e-3;
const own = ['piece-8.wav', 'piece-16.wav', 'piece-24.wav', 'piece-32.wav', 'piece-float.wav', 'piece.mp3', 'piece-vbr.mp3', 'piece.flac', 'piece.ogg', 'piece.opus'];
const browsers = ['piece.m4a', 'piece.aac', 'piece.webm']; // decoded by the browser here, by libavcodec there

/** @param {Map<string, number>} numbers @param {any} analysis */
function compare(numbers, analysis) {
  let compared = 0;
  /** @param {any} node @param {string} path */
  const walk = (node, path) => {
    for (const [key, value] of Object.entries(node)) {
      const here = `${path}.${key}`;
      if (typeof value === 'object') walk(value, here);
      else if (typeof value === 'number') {
        const shown = numbers.get(here);
        expect(shown, here).toBeDefined();
        expect(Math.abs(/** @type {number} */ (shown) - value), here).toBeLessThanOrEqual(key === 'percentile' ? 1.5 : bound);
        ++compared;
      }
    }
  };
  for (const part of ['midlevel', 'emotions', 'effects']) walk(analysis[part], part);
  expect(compared).toBe(7 * 4 + 8 * 4 + 8 * 8);
}

test('the engine\'s own formats', async ({ app }) => {
  await app.open();
  await app.drop(...own);
  for (const name of own) {
    await app.expectState(name, 'done');
    compare(await app.numbers(name), analyse(name));
  }
});

for (const name of browsers) {
  test(`${name}, decoded by the browser`, async ({ app }) => {
    await app.open();
    await app.drop(name);
    await app.expectState(name, 'done');
    compare(await app.numbers(name), analyse(name));
    expect((await app.analysis(name)).warnings).toEqual([]);
  });
}

for (const kernels of ['simd', 'relaxed']) {
  test(`the ${kernels} kernels agree, and the JSON keeps to its schema`, async ({ app }) => {
    await app.open(`./?kernels=${kernels}`);
    await app.pick('piece.mp3');
    await app.expectState('piece.mp3', 'done');
    compare(await app.numbers('piece.mp3'), analyse('piece.mp3'));
    const analysis = await app.analysis('piece.mp3');
    expect(violations(analysis)).toEqual([]);
    expect(analysis.engine.kernels).toBe(`wasm-${kernels}`);
  });
}

test('the command\'s JSON keeps to the schema, and its sums are right', () => {
  const analysis = analyse('piece.flac');
  expect(violations(analysis)).toEqual([]);
  for (const [emotion, { bias, ...effects }] of Object.entries(analysis.effects)) {
    const sum = Object.values(effects).reduce((a, b) => a + b, bias);
    expect(Math.abs(sum - analysis.emotions[emotion].mean), emotion).toBeLessThanOrEqual(1e-5);
  }
});
