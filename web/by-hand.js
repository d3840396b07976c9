// SPDX-License-Identifier: Apache-2.0
// What is done with songs and results by the buttons beside the canvas.
import { actionRow } from './view/actions.js';
import { words } from './view/words.js';

/**
 * @typedef {import('./view/results.js').Song} Song
 * @typedef {'json' | 'csv' | 'png' | 'square' | 'wide' | 'html' | 'wav'} Takeaway
 */

export class ByHand {
  /**
   * @param {() => import('./page.js').Page} page
   * @param {import('./view/status.js').Status} status
   * @param {() => void} changed the canvas and the tables are to follow
   * @param {HTMLElement} home where the focus goes if its button is gone
   */
  constructor(page, status, changed, home) {
    this.page = page;
    this.status = status;
    this.changed = changed;
    this.home = home;
  }

  /** @param {Song} song */
  show({ id }) {
    this.page().select(id);
    this.changed();
  }

  /** @param {Song} song */
  cancel({ id, name, state }) {
    this.page().cancel(id);
    if (state !== 'listening') this.status.say(() => words().cancelledSong(name));
    this.changed();
  }

  /** @param {Song} song */
  retry({ id }) {
    this.page().retry(id);
    this.changed();
  }

  /** @param {Song} song */
  remove({ id }) {
    this.page().remove(id);
    this.changed();
    this.home.focus({ preventScroll: true });
  }

  /** What can be taken away of a result. @param {number} id */
  takeAway(id) {
    const take = (/** @type {Takeaway} */ what) => () => {
      this.page().select(id); // the picture is to show it
      this.page().takeAway(what);
      this.changed();
    };
    const recorded = this.page().songs().some((song) => song.id === id && song.recorded);
    const kinds = /** @type {Takeaway[]} */ (['json', 'csv', 'png', 'square', 'wide', 'html', ...(recorded ? ['wav'] : [])]);
    return actionRow(words().takeAway, Object.fromEntries(kinds.map((what) => [this.page().nameOf(what), take(what)])));
  }
}
