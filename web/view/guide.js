// SPDX-License-Identifier: Apache-2.0
// The open card of the tour or the lesson plan as text and buttons, for those who cannot see it on the canvas. The text is
// the application's (App::card in src/app/app.h), in its language of now.
import { element } from './results.js';
import { words } from './words.js';

export class GuideCard {
  #shown = '';

  /** @param {HTMLElement} place @param {{step: (by: number) => void, leave: () => void}} wishes */
  constructor(place, wishes) {
    this.place = place;
    this.wishes = wishes;
  }

  /** @param {string} text lines: which card, its title, what it says, the names of back (or nothing), on and leave; or nothing */
  update(text) {
    if (text === this.#shown) return;
    this.#shown = text;
    this.place.hidden = !text;
    if (!text) return this.place.replaceChildren();
    const [which, title, said, back, next, leave] = text.split('\n');
    const focused = document.activeElement instanceof HTMLElement && this.place.contains(document.activeElement) ? document.activeElement.dataset.act : undefined;
    const button = (/** @type {string} */ name, /** @type {string} */ act, /** @type {() => void} */ press) => {
      const made = element('button', name, { type: 'button', 'data-act': act });
      made.addEventListener('click', press);
      return made;
    };
    const buttons = [
      ...(back ? [button(back, 'back', () => this.wishes.step(-1))] : []),
      button(next, 'next', () => this.wishes.step(1)),
      button(leave, 'leave', () => this.wishes.leave()),
    ];
    const told = element('div', undefined, { role: 'status' });
    told.append(element('h3', `${which}${words().colon}${title}`), element('p', said));
    this.place.replaceChildren(told, ...buttons);
    if (focused) (buttons.find(({ dataset }) => dataset.act === focused) ?? buttons[0]).focus();
  }
}
