// SPDX-License-Identifier: Apache-2.0
// The line that says what goes on, and the list of what went wrong. Both are live regions; the line is told rarely
// enough for a screen reader to keep up.

import { words } from './words.js';

/** @typedef {string | (() => string)} Said a function: in the language of now, so that it can be said again in another */

const every = 1500; // milliseconds between two tellings of progress

/** @type {{label: Said, act: () => void}} */
const dismissing = { label: () => words().dismiss, act: () => {} };

/** @param {Said} said */
const inWords = (said) => (typeof said === 'string' ? said : said());

export class Status {
  #told = 0;
  /** Says the line again. */ #sayAgain = () => {};
  /** Says an entry of the list again. @type {WeakMap<Element, () => void>} */ #tellAgain = new WeakMap();

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

  /** @param {Said} said @param {{label: Said, act: () => void} | null} [offer] a button behind it, until something else is said */
  say(said, offer = null) {
    this.#told = performance.now();
    this.#sayAgain = () => {
      const text = inWords(said);
      if (offer) {
        const button = document.createElement('button');
        button.type = 'button';
        button.textContent = inWords(offer.label);
        button.addEventListener('click', offer.act);
        this.line.replaceChildren(text, ' ', button);
      } else if (this.line.textContent !== text) this.line.textContent = text;
    };
    this.#sayAgain();
  }

  /** @param {Said} said left out if something was said just now */
  progress(said) {
    if (performance.now() - this.#told > every) this.say(said);
  }

  /** Whether the line says this now. @param {string} text */
  says(text) {
    return this.line.textContent === text;
  }

  /** The language has changed. */
  retell() {
    this.#sayAgain();
    for (const item of this.problems.children) this.#tellAgain.get(item)?.();
  }

  /**
   * What the canvas and the tables show beside the song already: here it is only said. But the card has no list of songs, so
   * beside it a failure is shown here.
   * @param {number} id the song's @param {Said} sentence @param {boolean} [failed] it has no result at all
   */
  songProblem(id, sentence, failed = false) {
    const text = inWords(sentence);
    for (const said of this.#said()) if (said.dataset.song === String(id) && said.textContent === text) said.remove(); // it is said again
    const item = this.#add(sentence);
    item.classList.add('said');
    item.classList.toggle('failure', failed);
    item.dataset.song = String(id);
    if (failed) this.#offer(item, sentence, dismissing, true);
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
   * @param {Said} sentence @param {{label: Said, act: () => void}} [offer]
   * @returns {() => boolean} takes it back; false where that was done already
   */
  problem(sentence, offer) {
    const text = inWords(sentence);
    const same = [...this.problems.querySelectorAll('li:not(.said)')].find((shown) => shown.querySelector('span')?.textContent === text);
    if (same) return this.#takeBack(same);
    const item = this.#add(sentence);
    for (const each of [...(offer ? [offer] : []), dismissing]) this.#offer(item, sentence, each, !offer);
    return this.#takeBack(item);
  }

  /** A button that ends an entry. @param {Element} item @param {Said} sentence @param {{label: Said, act: () => void}} offer @param {boolean} named it is alone, and says of what it is */
  #offer(item, sentence, { label, act }, named) {
    const button = document.createElement('button');
    button.type = 'button';
    this.#telling(item, () => {
      button.textContent = inWords(label);
      if (named) button.setAttribute('aria-label', `${inWords(label)}${words().colon}${inWords(sentence)}`);
    });
    button.addEventListener('click', () => {
      item.remove();
      /** @type {HTMLElement | null} */ (this.problems.querySelector('button') ?? document.getElementById('canvas'))?.focus({ preventScroll: true });
      act();
    });
    item.append(button);
  }

  /** @param {Element} item @returns {() => boolean} */
  #takeBack(item) {
    return () => {
      const shown = item.isConnected;
      item.remove();
      return shown;
    };
  }

  /** @param {Said} said @returns {HTMLElement} */
  #add(said) {
    const item = document.createElement('li');
    const sentence = document.createElement('span');
    this.#telling(item, () => (sentence.textContent = inWords(said)));
    item.append(sentence);
    this.problems.append(item);
    return item;
  }

  /** Tells a part of an entry, now and in the languages to come. @param {Element} item @param {() => void} tell */
  #telling(item, tell) {
    const before = this.#tellAgain.get(item);
    this.#tellAgain.set(item, () => {
      before?.();
      tell();
    });
    tell();
  }
}
