// SPDX-License-Identifier: Apache-2.0
// The pictures in docs/images, of the page as it is now. tools/screenshots calls it.
//
//     cd e2e && node pictures.js FOLDER
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { root } from './lib/places.js';
import config from './playwright.config.js';

const folder = resolve(process.argv[2] ?? '.');
const server = spawn(join(root, 'tools/serve'), ['--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
const address = await new Promise((found) => server.stdout.on('data', (text) => found(/http:\S+/.exec(String(text))?.[0])));
const browser = await chromium.launch(config.use?.launchOptions);

/** @param {import('@playwright/test').Page} page until nothing is drawn any more */
async function rest(page) {
  for (let before = -1, now = 0; now !== before; ) {
    before = now;
    await page.waitForTimeout(600);
    now = await page.evaluate(() => window.moodglass.frames);
  }
}

/** @param {import('@playwright/test').BrowserContextOptions} options */
async function withSongs(options) {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(address);
  await page.waitForFunction(() => document.getElementById('status')?.textContent?.startsWith('Ready'));
  for (const name of ['a cheerful march', 'a slow minor lament', 'a dissonant chase']) await page.getByRole('button', { name }).click();
  await page.waitForFunction(() => document.querySelectorAll('#songs li[data-state=done]').length === 3, null, { timeout: 300000 });
  await page.locator('#canvas').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  return page;
}

/** @param {import('@playwright/test').Page} page @param {string} name */
async function shoot(page, name) {
  await page.mouse.move(0, 0);
  await rest(page);
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

try {
  const wide = await withSongs({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark' });
  await shoot(wide, 'card');
  await wide.keyboard.press('q'); // all panels
  await shoot(wide, 'page');
  await wide.setViewportSize({ width: 1280, height: 720 });
  await wide.keyboard.press('t');
  await wide.keyboard.press('p');
  await wide.keyboard.press('ArrowRight');
  await wide.keyboard.press('ArrowRight');
  await wide.keyboard.press('n');
  await shoot(wide, 'classroom');
  const phone = await withSongs({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, colorScheme: 'light' });
  await shoot(phone, 'phone');
} finally {
  await browser.close();
  server.kill();
}
