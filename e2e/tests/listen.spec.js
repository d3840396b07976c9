// SPDX-License-Identifier: Apache-2.0
// The sound of a part of a song, as the page has it made and as somebody hears it: the mask itself has tests of its own
// (tests/explain).
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { media } from '../lib/places.js';
import { expect, test } from '../lib/test.js';

const header = 44; // bytes of a plain WAV file

/** Has a part of a file made. @param {any} app @param {string} name @param {object} wish @returns {Promise<{rate: number, channels: number, samples: number[], fetched: number}>} */
async function make(app, name, wish) {
  await app.page.evaluate(() => {
    document.getElementById('lent')?.remove();
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'lent';
    input.hidden = true;
    document.body.append(input);
  });
  await app.page.locator('#lent').setInputFiles(media(name));
  return app.page.evaluate(async (/** @type {any} */ wish) => {
    const { PartMaker } = await import('./engine/listen.js');
    const maker = new PartMaker('simd');
    await maker.started;
    const before = performance.getEntriesByType('resource').length;
    const columns = 96, rows = 16;
    const request = {
      columns_begin: 0, columns_end: columns, rows, start_s: 0.35, column_s: 8 / 31.3, first_band: 11, row_bands: 8,
      ...wish, keep: new Float32Array(columns * rows).fill(wish.keep),
    };
    const file = /** @type {HTMLInputElement} */ (document.getElementById('lent')).files?.[0];
    const making = maker.make(/** @type {File} */ (file), request, wish.toKeep);
    if (wish.stop) maker.stop();
    if (wish.forget) maker.forget(/** @type {File} */ (file));
    const wav = await making;
    if (!wav) return null;
    const bytes = new DataView(await wav.arrayBuffer());
    return {
      rate: bytes.getUint32(24, true),
      channels: bytes.getUint16(22, true),
      samples: Array.from(new Int16Array(bytes.buffer, 44)),
      fetched: performance.getEntriesByType('resource').length - before,
    };
  }, wish);
}

test('without nothing, the sound is what it was', async ({ app }) => {
  await app.open();
  const made = await make(app, 'piece-16.wav', { part: 'without', keep: 0, begin_s: 5, end_s: 8 });
  const file = readFileSync(media('piece-16.wav'));
  expect(made.channels).toBe(file.readUInt16LE(22));
  expect(made.rate).toBe(file.readUInt32LE(24));
  expect(made.samples.length).toBe(3 * made.rate * made.channels);
  const first = header + 5 * made.rate * made.channels * 2;
  const largest = made.samples.reduce((most, sample, i) => Math.max(most, Math.abs(sample - file.readInt16LE(first + 2 * i))), 0);
  expect(largest).toBeLessThanOrEqual(2); // steps of 16 bits
  expect(made.fetched).toBe(0);
});

test('of nothing, only silence is left', async ({ app }) => {
  await app.open();
  const made = await make(app, 'piece.mp3', { part: 'only', keep: 0, begin_s: 0, end_s: 2 });
  expect(made.samples.length).toBe(2 * made.rate * made.channels);
  expect(made.samples.every((sample) => sample === 0)).toBe(true);
});

test('what the browser decodes can be masked too', async ({ app }) => {
  await app.open();
  const made = await make(app, 'piece.webm', { part: 'without', keep: 0, begin_s: 1, end_s: 3 });
  expect(made.samples.length).toBe(2 * made.rate * made.channels);
  expect(made.samples.some((sample) => Math.abs(sample) > 1000)).toBe(true);
});

test('a stretch for which there is no room is refused, and the engine goes on', async ({ app, page }) => {
  await app.open();
  const rooms = await page.evaluate(async () => {
    const { loadEngine } = await import('./engine/program.js');
    const masker = new (await loadEngine('simd', null)).Masker();
    return [2 ** 29, 1000].map((count) => masker.reserveSamples(count)?.length ?? null);
  });
  expect(rooms).toEqual([null, 1000]);
});

test('what is no longer wanted is not made', async ({ app }) => {
  await app.open();
  expect(await make(app, 'piece.mp3', { part: 'only', keep: 1, begin_s: 0, end_s: 24, stop: true })).toBeNull();
});

test('what is to be kept goes on when nobody listens, but not without its song', async ({ app }) => {
  await app.open();
  const wish = { part: 'only', keep: 1, begin_s: 0, end_s: 2, toKeep: true };
  expect((await make(app, 'piece.mp3', { ...wish, stop: true }))?.samples.length).toBeGreaterThan(44100);
  expect(await make(app, 'piece.mp3', { ...wish, forget: true })).toBeNull();
});

test('a stretch beyond the end is refused with a sentence', async ({ app }) => {
  await app.open();
  await expect(make(app, 'piece.mp3', { part: 'only', keep: 1, begin_s: 50, end_s: 60 })).rejects.toThrow(/no sound in this stretch/);
});

test('a worker that could not be loaded is loaded again', async ({ app, page }) => {
  await app.open();
  const outcomes = await page.evaluate(async () => {
    const { PartMaker } = await import('./engine/listen.js');
    const { scriptAddress } = await import('./trusted.js');
    const Loaded = Worker;
    let failing = 3;
    window.Worker = class extends Loaded {
      /** @param {any} address @param {WorkerOptions} options */
      constructor(address, options) {
        super(failing-- > 0 ? scriptAddress('no-such-worker.js') : address, options);
      }
    };
    const maker = new PartMaker('simd');
    await maker.started;
    const sound = new File(['Dear listener, '.repeat(9)], 'a.wav');
    const request = { part: 'whole', begin_s: 0, end_s: 1, columns_begin: 0, columns_end: 1, rows: 1, keep: new Float32Array(1), start_s: 0, column_s: 1, first_band: 0, row_bands: 1 };
    /** @type {string[]} */ const told = [];
    for (let i = 0; i < 3; ++i) await maker.make(sound, request).catch((/** @type {Error} */ error) => told.push(error.message));
    window.Worker = Loaded;
    return told;
  });
  expect(outcomes.length, 'each wish is answered').toBe(3);
  expect(outcomes[2], 'by the worker, once it is there').toContain('not audio');
  app.complaints.length = 0; // the missing worker
});

/** The 16-bit samples of a WAV file, and its header's word on them. @param {Buffer} bytes */
function wav(bytes) {
  expect(bytes.toString('latin1', 0, 4)).toBe('RIFF');
  expect(bytes.toString('latin1', 8, 16)).toBe('WAVEfmt ');
  expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
  expect(bytes.readUInt32LE(40)).toBe(bytes.length - header);
  return { rate: bytes.readUInt32LE(24), channels: bytes.readUInt16LE(22), samples: new Int16Array(bytes.buffer.slice(bytes.byteOffset + header, bytes.byteOffset + bytes.length)) };
}

test('someone listens to what makes it tense, to the song without it, and keeps that', async ({ app, page }) => {
  test.slow(); // parts are made while the picture is drawn without a graphics card
  // What the page plays is no element of it: note what is played and from where, and what every address stands for.
  await page.addInitScript(() => {
    const noted = /** @type {any} */ (window);
    noted.sounds = new Map();
    const create = URL.createObjectURL, play = HTMLMediaElement.prototype.play;
    URL.createObjectURL = (object) => {
      const address = create(object);
      noted.sounds.set(address, object);
      return address;
    };
    HTMLMediaElement.prototype.play = function () {
      noted.player = this;
      noted.from = this.currentTime;
      return play.call(this);
    };
  });
  const heard = () =>
    page.evaluate(async () => {
      const { player, sounds, from } = /** @type {any} */ (window);
      if (!player) return null;
      const digest = await crypto.subtle.digest('SHA-256', await sounds.get(player.src).arrayBuffer());
      return { from, time: player.currentTime, playing: !player.paused, digest: new Uint8Array(digest).join() };
    });
  /** Another sound, once it has played for a moment; it is paused then. @param {string} not @returns {Promise<any>} */
  const hear = async (not) => {
    let sound = await heard();
    const frames = await app.frames();
    await expect.poll(async () => Boolean((sound = await heard()) && sound.digest !== not && sound.time > sound.from + 0.3), { timeout: 60000 }).toBe(true);
    expect(await app.frames(), 'the cursor moves').toBeGreaterThan(frames);
    await page.keyboard.press('Space');
    await expect.poll(async () => (sound = await heard()).playing, { timeout: 60000 }).toBe(false);
    return sound;
  };
  const digest = (/** @type {Buffer} */ bytes) => [...createHash('sha256').update(bytes).digest()].join();
  const file = readFileSync(media('piece-16.wav'));
  await app.open();
  await app.drop('piece-16.wav');
  await app.expectState('piece-16.wav', 'done');
  await page.locator('#canvas').focus();
  await page.keyboard.press('3');
  await page.keyboard.press('w');
  await page.keyboard.press('ArrowRight'); // to 0:05

  await page.keyboard.press('h');
  const only = await hear(digest(file));
  expect(only.from).toBeCloseTo(5, 1);
  await page.keyboard.press('h');
  const without = await hear(only.digest);
  expect(without.from, 'it goes on where it was').toBeCloseTo(only.time, 1);
  await app.screenshot('listen-without');
  await page.keyboard.press('h');
  const original = await hear(without.digest);
  expect(original.digest).toBe(digest(file));
  expect(original.from, 'it goes on where it was').toBeCloseTo(without.time, 1);

  /** @param {string} key of the menu */
  const kept = async (key) => {
    await page.keyboard.press('e');
    await app.rest();
    const download = page.waitForEvent('download');
    await page.keyboard.press(key);
    const saved = await download;
    return { name: saved.suggestedFilename(), bytes: readFileSync(await saved.path()) };
  };
  const first = await kept('8'), second = await kept('9');
  expect([first.name, second.name]).toEqual(['piece-16.wav.only-tension.wav', 'piece-16.wav.without-tension.wav']);
  const whole = wav(file);
  for (const { bytes } of [first, second]) {
    const part = wav(bytes);
    expect([part.rate, part.channels, part.samples.length]).toEqual([whole.rate, whole.channels, whole.samples.length]);
    expect(Math.max(...part.samples.subarray(0, 100000))).toBeGreaterThan(1000);
  }
  expect(first.bytes.equals(second.bytes)).toBe(false);
  expect([digest(first.bytes), digest(second.bytes)], 'what is kept is what was heard').toEqual([only.digest, without.digest]);

  // Whether a part says what it should is measured on music (docs/explanations.md); here, that the second is less tense.
  await page.locator('#files').setInputFiles({ name: 'without.wav', mimeType: 'audio/wav', buffer: second.bytes });
  await app.expectState('without.wav', 'done');
  const [of, rest] = [await app.analysis('piece-16.wav'), await app.analysis('without.wav')];
  expect(rest.emotions.tension.mean).toBeLessThan(of.emotions.tension.mean);
});

test('a stretch is heard again and again, slower and quieter, and the lock screen knows its name', async ({ app, page }) => {
  await page.addInitScript(() => {
    const all = /** @type {any[]} */ ((/** @type {any} */ (window).players = []));
    window.Audio = new Proxy(Audio, {
      construct: (Made, given) => {
        const audio = Reflect.construct(Made, given);
        all.push(audio);
        return audio;
      },
    });
  });
  await app.open();
  await app.drop('piece.mp3');
  await app.expectState('piece.mp3', 'done');
  await page.locator('#canvas').focus();
  for (const key of ['ArrowRight', '[']) await page.keyboard.press(key); // a stretch that begins at 5 s
  for (let i = 0; i < 2; ++i) await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press(']'); // and ends at 7
  await page.keyboard.press('Shift+Space');
  await page.keyboard.press('j');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Space');
  const told = () => page.evaluate(() => {
    const [player] = /** @type {any} */ (window).players;
    if (!player) return {};
    const { currentTime, playbackRate, preservesPitch, volume, paused } = player;
    return { currentTime, playbackRate, preservesPitch, volume: Math.round(volume * 100) / 100, paused, title: navigator.mediaSession.metadata?.title, state: navigator.mediaSession.playbackState };
  });
  await expect.poll(told).toEqual({ currentTime: expect.any(Number), playbackRate: 0.75, preservesPitch: true, volume: 0.9, paused: false, title: 'piece.mp3', state: 'playing' });
  await expect.poll(async () => (await told()).currentTime).toBeLessThan(6); // it began behind the stretch, and came back
  await page.keyboard.press('Space');
  await expect.poll(async () => (await told()).state).toBe('paused');
});
