// SPDX-License-Identifier: Apache-2.0
// Sound into an engine, and what it knows of a song out of it, copied: whoever drives the engine, a worker or a page's own thread.

/** @typedef {import('./simd/engine.js').Engine} Engine */

/**
 * @param {Engine} engine @param {{rate: number, channels: Float32Array[]}} sound @param {number} told seconds it should last, or 0
 * @param {string} name @param {number} helpers how many engines will help
 * @returns {string} '' or a sentence
 */
export function openSound(engine, sound, told, name, helpers) {
  const length = sound.channels[0]?.length ?? 0;
  const weights = Array.from(engine.mixWeights(sound.channels.length));
  const mono = engine.reserveSamples(length);
  sound.channels.forEach((samples, c) => {
    const weight = weights[c];
    if (weight !== 0) for (let i = 0; i < length; ++i) mono[i] += samples[i] * weight;
  });
  return String(engine.openSamples(name, helpers, sound.rate, told));
}

/** @param {Engine} engine once it is done */
export function cellsOf(engine) {
  const from = engine.cells();
  return { ...from, values: from.values.slice(), silence: from.silence.slice(), measured: from.measured.slice() };
}

/** @param {Engine} engine once it has taken stock */
export function seriesOf(engine) {
  const from = engine.series();
  return {
    ...from, curve_midlevel: from.curve_midlevel.slice(), curve_emotions: from.curve_emotions.slice(),
    curve_black_box: from.curve_black_box.slice(), windows: from.windows.slice(),
  };
}
