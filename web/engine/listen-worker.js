// SPDX-License-Identifier: Apache-2.0
// Makes the sound of a part of a song, one at a time. Between two steps it listens, so that a new wish ends the one before.
//
// To it: start {kernels, code}, make {id, file, request}, sound {id, sound, request}, stop {}. From it: started {}, decode {id},
// made {id, wav: Blob}, failed {id, message}. The request is that of src/platform/web/listen.cpp.
import { openTrack } from '../containers/open.js';
import { Reader } from '../containers/reader.js';
import { soundingLength } from '../containers/track.js';
import { loadEngine } from './program.js';
import { decoded, decodes, lengthOf } from './stream.js';

/** @type {Promise<import('./simd/engine.js').Masker>} */ let ready;
/** @type {() => void} */ let begin;
let current = 0; // the wish at work
let unwanted = new AbortController(); // aborted once it is no longer

const memory = 2 ** 30; // bytes, the engine's most

/** @param {object} message */
const tell = (message) => /** @type {any} */ (self).postMessage(message);

const noRoom = 'too large for the page\'s memory (1 GB in all); use the command or the window for it';
const notMade = 'this part of the sound could not be made';

/** @param {import('./kernels.js').Kernels} kernels @param {WebAssembly.Module | null} code @returns {Promise<import('./simd/engine.js').Masker>} */
async function start(kernels, code) {
  const module = await loadEngine(kernels, code);
  return new module.Masker();
}

/** @param {unknown} error */
function reason(error) {
  // Compiled without exceptions, the engine aborts where an allocation fails.
  if (error instanceof WebAssembly.RuntimeError) return error.message.includes('Aborted()') ? noRoom : notMade;
  return error instanceof Error ? error.message : String(error);
}

const channel = new MessageChannel();
/** @type {(() => void) | null} */ let resume = null;
channel.port1.onmessage = () => resume?.();

/** Lets waiting messages in. @returns {Promise<void>} */
const breathe = () =>
  new Promise((resolve) => {
    resume = resolve;
    channel.port2.postMessage(null);
  });

/** @param {import('./simd/engine.js').Masker} masker @param {number} id */
async function write(masker, id) {
  /** @type {Uint8Array<ArrayBuffer>[]} */ const pieces = [];
  for (let more = true; more; await breathe()) {
    if (current !== id) return;
    const step = masker.step();
    if (step.error) throw new Error(String(step.error));
    if (step.piece.length > 0) pieces.push(/** @type {Uint8Array<ArrayBuffer>} */ (step.piece.slice()));
    more = step.more;
  }
  tell({ type: 'made', id, wav: new Blob(pieces, { type: 'audio/wav' }) });
}

/** @param {{id: number, file: File, request: any}} wish */
async function ofFile({ id, file, request }) {
  const masker = await ready;
  if (await ofPieces(masker, { id, file, request })) return;
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (current !== id) return;
  const room = masker.reserve(bytes.length);
  if (!room) throw new Error(noRoom);
  room.set(bytes);
  if (masker.leavesToBrowser()) return tell({ type: 'decode', id });
  const error = masker.open(request);
  if (error) throw new Error(String(error));
  await write(masker, id);
}

/**
 * Of a file that the browser decodes piece by piece: the stretch alone.
 * @param {import('./simd/engine.js').Masker} masker @param {{id: number, file: File, request: any}} wish
 * @returns {Promise<boolean>} false: it is none of those
 */
async function ofPieces(masker, { id, file, request }) {
  const reader = new Reader(file, unwanted.signal), track = await openTrack(reader);
  if (!track || !(await decodes(track))) return false;
  const { begin_s, end_s } = request;
  if ((Math.min(end_s, soundingLength(track)) - begin_s) * track.rate * track.channels * 4 > memory) throw new Error(noRoom);
  /** @type {import('./stream.js').Piece[]} */ const pieces = [];
  for await (const piece of decoded(track, reader, { gaps: false, otherFollows: false }, begin_s, end_s)) {
    if (current !== id) return true;
    pieces.push(piece);
  }
  if (current === id) await ofStretch(masker, id, pieces, begin_s, request);
  return true;
}

/** Of sound that the browser has decoded as a whole. @param {{id: number, sound: import('./stream.js').Piece, request: any}} wish */
async function ofSound({ id, sound: { rate, channels }, request }) {
  const masker = await ready;
  const first = Math.round(request.begin_s * rate), end = Math.round(request.end_s * rate);
  await ofStretch(masker, id, [{ rate, channels: channels.map((samples) => samples.subarray(first, end)) }], first / rate, request);
}

/** @param {import('./simd/engine.js').Masker} masker @param {number} id @param {import('./stream.js').Piece[]} pieces of a stretch @param {number} shift where it begins, in seconds @param {any} request */
async function ofStretch(masker, id, pieces, shift, request) {
  const width = pieces[0]?.channels.length ?? 1, rate = pieces[0]?.rate ?? 44100;
  const samples = masker.reserveSamples(pieces.reduce((sum, piece) => sum + lengthOf(piece), 0) * width);
  if (!samples) throw new Error(noRoom);
  let at = 0;
  for (const { channels } of pieces) {
    channels.forEach((channel, c) => {
      for (let i = 0; i < channel.length; ++i) samples[at + i * width + c] = channel[i];
    });
    at += channels[0].length * width;
  }
  const error = masker.openSamples({ ...request, start_s: request.start_s - shift, begin_s: 0, end_s: request.end_s - shift }, width, rate);
  if (error) throw new Error(String(error));
  await write(masker, id);
}

self.addEventListener('message', async ({ data }) => {
  if (data.type === 'start') {
    begin = () => {
      ready = start(data.kernels, data.code);
    };
    begin();
    ready.catch(() => {}).then(() => tell({ type: 'started' })); // a wish will tell what is wrong
    return;
  }
  current = data.id ?? 0;
  unwanted.abort();
  unwanted = new AbortController();
  if (data.type === 'stop') return;
  try {
    await (data.type === 'make' ? ofFile(data) : ofSound(data));
  } catch (error) {
    if (current === data.id) tell({ type: 'failed', id: data.id, message: reason(error) });
    if (error instanceof WebAssembly.RuntimeError) begin(); // it is of no more use
  }
});
