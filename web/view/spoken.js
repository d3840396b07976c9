// SPDX-License-Identifier: Apache-2.0
// Tells what the canvas shows as chosen to who does not see it: all of it describes the canvas, and is read where the
// focus comes there; what changes afterwards is said by itself. The words are the application's (src/app/panels/spoken.h).

const quiet = 250; // milliseconds without a change until it is said, so that a key that is held is told once

export class Spoken {
  #text = '';
  /** @type {string[]} */ #said = []; // what who listens knows
  #later = 0;

  /** @param {HTMLElement} canvas @param {HTMLElement} all describes the canvas @param {HTMLElement} news a live region */
  constructor(canvas, all, news) {
    this.canvas = canvas;
    this.all = all;
    this.news = news;
    canvas.addEventListener('focus', () => {
      this.#said = this.#lines();
      this.news.textContent = '';
    });
  }

  #lines() {
    return this.#text.split('\n').filter(Boolean);
  }

  /** @param {string} text lines, each of one thing */
  update(text) {
    if (text === this.#text) return;
    this.#text = text;
    this.all.textContent = this.#lines().map(ended).join(' ');
    if (document.activeElement !== this.canvas) return;
    window.clearTimeout(this.#later);
    this.#later = window.setTimeout(() => this.#say(), quiet);
  }

  #say() {
    const now = this.#lines();
    const changed = now.filter((line) => !this.#said.includes(line));
    this.#said = now;
    if (changed.length > 0) this.news.textContent = changed.map(ended).join(' ');
  }
}

/** As a sentence, so that a voice rests behind it. @param {string} line */
const ended = (line) => (/[.!?…]$/.test(line) ? line : `${line}.`);
