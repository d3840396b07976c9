// SPDX-License-Identifier: Apache-2.0
// Which of the site's models the engine has. The last wish counts; where it cannot be had, the one before goes on.
import { fetchModel, listModels } from './models.js';
import { words } from './view/words.js';

/** @typedef {import('./models.js').Model} Model */

export class ModelChoice {
  /** @type {Model[]} */ #models = [];
  /** The name of the one in use; empty: none yet. */ current = '';
  /** @type {{name: string, references: any} | null} */ #early = null; // what the engine had taken before the application was there
  #wishes = 0;
  /** @type {Promise<Model[]> | null} */ #listed = null;
  /** @type {Promise<void> | null} */ #given = null;
  /** @type {import('./engine/client.js').EngineClient | null} */ #engine = null;

  /**
   * @param {import('./view/status.js').Status} status
   * @param {{onUse: (models: Model[], name: string) => void, onReady: (name: string, references: any) => void}} listener onReady:
   *   the engine has taken it, and the application knows it
   */
  constructor(status, listener) {
    this.status = status;
    this.listener = listener;
  }

  /** Fetches the first one while the application is fetched. @param {import('./engine/client.js').EngineClient} engine @param {string} wish */
  begin(engine, wish) {
    this.#engine = engine;
    this.#listed = listModels();
    this.#given = this.#listed.then(async (all) => {
      const model = wanted(all, wish);
      engine.setModel(model.name, await fetchModel(model));
    });
    this.#given.catch(() => {}); // told by finish()
  }

  /** The application is there. @param {string} wish @returns {Promise<void>} rejected with a sentence where there is no model */
  async finish(wish) {
    this.#models = (await this.#listed) ?? [];
    await this.use(wish, this.#given ?? undefined);
  }

  /** @param {string} name @param {Promise<void>} [given] fulfilled once the engine has it */
  async use(name, given) {
    const mine = ++this.#wishes;
    const model = wanted(this.#models, name);
    if (model.name === this.current) return this.status.say(() => words().modelReady(model.name));
    if (!this.#early) this.status.say(() => words().loadingModel(model.name));
    try {
      if (given) await given;
      else {
        const bytes = await fetchModel(model);
        if (mine !== this.#wishes) return; // another one is wanted meanwhile
        this.#engine?.setModel(model.name, bytes);
      }
      this.current = model.name;
      this.listener.onUse(this.#models, this.current);
      if (this.#early) this.listener.onReady(this.#early.name, this.#early.references);
      this.#early = null;
    } catch (error) {
      if (!this.current) throw error; // nothing to go on with
      if (mine !== this.#wishes) return;
      const before = this.current;
      this.status.say(() => words().modelReady(before)); // the one before goes on
      this.status.problem(/** @type {Error} */ (error).message);
    }
  }

  /** The engine has taken a model. @param {string} name @param {any} references the music that it compares songs with */
  taken(name, references) {
    if (this.current) this.listener.onReady(name, references);
    else this.#early = { name, references };
  }
}

/** @param {Model[]} all @param {string} name */
const wanted = (all, name) => all.find((each) => each.name === name) ?? all[0];
