// SPDX-License-Identifier: Apache-2.0
// What must work in every browser that the page names, one story after the other in the same page. The numbers are held
// against the command's, as those of Chromium are (e2e/tests/formats.spec.js).
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { media } from '../lib/places.js';
import { pause } from './drivers.js';

/** @typedef {import('./drivers.js').Browser} Browser */
/** @typedef {{address: string, expected: (name: string) => any, leave: () => Promise<any>}} Given leave: the server goes away */

const bound = 1e-3;
const tab = '\uE004', escape = '\uE00C', arrowRight = '\uE014'; // as WebDriver calls them

/** @param {Browser} browser @param {string} address */
async function open(browser, address) {
  await browser.open(address);
  await browser.until('Ready', () => document.getElementById('status')?.textContent?.includes('Ready'));
}

/** @param {Browser} browser @param {string} name @param {string} state */
const reaches = (browser, name, state) => browser.until(`${name} ${state}`, (/** @type {string} */ song, /** @type {string} */ wish) =>
  [...document.querySelectorAll('#songs li')].some((item) => item.textContent?.includes(song) && item.getAttribute('data-state') === wish), name, state);

/** The result of a song, of the first one that is done if none is named. */
const analysis = (/** @type {string} */ name = '') => {
  const song = [...document.querySelectorAll('#songs li[data-state="done"]')].find((item) => item.textContent?.includes(name));
  return JSON.parse(JSON.stringify(window.moodglass.analysis(Number(song?.getAttribute('data-song')))));
};

/** Looks at the page until what is seen is as wished. @param {Browser} browser @param {string} what @param {(picture: string) => boolean} wish */
async function see(browser, what, wish) {
  for (const began = Date.now(); Date.now() - began < 120000; await pause(500)) {
    const picture = await browser.picture();
    if (wish(picture)) return picture;
  }
  throw new Error(`${browser.name}: ${what} was not seen`);
}

/** The page once nothing moves any more: three pictures are the same. @param {Browser} browser */
function look(browser) {
  let last = '', times = 0;
  return see(browser, 'rest', (picture) => {
    times = picture === last ? times + 1 : 0;
    last = picture;
    return times === 2;
  });
}

/** All seven qualities, eight emotions and their effects. @param {any} shown @param {any} expected */
function compareAll(shown, expected) {
  let compared = 0;
  for (const part of ['midlevel', 'emotions', 'effects']) compared += compare(shown[part], expected[part], part);
  assert.equal(compared, 7 * 4 + 8 * 4 + 8 * 8);
}

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

/** @type {Record<string, (browser: Browser, given: Given) => Promise<void>>} */
export const stories = {
  async 'an MP3 is chosen and analysed, with the command\'s numbers'(browser, { address, expected }) {
    await open(browser, address);
    await browser.choose('#files', media('piece.mp3'));
    await reaches(browser, 'piece.mp3', 'done');
    compareAll(await browser.evaluate(analysis), expected('piece.mp3'));
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

  async 'a map lies over the spectrogram, and goes'(browser) {
    await browser.press(escape);
    await browser.until('the whole song', () => !document.querySelector('#aside h3')?.textContent?.includes('Stretch'));
    const plain = await look(browser);
    await browser.press('w');
    const map = await see(browser, 'the map', (picture) => picture !== plain);
    await browser.press('w'); // of the quality
    await see(browser, 'another map', (picture) => picture !== plain && picture !== map);
    for (const none of ['w', 'w']) await browser.press(none); // of what is left out, none
    await see(browser, 'no map', (picture) => picture === plain);
  },

  async 'the song is played, and the cursor goes with it'(browser) {
    await browser.evaluate(() => {
      const play = HTMLMediaElement.prototype.play;
      HTMLMediaElement.prototype.play = function () {
        Object.assign(window, { player: this });
        return play.call(this);
      };
    });
    const still = await browser.evaluate(() => window.moodglass.frames);
    await browser.press(' ');
    await browser.until('its sound', () => /** @type {any} */ (window).player?.currentTime > 1);
    assert.ok((await browser.evaluate(() => window.moodglass.frames)) > still);
    await browser.press(' ');
    await browser.until('silence', () => /** @type {any} */ (window).player.paused);
  },

  async 'keys alone lead to the canvas and from it'(browser) {
    await browser.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('.skip')).focus());
    const focused = () => document.activeElement?.id ?? '';
    for (let presses = 0; (await browser.evaluate(focused)) !== 'canvas'; ++presses) {
      assert.ok(presses < 12, 'Tab does not lead to the canvas');
      await browser.press(tab);
    }
    await browser.press('l');
    await browser.until('German', () => document.documentElement.lang === 'de');
    await browser.press('l');
    await browser.until('French', () => document.documentElement.lang === 'fr');
    await browser.press('l');
    await browser.until('Spanish', () => document.documentElement.lang === 'es');
    await browser.press('l');
    await browser.until('English', () => document.documentElement.lang === 'en');
    await browser.press(tab);
    assert.notEqual(await browser.evaluate(focused), 'canvas');
  },

  async 'a result is saved as a file'(browser) {
    await browser.evaluate(() => [...document.querySelectorAll('button')].find((button) => button.textContent === 'All values (JSON)')?.click());
    const saved = () => {
      try {
        const name = readdirSync(browser.downloads).find((file) => file.endsWith('.json'));
        return JSON.parse(readFileSync(join(browser.downloads, String(name)), 'utf8'));
      } catch {
        return undefined; // not there yet, or not all of it
      }
    };
    let json;
    for (const began = Date.now(); !(json = saved()); await pause(200)) assert.ok(Date.now() - began < 120000, 'no file came');
    compareAll(json, await browser.evaluate(analysis));
  },

  async 'a bad file is refused with a sentence'(browser) {
    await browser.choose('#files', media('text.mp3'));
    await reaches(browser, 'text.mp3', 'failed');
    assert.match(await browser.evaluate(() => document.getElementById('problems')?.textContent ?? ''), /text\.mp3.*not audio: it seems to be text/i);
  },

  async 'a result is kept between visits'(browser, { address }) {
    const before = await browser.evaluate(analysis);
    await browser.evaluate(() => document.getElementById('keep')?.click());
    await browser.until('the kept result', () => document.querySelectorAll('#kept li').length === 1);
    await open(browser, address);
    await browser.until('the kept result, again', () => document.querySelectorAll('#kept li').length === 1);
    await browser.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('#kept button[aria-label^="Open"]')).click());
    await reaches(browser, 'piece.mp3', 'done');
    assert.deepEqual(await browser.evaluate(analysis), before);
  },

  async 'a file is dropped, and its numbers are the command\'s'(browser, { expected }) {
    await browser.evaluate(() => {
      const input = document.createElement('input');
      input.type = 'file';
      input.id = 'carrier';
      document.body.prepend(input);
    });
    await browser.choose('#carrier', media('piece.flac'));
    await browser.evaluate(() => {
      const input = /** @type {HTMLInputElement} */ (document.getElementById('carrier'));
      const transfer = new DataTransfer();
      for (const file of input.files ?? []) transfer.items.add(file);
      input.remove();
      for (const type of ['dragenter', 'dragover', 'drop']) {
        document.getElementById('canvas')?.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
      }
    });
    await reaches(browser, 'piece.flac', 'done');
    compareAll(await browser.evaluate(analysis, 'piece.flac'), expected('piece.flac'));
  },

  async 'without a network the page opens, and analyses'(browser, { address, expected, leave }) {
    await browser.evaluate(() => void navigator.serviceWorker?.ready.then(() => Object.assign(window, { stored: true })));
    await browser.until('the stored page', () => /** @type {any} */ (window).stored && navigator.serviceWorker.controller);
    await leave();
    await open(browser, address);
    await browser.choose('#files', media('piece.mp3'));
    await reaches(browser, 'piece.mp3', 'done');
    compareAll(await browser.evaluate(analysis), expected('piece.mp3'));
  },
};
