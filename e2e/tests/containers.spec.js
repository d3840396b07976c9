// SPDX-License-Identifier: Apache-2.0
// What the browser decodes comes piece by piece: the same samples as when it decodes the file as a whole, where the original has
// them, without ever holding more than a little of it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alterEngine, withoutDecoder } from '../lib/engine.js';
import { media, results } from '../lib/places.js';
import { expect, test } from '../lib/test.js';

/** Lends a file to the page's scripts, as #lent. @param {any} app @param {...string} paths */
async function lend(app, ...paths) {
  await app.page.evaluate(() => {
    document.getElementById('lent')?.remove();
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'lent';
    input.multiple = true;
    input.hidden = true;
    document.body.append(input);
  });
  await app.page.locator('#lent').setInputFiles(paths);
}

/**
 * A file decoded piece by piece, beside the same decoded as a whole at its own rate, and beside the WAV that it was made of.
 * @param {any} app @param {string} name in the folder of containers
 */
async function decodeBothWays(app, name) {
  await lend(app, media(`containers/${name}`), media('containers/control.wav'));
  return app.page.evaluate(async () => {
    const [{ openTrack }, { Reader }, { decoded, lengthOf }] = await Promise.all([import('./containers/open.js'), import('./containers/reader.js'), import('./engine/stream.js')]);
    const [file, original] = /** @type {HTMLInputElement} */ (document.getElementById('lent')).files ?? [];
    const reader = new Reader(file, new AbortController().signal), track = await openTrack(reader);
    const findings = { gaps: false, otherFollows: false };
    /** @type {import('../../web/engine/stream.js').Piece[]} */ const pieces = [];
    for await (const piece of decoded(track, reader, findings)) pieces.push(piece);
    const { rate, channels } = pieces[0];
    const length = pieces.reduce((sum, piece) => sum + lengthOf(piece), 0);
    const mine = channels.map((_, c) => {
      const all = new Float32Array(length);
      let at = 0;
      for (const piece of pieces) {
        all.set(piece.channels[c], at);
        at += lengthOf(piece);
      }
      return all;
    });
    const whole = async (/** @type {Blob} */ blob) => new OfflineAudioContext(1, 1, rate).decodeAudioData(await blob.arrayBuffer());
    const theirs = await whole(file), control = (await whole(original)).getChannelData(0);
    /** The largest difference of all channels, theirs being so much later. @param {number} shift */
    const difference = (shift) => {
      let most = 0;
      for (let c = 0; c < mine.length; ++c) {
        const other = theirs.getChannelData(c);
        for (let i = Math.max(0, -shift); i < Math.min(length, other.length - shift); ++i) most = Math.max(most, Math.abs(mine[c][i] - other[i + shift]));
      }
      return most;
    };
    // By how much it comes later than the original, from half a second of it.
    let lag = 0, best = -Infinity;
    for (let shift = -2500; shift <= 2500; ++shift) {
      let sum = 0;
      for (let i = rate; i < 1.5 * rate; ++i) sum += control[i] * mine[0][i + shift];
      if (sum > best) [best, lag] = [sum, shift];
    }
    const longest = pieces.reduce((most, piece) => Math.max(most, lengthOf(piece)), 0);
    return { rate, width: channels.length, length, theirLength: theirs.length, same: difference(0), aside: difference(theirs.length - length), lag, findings, longest };
  });
}

const tellNoDelay = ['fragments.mp4', 'old-fragments.mp4', 'film.mkv', 'vorbis.webm', 'mp3.mka', 'flac.mka', 'pcm.mka', 'flac.mp4'];
const same = ['index-first.m4a', 'mono-22k.m4a', 'surround.m4a', 'film.mp4', 'camera.mov', 'bare.mov', 'cut-in.m4a', ...tellNoDelay];

test('the same samples as of the whole file, to 1e-4', async ({ app }) => {
  test.slow();
  await app.open();
  for (const name of same) {
    const { same: difference, length, theirLength, findings, longest, rate } = await decodeBothWays(app, name);
    expect(difference, name).toBeLessThanOrEqual(1e-4);
    expect(Math.abs(length - theirLength), name).toBeLessThanOrEqual(rate / 1000); // a container's clock may tick a thousand times a second
    expect(longest, 'of a piece').toBeLessThan(rate);
    expect(findings).toEqual({ gaps: false, otherFollows: false });
  }
});

// Chromium's way of decoding as a whole takes Opus' delay twice in MP4 and rounds it to milliseconds in WebM, so its sound comes
// too early. The original is the judge.
test('what an encoder puts before the sound is left out to the sample', async ({ app }) => {
  test.slow();
  await app.open();
  for (const name of ['index-first.m4a', 'mono-22k.m4a', 'surround.m4a', 'film.mp4', 'camera.mov', 'opus.mp4', 'mp3.mp4', 'opus.webm', 'surround.webm', 'live.webm', 'flac.mp4', 'pcm.mka']) {
    const { lag, length, rate } = await decodeBothWays(app, name);
    expect(lag, name).toBe(0);
    expect(Math.abs(length - 4 * rate), name).toBeLessThanOrEqual(1);
  }
  const opus = await decodeBothWays(app, 'opus.webm');
  expect(opus.aside, 'the same as of the whole file, but for where it begins').toBeLessThanOrEqual(1e-4);
});

test('songs in containers are analysed without ever being decoded as a whole', async ({ app, page }) => {
  await page.addInitScript(() => {
    OfflineAudioContext.prototype.decodeAudioData = () => Promise.reject(new Error('not this way'));
  });
  const names = ['index-first.m4a', 'fragments.mp4', 'bare.mov', 'live.webm', 'vorbis.webm', 'film.mkv', 'late.mp4', 'late.webm', 'beside.mka'];
  await app.open();
  await app.drop(...names.map((name) => `containers/${name}`), 'piece.aac');
  for (const name of [...names, 'piece.aac']) {
    await app.expectState(name, 'done');
    expect((await app.analysis(name)).warnings, name).toEqual([]);
  }
  expect((await app.analysis('late.mp4')).duration_s).toBeCloseTo(4.5, 1); // the half second before it included
});

test('what is cut is analysed up to there and told, what no browser decodes is named', async ({ app }) => {
  await app.open();
  await app.drop('containers/cut.m4a', 'containers/cut.webm', 'containers/alac.m4a', 'containers/ac3.mka');
  for (const name of ['cut.m4a', 'cut.webm']) {
    await app.expectState(name, 'done');
    expect((await app.analysis(name)).warnings.join(), name).toMatch(/cut after 2\.\d s of 4\.0 s/);
  }
  await app.expectState('alac.m4a', 'failed');
  await expect(app.song('alac.m4a').locator('.state')).toHaveText(/coded as Apple Lossless \(ALAC\).*convert it/);
  await app.expectState('ac3.mka', 'failed');
  await expect(app.song('ac3.mka').locator('.state')).toHaveText(/coded as Dolby Digital \(AC-3\).*convert it/);
});

test('it can be cancelled while it is decoded, and the next one comes', async ({ app, page }) => {
  await alterEngine(page, `
    const { openFed, step } = Engine.prototype;
    Engine.prototype.openFed = function (name, ...rest) {
      this.endless = name === 'piece.m4a';
      return openFed.call(this, name, ...rest);
    };
    Engine.prototype.step = function () {
      return this.endless ? { stage: 'decoding', fraction: 0.4, error: '', waiting: false } : step.call(this);
    };`);
  await app.open();
  await app.drop('piece.m4a', 'containers/opus.webm');
  await app.expectState('piece.m4a', 'decoding');
  await page.getByRole('button', { name: 'Cancel the analysis: piece.m4a' }).click();
  await app.expectState('piece.m4a', 'cancelled');
  await app.expectState('opus.webm', 'done');
});

test('an older browser decodes short songs as a whole, and long ones are refused beforehand', async ({ app, page }) => {
  await withoutDecoder(page);
  const bytes = readFileSync(media('containers/index-first.m4a'));
  bytes.write('edtz', bytes.indexOf('edts'), 'latin1'); // without an edit list all of it sounds
  bytes.writeUInt32BE(1024 * 900, bytes.indexOf('stts') + 16); // each packet 900 times as long: an hour
  const long = join(results, 'hour.m4a');
  writeFileSync(long, bytes);
  await app.open();
  await app.drop('piece.m4a');
  await app.expectState('piece.m4a', 'done');
  await page.locator('#files').setInputFiles(long);
  await app.expectState('hour.m4a', 'failed');
  await expect(app.song('hour.m4a').locator('.state')).toHaveText(/decodes it only as a whole, which takes 1\d{3} MB at once, more than the 512 MB that are safe; use another browser/);
});

test('a part of it is made from the packets of that part', async ({ app }) => {
  await app.open();
  await lend(app, media('containers/index-first.m4a'), media('containers/control.wav'));
  const made = await app.page.evaluate(async () => {
    const { PartMaker } = await import('./engine/listen.js');
    const maker = new PartMaker('simd');
    await maker.started;
    const request = { part: 'whole', begin_s: 1.5, end_s: 3, columns_begin: 0, columns_end: 1, rows: 1, keep: new Float32Array(1), start_s: 0, column_s: 1, first_band: 0, row_bands: 1 };
    const [file, original] = /** @type {HTMLInputElement} */ (document.getElementById('lent')).files ?? [];
    const samples = async (/** @type {Blob} */ wav) => new Int16Array((await wav.arrayBuffer()).slice(44));
    const part = await samples(/** @type {Blob} */ (await maker.make(file, request)));
    const whole = await samples(/** @type {Blob} */ (await maker.make(original, request)));
    let both = 0, one = 0, other = 0;
    for (let i = 0; i < part.length; ++i) {
      both += part[i] * whole[i];
      one += part[i] ** 2;
      other += whole[i] ** 2;
    }
    return { length: part.length, wanted: whole.length, alike: both / Math.sqrt(one * other) };
  });
  expect(made.length).toBe(made.wanted);
  expect(made.alike).toBeGreaterThan(0.99); // a lossy format, to the sample where the original is
});

test('what is played keeps step with the curve, of variable bit rate too', async ({ app }) => {
  const tagged = readFileSync(media('piece-vbr.mp3'));
  const xing = tagged.indexOf('Xing'), first = tagged.lastIndexOf(Buffer.from([0xff, 0xfb]), xing);
  const second = tagged.indexOf(Buffer.from([0xff, 0xfb]), xing);
  const bare = join(results, 'bare-vbr.mp3');
  writeFileSync(bare, Buffer.concat([tagged.subarray(0, first), tagged.subarray(second)])); // without the index in its first frame
  await app.open();
  await lend(app, bare, media('piece-vbr.mp3'), media('piece.aac'), media('piece.mp3'), media('piece.flac'));
  const played = await app.page.evaluate(async () => {
    const { inStep } = await import('./in-step.js');
    const files = [...(/** @type {HTMLInputElement} */ (document.getElementById('lent')).files ?? [])];
    const duration = (/** @type {Blob} */ sound) =>
      new Promise((resolve, reject) => {
        const audio = new Audio(URL.createObjectURL(sound));
        audio.onloadedmetadata = () => resolve(audio.duration);
        audio.onerror = () => reject(new Error(audio.error?.message));
      });
    return Promise.all(
      files.map(async (file) => {
        const sound = await inStep(file);
        return { name: file.name, itself: sound === file, guessed_s: await duration(file), duration_s: await duration(sound) };
      }),
    );
  });
  const by = Object.fromEntries(played.map((/** @type {any} */ each) => [each.name, each]));
  expect(Math.abs(by['bare-vbr.mp3'].guessed_s - 24), 'the browser guesses').toBeGreaterThan(1);
  for (const name of ['bare-vbr.mp3', 'piece-vbr.mp3', 'piece.aac']) {
    expect(by[name].itself, name).toBe(false);
    expect(Math.abs(by[name].duration_s - 24), name).toBeLessThan(0.1);
  }
  for (const name of ['piece.mp3', 'piece.flac']) expect(by[name].itself, name).toBe(true);
});
