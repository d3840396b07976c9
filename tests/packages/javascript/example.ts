// SPDX-License-Identifier: Apache-2.0
// Checked by tsc against the package's types; never run.
import { emotions, Moodglass, type Analysis, type Emotion, type Explanation, type SoundMap } from 'moodglass';

export async function mostOf(file: File, signal: AbortSignal): Promise<[Emotion, string]> {
  const moodglass = await Moodglass.load({ workers: 2 });
  const analysis: Analysis = await moodglass.analyse(file, { signal, onProgress: ({ stage, fraction }) => console.log(stage, fraction.toFixed(2)) });
  const most = [...emotions].sort((a, b) => analysis.emotions[b].percentile - analysis.emotions[a].percentile)[0];
  const why: Explanation = await moodglass.explain(analysis, { emotion: most });
  const where: SoundMap = await moodglass.map(analysis, { feature: 'dissonance', begin_s: 10 });
  console.log(where.values[0], why.change ?? 'no reasons');
  moodglass.close();
  return [most, why.sentence];
}

export async function wrong(moodglass: Moodglass, analysis: Analysis) {
  // @ts-expect-error there is no such emotion
  await moodglass.explain(analysis, { emotion: 'joy' });
  // @ts-expect-error samples need their rate
  await moodglass.analyse({ samples: new Float32Array(1) });
  // @ts-expect-error made by load()
  new Moodglass();
}
