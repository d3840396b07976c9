// SPDX-License-Identifier: Apache-2.0
// The engine's worker: takes one song at a time, steps through it, reports. Between two steps it listens, so that a
// song can be cancelled at any time. Or it helps another worker. The messages are described in client.js.
import { openTrack } from '../containers/open.js';
import { Reader } from '../containers/reader.js';
import { soundingLength } from '../containers/track.js';
import { answer } from './answer.js';
import { giveWay, hearInput } from './courtesy.js';
import { help, Helpers } from './helpers.js';
import { loadEngine } from './program.js';
import { cellsOf, seriesOf } from './song.js';
import { needed_MB, openWhole, safe_MB, SoundFeed } from './sound-feed.js';
import { decoded, decodes } from './stream.js';

const progressEvery = 200; // milliseconds
const partialEvery = 500;

/** @type {import('./simd/engine.js').Engine} */ let engine;
/** @type {Promise<void>} */ let started = Promise.resolve();
/** @type {Promise<void>} */ let ready = started; // with a model
/** @type {number | null} */ let current = null; // the song at work
/** @type {Helpers | null} */ let helpers = null; // for it
let unwanted = new AbortController(); // aborted once it is cancelled
/** @type {SoundFeed | null} */ let feed = null; // of sound that the browser decodes

/** @param {object} message @param {Transferable[]} [transfer] */
const tell = (message, transfer = []) => /** @type {any} */ (self).postMessage(message, transfer);

const channel = new MessageChannel();
/** @type {(() => void) | null} */ let resume = null;
channel.port1.onmessage = () => resume?.();

/** Lets waiting messages in. @returns {Promise<void>} */
function breathe() {
  return new Promise((resolve) => {
    resume = resolve;
    channel.port2.postMessage(null);
  });
}

/** A sentence for the user; the engine is well. */
class Refusal extends Error {}

const unreadable = 'the browser could not read it: it was moved, removed or locked, or is a folder; add it again';

const memory = 2 ** 30; // bytes, the engine's most
const piece = 2 ** 23; // bytes of a file at a time

/** @param {number} size in bytes @returns {Uint8Array} room in the engine's memory */
function reserve(size) {
  const room = size <= memory ? engine.reserve(size) : null;
  if (room) return room;
  throw new Refusal(
    `too large: it needs ${Math.ceil(size / 2 ** 20)} MB at once, more than the page's memory has (1 GB in all); ` +
      'use the command or the window for it, or cut it into parts',
  );
}

/** @param {'simd' | 'relaxed'} kernels @param {WebAssembly.Module | null} code */
async function start(kernels, code) {
  const module = await loadEngine(kernels, code);
  engine = new module.Engine();
}

/** @param {ArrayBuffer} bytes @param {string} name */
function loadModel(bytes, name) {
  reserve(bytes.byteLength).set(new Uint8Array(bytes));
  const error = engine.loadModel(name);
  if (error) throw new Refusal(error);
  tell({ type: 'model', name, references: engine.references() });
}

/**
 * @param {number} id @param {File} file @param {string} name @param {number} helpers how many
 * @returns {Promise<boolean>} false: the browser is to decode it
 */
async function openFile(id, file, name, helpers) {
  // Piece by piece, so that the file is never twice in memory; large ones, for each costs a way to the browser and back.
  // What has gone since it was chosen says that it is empty.
  if (file.size === 0) throw new Refusal('no bytes of it came: it is empty, still in a ZIP or in the cloud (unpack or download it first), or was moved or removed since it was chosen; add it again');
  const reader = new Reader(file, unwanted.signal), track = await openTrack(reader);
  if (current !== id) return true;
  if (track && (await decodes(track))) {
    const findings = { gaps: false, otherFollows: false };
    return openPieces(decoded(track, reader, findings), findings, track, name, helpers);
  }
  const room = reserve(file.size);
  for (let at = 0; at < room.length; at += piece) {
    const bytes = new Uint8Array(await file.slice(at, at + piece).arrayBuffer());
    if (current !== id) return true;
    if (bytes.length !== Math.min(piece, room.length - at)) throw new Refusal('it changed while it was read; add it again');
    room.set(bytes, at);
  }
  if (engine.leavesToBrowser()) {
    const needed = needed_MB(track, engine.toldDuration());
    const refusal = engine.refusalWhereTheBrowserFails();
    if (needed > safe_MB)
      throw new Refusal(
        refusal ||
          `this browser decodes it only as a whole, which takes ${needed} MB at once, more than the ${safe_MB} MB that are safe; ` +
            'use another browser or a newer one, the command or the window, or convert it to MP3, FLAC or Opus',
      );
    tell({ type: 'decode', id, told: engine.toldDuration(), refusal });
    return false;
  }
  const error = engine.open(name, helpers);
  if (error) throw new Refusal(error);
  return true;
}

/**
 * Begins with sound that the browser decodes piece by piece.
 * @param {AsyncGenerator<import('./stream.js').Piece>} pieces @param {import('./stream.js').Findings} findings known once all have come
 * @param {import('../containers/track.js').Track} track @param {string} name @param {number} helpers how many
 */
async function openPieces(pieces, findings, track, name, helpers) {
  feed = new SoundFeed(engine, pieces, soundingLength(track), () => ({ ...findings, cut: track.cut }));
  const kind = await feed.first();
  if (!kind) throw new Refusal('no sound could be decoded from the file; it is damaged or cut at its beginning: get it again');
  const error = engine.openFed(name, helpers, kind.channels.length, kind.rate, track.told_s ?? (track.container === 'mp4' ? soundingLength(track) : 0));
  if (error) throw new Refusal(error);
  return true;
}

/**
 * Begins with sound that is decoded as a whole.
 * @param {import('./stream.js').Piece} sound @param {number} told seconds it should last @param {string} name @param {number} helpers how many
 */
function openDecoded(sound, told, name, helpers) {
  const opened = openWhole(engine, sound, told, name, helpers);
  feed = opened.feed;
  const { error } = opened;
  if (error) throw new Refusal(error);
}

/** @param {number} id */
function tellOverview(id) {
  const from = engine.overview();
  const overview = { ...from, lowest: from.lowest.slice(), highest: from.highest.slice(), levels: from.levels.slice() };
  tell({ type: 'overview', id, overview }, [overview.lowest.buffer, overview.highest.buffer, overview.levels.buffer]);
}

/** @param {number} id */
function tellCells(id) {
  const cells = cellsOf(engine);
  tell({ type: 'cells', id, cells }, [cells.values.buffer, cells.silence.buffer, cells.measured.buffer, cells.silent.buffer]);
}

/** @param {'glimpse' | 'partial' | 'done'} type @param {number} id @param {number} fraction */
function tellTaken(type, id, fraction) {
  const series = seriesOf(engine);
  tell({ type, id, fraction, summary: engine.summaryJson(), series }, [
    series.curve_midlevel.buffer, series.curve_emotions.buffer, series.curve_black_box.buffer, series.windows.buffer,
  ]);
}

/** @param {number} id @param {Helpers} crew */
async function run(id, crew) {
  let toldProgress = 0, toldPartial = performance.now(), decoded = false;
  crew.feed(); // before the leader decodes all of a short song by itself
  while (current === id) {
    await feed?.fill();
    if (current !== id) return;
    const began = performance.now();
    const step = engine.step();
    const worked = performance.now() - began;
    if (step.error) throw new Refusal(String(step.error));
    if (step.stage !== 'decoding' && !decoded) {
      decoded = true;
      tellOverview(id);
    }
    if (step.stage === 'done') {
      engine.take();
      tellCells(id);
      tellTaken('done', id, step.fraction);
      return;
    }
    if (engine.takeGlimpse()) tellTaken('glimpse', id, step.fraction);
    const now = performance.now();
    if (step.stage === 'analysing' && now - toldPartial > partialEvery && engine.takePartial()) {
      tellTaken('partial', id, step.fraction);
      // A long song's partial result is large: tell it less often, so that telling stays a small part of the work.
      toldPartial = performance.now() + 10 * (performance.now() - now);
    } else if (now - toldProgress > progressEvery) {
      tell({ type: 'progress', id, stage: step.stage, fraction: step.fraction });
      toldProgress = now;
    }
    crew.feed();
    if (step.waiting) engine.hearSilence();
    await (step.waiting ? crew.wait() : breathe());
    await giveWay(worked);
  }
}

/**
 * @param {number} id @param {MessagePort[]} ports to the helpers
 * @param {(helpers: number) => Promise<boolean> | boolean} open answers false when the browser is to decode it
 */
async function analyse(id, ports, open) {
  current = id;
  unwanted = new AbortController();
  try {
    await ready;
    helpers = new Helpers(engine, ports);
    if (await open(ports.length)) await run(id, helpers);
    if (current !== id) tell({ type: 'cancelled', id });
  } catch (error) {
    if (current !== id && (error instanceof Refusal || error instanceof DOMException)) tell({ type: 'cancelled', id });
    else if (error instanceof Refusal) tell({ type: 'failed', id, message: error.message });
    else if (error instanceof DOMException) tell({ type: 'failed', id, message: unreadable });
    else throw error;
  }
  helpers?.close();
  helpers = null;
  feed?.close();
  feed = null;
  engine.close();
  if (current === id) current = null;
}

hearInput();
self.addEventListener('message', ({ data }) => {
  const crashed = (/** @type {unknown} */ error) => tell({ type: 'crashed', reason: String(error instanceof Error ? error.message : error) });
  switch (data.type) {
    case 'start':
      started = start(data.kernels, data.code);
      started.catch(crashed);
      break;
    case 'model':
      ready = started.then(() => loadModel(data.bytes, data.name));
      ready.then(() => engine.prepare(data.warmUp)).catch(() => {}); // what is wrong, the first song tells
      ready.catch((error) => {
        if (error instanceof Refusal) tell({ type: 'model-failed', name: data.name, message: error.message });
        else crashed(error);
      });
      break;
    case 'analyse':
      analyse(data.id, data.ports, (helpers) => openFile(data.id, data.file, data.name, helpers)).catch(crashed);
      break;
    case 'sound':
      analyse(data.id, data.ports, (helpers) => { openDecoded(data.sound, data.told, data.name, helpers); return true; }).catch(crashed);
      break;
    case 'help':
      ready.then(() => help(engine, data.port)).catch(() => {}); // whoever asks does without
      break;
    case 'ask':
      ready
        .then(() => tell({ type: 'answer', question: data.question, ...answer(engine, data.songs, data.asked) }))
        .catch((error) => {
          if (error instanceof Refusal) tell({ type: 'answer', question: data.question, refusal: error.message });
          else crashed(error);
        });
      break;
    case 'cancel':
      if (current === data.id) {
        current = null; // whoever works on it notices, and tells
        unwanted.abort();
        helpers?.close();
      } else tell({ type: 'cancelled', id: data.id });
      break;
  }
});
