// SPDX-License-Identifier: Apache-2.0
// The same sounds through the engines of the command, of the page with SIMD128 and of the page with relaxed SIMD: sounds made
// up at random, and files of tools/media with some bytes changed. All three refuse a file with the same sentence, or all three
// analyse it, with values that differ by no more than docs/performance.md states.
//
//     node tests/web/engines_test.mjs COMMAND SIMD.mjs RELAXED.mjs MODEL BUILD [COUNT [FIRST]]
//
// BUILD: has the pieces and seeds of tools/media. COUNT sounds (30), each known by its number: FIRST (0) is the first one's.
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { analyse, leftToBrowser, startEngine } from './engine.mjs';

const BOUND = 2e-5; // docs/performance.md, other kernels

/** In a worker: one engine of the page. */
async function serve() {
  const engine = await startEngine(workerData.program, workerData.model);
  parentPort.on('message', (file) => {
    const error = analyse(engine, file);
    parentPort.postMessage(error ? { error } : { analysis: JSON.parse(engine.analysisJson()) });
  });
}

/** Numbers from 0 to 1 that are the same for the same seed (Marsaglia's xorshift). @param {number} seed */
function chance(seed) {
  let state = (seed * 2654435761 + 88172645) >>> 0 || 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>>= 0) / 2 ** 32;
  };
  for (let i = 0; i < 8; ++i) next();
  return next;
}

/** Tones, noise, clicks, steps and silence, of any level, rate and length. */
function madeUp(random) {
  const rate = [8000, 11025, 16000, 22050, 32000, 44100, 48000, 96000][Math.floor(random() * 8)];
  const channels = 1 + Math.floor(random() * 2), frames = Math.floor(rate * (0.6 + 24 * random() ** 2));
  const samples = new Float32Array(frames * channels);
  for (let part = Math.floor(random() * 6); part >= 0; --part) {
    const level = 10 ** (-6 * random() ** 2), begin = Math.floor(frames * random()), end = Math.min(frames, begin + Math.floor(frames * random()));
    const hz = 20 * 500 ** random(), kind = Math.floor(random() * 5), channel = Math.floor(random() * channels);
    for (let i = begin; i < end; ++i) {
      const turn = (i * hz) / rate;
      samples[i * channels + channel] += level * [() => Math.sin(2 * Math.PI * turn), () => 2 * (turn % 1) - 1, () => 2 * random() - 1, () => (i % Math.ceil(rate / (hz / 20)) ? 0 : 1), () => 1][kind]();
    }
  }
  const header = Buffer.alloc(44), size = samples.byteLength;
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + size, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(3, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * channels * 4, 28);
  header.writeUInt16LE(channels * 4, 32);
  header.writeUInt16LE(32, 34);
  header.write('data', 36);
  header.writeUInt32LE(size, 40);
  return { name: 'made-up.wav', bytes: Buffer.concat([header, Buffer.from(samples.buffer)]) };
}

/** A file of tools/media; of two in three some bytes are changed, or its end is missing. */
function changed(random, seeds) {
  const seed = seeds[Math.floor(random() * seeds.length)];
  let bytes = Buffer.from(readFileSync(seed));
  if (random() < 0.2) bytes = bytes.subarray(0, Math.floor(bytes.length * random()));
  if (random() < 0.6) for (let i = Math.floor(20 * random() ** 2); i >= 0 && bytes.length; --i) bytes[Math.floor(bytes.length * random())] = Math.floor(256 * random());
  return { name: `changed-${seed.split('/').pop()}`, bytes };
}

/** Every value with its name, of the song, of its windows and of its curves: those that no choice is made of. @returns {[string, number][]} */
const values = (analysis) => {
  const found = [];
  const walk = (name, value) => {
    if (typeof value === 'number') found.push([name, value]);
    else if (Array.isArray(value)) value.forEach((one, i) => walk(`${name} ${i}`, one));
  };
  for (const group of ['midlevel', 'emotions']) {
    for (const [name, { mean }] of Object.entries(analysis[group] ?? {})) walk(name, mean);
    analysis.windows.forEach((window, i) => walk(`window ${i}, ${group}`, window[group]));
    walk(`curve, ${group}`, analysis.curve[group]);
  }
  return found;
};

async function compare() {
  const [command, simd, relaxed, model, build, count = '30', first = '0'] = process.argv.slice(2);
  const pieces = ['-8.wav', '-16.wav', '-float.wav', '.au', '.flac', '.mp3', '-vbr.mp3', '.ogg', '.oga', '.opus'].map((rest) => join(build, `media/piece${rest}`));
  const short = ['wav', 'mp3', 'flac', 'vorbis', 'opus'].flatMap((format) => readdirSync(join(build, 'seeds', format)).sort().map((name) => join(build, 'seeds', format, name)));
  const folder = mkdtempSync(join(tmpdir(), 'moodglass-engines-'));
  const engines = [simd, relaxed].map((program) => new Worker(new URL(import.meta.url), { workerData: { program, model } }));
  const ask = async (engine, file) => {
    const answer = once(engine, 'message'); // or its error is thrown
    engine.postMessage(file);
    return (await answer)[0];
  };
  const byCommand = (file) =>
    promisify(execFile)(command, ['analyze', '--model', model, '--jobs', '1', '--format', 'json', file], { maxBuffer: 2 ** 28 }).then(
      ({ stdout }) => ({ analysis: JSON.parse(stdout) }),
      ({ stderr }) => ({ error: String(stderr) }),
    );
  let analysed = 0, refused = 0, worst = 0, wrong = 0;
  const complain = (number, name, what) => {
    console.error(`${number} (${name}): ${what}`);
    ++wrong;
  };
  try {
    for (let number = Number(first); number < Number(first) + Number(count); ++number) {
      const random = chance(number);
      const { name, bytes } = random() < 0.5 ? madeUp(random) : changed(random, random() < 0.8 ? pieces : short);
      const file = join(folder, name);
      writeFileSync(file, bytes);
      const [native, ...pages] = await Promise.all([byCommand(file), ...engines.map((engine) => ask(engine, file))]);
      rmSync(file);
      if (pages.some((page) => page.error === leftToBrowser)) continue;
      for (const page of pages) {
        if (!page.analysis !== !native.analysis) complain(number, name, `the command says ${native.error ?? 'nothing'}, the page ${page.error ?? 'nothing'}`);
        else if (!native.analysis && page.error !== pages[0].error) complain(number, name, `${page.error} / ${pages[0].error}`);
        else if (!native.analysis && !native.error.includes(page.error.split('\n')[0])) complain(number, name, `${native.error} / ${page.error}`);
        else if (native.analysis) {
          const mine = values(native.analysis), its = values(page.analysis);
          if (mine.length === 0 || mine.length !== its.length) complain(number, name, `${mine.length} and ${its.length} values`);
          mine.forEach(([what, value], i) => {
            const apart = Math.abs(value - its[i][1]);
            worst = Math.max(worst, apart);
            if (!(apart <= BOUND)) complain(number, name, `${what}: ${value} and ${its[i][1]}`);
          });
          if (JSON.stringify(native.analysis.warnings) !== JSON.stringify(page.analysis.warnings)) complain(number, name, `warnings ${JSON.stringify(native.analysis.warnings)} and ${JSON.stringify(page.analysis.warnings)}`);
        }
      }
      if (native.analysis) ++analysed;
      else ++refused;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
    for (const engine of engines) void engine.terminate();
  }
  console.log(`${analysed} sounds analysed, ${refused} refused; largest difference ${worst.toExponential(1)}`);
  if (analysed === 0 || wrong > 0) process.exitCode = 1;
}

if (isMainThread) await compare();
else await serve();
