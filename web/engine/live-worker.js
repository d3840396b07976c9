// SPDX-License-Identifier: Apache-2.0
// The worker that listens to live sound, with an engine of its own: songs are analysed beside it. The messages are
// described in live.js.
import { loadEngine } from './program.js';
import { seriesOf } from './song.js';

const levelEvery = 100; // milliseconds

/** @type {import('./simd/engine.js').Engine} */ let engine;
let listening = false;
/** What has come and is not heard yet. @type {Float32Array[]} */ let waiting = [];
let ends = false; // nothing more comes

/** @param {object} message @param {Transferable[]} [transfer] */
const tell = (message, transfer = []) => /** @type {any} */ (self).postMessage(message, transfer);

/** How loud it has been since it was told last. */
let level = { peak: 0, clips: false };
let toldLevel = -Infinity;

/** @param {import('./simd/engine.js').Live} view */
function tellRecorded({ recording, recorded_s, peak, clips, silent_s }) {
  if (recording.length > 0) {
    const bytes = recording.slice().buffer;
    tell({ type: 'sound', bytes }, [bytes]);
  }
  level = { peak: Math.max(level.peak, peak), clips: level.clips || clips };
  const now = performance.now();
  if (now - toldLevel < levelEvery) return;
  tell({ type: 'level', ...level, silent_s, recorded_s });
  level = { peak: 0, clips: false };
  toldLevel = now;
}

/** @param {boolean} provisional */
function tellValues(provisional) {
  const series = seriesOf(engine), drawn = engine.outline();
  const outline = { ...drawn, lowest: drawn.lowest.slice(), highest: drawn.highest.slice(), levels: drawn.levels.slice() };
  tell({ type: 'values', provisional, series, outline, summary: engine.summaryJson() }, [
    series.curve_midlevel.buffer, series.curve_emotions.buffer, series.curve_black_box.buffer, series.windows.buffer,
    outline.lowest.buffer, outline.highest.buffer, outline.levels.buffer,
  ]);
}

/** Whatever waits at once: on a machine that is slower than the sound, values come less often, and never later and later. */
function hear() {
  if (!listening) return;
  const room = engine.reserveLive(waiting.reduce((sum, samples) => sum + samples.length, 0));
  let at = 0;
  for (const samples of waiting) {
    room.set(samples, at);
    at += samples.length;
  }
  waiting = [];
  const view = engine.pushLive();
  if (view.error) return fail(String(view.error));
  tellRecorded(view);
  if (view.fresh) tellValues(view.provisional);
  if (!ends) return;
  listening = false;
  tellRecorded(engine.finishLive());
  tell({ type: 'ended' });
}

const channel = new MessageChannel();
channel.port1.onmessage = hear; // after the pieces that came meanwhile

/** @param {MessageEvent<Float32Array | null>} message */
function take({ data }) {
  if (data) waiting.push(data);
  else ends = true;
  if (waiting.length === 1 || ends) channel.port2.postMessage(null);
}

/** @param {string} message */
function fail(message) {
  listening = false;
  tell({ type: 'failed', message });
}

/** @param {{kernels: import('./kernels.js').Kernels, code: WebAssembly.Module | null, model: {name: string, bytes: ArrayBuffer}, name: string, rate: number, line: MessagePort}} wish */
async function begin({ kernels, code, model, name, rate, line }) {
  engine = new (await loadEngine(kernels, code)).Engine();
  const room = engine.reserve(model.bytes.byteLength);
  if (!room) return fail('there is not enough memory to listen; close other programs');
  room.set(new Uint8Array(model.bytes));
  const error = engine.loadModel(model.name) || engine.openLive(name, rate);
  if (error) return fail(String(error));
  listening = true;
  line.onmessage = take;
}

self.addEventListener('message', ({ data }) => {
  begin(data).catch((error) => fail(error instanceof Error ? error.message : String(error)));
});
