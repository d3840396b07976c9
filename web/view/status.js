// SPDX-License-Identifier: Apache-2.0
// The line that says what goes on, and the list of what went wrong. Both are live regions; the line is told rarely
// enough for a screen reader to keep up.

import { words } from './words.js';

const every = 1500; // milliseconds between two tellings of progress

export class Status {
  #told = 0;

  /** @param {HTMLElement} line @param {HTMLElement} problems @param {...HTMLElement} others above the canvas, too */
  constructor(line, problems, ...others) {
    this.line = line;
    this.problems = problems;
    // The canvas gives way to what is above it, so that all is on the first screen.
    const above = [/** @type {HTMLElement} */ (line.parentElement), problems, ...others];
    const observer = new ResizeObserver(() => {
      const height = above.reduce((sum, part) => sum + part.offsetHeight, 0);
      document.documentElement.style.setProperty('--above', `${height}px`);
    });
    for (const part of above) observer.observe(part);
  }

  /** @param {string} text @param {{label: string, act: () => void} | null} [offer] a button behind it, until something else is said */
  say(text, offer = null) {
    this.#told = performance.now();
    if (offer) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = offer.label;
      button.addEventListener('click', offer.act);
      this.line.replaceChildren(text, ' ', button);
    } else if (this.line.textContent !== text) this.line.textContent = text;
  }

  /** @param {string} text left out if something was said just now */
  progress(text) {
    if (performance.now() - this.#told > every) this.say(text);
  }

  /**
   * What the canvas and the tables show beside the song already: here it is only said.
   * @param {number} id the song's @param {string} text
   */
  songProblem(id, text) {
    for (const said of this.#said()) if (said.dataset.song === String(id) && said.textContent === text) said.remove(); // it is said again
    const item = this.#add(text);
    item.classList.add('said');
    item.dataset.song = String(id);
  }

  /** What was said of a song holds no more: it is tried again. @param {number} id */
  forgetSong(id) {
    for (const said of this.#said()) if (said.dataset.song === String(id)) said.remove();
  }

  /** What was said of others holds no more: they are not in the list. @param {number[]} ids */
  keepSongs(ids) {
    for (const said of this.#said()) if (!ids.includes(Number(said.dataset.song))) said.remove();
  }

  /** @returns {NodeListOf<HTMLElement>} */
  #said() {
    return this.problems.querySelectorAll('.said');
  }

  /**
   * @param {string} text @param {{label: string, act: () => void}} [offer]
   * @returns {() => boolean} takes it back; false where that was done already
   */
  problem(text, offer) {
    const same = [...this.problems.querySelectorAll('li:not(.said)')].find((shown) => shown.querySelector('span')?.textContent === text);
    const item = same ?? this.#add(text);
    for (const { label, act } of same ? [] : [...(offer ? [offer] : []), { label: words().dismiss, act: () => {} }]) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = label;
      if (!offer) button.setAttribute('aria-label', `${label}${words().colon}${text}`);
      button.addEventListener('click', () => {
        item.remove();
        /** @type {HTMLElement | null} */ (this.problems.querySelector('button') ?? document.getElementById('canvas'))?.focus({ preventScroll: true });
        act();
      });
      item.append(button);
    }
    return () => {
      const shown = item.isConnected;
      item.remove();
      return shown;
    };
  }

  /** @param {string} text @returns {HTMLElement} */
  #add(text) {
    const item = document.createElement('li');
    const sentence = document.createElement('span');
    sentence.textContent = text;
    item.append(sentence);
    this.problems.append(item);
    return item;
  }
}
