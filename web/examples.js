// SPDX-License-Identifier: Apache-2.0
// Pieces made for this project, for those who have no file at hand; two of them are one lesson.

import { words } from './view/words.js';

/** @param {string} name */
async function load(name) {
  const answer = await fetch(`examples/${name}`);
  if (!answer.ok) throw new Error();
  return new File([await answer.blob()], name, { type: 'audio/ogg' });
}

/** Of one that an address or a shortcut names: "tiptoe.ogg fog.ogg". @param {string} key @param {(files: File[]) => void} take @param {(message: () => string) => void} refuse */
export async function takeExample(key, take, refuse) {
  try {
    if (!(key in words().examples)) throw new Error();
    take(await Promise.all(key.split(' ').map(load)));
  } catch {
    refuse(() => words().noExample);
  }
}

/** @type {Promise<string[]> | null} */ let asked = null; // once

/** The files that are there; none where the page was built without them. @returns {Promise<string[]>} */
export const examplesThere = () => (asked ??= fetch('examples/index.json').then((answer) => answer.json(), () => []));

/**
 * @param {HTMLElement} place
 * @param {(files: File[]) => void} take
 * @param {(message: () => string) => void} refuse
 */
export async function offerExamples(place, take, refuse) {
  const there = await examplesThere();
  place.replaceChildren(words().orTry, ' ');
  for (const [key, title] of Object.entries(words().examples)) {
    if (!key.split(' ').every((name) => there.includes(name))) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = title;
    button.addEventListener('click', () => void takeExample(key, take, refuse));
    place.append(button, ' ');
  }
  place.hidden = there.length === 0;
}
