// SPDX-License-Identifier: Apache-2.0
// The page: brings the canvas, the engine's worker, the files and the tables together. The application in the page
// module holds the list of songs and decides whose turn it is; this script does what it asks for.
import { EngineClient } from './engine/client.js';
import { chooseKernels, chooseWorkers } from './engine/kernels.js';
import { PartMaker } from './engine/listen.js';
import { offerExamples } from './examples.js';
import { watchFiles } from './files.js';
import { KeptResults } from './kept.js';
import { fetchModel, listModels } from './models.js';
import { goOffline } from './offline.js';
import createPage from './page.js';
import { Playback } from './playback.js';
import { save } from './takeaway.js';
import { actionRow } from './view/actions.js';
import { CanvasView } from './view/canvas.js';
import { drawGlyph } from './view/glyphs.js';
import { KeptList } from './view/kept-list.js';
import { Results } from './view/results.js';
import { Status } from './view/status.js';
import { Aside } from './view/aside.js';
import { describe, speakGerman, words } from './view/words.js';

/** @param {string} id @returns {any} */
const byId = (id) => document.getElementById(id);
const wishes = new URLSearchParams(location.search);

const status = new Status(byId('status'), byId('problems'));
const canvas = /** @type {HTMLCanvasElement} */ (byId('canvas'));
const view = new CanvasView(canvas, () => mirror());
const results = new Results({ songs: byId('songs'), result: byId('result'), empty: byId('results-empty') }, { show: showByHand, cancel: cancelByHand, retry: retryByHand, remove: removeByHand }, takeAway, { reasons: (id) => page.reasons(id), sentence: (clause) => page.sentence(clause) });
const aside = new Aside(byId('aside'));
const kept = new KeptList({ wish: byId('keep'), list: byId('kept') }, new KeptResults(), {
  want: (wanted) => page?.wantKept(wanted),
  open: openKept,
  onChange(wanted, entries) {
    page?.setKept(wanted, entries);
    view.request();
  },
  onProblem: (error) => status.problem(words().notKept(error instanceof Error ? error.message : String(error))),
  onUnread: (error) => status.problem(words().notOpened(error instanceof Error ? error.message : String(error))),
  onGone: () => status.problem(words().keptIsGone),
});
const playback = new Playback(() => view.request(), (message) => status.problem(message));

/** @type {Map<number, File>} */ const files = new Map();
/** @type {import('./models.js').Model[]} */ let models = [];
let model = ''; // the name of the one in use
let early = ''; // the one that the engine had taken before the page was there
/** @type {import('./page.js').Page} */ let page;
/** @type {EngineClient | null} */ let client = null;
/** @type {{version: string, kernels: string} | null} */ let engine = null; // as the last result names it
/** @type {PartMaker | null} */ let parts = null;
let choosing = 0; // counts the wishes for a model: the last one counts
let opened = false; // the application takes songs
/** @type {{added: File[], dropped: boolean}[]} */ const tooSoon = []; // songs that came before
let settled = false; // all of the page's own files are here
let turn = 0; // the song that is to begin once all of the page's own files are here: no request while a song is analysed

/** What the application asks of the page (page_host.h). */
const host = {
  pickFiles: () => byId('files').click(),
  analyse(/** @type {number} */ id) {
    turn = id;
    status.forgetSong(id);
    queueMicrotask(tellStoring); // the song's file is told after this
    prepared.then(() => begin(id), () => fail(id, words().notStarted));
  },
  cancel(/** @type {number} */ id) {
    cancel(id);
    status.say(words().cancelledSong(nameOf(id)));
  },
  forget(/** @type {number} */ id) {
    const file = files.get(id);
    cancel(id);
    if (file) parts?.forget(file);
    playback.stop(id);
    files.delete(id);
  },
  chooseModel: (/** @type {string} */ name) => useModel(name),
  play(/** @type {number} */ id, /** @type {number} */ from) {
    parts?.stop();
    const file = files.get(id);
    if (file) playback.play(id, file, from);
  },
  listen(/** @type {number} */ id, /** @type {any} */ request, /** @type {number} */ from) {
    playback.pause();
    makePart(id, request, (wav) => playback.playPart(id, wav, request.part, request.begin_s, from));
  },
  resume(/** @type {number} */ from) {
    parts?.stop();
    playback.resume(from);
  },
  savePart(/** @type {number} */ id, /** @type {any} */ request, /** @type {string} */ name) {
    makePart(id, request, (wav) => {
      save(name, wav);
      status.say(words().saved(name));
    }, name);
  },
  pause() {
    parts?.stop();
    playback.pause();
  },
  playhead: () => ({ ...playback.head(), preparing: parts?.busy ?? false }),
  save(/** @type {string} */ name, /** @type {string} */ type, /** @type {Uint8Array<ArrayBuffer>} */ bytes) {
    save(name, new Blob([bytes], { type }));
    status.say(words().saved(name));
  },
  takePicture: () =>
    view.picture(async (png) => {
      if (!png) status.say(words().noPicture);
      page.onPicture(new Uint8Array(png ? await png.arrayBuffer() : new ArrayBuffer(0)));
      view.request();
    }),
  wantKept: (/** @type {boolean} */ wanted) => void kept.want(wanted),
  keep: (/** @type {string} */ key, /** @type {string} */ name, /** @type {string} */ content) => void kept.keep(key, name, content),
  openKept: (/** @type {string} */ key) => kept.open(key),
  deleteKept: (/** @type {string} */ key) => void kept.remove(key),
  copyText(/** @type {string} */ text) {
    const copied = navigator.clipboard?.writeText(text) ?? Promise.reject(); // none where the page is not served securely
    copied.then(() => status.say(words().copied), () => status.problem(words().notCopied));
  },
  setCursor(/** @type {string} */ cursor) {
    if (canvas.style.cursor !== cursor) canvas.style.cursor = cursor;
  },
  drawGlyph,
};

/** Why the song whose turn it is has not begun. */
function tellStoring() {
  if (turn && model && !settled) status.say(words().storing(nameOf(turn)));
}

const nameOf = (/** @type {number} */ id) => files.get(id)?.name ?? words().theSong;

/** What the engine tells. @type {import('./engine/client.js').Listener} */
const listener = {
  onModel(name) {
    if (!model) early = name;
    else status.say(files.size === 0 ? words().ready : words().modelReady(name));
    tellStoring();
  },
  onModelFailed(name, message) {
    status.say(words().notReady);
    status.problem(page?.sentence(message) ?? message); // the engine may fail before the page is there
  },
  onProgress(id, stage, fraction) {
    if (stage === 'decoding') page.onDecoding(id, fraction);
    else page.onProgress(id, fraction);
    status.progress(`${nameOf(id)}: ${describe({ state: stage, fraction, message: '' })}`);
    view.request(1);
  },
  onOverview(id, overview) {
    page.onOverview(id, overview);
    view.request();
  },
  onGlimpse(id, summary, series) {
    page.onGlimpse(id, summary, series);
    status.say(words().provisional(nameOf(id)));
    view.request();
  },
  onPartial(id, fraction, summary, series) {
    page.onAnalysing(id, fraction, summary, series);
    status.progress(`${nameOf(id)}: ${describe({ state: 'analysing', fraction, message: '' })}`);
    view.request();
  },
  onCells: (id, cells) => page.onCells(id, cells),
  onDone(id, summary, series) {
    page.onDone(id, summary, series);
    const analysis = JSON.parse(summary);
    results.keep(id, analysis);
    view.request();
    mirror();
    status.say(words().done(nameOf(id)));
    for (const warning of analysis.warnings ?? []) status.songProblem(id, `${nameOf(id)}: ${page.sentence(warning)}`);
    engine = analysis.engine;
    tellEngine();
  },
  onFailed: fail,
};

function tellEngine() {
  if (engine) byId('engine').textContent = words().engineOf(engine.version, engine.kernels, client?.workers ?? 1);
}

/** @param {number} id @param {any} request @param {(wav: Blob) => void} use @param {string} [keptAs] the name of a file; else to be heard */
async function makePart(id, request, use, keptAs) {
  const file = files.get(id);
  if (!file || !parts) return;
  try {
    const wav = await parts.make(file, request, keptAs !== undefined);
    if (wav) use(wav);
    else if (keptAs) status.problem(words().notSaved(keptAs));
  } catch (error) {
    status.problem(`${nameOf(id)}: ${page.sentence(error instanceof Error ? error.message : String(error))}`);
  }
  view.request();
}

/** @param {number} id */
function begin(id) {
  const file = files.get(id);
  if (turn !== id || !file) return; // cancelled meanwhile, or begun already
  turn = 0;
  client?.analyse(id, file);
}

/** @param {number} id */
function cancel(id) {
  if (turn === id) turn = 0;
  client?.cancel(id);
}

/** @param {import('./kept.js').Kept} result */
function openKept({ name, json }) {
  const id = page.openKept(name, json);
  if (id) results.keep(id, JSON.parse(page.analysisJson(id)));
  else status.problem(words().keptUnreadable(name));
  view.request();
  mirror();
}

/** What can be done with a result. @param {number} id */
function takeAway(id) {
  const take = (/** @type {'json' | 'csv' | 'png' | 'html'} */ what) => () => {
    page.select(id); // the picture is to show it
    page.takeAway(what);
    view.request();
  };
  return actionRow(words().takeAway, {
    [words().json]: take('json'),
    [words().curves]: take('csv'),
    [words().picture]: take('png'),
    [words().report]: take('html'),
  });
}

/** @param {number} id @param {string} message */
function fail(id, message) {
  page.onFailed(id, message);
  status.say(words().failedSong(nameOf(id)));
  status.songProblem(id, `${nameOf(id)}: ${page.sentence(message)}`);
  view.request();
  mirror();
}

/** The tables and colours around the canvas follow the application. */
function mirror() {
  if (!page) return;
  const songs = page.songs();
  results.update(songs, page.selectedSong());
  status.keepSongs(songs.map(({ id }) => id));
  aside.update(page.aside());
  const theme = page.dark() ? 'dark' : 'light';
  if (document.documentElement.dataset.theme !== theme) document.documentElement.dataset.theme = theme;
  if (speakGerman(page.german())) retell();
}

/** The language has changed. */
function retell() {
  results.retell(page.songs());
  kept.refresh();
  tellEngine();
  offerExamples(byId('examples'), tryExamples, (message) => status.problem(message));
  if (files.size === 0 && client) status.say(words().ready);
}

/** @typedef {import('./view/results.js').Song} Song */

/** @param {Song} song */
function showByHand({ id }) {
  page.select(id);
  view.request();
  mirror();
}

/** @param {Song} song */
function cancelByHand({ id, name }) {
  page.cancel(id);
  status.say(words().cancelledSong(name));
  view.request();
  mirror();
}

/** @param {Song} song */
function retryByHand({ id }) {
  page.retry(id);
  view.request();
  mirror();
}

/** @param {Song} song */
function removeByHand({ id, name }) {
  page.remove(id);
  status.say(words().removedSong(name));
  view.request();
  mirror();
  byId('results').focus({ preventScroll: true }); // its button is gone, and the focus with it
}

/** @param {File[]} added @param {boolean} dropped */
function addFiles(added, dropped) {
  if (!opened) {
    tooSoon.push({ added, dropped });
    return;
  }
  for (const file of added) files.set(page.addSong(file.name), file);
  if (added.length > 0 && dropped) canvas.focus({ preventScroll: true });
  view.request();
  mirror();
}

/** One piece, or two to compare. @param {File[]} pieces */
function tryExamples(pieces) {
  addFiles(pieces, false);
  const [a, b] = page.songs().slice(-2);
  if (pieces.length === 2) page.compare(a.id, b.id);
}

/** @param {import('./models.js').Model[]} all @param {string | null} name */
const wantedModel = (all, name) => all.find((each) => each.name === name) ?? all[0];

/** @param {EngineClient} engine @param {import('./models.js').Model} wanted */
const giveModel = async (engine, wanted) => engine.setModel(wanted.name, await fetchModel(wanted));

/** @param {string} name @param {Promise<void>} [given] fulfilled once the engine has it */
async function useModel(name, given) {
  const mine = ++choosing;
  const wanted = wantedModel(models, name);
  if (wanted.name === model) return status.say(words().modelReady(model));
  if (!early) status.say(words().loadingModel(wanted.name));
  try {
    if (given) await given;
    else {
      const bytes = await fetchModel(wanted);
      if (mine !== choosing) return; // another one is wanted meanwhile
      client?.setModel(wanted.name, bytes);
    }
    model = wanted.name;
    page.setModels(models, model);
    view.request();
    if (early) listener.onModel(early);
    early = '';
  } catch (error) {
    if (!model) throw error; // nothing to go on with
    if (mine !== choosing) return;
    status.say(words().modelReady(model)); // the one before goes on
    status.problem(/** @type {Error} */ (error).message);
  }
}

function watchTheme() {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    page.setDark(dark.matches);
    mirror();
    view.request();
  };
  dark.addEventListener('change', apply);
  apply();
}

async function start() {
  speakGerman(/^de\b/i.test(navigator.language)); // what may go wrong before the application is there, too
  const kernels = chooseKernels(wishes.get('kernels'));
  if (!kernels) {
    status.say(words().cannotRun);
    status.problem(words().noSimd);
    return;
  }
  // All that is large comes at once: the engine's code, the weights, the fonts and the page's own program; and the engine takes
  // the model meanwhile.
  const coming = new EngineClient(kernels, chooseWorkers(wishes.get('workers')), listener);
  const listed = listModels();
  const given = listed.then((all) => giveModel(coming, wantedModel(all, wishes.get('model'))));
  given.catch(() => {}); // told where it is waited for
  const fonts = Promise.all(['fonts/Inter-Regular.otf', 'fonts/Inter-SemiBold.otf'].map(fetchBytes));
  fonts.catch(() => {});
  const module = await createPage({ canvas, printErr: (/** @type {string} */ text) => console.error(text), print: () => {} });
  page = new module.Page(host);
  const [regular, semibold] = await fonts;
  page.setFonts(regular, semibold);
  page.setGerman(/^de\b/i.test(navigator.language));
  if (!view.start(page)) {
    canvas.remove();
    const note = document.createElement('p');
    note.textContent = words().noWebGl;
    byId('stage').append(note);
  }
  watchTheme();
  kept.refresh();
  opened = true;
  for (const { added, dropped } of tooSoon) addFiles(added, dropped);
  offerExamples(byId('examples'), tryExamples, (message) => status.problem(message));
  client = coming;
  models = await listed;
  await useModel(wishes.get('model') ?? '', given);
  parts = new PartMaker(kernels, coming.code);
  // Before a song is analysed: nothing is fetched meanwhile.
  await Promise.all([parts.started, offerNewVersion()]);
}

const offerNewVersion = () => goOffline((reload) => status.problem(words().newVersion, { label: words().reload, act: reload }));

// Leaving ends what is being analysed.
window.addEventListener('beforeunload', (event) => {
  if (results.busy) event.preventDefault();
});

/** @param {string} address */
async function fetchBytes(address) {
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok) throw new Error(words().noPart(address, answer?.status ?? words().offline));
  return new Uint8Array(await answer.arrayBuffer());
}

watchFiles(byId('files'), addFiles, (message) => status.problem(message));
const prepared = start();
prepared.then(() => (settled = true), () => {});
prepared.catch((error) => {
  status.say(words().notStarted);
  status.problem(words().reloadOrReport(error.message));
  void offerNewVersion(); // which may be what it takes
});

// For tests: how many frames were drawn, a song's result as it would be exported, and the choice that the canvas offers.
Object.defineProperty(window, 'moodglass', {
  value: Object.freeze({
    get frames() {
      return view.frames;
    },
    analysis: (/** @type {number} */ id) => JSON.parse(page.analysisJson(id) || 'null'),
    chooseModel: (/** @type {string} */ name) => void useModel(name),
  }),
});
