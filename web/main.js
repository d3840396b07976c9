// SPDX-License-Identifier: Apache-2.0
// The page: brings the canvas, the engine's workers, the files and the tables together. The application in the page
// module holds the list of songs and decides whose turn it is. What it asks for does host.js, what the engine tells passes
// listener.js on; here is how all of it starts and hangs together.
import { ByHand } from './by-hand.js';
import { EngineClient } from './engine/client.js';
import { chooseKernels, chooseWorkers } from './engine/kernels.js';
import { PartMaker } from './engine/listen.js';
import { site } from './engine/site.js';
import { examplesThere, offerExamples, takeExample } from './examples.js';
import { watchFiles } from './files.js';
import { firstView } from './first-view.js';
import { hostOf } from './host.js';
import { stayInstalled, takeOpenedFiles } from './installed.js';
import { KeptResults } from './kept.js';
import { isLink, resultOf } from './link.js';
import { ListAgain } from './list-again.js';
import { ListMemory } from './list-memory.js';
import { listenerOf } from './listener.js';
import { Live } from './live.js';
import { ModelChoice } from './model-choice.js';
import { goOffline } from './offline.js';
import createPage from './page.js';
import { Parts } from './parts.js';
import { Playback } from './playback.js';
import { takeShared } from './shared.js';
import { Songs } from './songs.js';
import { Aside } from './view/aside.js';
import { GuideCard } from './view/guide.js';
import { CanvasView } from './view/canvas.js';
import { KeptList } from './view/kept-list.js';
import { LiveStrip } from './view/live-strip.js';
import { watchPrinting } from './view/print.js';
import { Removals } from './view/removals.js';
import { Results } from './view/results.js';
import { Spoken } from './view/spoken.js';
import { Status } from './view/status.js';
import { watchTheme } from './view/theme.js';
import { speak, wantedLanguage, words } from './view/words.js';

/** @param {string} id @returns {any} */
const byId = (id) => document.getElementById(id);
const wishes = new URLSearchParams(location.search);

/** @type {import('./page.js').Page} */ let page; // the application, once it is there
const there = () => page;
let opened = false; // it takes songs
/** @type {{added: File[], dropped: boolean}[]} */ const tooSoon = []; // songs that came before
/** @type {EngineClient | null} */ let client = null;
/** @type {{version: string, kernels: string} | null} */ let engine = null; // as the last result names it

/** @type {string[] | null} */ let changed = null; // files for want of which the page does not open without a network

/** @type {(starting: Promise<void>) => void} */ let settle = () => {};
/** All of the page's own files are here. @type {Promise<void>} */
const prepared = new Promise((resolve) => (settle = resolve));

const status = new Status(byId('status'), byId('problems'), byId('live'));
const problem = (/** @type {import('./view/status.js').Said} */ message) => status.problem(message);
const reason = (/** @type {unknown} */ error) => (error instanceof Error ? error.message : String(error));
const canvas = /** @type {HTMLCanvasElement} */ (byId('canvas'));
const view = new CanvasView(canvas, mirror);
const songs = new Songs(prepared, (id) => listener.onFailed(id, words().notStarted));
const hand = new ByHand(there, status, follow, byId('results'));
const results = new Results(
  { songs: byId('songs'), result: byId('result'), empty: byId('results-empty') },
  { show: (song) => hand.show(song), cancel: (song) => hand.cancel(song), retry: (song) => hand.retry(song), remove: (song) => hand.remove(song) },
  (id) => hand.takeAway(id),
  { reasons: (id) => page.reasons(id), sentence: (clause) => page.sentence(clause), summary: (id) => JSON.parse(page.summaryJson(id)), clips: (id) => page.clips(id), key: (id) => page.key(id), tempo: (id) => page.tempo(id), story: (id) => page.story(id), acts: () => ({ cancel: page.cancelName(), retry: page.retryName(), remove: page.removeName() }) },
);
const removals = new Removals(status);
const aside = new Aside(byId('aside'));
const spoken = new Spoken(canvas, byId('chosen'), byId('changed'));
const guide = new GuideCard(byId('guide'), {
  step: (by) => {
    page.stepCard(by);
    follow();
  },
  leave: () => {
    page.leaveCards();
    follow();
  },
});
const keptResults = new KeptResults();
const memory = new ListMemory(keptResults, (id) => songs.file(id));
const kept = new KeptList({ wish: byId('keep'), note: byId('kept-note'), list: byId('kept') }, keptResults, {
  want: (wanted) => page?.wantKept(wanted),
  open(result) {
    const id = openKept(result);
    if (id) memory.isKept(id, result.key);
    follow();
  },
  onKept(song, key) {
    memory.isKept(song, key);
    follow();
  },
  onEnded: () => memory.forget(),
  onChange(wanted, entries) {
    page?.setKept(wanted, entries);
    if (!wanted) memory.forget();
    follow();
  },
  onProblem: (error) => problem(() => words().notKept(reason(error))),
  onUnread: (error) => problem(() => words().notOpened(reason(error))),
  onGone: () => problem(() => words().keptIsGone),
});
const playback = new Playback(() => view.request(), problem);
const parts = new Parts(songs, { problem, sentence: (clause) => page.sentence(clause), request: () => view.request() });
const strip = new LiveStrip(byId('live'), [byId('listen'), byId('listen-other')], { stop: () => live.end(), choose: (device) => void live.choose(device) });
const live = new Live({ page: there, engine: () => client, songs, status, strip, view, follow });
const models = new ModelChoice(status, {
  onUse(all, name) {
    live.end(); // it has the model before
    page.setModels(all, name);
    view.request();
  },
  onReady(name, references) {
    page.setReferences(references);
    if (!status.says(words().linkOpened)) status.say(() => (songs.none ? words().ready : words().modelReady(name)));
    tellStoring();
  },
});
const listener = listenerOf({
  page: there, songs, models, results, status, view, mirror,
  onEngine(used) {
    engine = used;
    tellEngine();
  },
});
const again = new ListAgain({ page: there, songs, kept: keptResults, memory, status, follow });
const host = hostOf({ canvas, page: there, songs, models, parts, playback, live, kept, again, status, view, pickFiles: () => byId('files').click(), tryExample, tellStoring });

/** Why the song whose turn it is has not begun. */
function tellStoring() {
  const name = songs.waiting;
  if (name && models.current) status.say(() => words().storing(name));
}

function tellEngine() {
  if (engine) byId('engine').textContent = words().engineOf(engine.version, engine.kernels, client?.workers ?? 1);
}

function tellOffline() {
  if (changed) byId('offline').textContent = changed.length > 0 ? words().changedOnTheWay(changed) : words().onlyWithNetwork;
}

/** @param {{name: string, json: string}} result @returns {number} the song; 0 where it cannot be read, which is told */
function openKept({ name, json }) {
  const id = page.openKept(name, json);
  if (id) results.keep(id, JSON.parse(page.summaryJson(id)));
  else problem(() => words().keptUnreadable(name));
  return id;
}

/** A result that the page's address holds; false where it holds none. */
async function openLinked() {
  const fragment = location.hash;
  if (!isLink(fragment)) return false;
  history.replaceState(null, '', location.pathname + location.search); // so that reloading does not open it again
  try {
    const id = openKept(await resultOf(fragment));
    follow();
    return id !== 0;
  } catch {
    problem(() => words().linkUnread);
    return false;
  }
}

const tellLinked = (/** @type {boolean} */ opened) => opened && status.say(() => words().linkOpened);

/** The application has changed by what was done beside the canvas. */
function follow() {
  view.request();
  mirror();
}

/** The tables and colours around the canvas follow the application. */
function mirror() {
  if (!page) return;
  const listed = page.songs();
  results.update(listed, page.selectedSong());
  status.keepSongs(listed.map(({ id }) => id));
  removals.follow(listed);
  memory.follow(listed, page.selectedSong());
  again.follow(listed);
  aside.update(page.aside());
  spoken.update(page.spoken());
  guide.update(page.card());
  const theme = page.dark() ? 'dark' : 'light';
  if (document.documentElement.dataset.theme !== theme) document.documentElement.dataset.theme = theme;
  if (speak(page.language())) retell();
}

/** The language has changed. */
function retell() {
  results.retell(page.songs());
  void kept.refresh();
  again.retell();
  tellEngine();
  tellOffline();
  showExamples();
  status.retell();
}

const showExamples = () => void offerExamples(byId('examples'), tryExamples, problem);

/** @param {File[]} added @param {boolean} dropped @returns {number[]} the songs, once the page takes any */
function addFiles(added, dropped) {
  if (!opened) {
    tooSoon.push({ added, dropped });
    return [];
  }
  const taken = again.take(added);
  const ids = added.map((file) => taken.get(file) ?? page.addSong(file.name));
  added.forEach((file, i) => taken.has(file) || songs.add(ids[i], file));
  if (added.length > 0 && dropped) canvas.focus({ preventScroll: true });
  follow();
  return ids;
}

/** One piece, or two to compare. @param {File[]} pieces */
function tryExamples(pieces) {
  const [a, b, more] = addFiles(pieces, false);
  if (b && !more) page.compare(a, b);
}

/** @param {string} key as in words().examples */
function tryExample(key) {
  void takeExample(key, tryExamples, problem);
}

async function start() {
  speak(wantedLanguage()); // what may go wrong before the application is there, too
  const kernels = chooseKernels(wishes.get('kernels'));
  if (!kernels) {
    status.say(() => words().cannotRun);
    problem(() => words().noSimd);
    return;
  }
  // All that is large comes at once: the engine's code, the weights, the fonts and the page's own program; and the engine takes
  // the model meanwhile.
  const coming = new EngineClient(kernels, chooseWorkers(wishes.get('workers')), listener, site(kernels));
  models.begin(coming, wishes.get('model') ?? '');
  const fonts = Promise.all(['fonts/Inter-Regular.otf', 'fonts/Inter-SemiBold.otf'].map(fetchBytes));
  fonts.catch(() => {});
  const module = await createPage({ canvas, printErr: (/** @type {string} */ text) => console.error(text), print: () => {} });
  page = new module.Page(host);
  const [regular, semibold] = await fonts;
  page.setFonts(regular, semibold);
  page.setLanguage(wantedLanguage());
  page.setEverything(firstView.everything);
  document.body.classList.toggle('card', !firstView.everything);
  page.setTourKnown(firstView.tourKnown);
  if (!view.start(page)) {
    canvas.remove();
    const note = document.createElement('p');
    note.textContent = words().noWebGl;
    byId('stage').append(note);
  }
  watchTheme((dark) => {
    page.setDark(dark);
    follow();
  }, (strong) => {
    page.setStrong(strong);
    follow();
  });
  watchPrinting(byId('stage'), drawLight, follow);
  void kept.refresh();
  await again.bringBack();
  opened = true;
  const linked = openLinked();
  addEventListener('hashchange', () => void openLinked().then(tellLinked));
  for (const { added, dropped } of tooSoon) addFiles(added, dropped);
  showExamples();
  void examplesThere().then((there) => {
    page.setExamples(there);
    if (wishes.has('lesson')) page.beginLesson();
    follow();
  });
  const example = wishes.get('example');
  if (example) tryExample(example);
  client = coming;
  songs.giveTo(coming);
  await models.finish(wishes.get('model') ?? '');
  offerListening();
  tellStarted();
  tellLinked(await linked);
  const maker = new PartMaker(kernels, coming.code);
  parts.giveTo(maker);
  // Before a song is analysed: nothing is fetched meanwhile.
  await Promise.all([maker.started, offerNewVersion()]);
}

/** Where the browser can. */
function offerListening() {
  const { microphone, other } = Live.sources;
  page.setLiveSources(microphone, other);
  byId('listen').hidden = !microphone;
  byId('listen-other').hidden = !other;
  byId('listen').addEventListener('click', () => page.listen(false));
  byId('listen-other').addEventListener('click', () => page.listen(true));
}

/** For paper. */
function drawLight() {
  const dark = page.dark();
  page.setDark(false);
  const drawn = view.drawNow();
  page.setDark(dark);
  return drawn;
}

const offerNewVersion = () =>
  goOffline({
    onNewVersion: (reload) => status.problem(() => (memory.lasts ? words().newVersionKeeps : words().newVersion), { label: () => words().reload, act: reload }),
    onNone(files) {
      changed = files;
      tellOffline();
    },
  });

/** @param {string} address */
async function fetchBytes(address) {
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok) throw new Error(words().noPart(address, answer?.status ?? words().offline));
  return new Uint8Array(await answer.arrayBuffer());
}

// Leaving ends what is being analysed.
window.addEventListener('beforeunload', (event) => {
  if (results.busy) event.preventDefault();
});

const tellStarted = () => window.dispatchEvent(new Event('moodglass-started')); // to watch.js

watchFiles(byId('files'), addFiles, problem, () => keptResults.wanted);
takeOpenedFiles(addFiles, (why) => problem(() => words().fileGone(why)), () => problem(() => words().sharedIsLost));
settle(start());
void takeShared(addFiles, problem);
stayInstalled();
prepared.catch((error) => {
  tellStarted();
  status.say(() => words().notStarted);
  problem(() => words().reloadOrReport(error.message));
  void offerNewVersion(); // which may be what it takes
});

// For tests: how many frames were drawn, a song's result as it would be exported, and the choice that the canvas offers.
Object.defineProperty(window, 'moodglass', {
  value: Object.freeze({
    get frames() {
      return view.frames;
    },
    analysis: (/** @type {number} */ id) => JSON.parse(page.analysisJson(id) || 'null'),
    chooseModel: (/** @type {string} */ name) => void models.use(name),
  }),
});
