// SPDX-License-Identifier: Apache-2.0
// Beyond why: what if, compare, many songs. What the canvas says stands beside it as a table, which these stories read.
import { activity } from '../lib/picture.js';
import { expect, test } from '../lib/test.js';

/** @param {import('@playwright/test').Page} page @param {string} name @returns {Promise<number[]>} */
const row = async (page, name) => {
  const cells = await page.locator('#aside tr').filter({ has: page.getByRole('rowheader', { name, exact: true }) }).locator('td').allTextContents();
  return cells.map((text) => Number(text.replace('\u2212', '-')));
};

test('someone sees where in the sound a value comes from, and puts the map away', async ({ app, page, context }) => {
  await app.open();
  await app.drop('piece.flac');
  await app.expectState('piece.flac', 'done');
  const spectrogram = { x: 0.23, y: 0.25, width: 0.3, height: 0.1 };
  const canvas = page.locator('#canvas');
  await canvas.focus();
  const look = async (/** @type {string} */ name) => {
    await app.screenshot(name);
    return canvas.screenshot();
  };
  const plain = await look('map-off');
  await page.keyboard.press('w');
  const emotion = await look('map-emotion');
  await page.keyboard.press('w');
  const quality = await look('map-quality');
  await page.keyboard.press('w');
  const leftOut = await look('map-left-out');
  await page.keyboard.press('w');
  const again = await look('map-off-again');
  expect((await activity(context, emotion, spectrogram)).colours).toBeGreaterThan(30);
  expect(emotion.equals(plain)).toBe(false);
  expect(quality.equals(emotion)).toBe(false);
  expect(leftOut.equals(emotion)).toBe(false);
  expect(again.equals(plain)).toBe(true);
});

test('someone asks what would have to change for a song to sound tender', async ({ app, page }) => {
  await app.open();
  await app.drop('piece.flac');
  await app.expectState('piece.flac', 'done');
  await page.locator('#canvas').focus();
  await page.keyboard.press('i');
  await page.keyboard.press('8');
  await expect(page.locator('#aside h3')).toHaveText('What if');
  for (let i = 0; i < 4; ++i) await page.keyboard.press('>');
  await expect(page.locator('#aside p')).toContainText(/For a tenderness of|comes no higher/);
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await row(page, 'Tenderness'))[2]).toBeGreaterThan(0.05);
  await app.screenshot('what-if');
  const { effects, weights } = await app.analysis('piece.flac');
  const features = Object.keys(weights.tender);
  const words = ['Melodiousness', 'Articulation', 'Rhythmic complexity', 'Rhythmic stability', 'Dissonance', 'Tonal stability', 'Minorness'];
  let tender = effects.tender.bias;
  for (const [i, feature] of features.entries()) tender += weights.tender[feature] * (await row(page, words[i]))[1];
  expect((await row(page, 'Tenderness'))[1]).toBeCloseTo(tender, 1);
  await page.keyboard.press('Backspace');
  await expect.poll(async () => (await row(page, 'Tenderness'))[2]).toBe(0);
});

test('someone compares two stretches of a song, then two songs', async ({ app, page }) => {
  await app.open();
  await app.drop('piece.flac', 'piece.mp3');
  await app.expectState('piece.mp3', 'done');
  const canvas = page.locator('#canvas');
  const box = await canvas.boundingBox();
  if (!box) throw new Error('no canvas');
  /** @param {number} from @param {number} to */
  const select = async (from, to) => {
    await page.mouse.move(box.x + from * box.width, box.y + 0.3 * box.height);
    await page.mouse.down();
    await page.mouse.move(box.x + to * box.width, box.y + 0.3 * box.height, { steps: 4 });
    await page.mouse.up();
  };
  await canvas.focus();
  await select(0.26, 0.34);
  await page.keyboard.press('x');
  await select(0.44, 0.54);
  await expect(page.locator('#aside h3')).toHaveText('Compare');
  await expect(page.locator('#aside p')).toContainText('in B');
  const tension = await row(page, 'Tension');
  expect(tension[2]).toBeCloseTo(tension[1] - tension[0], 1);
  await app.screenshot('compare-stretches');
  await page.keyboard.press('Escape');
  await page.keyboard.press('x');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('#aside p')).toContainText('in B');
  await app.screenshot('compare-songs');
});

test('two pieces of one feeling are compared as a lesson', async ({ app, page }) => {
  await app.open();
  await page.getByRole('button', { name: 'two ways to be tense' }).click();
  await app.expectState('fog.ogg', 'done');
  await expect(page.locator('#aside p')).toContainText(/^Tension is .* in B .* because B is /);
  await expect(page.locator('#aside p')).toContainText('although');
  await app.screenshot('compare-lesson');
});

test('many songs are sorted in a table, which also finds alike feelings of different reasons', async ({ app, page }) => {
  await app.open();
  for (const name of ['a cheerful march', 'a slow minor lament', 'a dissonant chase']) await page.getByRole('button', { name }).click();
  for (const name of ['march.ogg', 'lament.ogg', 'chase.ogg']) await app.expectState(name, 'done');
  await page.locator('#canvas').focus();
  await page.keyboard.press('r');
  await expect(page.locator('#aside h3')).toHaveText('All songs');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const column = () => page.locator('#aside tbody tr td:nth-of-type(1)').allTextContents();
  await expect.poll(async () => (await column()).map(Number)).toEqual((await column()).map(Number).sort((a, b) => b - a));
  await app.screenshot('table');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await column()).map(Number)).toEqual((await column()).map(Number).sort((a, b) => a - b));
  await page.keyboard.press('Escape');
  await expect(page.locator('#aside')).toBeEmpty();
});
