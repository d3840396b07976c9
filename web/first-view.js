// SPDX-License-Identifier: Apache-2.0
// What this browser remembers of its visitor: whether all panels are wanted at once, or first the card, and whether the tour
// was offered already.

/** @param {string} key */
function marked(key) {
  try {
    return localStorage.getItem(key) === 'yes';
  } catch {
    return false; // the browser lets this page keep nothing
  }
}

/** @param {string} key @param {boolean} yes */
function mark(key, yes) {
  try {
    if (yes) localStorage.setItem(key, 'yes');
    else localStorage.removeItem(key);
  } catch {
    // It holds for this visit.
  }
}

export const firstView = {
  get everything() {
    return marked('moodglass-everything');
  },
  set everything(shown) {
    mark('moodglass-everything', shown);
  },
  get tourKnown() {
    return marked('moodglass-tour');
  },
  set tourKnown(known) {
    mark('moodglass-tour', known);
  },
};
