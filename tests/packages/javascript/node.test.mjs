// SPDX-License-Identifier: Apache-2.0
// The package in Node.js, from its tarball.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { emotions, features, Moodglass } from 'moodglass';

const root = /** @type {string} */ (process.env.MOODGLASS_ROOT);
const command = join(root, 'build/native/bin/moodglass');
const tinyModel = readFileSync(join(root, 'tests/golden/tiny.safetensors'));
const ladder = 'ladder';
const whole = readFileSync(join(ladder, 'whole.wav'));
const refusalOf = (/** @type {Promise<any>} */ promise) => promise.then(() => 'done', (error) => error.message);

/** Chords that change, on the spot. @param {number} seconds @param {number} rate */
function chords(seconds, rate) {
  const samples = new Float32Array(seconds * rate);
  for (let i = 0; i < samples.length; ++i) {
    const t = i / rate, root = 110 * 2 ** (((Math.floor(t) * 5) % 12) / 12);
    for (const interval of [1, 1.26, 1.5, 2]) samples[i] += 0.1 * Math.sin(2 * Math.PI * root * interval * t);
  }
  return samples;
}

/** @type {Moodglass} */ let tiny;
before(async () => {
  tiny = await Moodglass.load({ model: tinyModel });
});
after(() => tiny.close());

test('the tarball is under 4 MB, with the model that ships', () => {
  const packages = join(root, 'build/packages');
  const tarballs = readdirSync(packages).filter((name) => /^moodglass-\d.*\.tgz$/.test(name));
  assert.equal(tarballs.length, 1);
  assert.ok(statSync(join(packages, tarballs[0])).size < 4e6);
});

test('the shipped model says what the command says', async () => {
  const told = JSON.parse(execFileSync(command, ['analyze', '--format', 'json', join(ladder, 'whole.wav')], { encoding: 'utf8' }));
  const moodglass = await Moodglass.load();
  const analysis = await moodglass.analyse(whole, { name: told.file });
  moodglass.close();
  assert.equal(analysis.model.sha256, told.model.sha256);
  const near = (/** @type {number} */ a, /** @type {number} */ b) => assert.ok(Math.abs(a - b) < 5e-5, `${a} is not ${b}`);
  for (const name of features) near(analysis.midlevel?.[name].mean ?? NaN, told.midlevel[name].mean);
  for (const name of emotions) {
    near(analysis.emotions[name].mean, told.emotions[name].mean);
    let sum = analysis.effects?.[name].bias ?? NaN;
    for (const feature of features) sum += analysis.effects?.[name][feature] ?? NaN;
    near(sum, analysis.emotions[name].mean);
  }
  assert.equal(analysis.windows.length, told.windows.length);
  assert.equal(analysis.curve.emotions.length, 8);
  analysis.curve.emotions.forEach((values, e) => values.forEach((value, i) => near(value, told.curve.emotions[e][i])));
  assert.equal(JSON.parse(JSON.stringify(analysis)).sentences.tension, told.sentences.tension);
});

test('a process ends by itself once all is answered', () => {
  writeFileSync('alone.mjs', `
    import { readFileSync } from 'node:fs';
    import { Moodglass } from 'moodglass';
    const moodglass = await Moodglass.load({ workers: 2 });
    const analysis = await moodglass.analyse(readFileSync('ladder/whole.flac'));
    console.log(analysis.duration_s);`);
  assert.equal(execFileSync(process.execPath, ['alone.mjs'], { encoding: 'utf8' }).trim(), '4');
});

test('bytes, a Blob, samples, and the caller\'s own thread give the same', async () => {
  const direct = await Moodglass.load({ model: tinyModel, workers: 0 });
  const samples = chords(14, 44100);
  /** @type {import('moodglass').Song[]} */ const stereo = [{ samples: [samples, samples], rate: 44100 }];
  const of = async (/** @type {Moodglass} */ by, /** @type {import('moodglass').Song} */ song) => (await by.analyse(song)).emotions;
  const first = await of(tiny, { samples, rate: 44100 });
  for (const other of [await of(tiny, stereo[0]), await of(direct, { samples, rate: 44100 })])
    for (const name of emotions) assert.ok(Math.abs(other[name].mean - first[name].mean) < 1e-5);
  assert.equal(samples.length, 14 * 44100, 'they stay the caller\'s');
  const bytes = await of(tiny, whole);
  assert.deepEqual(await of(tiny, new Blob([whole])), bytes);
  assert.deepEqual(await of(tiny, /** @type {ArrayBuffer} */ (whole.buffer.slice(whole.byteOffset, whole.byteOffset + whole.length))), bytes);
  for (const name of emotions) assert.ok(Math.abs((await of(direct, whole))[name].mean - bytes[name].mean) < 1e-5);
  const partials = [];
  const told = /** @type {number[]} */ ([]);
  const analysis = await direct.analyse({ samples: chords(60, 22050), rate: 22050 }, {
    onProgress: ({ fraction }) => told.push(fraction), onPartial: (partial) => partials.push(partial), name: 'chords',
  });
  assert.equal(analysis.file, 'chords');
  assert.deepEqual(told, [...told].sort((a, b) => a - b));
  assert.equal(told.at(-1), 1);
  const why = await direct.explain(analysis, { emotion: 'sad' });
  assert.equal(why.of, 'sad');
  direct.close();
});

test('two songs at once', async () => {
  const [long, short] = await Promise.all([
    tiny.analyse({ samples: chords(40, 22050), rate: 22050 }, { name: 'long' }),
    tiny.analyse({ samples: chords(12, 22050), rate: 22050 }, { name: 'short' }),
  ]);
  assert.deepEqual([long.file, long.duration_s, short.file, short.duration_s], ['long', 40, 'short', 12]);
});

test('an abort in the middle, and the next song is well', async () => {
  const stop = new AbortController();
  let calls = 0;
  const stopped = tiny.analyse({ samples: chords(600, 44100), rate: 44100 }, {
    signal: stop.signal,
    onProgress() {
      ++calls;
      stop.abort(new Error('enough'));
    },
  });
  const next = tiny.analyse({ samples: chords(12, 22050), rate: 22050 });
  assert.equal(await refusalOf(stopped), 'enough');
  assert.equal(calls, 1);
  assert.equal((await next).duration_s, 12);
  assert.equal(await refusalOf(tiny.analyse(whole, { signal: AbortSignal.abort(new Error('never')) })), 'never');
});

test('why, where, and what differs', async () => {
  const a = await tiny.analyse({ samples: chords(14, 22050), rate: 22050 }, { name: 'a' });
  const noise = Float32Array.from({ length: 14 * 22050 }, (_, i) => Math.sin(i * i * 0.37) * 0.2);
  const b = await tiny.analyse({ samples: noise, rate: 22050 }, { name: 'b' });
  const why = await tiny.explain(a, { emotion: 'tension', begin_s: 2, end_s: 9 });
  assert.ok(Math.abs(Object.values(why.effects ?? {}).reduce((sum, value) => sum + value, why.bias ?? NaN) - why.value) < 1e-4);
  assert.ok(why.sentence.length > 20 && (why.change ?? '').length > 20);
  const map = await tiny.map(a, { feature: 'dissonance' });
  assert.equal(map.values.length, map.columns * map.rows);
  assert.ok(Math.abs(map.values.reduce((sum, value) => sum + value, map.base) - (a.midlevel?.dissonance.mean ?? NaN)) < 1e-4);
  const apart = await tiny.compare(a, b, { emotion: 'sad' });
  assert.ok(Math.abs(Object.values(apart.effects).reduce((sum, each) => sum + each.difference, 0) - apart.emotions.sad.difference) < 1e-4);
  assert.deepEqual([apart.first, apart.second], ['a', 'b']);
});

test('wrong calls are told', async () => {
  const analysis = await tiny.analyse(whole);
  const any = /** @type {any} */ (tiny);
  assert.match(await refusalOf(any.explain(analysis, { emotion: 'joy' })), /^say what to explain: an emotion \(valence, /);
  assert.match(await refusalOf(any.explain(analysis, { emotion: 'sad', begin_s: 3, end_s: 1 })), /the stretch ends before it begins/);
  assert.match(await refusalOf(any.explain(structuredClone(analysis), { emotion: 'sad' })), /no analysis of this Moodglass/);
  assert.match(await refusalOf(any.analyse('song.mp3')), /a song is a File/);
  assert.match(await refusalOf(any.analyse({ samples: [new Float32Array(2), new Float32Array(3)], rate: 44100 })), /all as long/);
  assert.match(await refusalOf(any.analyse({ samples: new Float32Array(99999), rate: 44100 })), /^silent: /);
  assert.match(await refusalOf(any.analyse({ samples: new Float32Array(9), rate: 10 })), /sample rate is 10 Hz/);
  assert.match(await refusalOf(Moodglass.load({ model: new Uint8Array(8) })), /\w+ \w+/);
  const closed = await Moodglass.load({ model: tinyModel, workers: 1 });
  const left = closed.analyse({ samples: chords(60, 22050), rate: 22050 });
  closed.close();
  assert.match(await refusalOf(left), /it was closed before the song was done/);
  assert.match(await refusalOf(closed.analyse(whole)), /it was closed; load it again/);
});

test('the ladder is analysed, or refused with a sentence', async () => {
  const files = readdirSync(ladder).filter((name) => statSync(join(ladder, name)).isFile());
  assert.ok(files.length > 500);
  let refused = 0, told = 0;
  for (const name of files) {
    const outcome = await tiny.analyse(readFileSync(join(ladder, name))).catch((error) => error);
    if (outcome instanceof Error) {
      assert.match(outcome.message, /\w+ \w+ \w+ \w+/, name);
      assert.doesNotMatch(outcome.message, /engine (stopped|did not start)|out of memory/, name);
      ++refused;
    } else {
      assert.ok(emotions.every((emotion) => Number.isFinite(outcome.emotions[emotion].mean)), name);
      assert.ok(outcome.warnings.length > 0 || Math.abs(outcome.duration_s / 4 - 1) < 0.02, name);
      if (outcome.warnings.length > 0) ++told;
    }
  }
  assert.ok(refused > 20 && told > 20 && refused + told < files.length, `${refused} refused, ${told} told`);
});
