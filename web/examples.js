// SPDX-License-Identifier: Apache-2.0
// Three pieces made for this project, for those who have no file at hand.

import { words } from './view/words.js';

/**
 * @param {HTMLElement} place
 * @param {(file: File) => void} take
 * @param {(message: string) => void} refuse
 */
export async function offerExamples(place, take, refuse) {
  /** @type {string[]} */ const there = await fetch('examples/index.json').then((answer) => answer.json());
  place.replaceChildren(words().orTry, ' ');
  for (const [name, title] of Object.entries(words().examples)) {
    if (!there.includes(name)) continue; // built without them
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = title;
    button.addEventListener('click', async () => {
      try {
        const answer = await fetch(`examples/${name}`);
        if (!answer.ok) throw new Error();
        take(new File([await answer.blob()], name, { type: 'audio/ogg' }));
      } catch {
        refuse(words().noExample);
      }
    });
    place.append(button, ' ');
  }
  place.hidden = there.length === 0;
}
