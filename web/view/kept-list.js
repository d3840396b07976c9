// SPDX-License-Identifier: Apache-2.0
// The choice whether results are kept on this device, and those that are.
import { actionRow } from './actions.js';
import { words } from './words.js';

export class KeptList {
  /**
   * @param {{wish: HTMLInputElement, list: HTMLElement}} places
   * @param {import('../kept.js').KeptResults} kept
   * @param {(result: import('../kept.js').Kept) => void} open
   * @param {(error: unknown) => void} onProblem
   */
  constructor(places, kept, open, onProblem) {
    this.places = places;
    this.kept = kept;
    this.open = open;
    this.onProblem = onProblem;
    places.wish.checked = kept.wanted;
    places.wish.addEventListener('change', () => (kept.wanted = places.wish.checked));
    this.refresh();
  }

  /** @param {any} analysis @param {string} json */
  async add(analysis, json) {
    if (!this.kept.wanted) return;
    await this.kept.keep(analysis, json).catch(this.onProblem);
    await this.refresh();
  }

  async refresh() {
    const results = await this.kept.list().catch(() => []);
    const say = words();
    const rows = results.map((result) => {
      const item = document.createElement('li');
      const name = document.createElement('span');
      name.className = 'name';
      name.textContent = result.name;
      const when = document.createElement('span');
      when.className = 'state';
      when.textContent = new Date(result.when).toLocaleString(say.language);
      const row = actionRow('', { [say.open]: () => this.open(result), [say.remove]: () => this.#remove(() => this.kept.remove(result.key)) });
      const [open, remove] = row.querySelectorAll('button');
      open.setAttribute('aria-label', say.openKept(result.name));
      remove.setAttribute('aria-label', say.removeKept(result.name));
      item.append(name, when, row);
      return item;
    });
    if (rows.length > 1) {
      const all = document.createElement('li');
      all.append(actionRow('', { [say.removeAll]: () => this.#remove(() => this.kept.removeAll()) }));
      rows.push(all);
    }
    this.places.list.replaceChildren(...rows);
  }

  /** @param {() => Promise<void>} act */
  async #remove(act) {
    await act().catch(this.onProblem);
    await this.refresh();
  }
}
