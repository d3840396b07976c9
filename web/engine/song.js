// SPDX-License-Identifier: Apache-2.0
// What an engine knows of a song, copied out of it: whoever drives the engine, a worker or a page's own thread.

/** @typedef {import('./simd/engine.js').Engine} Engine */

/** @param {Engine} engine once it is done */
export function cellsOf(engine) {
  const from = engine.cells();
  return { ...from, values: from.values.slice(), silence: from.silence.slice(), measured: from.measured.slice(), silent: from.silent.slice() };
}

/** @param {Engine} engine once it has taken stock */
export function seriesOf(engine) {
  const from = engine.series();
  return {
    ...from, curve_midlevel: from.curve_midlevel.slice(), curve_emotions: from.curve_emotions.slice(),
    curve_black_box: from.curve_black_box.slice(), windows: from.windows.slice(),
  };
}
