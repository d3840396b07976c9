// SPDX-License-Identifier: Apache-2.0
// What the application in the canvas asks of the page (src/platform/web/page_host.h).
import { firstView } from './first-view.js';
import { sharing } from './installed.js';
import { linkOf } from './link.js';
import { save } from './takeaway.js';
import { drawGlyph } from './view/glyphs.js';
import { stayAwake } from './wake-lock.js';
import { words } from './view/words.js';

/** What songs have put away that are not shown, by number and part. @type {Map<string, Uint8Array>} */
const away = new Map();

/**
 * @param {{
 *   canvas: HTMLCanvasElement,
 *   page: () => import('./page.js').Page,
 *   songs: import('./songs.js').Songs,
 *   models: import('./model-choice.js').ModelChoice,
 *   parts: import('./parts.js').Parts,
 *   playback: import('./playback.js').Playback,
 *   live: import('./live.js').Live,
 *   kept: import('./view/kept-list.js').KeptList,
 *   again: import('./list-again.js').ListAgain,
 *   status: import('./view/status.js').Status,
 *   view: import('./view/canvas.js').CanvasView,
 *   pickFiles: () => void,
 *   tryExample: (key: string) => void,
 *   tellStoring: () => void,
 * }} desk tellStoring: why the song whose turn it is has not begun
 */
export const hostOf = ({ canvas, page, songs, models, parts, playback, live, kept, again, status, view, pickFiles, tryExample, tellStoring }) => ({
  pickFiles,
  openExample: tryExample,
  beginLive(/** @type {boolean} */ other) {
    parts.stop();
    playback.pause(); // or it would hear that
    void live.begin(other);
  },
  endLive: () => live.end(),
  saveRecording(/** @type {number} */ id) {
    const file = songs.file(id);
    if (!file) return;
    const name = `${file.name}.wav`;
    save(name, file);
    status.say(() => words().saved(name));
  },
  analyse(/** @type {number} */ id) {
    status.forgetSong(id);
    songs.analyse(id);
    queueMicrotask(() => (songs.file(id) ? tellStoring() : again.analyse(id))); // the song's file is told after this
  },
  cancel(/** @type {number} */ id) {
    songs.cancel(id);
    const name = songs.name(id);
    status.say(() => words().cancelledSong(name));
  },
  forget(/** @type {number} */ id) {
    parts.forget(songs.file(id));
    songs.forget(id);
    playback.stop(id);
    status.forgetSong(id);
  },
  putAway: (/** @type {number} */ id, /** @type {number} */ part, /** @type {Uint8Array} */ bytes) => void away.set(`${id} ${part}`, bytes),
  takeBack(/** @type {number} */ id, /** @type {number} */ part) {
    const bytes = away.get(`${id} ${part}`);
    away.delete(`${id} ${part}`);
    return bytes;
  },
  dropAway: (/** @type {number} */ id, /** @type {number} */ part) => void away.delete(`${id} ${part}`),
  chooseModel: (/** @type {string} */ name) => void models.use(name),
  play(/** @type {number} */ id, /** @type {number} */ from) {
    parts.stop();
    const file = songs.file(id);
    if (file) playback.play(id, songs.name(id), file, from);
  },
  listen(/** @type {number} */ id, /** @type {any} */ request, /** @type {number} */ from) {
    playback.pause();
    void parts.make(id, request, (wav) => playback.playPart(id, wav, request.part, request.begin_s, from));
  },
  resume(/** @type {number} */ from) {
    parts.stop();
    playback.resume(from);
  },
  savePart(/** @type {number} */ id, /** @type {any} */ request, /** @type {string} */ name) {
    const keep = (/** @type {Blob} */ wav) => {
      save(name, wav);
      status.say(() => words().saved(name));
    };
    void parts.make(id, request, keep, name);
  },
  pause() {
    parts.stop();
    playback.pause();
  },
  hear: (/** @type {number} */ speed, /** @type {number} */ volume, /** @type {number} */ begin, /** @type {number} */ end) => playback.hear(speed, volume, begin, end),
  stayAwake,
  playhead: () => ({ ...playback.head(), preparing: parts.busy }),
  save(/** @type {string} */ name, /** @type {string} */ type, /** @type {Uint8Array<ArrayBuffer>} */ bytes) {
    const content = new Blob([bytes], { type });
    save(name, content);
    const share = sharing(name, content);
    const act = () =>
      void share?.().catch((error) => error.name === 'AbortError' || status.problem(() => words().notShared(name, error.message))); // it was let be
    status.say(() => words().saved(name), share && { label: () => words().share, act });
  },
  takePicture: () =>
    view.picture(async (png) => {
      if (!png) status.say(() => words().noPicture);
      page().onPicture(new Uint8Array(png ? await png.arrayBuffer() : new ArrayBuffer(0)));
      view.request();
    }),
  takeCard: (/** @type {number} */ song, /** @type {'square' | 'wide'} */ shape) =>
    view.card(song, shape, async (png) => {
      if (!png) status.say(() => words().noPicture);
      page().onCard(song, shape, new Uint8Array(png ? await png.arrayBuffer() : new ArrayBuffer(0)));
      view.request();
    }),
  rememberTour: () => void (firstView.tourKnown = true),
  rememberEverything(/** @type {boolean} */ shown) {
    firstView.everything = shown;
    document.body.classList.toggle('card', !shown);
  },
  wantKept: (/** @type {boolean} */ wanted) => void kept.want(wanted),
  keep: (/** @type {number} */ song, /** @type {string} */ key, /** @type {string} */ name, /** @type {string} */ content) => void kept.keep(song, key, name, content),
  openKept: (/** @type {string} */ key) => void kept.open(key),
  deleteKept: (/** @type {string} */ key) => void kept.remove(key),
  async readKept() {
    await kept.readEach((json) => page().onKeptMusic(json));
    page().onKeptRead();
    view.request();
  },
  async copyText(/** @type {string} */ text) {
    try {
      await navigator.clipboard.writeText(text); // there is none where the page is not served securely
      status.say(() => words().copied);
    } catch {
      status.problem(() => words().notCopied);
    }
  },
  async copyLink(/** @type {string} */ json) {
    let link = '';
    try {
      link = await linkOf(location.href, json);
      await navigator.clipboard.writeText(link);
      status.say(() => words().linkCopied);
    } catch {
      status.problem(() => (link ? words().notCopied : words().noLink));
    }
  },
  setCursor(/** @type {string} */ cursor) {
    if (canvas.style.cursor !== cursor) canvas.style.cursor = cursor;
  },
  drawGlyph,
});
