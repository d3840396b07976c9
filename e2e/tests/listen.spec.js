// SPDX-License-Identifier: Apache-2.0
// The sound of a part of a song, as the page has it made: the mask itself has tests of its own (tests/explain).
import { readFileSync } from 'node:fs';
import { media } from '../lib/places.js';
import { expect, test } from '../lib/test.js';

const header = 44; // bytes of a plain WAV file

/** Has a part of a file made. @param {any} app @param {string} name @param {object} wish @returns {Promise<{rate: number, channels: number, samples: number[], fetched: number}>} */
async function make(app, name, wish) {
  await app.page.evaluate(() => {
    document.getElementById('lent')?.remove();
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'lent';
    input.hidden = true;
    document.body.append(input);
  });
  await app.page.locator('#lent').setInputFiles(media(name));
  return app.page.evaluate(async (/** @type {any} */ wish) => {
    const { PartMaker } = await import('./engine/listen.js');
    const maker = new PartMaker('simd');
    await maker.started;
    const before = performance.getEntriesByType('resource').length;
    const columns = 96, rows = 16;
    const request = {
      columns_begin: 0, columns_end: columns, rows, start_s: 0.35, column_s: 8 / 31.3, first_band: 11, row_bands: 8,
      ...wish, keep: new Float32Array(columns * rows).fill(wish.keep),
    };
    const file = /** @type {HTMLInputElement} */ (document.getElementById('lent')).files?.[0];
    const making = maker.make(/** @type {File} */ (file), request);
    if (wish.stop) maker.stop();
    const wav = await making;
    if (!wav) return null;
    const bytes = new DataView(await wav.arrayBuffer());
    return {
      rate: bytes.getUint32(24, true),
      channels: bytes.getUint16(22, true),
      samples: Array.from(new Int16Array(bytes.buffer, 44)),
      fetched: performance.getEntriesByType('resource').length - before,
    };
  }, wish);
}

test('without nothing, the sound is what it was', async ({ app }) => {
  await app.open();
  const made = await make(app, 'piece-16.wav', { part: 'without', keep: 0, begin_s: 5, end_s: 8 });
  const file = readFileSync(media('piece-16.wav'));
  expect(made.channels).toBe(file.readUInt16LE(22));
  expect(made.rate).toBe(file.readUInt32LE(24));
  expect(made.samples.length).toBe(3 * made.rate * made.channels);
  const first = header + 5 * made.rate * made.channels * 2;
  const largest = made.samples.reduce((most, sample, i) => Math.max(most, Math.abs(sample - file.readInt16LE(first + 2 * i))), 0);
  expect(largest).toBeLessThanOrEqual(2); // steps of 16 bits
  expect(made.fetched).toBe(0);
});

test('of nothing, only silence is left', async ({ app }) => {
  await app.open();
  const made = await make(app, 'piece.mp3', { part: 'only', keep: 0, begin_s: 0, end_s: 2 });
  expect(made.samples.length).toBe(2 * made.rate * made.channels);
  expect(made.samples.every((sample) => sample === 0)).toBe(true);
});

test('what the browser decodes can be masked too', async ({ app }) => {
  await app.open();
  const made = await make(app, 'piece.webm', { part: 'without', keep: 0, begin_s: 1, end_s: 3 });
  expect(made.samples.length).toBe(2 * made.rate * made.channels);
  expect(made.samples.some((sample) => Math.abs(sample) > 1000)).toBe(true);
});

test('what is no longer wanted is not made', async ({ app }) => {
  await app.open();
  expect(await make(app, 'piece.mp3', { part: 'only', keep: 1, begin_s: 0, end_s: 24, stop: true })).toBeNull();
});

test('a stretch beyond the end is refused with a sentence', async ({ app }) => {
  await app.open();
  await expect(make(app, 'piece.mp3', { part: 'only', keep: 1, begin_s: 50, end_s: 60 })).rejects.toThrow(/no sound in this stretch/);
});
