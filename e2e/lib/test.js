// SPDX-License-Identifier: Apache-2.0
// The page as its users meet it: `app` opens it, drops files on it, reads its tables. Every test also fails on an error
// in the console (a breach of the content security policy is one) and on a request to another origin.
import { test as base, expect } from '@playwright/test';
import { join } from 'node:path';
import { media, results } from './places.js';

export { expect };

function showEverything() {
  try {
    localStorage.setItem('moodglass-everything', 'yes');
    localStorage.setItem('moodglass-tour', 'yes');
  } catch {
    // A page that keeps nothing.
  }
}

export class App {
  /** @type {{url: string, at: number}[]} */ requests = [];
  /** @type {string[]} */ complaints = [];

  /** @param {import('@playwright/test').Page} page @param {boolean} [card] whether results open as a card: what a new visitor sees; else with all panels, as somebody wished before */
  constructor(page, card = false) {
    this.page = page;
    if (!card) void page.addInitScript(showEverything);
    page.context().on('request', (request) => this.requests.push({ url: request.url(), at: Date.now() }));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
  }

  /** Opens the page and waits until it is ready for a song. */
  async open(address = './') {
    await this.page.goto(address);
    await expect(this.page.locator('#status')).toContainText('Ready');
  }

  /** Drops files that tools/media made, as a hand would. @param {...string} names */
  async drop(...names) {
    await this.page.evaluate(() => {
      const input = document.createElement('input');
      input.type = 'file';
      input.multiple = true;
      input.id = 'carrier';
      input.hidden = true;
      document.body.append(input);
    });
    await this.page.locator('#carrier').setInputFiles(names.map(media));
    await this.page.evaluate(() => {
      const input = /** @type {HTMLInputElement} */ (document.getElementById('carrier'));
      const transfer = new DataTransfer();
      for (const file of input.files ?? []) transfer.items.add(file);
      input.remove();
      const canvas = document.getElementById('canvas') ?? document.body;
      for (const type of ['dragenter', 'dragover', 'drop']) {
        canvas.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
      }
    });
  }

  /** @param {...string} names */
  async pick(...names) {
    await this.page.locator('#files').setInputFiles(names.map(media));
  }

  /** The list's entry of a song. @param {string} name */
  song(name) {
    return this.page.locator('#songs li').filter({ has: this.page.getByText(name, { exact: true }) }).last();
  }

  /** @param {string} name @param {string | RegExp} state @param {number} [timeout] */
  async expectState(name, state, timeout = 80000) {
    await expect(this.song(name)).toHaveAttribute('data-state', state, { timeout });
  }

  /** Every number in the tables of a song, by its path in the JSON. @param {string} name */
  async numbers(name) {
    const show = this.song(name).getByRole('button', { name: /^Show/ });
    await show.click();
    await expect(show).toHaveAttribute('aria-pressed', 'true');
    const cells = await this.page.locator('#result [data-key]').evaluateAll((all) => all.map((cell) => [cell.dataset.key, cell.dataset.value]));
    return new Map(cells.filter(([, value]) => Number.isFinite(Number(value))).map(([key, value]) => [key, Number(value)]));
  }

  /** The result itself, as the page would export it. @param {string} name */
  async analysis(name) {
    const id = Number(await this.song(name).getAttribute('data-song'));
    return this.page.evaluate((song) => window.moodglass.analysis(song), id);
  }

  frames() {
    return this.page.evaluate(() => window.moodglass.frames);
  }

  /** Waits until the browser has drawn so many frames, whether the canvas changed in them or not. @param {number} count */
  browserFrames(count) {
    return this.page.evaluate((all) => new Promise((resolve) => {
      const next = (/** @type {number} */ left) => (left === 0 ? resolve(undefined) : requestAnimationFrame(() => next(left - 1)));
      next(all);
    }), count);
  }

  /** Waits until what an input has asked for is drawn: a frame that was asked for comes with the browser's next one. */
  async drawn() {
    await expect.poll(async () => {
      const before = await this.frames();
      await this.browserFrames(10);
      return (await this.frames()) - before;
    }, { intervals: [0] }).toBe(0);
  }

  /**
   * Waits until what comes some time after the last input, as a tooltip does, is drawn too: a timer that begins behind the page's own
   * and is as long (web/view/canvas.js) ends behind it, however slow the machine is.
   */
  async drawnLater() {
    await this.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 450)));
    await this.drawn();
  }

  /** Waits until the canvas has come to rest. */
  async rest() {
    let before = -1;
    await expect.poll(async () => {
      const now = await this.frames();
      const resting = now === before;
      before = now;
      return resting;
    }, { intervals: [500] }).toBe(true);
  }

  /** @param {string} name */
  async screenshot(name) {
    await this.rest();
    return this.page.screenshot({ path: join(results, 'screens', `${name}.png`) });
  }
}

/** @type {import('@playwright/test').TestType<any, any>} */
export const test = base.extend({
  card: [false, { option: true }],
  app: async ({ page, card, baseURL }, use) => {
    const app = new App(page, card);
    await use(app);
    expect(app.complaints, 'errors in the console').toEqual([]);
    const foreign = app.requests.filter(({ url }) => !url.startsWith(baseURL ?? '') && !/^(blob|data):/.test(url));
    expect(foreign, 'requests to other origins').toEqual([]);
  },
});
