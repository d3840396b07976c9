// SPDX-License-Identifier: Apache-2.0
// What is asked (what if), compared or listed on the canvas, as a table beside it. The text is the application's
// (src/app/panels/aside.h), in its language of now.
import { element, rowHead, table } from './results.js';

export class Aside {
  #shown = '';

  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
  }

  /** @param {string} text lines: title, a sentence, headings, rows; cells are parted by tabs */
  update(text) {
    if (text === this.#shown) return;
    this.#shown = text;
    if (!text) return this.place.replaceChildren();
    const [title, sentence, heads, ...rows] = text.trimEnd().split('\n');
    const cells = rows.map((row) => row.split('\t').map((cell, i) => (i === 0 ? rowHead(cell) : element('td', cell, { class: 'number' }))));
    this.place.replaceChildren(element('h3', title), element('p', sentence), table(title, heads.split('\t'), cells));
  }
}
