// SPDX-License-Identifier: Apache-2.0
// Whether this visitor sees all panels at once, or first the card: remembered in this browser.

const key = 'moodglass-everything';

export const firstView = {
  get everything() {
    try {
      return localStorage.getItem(key) === 'yes';
    } catch {
      return false; // the browser lets this page keep nothing
    }
  },

  set everything(shown) {
    try {
      if (shown) localStorage.setItem(key, 'yes');
      else localStorage.removeItem(key);
    } catch {
      // It is shown, and the card comes first again at the next visit.
    }
  },
};
