// SPDX-License-Identifier: Apache-2.0
// The choice whether results are kept on this device, and those that are: as a list here, and for the application's own.
import { actionRow } from './actions.js';
import { words } from './words.js';

export class KeptList {
  /** @type {import('../kept.js').Entry[]} */ #results = [];
  #due = 0; // a timer, once what was kept is to be shown

  /**
   * @param {{wish: HTMLInputElement, note: HTMLElement, list: HTMLElement}} places
   * @param {import('../kept.js').KeptResults} kept
   * @param {{
   *   want: (wanted: boolean) => void,
   *   open: (result: import('../kept.js').Kept) => void,
   *   onKept: (song: number, key: string) => void,
   *   onChange: (wanted: boolean, entries: {key: string, name: string, when: string}[]) => void,
   *   onEnded: () => void,
   *   onProblem: (error: unknown) => void,
   *   onUnread: (error: unknown) => void,
   *   onGone: () => void,
   * }} listener
   */
  constructor(places, kept, listener) {
    this.places = places;
    this.kept = kept;
    this.listener = listener;
    places.wish.addEventListener('change', () => listener.want(places.wish.checked));
    kept.watch(() => {
      if (kept.wanted && !places.wish.checked) listener.want(true); // with what is there in this tab already
      else this.#refreshSoon();
    }, listener.onEnded);
  }

  /** @param {boolean} wanted */
  want(wanted) {
    if (wanted && !this.kept.wanted) this.kept.askToLast(); // else another tab has
    return this.#change((async () => void (this.kept.wanted = wanted))());
  }

  /** @param {number} song @param {string} key @param {string} name @param {string} json */
  async keep(song, key, name, json) {
    // The application was told of the wish some time ago; by now another tab, or the browser's settings, may have ended it.
    if (this.kept.wanted) await this.kept.keep(key, name, json).then(() => this.listener.onKept(song, key), this.listener.onProblem);
    this.#refreshSoon();
  }

  /** Songs may be done faster than a list of thousands is drawn. */
  #refreshSoon() {
    this.#due ||= window.setTimeout(() => {
      this.#due = 0;
      void this.refresh();
    }, 200);
  }

  /** @param {string} key */
  async open(key) {
    try {
      const result = await this.kept.get(key);
      if (result) return this.listener.open(result);
      this.listener.onGone();
      await this.refresh();
    } catch (error) {
      this.listener.onUnread(error);
    }
  }

  /** All that is kept, one after the other. @param {(json: string) => void} take as Page.openKept() takes it */
  async readEach(take) {
    try {
      await this.kept.each(({ json }) => take(json));
    } catch (error) {
      this.listener.onUnread(error);
    }
  }

  /** @param {string} key empty: all */
  remove(key) {
    return this.#change(key ? this.kept.remove(key) : this.kept.removeAll());
  }

  async refresh() {
    const results = await this.kept.list().catch(() => null);
    const { wanted } = this.kept;
    this.#results = results ?? (wanted ? this.#results : []); // it cannot be read now: what was there may still be
    this.places.wish.checked = wanted;
    this.places.note.hidden = !wanted && this.#results.length === 0;
    this.listener.onChange(wanted, this.#results.map(({ key, name, when }) => ({ key, name, when: this.#date(when) })));
    this.#show();
  }

  /** @param {Promise<void>} done */
  async #change(done) {
    await done.catch(this.listener.onProblem);
    await this.refresh();
  }

  /** @param {number} when */
  #date(when) {
    return new Date(when).toLocaleString(words().language, { dateStyle: 'medium', timeStyle: 'short' });
  }

  #show() {
    const say = words();
    const { list } = this.places;
    // Whoever is at a button of the list stays there, or at what has taken its place.
    const buttons = () => [...list.querySelectorAll('button')];
    const focused = /** @type {HTMLButtonElement} */ (document.activeElement), at = buttons().indexOf(focused);
    const key = focused?.closest('li')?.dataset.key, label = focused?.textContent;
    const rows = this.#results.map((result) => {
      const item = document.createElement('li');
      item.dataset.key = result.key;
      const name = document.createElement('span');
      name.className = 'name';
      name.dir = 'auto';
      name.textContent = result.name;
      const when = document.createElement('span');
      when.className = 'state';
      when.textContent = this.#date(result.when);
      const row = actionRow('', { [say.open]: () => this.open(result.key), [say.deleteKept]: () => this.remove(result.key) });
      const [open, remove] = row.querySelectorAll('button');
      open.setAttribute('aria-label', say.openKept(result.name));
      remove.setAttribute('aria-label', say.removeKept(result.name));
      item.append(name, when, row);
      return item;
    });
    if (rows.length > 1) {
      const all = document.createElement('li');
      all.append(actionRow('', { [say.removeAll]: () => this.remove('') }));
      rows.push(all);
    }
    list.replaceChildren(...rows);
    if (at < 0) return;
    const same = buttons().find((button) => button.textContent === label && button.closest('li')?.dataset.key === key);
    (same ?? buttons()[Math.min(at, buttons().length - 1)] ?? this.places.wish).focus({ preventScroll: true });
  }
}
