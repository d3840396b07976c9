// SPDX-License-Identifier: Apache-2.0
// Screenshots to look at (e2e/results/screens), and a check that something is drawn where it should be.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { activity } from '../lib/picture.js';
import { root } from '../lib/places.js';
import { expect, test } from '../lib/test.js';

const wide = { width: 1440, height: 900 };

// Parts of the whole page, as shares, where a result must have drawn something.
const places = {
  songs: { x: 0.01, y: 0.16, width: 0.15, height: 0.12 },
  timeline: { x: 0.25, y: 0.2, width: 0.4, height: 0.35 },
  below: { x: 0.25, y: 0.68, width: 0.4, height: 0.28 },
  why: { x: 0.76, y: 0.2, width: 0.22, height: 0.6 },
};

test('the empty page says what to do', async ({ app, page, context }) => {
  await page.setViewportSize(wide);
  await app.open();
  const { deviation } = await activity(context, await app.screenshot('empty'), { x: 0.2, y: 0.2, width: 0.6, height: 0.6 });
  expect(deviation).toBeGreaterThan(3);
});

for (const scheme of ['light', 'dark']) {
  test(`a result, ${scheme}`, async ({ app, page, context }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize(wide);
    await app.open();
    await app.drop('piece.mp3', 'piece.ogg');
    await app.expectState('piece.ogg', 'done');
    const picture = await app.screenshot(`result-${scheme}`);
    for (const [name, part] of Object.entries(places)) {
      const { deviation, colours } = await activity(context, picture, part);
      expect(deviation, name).toBeGreaterThan(4);
      expect(colours, name).toBeGreaterThan(3);
    }
    const { brightness } = await activity(context, picture, { x: 0, y: 0, width: 1, height: 1 });
    if (scheme === 'dark') expect(brightness).toBeLessThan(110);
    else expect(brightness).toBeGreaterThan(145);
    await page.locator('#results').scrollIntoViewIfNeeded();
    await page.locator('#results').evaluate((part) => part.scrollIntoView({ behavior: 'instant' }));
    await app.screenshot(`tables-${scheme}`);
  });
}

const sizes = { wide, phone: { width: 390, height: 844 } };

for (const [size, viewport] of Object.entries(sizes)) {
  for (const scheme of ['light', 'dark']) {
    test(`beyond a result, ${size}, ${scheme}`, async ({ app, page }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize(viewport);
      await app.open();
      await app.drop('piece.flac', 'long.wav');
      await app.expectState('long.wav', 'done');
      const canvas = page.locator('#canvas');
      const box = /** @type {{x: number, y: number, width: number, height: number}} */ (await canvas.boundingBox());
      await page.mouse.move(box.x + 3, box.y + box.height / 2); // where nothing is pointed at
      await canvas.focus();
      /** @param {string} name @param {number} down in one column: how far the panel lies below the top */
      const look = async (name, down) => {
        if (size === 'phone') {
          for (let i = 0; i < 60; ++i) await page.mouse.wheel(0, -200);
          for (let i = 0; i < down / 50; ++i) await page.mouse.wheel(0, 50);
        }
        await app.rest();
        return app.screenshot(`${name}-${size}-${scheme}`);
      };
      await page.keyboard.press('3');
      const plain = await look('beyond', 0);
      await page.keyboard.press('w');
      expect((await look('map', 0)).equals(plain)).toBe(false);
      await page.keyboard.press('h');
      await page.keyboard.press('Space'); // called off: the choice stays
      await look('listen', 0);
      for (let i = 0; i < 3; ++i) await page.keyboard.press('w'); // quality, what is left out, off
      await page.keyboard.press('i');
      for (let i = 0; i < 3; ++i) await page.keyboard.press('>');
      await look('what-if', 1000);
      await page.keyboard.press('Enter');
      await look('what-if-moved', 1000);
      await page.keyboard.press('x');
      await page.keyboard.press('ArrowDown');
      await look('compare', 1000);
    });
  }
}

test('a table of thirty songs', async ({ app, page }) => {
  test.slow();
  const pieces = ['march', 'lament', 'chase', 'fog', 'tiptoe', ...[1, 2, 3, 4, 5].map((i) => `tune-${i}`)];
  const folder = mkdtempSync(join(tmpdir(), 'moodglass-thirty-'));
  try {
    const songs = Array.from({ length: 30 }, (_, i) => join(folder, `${String(i + 1).padStart(2, '0')} ${pieces[i % 10]}.ogg`));
    songs.forEach((song, i) => copyFileSync(join(root, 'build/examples', `${pieces[i % 10]}.ogg`), song));
    await page.setViewportSize({ width: 1366, height: 768 });
    await app.open();
    await page.locator('#files').setInputFiles(songs);
    await app.expectState('30 tune-5.ogg', 'done', 240000);
    await page.locator('#canvas').focus();
    await page.keyboard.press('r');
    await expect(page.locator('#aside tbody tr')).toHaveCount(30);
    await app.screenshot('table-of-thirty');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.describe('a large screen, two pixels a point', () => {
  test.use({ deviceScaleFactor: 2, viewport: { width: 1920, height: 1080 } });
  test('a result', async ({ app, page }) => {
    await app.open();
    await app.drop('piece.mp3');
    await app.expectState('piece.mp3', 'done');
    await app.screenshot('result-1920-2x');
    const size = await page.locator('#canvas').evaluate((canvas) => [canvas.width / canvas.clientWidth, canvas.height / canvas.clientHeight]);
    expect(size[0]).toBeCloseTo(2, 2);
    expect(size[1]).toBeCloseTo(2, 2);
  });
});

test.describe('two fingers', () => {
  test.use({ viewport: { width: 900, height: 800 }, hasTouch: true });
  test('zoom the timeline, and the page elsewhere', async ({ app, page }) => {
    await app.open();
    await app.pick('piece.mp3');
    await app.expectState('piece.mp3', 'done');
    const touches = await page.context().newCDPSession(page);
    const box = /** @type {{x: number, y: number, width: number, height: number}} */ (await page.locator('#canvas').boundingBox());
    /** @param {number} y */
    const pinch = async (y) => {
      const at = (/** @type {number} */ apart) => [{ x: 300 - apart, y, id: 0 }, { x: 300 + apart, y, id: 1 }];
      await touches.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(30) });
      for (let apart = 40; apart <= 120; apart += 10) await touches.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(apart) });
      await touches.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    };
    const before = await app.screenshot('pinch-before');
    await pinch(box.y + 330);
    const zoomed = await app.screenshot('pinch-after');
    expect(zoomed.equals(before), 'the timeline').toBe(false);
    const scale = () => page.evaluate(() => visualViewport?.scale ?? 0);
    expect(await scale(), 'the page').toBe(1);
    // A touchpad's pinch is a wheel that says Control without anybody holding it.
    const swallowed = (/** @type {number} */ y) =>
      page.evaluate((at) => {
        const canvas = /** @type {HTMLElement} */ (document.getElementById('canvas'));
        return !canvas.dispatchEvent(new WheelEvent('wheel', { clientX: 300, clientY: at, deltaY: 40, ctrlKey: true, bubbles: true, cancelable: true }));
      }, y);
    expect(await swallowed(box.y + 330)).toBe(true);
    expect(await swallowed(box.y + 20), 'above the timeline').toBe(false);
    await page.keyboard.down('Control');
    expect(await swallowed(box.y + 330), "Control and wheel are the browser's").toBe(false);
    await page.keyboard.up('Control');
    await pinch(box.y + 20);
    await expect.poll(scale, 'the page, where there is no timeline').toBeGreaterThan(1);
  });
});

test.describe('one finger', () => {
  test.use({ viewport: { width: 1100, height: 800 }, hasTouch: true });
  test('scrolls without pressing, however fast, and taps', async ({ app, page }) => {
    await app.open();
    await app.pick('piece.mp3');
    await app.expectState('piece.mp3', 'done');
    const stretch = page.locator('#aside h3');
    await page.locator('#canvas').focus();
    for (const key of ['3', 'ArrowRight', 'ArrowRight', ']']) await page.keyboard.press(key);
    await expect(stretch).toHaveText('Why: Tension (Stretch 0:00 to 0:10)');
    const touches = await page.context().newCDPSession(page);
    const box = /** @type {{x: number, y: number, width: number, height: number}} */ (await page.locator('#canvas').boundingBox());
    const x = box.x + 450, y = box.y + 300; // in the timeline
    /** @param {{x: number, y: number}[]} way */
    const finger = ([from, ...way]) =>
      Promise.all([
        touches.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [from] }),
        ...way.map((to) => touches.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [to] })),
        touches.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] }),
      ]);
    await finger([{ x, y }, { x: x + 40, y }, { x: x + 160, y }]);
    await app.rest();
    await expect(stretch, 'a drag selects').not.toHaveText('Why: Tension (Stretch 0:00 to 0:10)');
    const selected = String(await stretch.textContent());
    const beside = [{ x: x + 50, y, id: 1 }, { x: x + 100, y, id: 2 }];
    await touches.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y, id: 0 }] });
    await touches.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y, id: 0 }, ...beside] });
    await touches.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [{ x, y, id: 0 }] });
    await touches.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await app.rest();
    await expect(stretch, 'several fingers press nothing').toHaveText(selected);
    await finger([{ x, y }]);
    await app.rest();
    await expect(stretch, 'a tap goes there').toHaveCount(0);
    await page.keyboard.press(']');
    await expect(stretch, 'not to the beginning').toHaveText(/^Why: Tension \(Stretch (?!.* to 0:10)/);
    // Last, for how far a swipe glides hangs on how fast its events came.
    const tapped = String(await stretch.textContent());
    await finger([{ x, y }, { x, y: y - 60 }, { x, y: y - 200 }]);
    await app.rest();
    await expect(stretch, 'a swipe presses nothing').toHaveText(tapped);
  });
});

test('the line above the canvas fits at every width, in every language', async ({ app, page }) => {
  await app.open();
  for (const language of ['en', 'de', 'fr', 'es']) {
    for (const width of [641, 700, 768, 820, 900, 955, 1024, 1180, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const seen = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth,
        status: document.getElementById('status')?.offsetWidth ?? 0,
        cut: [...document.querySelectorAll(`body > header button${innerWidth >= 1024 ? ', #status' : ''}`)].filter((e) => e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1).map((e) => e.textContent),
        language: document.documentElement.lang,
      }));
      expect(seen.language).toBe(language);
      expect(seen.wide, `${language} ${width}`).toBeLessThanOrEqual(width);
      expect(seen.status, `${language} ${width}`).toBeGreaterThan(150);
      expect(seen.cut, `${language} ${width}`).toEqual([]);
    }
    await page.locator('#canvas').focus();
    await page.keyboard.press('l');
    await app.rest();
  }
});

test.describe('a telephone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 3 });
  test('a result, and a finger', async ({ app, page, context }) => {
    await app.open();
    await app.screenshot('phone-empty');
    await app.pick('piece.mp3');
    await app.expectState('piece.mp3', 'done');
    const picture = await app.screenshot('phone-result');
    expect((await activity(context, picture, { x: 0.05, y: 0.2, width: 0.9, height: 0.6 })).deviation).toBeGreaterThan(4);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    const touches = await page.context().newCDPSession(page);
    const at = (/** @type {number} */ y) => [{ x: 195, y }];
    await touches.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(600) });
    for (let y = 580; y >= 250; y -= 30) await touches.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(y) });
    await touches.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    const scrolled = await app.screenshot('phone-scrolled');
    expect(scrolled.equals(picture)).toBe(false);
    // On to the end of the panels, and then of the page.
    for (let i = 0; i < 14; ++i) {
      await touches.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(600) });
      for (let y = 560; y >= 160; y -= 50) await touches.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(y) });
      await touches.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      if (i === 3 || i === 6) await app.screenshot(`phone-scrolled-${i}`);
    }
    await app.screenshot('phone-end');
    expect(await page.evaluate(() => scrollY), 'the page goes on where the panels end').toBeGreaterThan(100);
  });
});
