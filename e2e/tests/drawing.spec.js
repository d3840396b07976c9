// SPDX-License-Identifier: Apache-2.0
// The canvas keeps its pixels, and only what differs from the frame before is drawn: the picture must be as if all were.
import { expect, test } from '../lib/test.js';

test('parts drawn one by one make the same picture as all at once', async ({ app, page }) => {
  await app.open();
  await app.drop('piece.mp3', 'piece.ogg');
  await app.expectState('piece.ogg', 'done');
  const canvas = page.locator('#canvas');
  const { x, y, width, height } = /** @type {{x: number, y: number, width: number, height: number}} */ (await canvas.boundingBox());
  const at = (/** @type {number} */ across, /** @type {number} */ down) => page.mouse.move(x + across * width, y + down * height);
  const emotion = [0.8, 0.22], timeline = [0.4, 0.3];
  for (const [across, down] of [timeline, emotion, [0.3, 0.78], [0.6, 0.8], [0.1, 0.1], [0.98, 0.02], timeline, [0.9, 0.75]]) {
    const before = await app.frames();
    await at(across, down);
    await expect.poll(() => app.frames()).toBeGreaterThan(before);
    await app.drawn();
  }
  await at(timeline[0], timeline[1]);
  await page.mouse.wheel(0, -300); // into the timeline, and all its lanes change
  await app.drawn();
  await at(emotion[0], emotion[1]);
  await page.mouse.down();
  await page.mouse.up();
  await at(0.4, 0.72);
  await app.drawnLater(); // a tooltip may come
  const inParts = await canvas.screenshot();
  await page.setViewportSize({ width: 1441, height: 900 });
  await app.drawn();
  await page.setViewportSize({ width: 1440, height: 900 }); // a canvas of another size is empty: all is drawn
  await app.drawn();
  const whole = await canvas.screenshot();
  expect(inParts.equals(whole)).toBe(true);
});

test('a frame that changes nothing draws nothing', async ({ app, page }) => {
  await app.open();
  await app.drop('piece.mp3');
  await app.expectState('piece.mp3', 'done');
  const box = /** @type {{x: number, y: number, height: number}} */ (await page.locator('#canvas').boundingBox());
  await page.mouse.move(box.x + 3, box.y + box.height / 2); // where nothing is pointed at
  await app.drawn();
  await page.evaluate(() => {
    const gl = /** @type {WebGL2RenderingContext} */ (/** @type {HTMLCanvasElement} */ (document.getElementById('canvas')).getContext('webgl2'));
    const draw = gl.drawElements.bind(gl);
    window.drawn = 0;
    gl.drawElements = (...all) => {
      ++window.drawn;
      draw(...all);
    };
  });
  const frames = await app.frames();
  await page.mouse.move(box.x + 4, box.y + box.height / 2 + 9);
  await expect.poll(() => app.frames()).toBeGreaterThan(frames);
  await app.drawn();
  expect(await page.evaluate(() => window.drawn)).toBe(0);
  await page.mouse.move(box.x + 1200, box.y + 150); // an emotion
  await expect.poll(() => page.evaluate(() => window.drawn)).toBeGreaterThan(0);
});

test('a song that was not shown for a while is drawn as before', async ({ app, page }) => {
  await app.open();
  await app.drop('piece.mp3', 'long.wav');
  await app.expectState('long.wav', 'done');
  const canvas = page.locator('#canvas');
  const box = /** @type {{x: number, y: number, height: number}} */ (await canvas.boundingBox());
  await page.mouse.move(box.x + 3, box.y + box.height / 2); // where nothing is pointed at
  await canvas.focus();
  await page.keyboard.press('3');
  await page.keyboard.press('w'); // the map
  const look = async () => {
    await app.rest();
    return canvas.screenshot();
  };
  const first = await look();
  await page.keyboard.press('ArrowDown');
  const second = await look();
  expect(second.equals(first)).toBe(false);
  await page.keyboard.press('ArrowUp');
  expect((await look()).equals(first)).toBe(true);
  await page.keyboard.press('ArrowDown');
  expect((await look()).equals(second)).toBe(true);
});
