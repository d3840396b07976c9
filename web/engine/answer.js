// SPDX-License-Identifier: Apache-2.0
// Questions about songs that are done: why and where, or what differs. Songs are cells as the engine has told them, with a name and
// the kind of music that they are compared with; what is asked is what src/platform/web/answers.cpp takes.

/**
 * @param {import('./simd/engine.js').Engine} engine @param {any[]} songs one to explain, or two to compare @param {any} asked
 * @returns {{text: string, map: Float32Array | null, refusal: string}} text: JSON; refusal: a sentence, or ''
 */
export function answer(engine, songs, asked) {
  const { error, text, map } = songs.length === 2 ? engine.compare(songs[0], songs[1], asked.emotion) : engine.explain(songs[0], asked);
  return { text: String(text), map: map?.slice() ?? null, refusal: String(error) };
}
