// SPDX-License-Identifier: Apache-2.0
// The choice whether results are kept on this device, and those that are: as a list here, and for the application's own.
import { actionRow } from './actions.js';
import { words } from './words.js';

export class KeptList {
  /** @type {import('../kept.js').Kept[]} */ #results = [];

  /**
   * @param {{wish: HTMLInputElement, list: HTMLElement}} places
   * @param {import('../kept.js').KeptResults} kept
   * @param {{
   *   want: (wanted: boolean) => void,
   *   open: (result: import('../kept.js').Kept) => void,
   *   onChange: (wanted: boolean, entries: {key: string, name: string, when: string}[]) => void,
   *   onProblem: (error: unknown) => void,
   * }} listener
   */
  constructor(places, kept, listener) {
    this.places = places;
    this.kept = kept;
    this.listener = listener;
    places.wish.addEventListener('change', () => listener.want(places.wish.checked));
  }

  /** @param {boolean} wanted */
  want(wanted) {
    this.kept.wanted = wanted;
    return this.refresh();
  }

  /** @param {string} key @param {string} name @param {string} json */
  keep(key, name, json) {
    return this.#change(this.kept.keep(key, name, json));
  }

  /** @param {string} key */
  open(key) {
    const result = this.#results.find((each) => each.key === key);
    if (result) this.listener.open(result);
  }

  /** @param {string} key empty: all */
  remove(key) {
    return this.#change(key ? this.kept.remove(key) : this.kept.removeAll());
  }

  async refresh() {
    this.#results = await this.kept.list().catch(() => []);
    const { wanted } = this.kept;
    this.places.wish.checked = wanted;
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
    const rows = this.#results.map((result) => {
      const item = document.createElement('li');
      const name = document.createElement('span');
      name.className = 'name';
      name.dir = 'auto';
      name.textContent = result.name;
      const when = document.createElement('span');
      when.className = 'state';
      when.textContent = this.#date(result.when);
      const row = actionRow('', { [say.open]: () => this.listener.open(result), [say.deleteKept]: () => this.remove(result.key) });
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
    this.places.list.replaceChildren(...rows);
  }
}
