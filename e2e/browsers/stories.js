// SPDX-License-Identifier: Apache-2.0
// What must work in every browser that the page names, one story after the other in the same page. The numbers are held
// against the command's, as those of Chromium are (e2e/tests/formats.spec.js).
import assert from 'node:assert/strict';
import { media } from '../lib/places.js';

/** @typedef {import('./drivers.js').Browser} Browser */
/** @typedef {{address: string, expected: any}} Given */

const bound = 1e-3;
const arrowRight = '\uE014'; // as WebDriver calls it

/** @param {Browser} browser @param {string} address */
async function open(browser, address) {
  await browser.open(address);
  await browser.until('Ready', () => document.getElementById('status')?.textContent?.includes('Ready'));
}

/** @param {Browser} browser @param {string} name @param {string} state */
const reaches = (browser, name, state) => browser.until(`${name} ${state}`, (/** @type {string} */ song, /** @type {string} */ wish) =>
  [...document.querySelectorAll('#songs li')].some((item) => item.textContent?.includes(song) && item.getAttribute('data-state') === wish), name, state);

const analysis = () => {
  const id = Number(document.querySelector('#songs li[data-state="done"]')?.getAttribute('data-song'));
  return JSON.parse(JSON.stringify(window.moodglass.analysis(id)));
};

/** Every number of one that the other has too. @param {any} shown @param {any} expected @param {string} path @returns {number} how many */
function compare(shown, expected, path) {
  let compared = 0;
  for (const [key, value] of Object.entries(expected)) {
    const here = `${path}.${key}`;
    if (typeof value === 'object') compared += compare(shown[key], value, here);
    else if (typeof value === 'number') {
      assert.ok(Math.abs(shown[key] - value) <= (key === 'percentile' ? 1.5 : bound), `${here}: ${shown[key]}, not ${value}`);
      ++compared;
    }
  }
  return compared;
}

/** @type {Record<string, (browser: Browser, given: Given) => Promise<void | string>>} a string: why it is left out there */
export const stories = {
  async 'an MP3 is chosen and analysed, with the command\'s numbers'(browser, { address, expected }) {
    await open(browser, address);
    await browser.choose('#files', media('piece.mp3'));
    await reaches(browser, 'piece.mp3', 'done');
    const shown = await browser.evaluate(analysis);
    let compared = 0;
    for (const part of ['midlevel', 'emotions', 'effects']) compared += compare(shown[part], expected[part], part);
    assert.equal(compared, 7 * 4 + 8 * 4 + 8 * 8);
  },

  async 'its reasons stand in tables'(browser) {
    assert.equal(await browser.evaluate(() => document.querySelectorAll('#result tbody tr').length), 7 + 8 + 8);
    assert.match(await browser.evaluate(() => document.getElementById('result')?.textContent ?? ''), /Valence/);
  },

  async 'the canvas draws, and takes keys'(browser) {
    assert.ok(await browser.evaluate(() => window.moodglass.frames > 0 && !document.getElementById('canvas')?.classList.contains('lost')));
    await browser.evaluate(() => document.getElementById('canvas')?.focus());
    for (const key of ['q', '4', arrowRight, '[']) await browser.press(key); // all panels, anger, from a moment on
    await browser.until('the reasons of anger', () => document.querySelector('#aside h3')?.textContent?.startsWith('Why: Anger (Stretch '));
  },

  async 'a bad file is refused with a sentence'(browser) {
    await browser.choose('#files', media('text.mp3'));
    await reaches(browser, 'text.mp3', 'failed');
    assert.match(await browser.evaluate(() => document.getElementById('problems')?.textContent ?? ''), /text\.mp3.*not audio: it seems to be text/i);
  },

  async 'a result is kept between visits'(browser, { address }) {
    if (browser.name === 'WebKit') return 'docs/browsers.md says why';
    const before = await browser.evaluate(analysis);
    await browser.evaluate(() => document.getElementById('keep')?.click());
    await browser.until('the kept result', () => document.querySelectorAll('#kept li').length === 1);
    await open(browser, address);
    await browser.until('the kept result, again', () => document.querySelectorAll('#kept li').length === 1);
    await browser.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('#kept button[aria-label^="Open"]')).click());
    await reaches(browser, 'piece.mp3', 'done');
    assert.deepEqual(await browser.evaluate(analysis), before);
  },
};
