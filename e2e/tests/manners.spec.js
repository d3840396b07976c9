// SPDX-License-Identifier: Apache-2.0
// How the page behaves as a page: at rest, with the keyboard, without a network, without a graphics context.
import AxeBuilder from '@axe-core/playwright';
import { activity } from '../lib/picture.js';
import { expect, test } from '../lib/test.js';

const canvasPart = { x: 0.02, y: 0.1, width: 0.96, height: 0.85 };

test('an idle page draws nothing', async ({ app, page }) => {
  await app.open();
  await app.drop('piece.mp3');
  await app.expectState('piece.mp3', 'done');
  await page.mouse.move(700, 450);
  await app.drawnLater();
  const before = await app.frames();
  await app.browserFrames(180);
  expect(await app.frames()).toBe(before);
  await page.mouse.move(720, 460);
  await expect.poll(() => app.frames()).toBeGreaterThan(before);
});

test('the page waits for no gamepads, which a browser would ask for all the time', async ({ app, page }) => {
  await app.open();
  const browser = await page.context().newCDPSession(page);
  const { result } = await browser.send('Runtime.evaluate', { expression: 'window' });
  const { listeners } = await browser.send('DOMDebugger.getEventListeners', { objectId: String(result.objectId) });
  const types = listeners.map(({ type }) => type);
  expect(types).toContain('keydown');
  expect(types.filter((type) => type.startsWith('gamepad'))).toEqual([]);
});

test('the browser keeps its keys', async ({ app, page }) => {
  await app.open();
  await page.locator('#canvas').focus();
  const prevented = await page.evaluate(() => {
    const keys = [{ key: 'Tab', keyCode: 9 }, { key: 'F5', keyCode: 116 }, { key: 'F12', keyCode: 123 }, { key: 'r', keyCode: 82, ctrlKey: true },
      { key: '+', keyCode: 187, ctrlKey: true }, { key: '0', keyCode: 48, ctrlKey: true }, { key: 'l', keyCode: 76, ctrlKey: true }];
    const canvas = /** @type {HTMLElement} */ (document.getElementById('canvas'));
    const swallowed = keys.filter((key) => !canvas.dispatchEvent(new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true })));
    const zoom = canvas.dispatchEvent(new WheelEvent('wheel', { deltaY: 100, ctrlKey: true, bubbles: true, cancelable: true }));
    return [...swallowed.map((key) => key.key), ...(zoom ? [] : ['ctrl + wheel'])];
  });
  expect(prevented).toEqual([]);
  await page.keyboard.press('Tab');
  await expect(page.locator('#canvas')).not.toBeFocused();
});

test('brackets that need AltGr reach the page, and no key stays down after Command', async ({ app, page }) => {
  await app.open();
  await app.pick('piece.mp3');
  await app.expectState('piece.mp3', 'done');
  await page.locator('#canvas').focus();
  await page.keyboard.press('3'); // tension
  await page.keyboard.press('ArrowRight');
  /** @param {string[]} types @param {object} key */
  const send = async (types, key) => {
    await page.evaluate(
      ([types, key]) => {
        const canvas = /** @type {HTMLElement} */ (document.getElementById('canvas'));
        for (const type of types) canvas.dispatchEvent(new KeyboardEvent(type, { ...key, bubbles: true, cancelable: true }));
      },
      /** @type {[string[], object]} */ ([types, key]),
    );
    await app.rest();
  };
  // Windows tells AltGr as Control and Alt; a Mac has these at Option.
  const altGr = [{ key: 'Control', code: 'ControlLeft', keyCode: 17 }, { key: 'AltGraph', code: 'AltRight', keyCode: 18 }];
  const bracket = { key: '[', code: 'Digit8', keyCode: 56, charCode: 91 };
  for (const key of altGr) await send(['keydown'], key);
  await send(['keydown', 'keypress', 'keyup'], bracket);
  for (const key of altGr) await send(['keyup'], key);
  await expect(page.locator('#aside h3')).toHaveText('Why: Tension (Stretch 0:05 to 0:24)');
  await page.keyboard.press('Escape');
  await expect(page.locator('#aside h3')).toHaveCount(0);
  await send(['keydown', 'keypress', 'keyup'], { ...bracket, altKey: true });
  await expect(page.locator('#aside h3')).toHaveText('Why: Tension (Stretch 0:05 to 0:24)');
  await page.keyboard.press('i');
  await expect(page.locator('#aside h3')).toContainText('What if');
  // macOS tells the release of Command alone.
  const command = { key: 'Meta', code: 'MetaLeft', keyCode: 91 };
  await send(['keydown'], { ...command, metaKey: true });
  await send(['keydown'], { key: 'y', code: 'KeyY', keyCode: 89, metaKey: true });
  await send(['keyup'], command);
  await page.keyboard.press('y');
  await expect(page.locator('#aside h3')).toHaveText('Why: Tension (Stretch 0:05 to 0:24)');
});

test('by keyboard: a sensible order, and all of the result', async ({ app, page }) => {
  await app.open();
  await app.pick('piece.mp3');
  await app.expectState('piece.mp3', 'done');
  /** @type {string[]} */ const order = [];
  for (let i = 0; i < 10; ++i) {
    await page.keyboard.press('Tab');
    order.push(await page.evaluate(() => document.activeElement?.id || document.activeElement?.className || document.activeElement?.tagName || ''));
  }
  const examples = ['BUTTON', 'BUTTON', 'BUTTON', 'BUTTON', 'BUTTON'];
  expect(order).toEqual(['skip', 'files', 'listen', 'listen-other', ...examples, 'canvas']);
  await expect(page.locator('#result')).toContainText('Valence');
  await expect(page.locator('#result tbody tr')).toHaveCount(7 + 8 + 8);
});

test('the focus can be seen wherever it goes, and all of the page is reached', async ({ app, page }) => {
  await app.open();
  await page.getByLabel('Keep results').check();
  await app.pick('piece.mp3', 'text.mp3');
  await app.expectState('piece.mp3', 'done');
  await app.expectState('text.mp3', 'failed');
  await expect(page.locator('#kept li')).toHaveCount(1); // it is kept a little later
  await page.getByRole('link', { name: /^Skip/ }).focus();
  /** @type {string[]} */ const reached = [];
  for (let i = 0; i < 60; ++i) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const part = /** @type {HTMLElement} */ (document.activeElement);
      if (!part || part === document.body) return null;
      const shown = part.matches('.pick input') ? /** @type {HTMLElement} */ (part.nextElementSibling) : part; // its label is what one sees
      const { outlineStyle, outlineWidth } = getComputedStyle(shown);
      return { name: part.getAttribute('aria-label') || part.textContent?.trim() || part.id, seen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 };
    });
    if (!at) break;
    expect(at.seen, at.name).toBe(true);
    reached.push(at.name);
  }
  for (const name of ['files', 'Remove the song: piece.mp3', 'Try again: text.mp3', 'Report (HTML)', 'Delete the kept result of piece.mp3', 'Licences']) {
    expect(reached).toContain(name);
  }
});

test('nothing glides where people want less motion', async ({ app, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await app.open();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe('auto');
  const gliding = await page.evaluate(() => [...document.querySelectorAll('*')].filter((part) => {
    const { animationName, transitionDuration } = getComputedStyle(part);
    return animationName !== 'none' || parseFloat(transitionDuration) > 0;
  }).length);
  expect(gliding).toBe(0);
});

for (const scheme of ['light', 'dark']) {
  test(`axe finds nothing, ${scheme}`, async ({ app, page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await app.open();
    const check = () => new AxeBuilder({ page }).analyze();
    const summary = (/** @type {any} */ found) => found.violations.map((/** @type {any} */ v) => `${v.id}: ${v.nodes.map((/** @type {any} */ n) => n.target).join(' ')}`);
    expect(summary(await check())).toEqual([]);
    await app.drop('piece.mp3', 'text.mp3');
    await app.expectState('piece.mp3', 'done');
    await app.expectState('text.mp3', 'failed');
    expect(summary(await check())).toEqual([]);
  });
}

test('a lost graphics context comes back', async ({ app, page, context }) => {
  await app.open();
  await app.drop('piece.mp3');
  await app.expectState('piece.mp3', 'done');
  const before = await activity(context, await app.screenshot('context-before'), canvasPart);
  await page.evaluate(() => {
    const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('canvas'));
    window.loser = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context');
    window.loser.loseContext();
  });
  await expect(page.locator('#canvas')).toHaveClass('lost');
  await app.browserFrames(10); // without it
  await page.evaluate(() => window.loser.restoreContext());
  await expect(page.locator('#canvas')).not.toHaveClass('lost');
  const after = await activity(context, await app.screenshot('context-after'), canvasPart);
  expect(Math.abs(after.deviation - before.deviation)).toBeLessThan(0.1 * before.deviation);
  expect(Math.abs(after.brightness - before.brightness)).toBeLessThan(5);
});

test('offline after the first visit', async ({ app, page, context }) => {
  await app.open();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await context.setOffline(true);
  await page.reload();
  await expect(page.locator('#status')).toContainText('Ready');
  await app.drop('piece.mp3');
  await app.expectState('piece.mp3', 'done');
  await page.goto('./index.html'); // the same page
  await expect(page.locator('#status')).toContainText('Ready');
});

test('a song that waits until the page is stored is named', async ({ app, page }) => {
  await page.addInitScript(() => {
    const never = new Promise(() => {});
    navigator.serviceWorker.register = /** @type {any} */ (() => never);
  });
  await app.open();
  await app.drop('piece.mp3');
  await expect(page.locator('#status')).toHaveText(/^piece\.mp3: waits until this page is stored/);
});

test('no request while a song is analysed', async ({ app, page }) => {
  await app.open();
  await app.drop('piece.mp3'); // the first waits until all of the page is here
  await app.expectState('piece.mp3', 'done');
  const before = app.requests.length;
  await app.drop('piece.flac', 'piece.m4a', 'text.mp3');
  for (const name of ['piece.flac', 'piece.m4a']) await app.expectState(name, 'done');
  await app.expectState('text.mp3', 'failed');
  await page.evaluate(() => fetch('manifest.webmanifest?last')); // whatever was asked for stands before it
  const made = () => app.requests.slice(before).map(({ url }) => url).filter((url) => !url.startsWith('blob:'));
  await expect.poll(async () => made().length).toBeGreaterThan(0);
  expect(made()[0]).toMatch(/manifest\.webmanifest\?last$/);
});
