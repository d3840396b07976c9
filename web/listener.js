// SPDX-License-Identifier: Apache-2.0
// What the engine tells, passed on to the application, the tables and the line of status.
import { describe, words } from './view/words.js';

/**
 * @param {{
 *   page: () => import('./page.js').Page | undefined,
 *   songs: import('./songs.js').Songs,
 *   models: import('./model-choice.js').ModelChoice,
 *   results: import('./view/results.js').Results,
 *   status: import('./view/status.js').Status,
 *   view: import('./view/canvas.js').CanvasView,
 *   mirror: () => void,
 *   onEngine: (engine: {version: string, kernels: string}) => void,
 * }} desk onEngine: as a result names it
 * @returns {import('./engine/client.js').Listener}
 */
export function listenerOf({ page: pageOf, songs, models, results, status, view, mirror, onEngine }) {
  // Only a model may be told before the application is there: no song begins.
  const page = () => /** @type {import('./page.js').Page} */ (pageOf());
  return {
    onModel: (name, references) => models.taken(name, references),
    onModelFailed(name, message) {
      status.say(() => words().notReady);
      status.problem(() => pageOf()?.sentence(message) ?? message);
    },
    onProgress(id, stage, fraction) {
      if (stage === 'decoding') page().onDecoding(id, fraction);
      else page().onProgress(id, fraction);
      const name = songs.name(id);
      status.progress(() => `${name}${words().colon}${describe({ state: stage, fraction, message: '' })}`);
      view.request(1);
    },
    onOverview(id, overview) {
      page().onOverview(id, overview);
      view.request();
    },
    onGlimpse(id, summary, series) {
      page().onGlimpse(id, summary, series);
      const name = songs.name(id);
      status.say(() => words().provisional(name));
      view.request();
    },
    onPartial(id, fraction, summary, series) {
      page().onAnalysing(id, fraction, summary, series);
      const name = songs.name(id);
      status.progress(() => `${name}${words().colon}${describe({ state: 'analysing', fraction, message: '' })}`);
      view.request();
    },
    onCells: (id, cells) => page().onCells(id, cells),
    onDone(id, summary, series) {
      page().onDone(id, summary, series);
      const analysis = JSON.parse(page().summaryJson(id));
      results.keep(id, analysis);
      view.request();
      mirror();
      const name = songs.name(id);
      status.say(() => words().done(name));
      for (const warning of analysis.warnings ?? []) status.songProblem(id, () => `${name}${words().colon}${page().sentence(warning)}`);
      onEngine(analysis.engine);
    },
    onFailed(id, message) {
      page().onFailed(id, message);
      const name = songs.name(id);
      status.say(() => words().failedSong(name));
      status.songProblem(id, () => `${name}${words().colon}${page().sentence(message)}`, true);
      view.request();
      mirror();
    },
  };
}
