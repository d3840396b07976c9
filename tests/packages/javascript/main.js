// SPDX-License-Identifier: Apache-2.0
// What a page does with the package; browser.test.mjs looks at what comes of it.
import { Moodglass } from 'moodglass';

/** @param {() => Promise<any>} act */
const outcome = (act) => act().catch((/** @type {Error} */ error) => `${error.name}: ${error.message}`);

async function all() {
  const song = await (await fetch('song.bin')).arrayBuffer(); // a WAV file
  const moodglass = await Moodglass.load({ workers: 2 });
  const stop = new AbortController();
  const [analysis, again, stopped] = await Promise.all([
    moodglass.analyse(new File([song], 'song.wav')),
    moodglass.analyse(song),
    outcome(() => moodglass.analyse(song, { signal: stop.signal, onProgress: () => stop.abort() })),
  ]);
  const map = await moodglass.map(analysis, { emotion: 'tension' });
  const refused = await outcome(() => moodglass.analyse(new TextEncoder().encode('words, and more words')));
  const decoded = await moodglass.analyse(await (await fetch('coded.bin')).arrayBuffer());
  moodglass.close();
  const here = await Moodglass.load({ workers: 0 });
  const direct = await here.analyse(song);
  here.close();
  return {
    file: analysis.file,
    kernels: analysis.engine.kernels,
    means: Object.values(analysis.emotions).map(({ mean }) => mean),
    again: Object.values(again.emotions).map(({ mean }) => mean),
    direct: Object.values(direct.emotions).map(({ mean }) => mean),
    decoded_s: decoded.duration_s,
    map: map.values.reduce((sum, value) => sum + value, map.base),
    stopped,
    refused,
  };
}

/** @type {any} */ (window).outcome = outcome(all);
