// SPDX-License-Identifier: Apache-2.0
// A song's pace is told beside its key, and on what music its intervals were measured.
import { violations } from '../lib/schema.js';
import { expect, test } from '../lib/test.js';

test('key and tempo are told with how sure, and what nobody has measured', async ({ app, page }) => {
  await app.open();
  await app.drop('piece.mp3');
  await app.expectState('piece.mp3', 'done');
  const analysis = await app.analysis('piece.mp3');
  expect(violations(analysis)).toEqual([]);
  const { pulse } = analysis;
  expect(Math.abs(pulse.tempo_bpm - 120)).toBeLessThan(1); // tools/media/piece.py
  const steps = pulse.beats_s.slice(1).map((/** @type {number} */ beat, /** @type {number} */ i) => beat - pulse.beats_s[i]);
  expect(Math.abs(steps.reduce((/** @type {number} */ a, /** @type {number} */ b) => a + b, 0) / steps.length - 0.5)).toBeLessThan(0.02);
  await expect(page.locator('#result [data-key="harmony"]')).toContainText('Key: ');
  await expect(page.locator('#result [data-key="pulse"]')).toContainText('120 BPM');
  await expect(page.locator('#result [data-key="intervals"]')).toHaveText(analysis.intervals.note);
  await page.locator('#canvas').focus();
  await page.keyboard.press('l');
  await expect(page.locator('#result [data-key="pulse"]')).toContainText('Tempo: ');
  await expect(page.locator('#result [data-key="intervals"]')).toContainText(/Intervalle|Emotionen/);
  await app.screenshot('pulse');
});
