// SPDX-License-Identifier: Apache-2.0
// Makes the sound of a part of a song, one at a time. Between two steps it listens, so that a new wish ends the one before.
//
// To it: start {kernels, code}, make {id, file, request}, sound {id, sound, request}, stop {}. From it: started {}, decode {id},
// made {id, wav: Blob}, failed {id, message}. The request is that of src/platform/web/listen.cpp.
import { loadEngine } from './program.js';

/** @type {Promise<import('./simd/engine.js').Masker>} */ let ready;
/** @type {() => void} */ let begin;
let current = 0; // the wish at work

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

/** Of sound that the browser has decoded: the stretch alone. @param {{id: number, sound: {rate: number, channels: Float32Array[]}, request: any}} wish */
async function ofSound({ id, sound: { rate, channels }, request }) {
  const masker = await ready;
  const width = channels.length;
  const first = Math.round(request.begin_s * rate), end = Math.min(channels[0].length, Math.round(request.end_s * rate));
  const samples = masker.reserveSamples(Math.max(0, end - first) * width);
  if (!samples) throw new Error(noRoom);
  channels.forEach((channel, c) => {
    for (let i = first; i < end; ++i) samples[(i - first) * width + c] = channel[i];
  });
  const shift = first / rate;
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
  if (data.type === 'stop') return;
  try {
    await (data.type === 'make' ? ofFile(data) : ofSound(data));
  } catch (error) {
    tell({ type: 'failed', id: data.id, message: reason(error) });
    if (error instanceof WebAssembly.RuntimeError) begin(); // it is of no more use
  }
});
