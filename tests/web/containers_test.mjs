// SPDX-License-Identifier: Apache-2.0
// What the page reads of containers (web/containers), held against FFmpeg's own reading of the same files, packet by packet: time,
// size, bytes. The files are those of tools/media/containers.py.
//
//     node --test tests/web/containers_test.mjs
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, openAsBlob, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openAdts } from '../../web/containers/adts.js';
import { openMp3 } from '../../web/containers/mp3.js';
import { withIndex } from '../../web/containers/mp4-writer.js';
import { openTrack } from '../../web/containers/open.js';
import { Reader } from '../../web/containers/reader.js';
import { packetsOf, soundingLength } from '../../web/containers/track.js';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const media = join(root, 'build/media');
const made = (name) => join(media, 'containers', name);

const forever = new AbortController().signal;

async function open(path) {
  const reader = new Reader(await openAsBlob(path), forever);
  return { reader, track: await openTrack(reader) };
}

/** By FFmpeg: [{time_s, size, hash}] of the first sound track, edit lists not applied. */
function probed(path) {
  const list = /\.(m4a|mp4|mov)$/.test(path) ? ['-ignore_editlist', '1'] : [];
  const done = spawnSync('ffprobe', ['-v', 'error', ...list, '-select_streams', 'a:0', '-show_packets', '-show_data_hash', 'md5', '-of', 'json', path], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  assert.equal(done.status, 0, done.stderr);
  return JSON.parse(done.stdout).packets.map(({ dts_time, size, data_hash }) => ({ time_s: Number(dts_time), size: Number(size), hash: data_hash }));
}

async function hash(reader, track, i) {
  const bytes = await reader.bytes(track.at[i], track.size[i]);
  return `MD5:${createHash('md5').update(track.prefix).update(bytes).digest('hex')}`;
}

// name: [codec, rate, channels, greatest error of a time: what the container rounds to]
const whole = {
  'index-first.m4a': ['mp4a.40.2', 44100, 2, 1e-6],
  'fragments.mp4': ['mp4a.40.2', 44100, 2, 1e-6],
  'old-fragments.mp4': ['mp4a.40.2', 44100, 2, 1e-6],
  'mono-22k.m4a': ['mp4a.40.2', 22050, 1, 1e-6],
  'surround.m4a': ['mp4a.40.2', 44100, 6, 1e-6],
  'film.mp4': ['mp4a.40.2', 44100, 2, 1e-6],
  'film.mkv': ['mp4a.40.2', 44100, 2, 1e-3],
  'camera.mov': ['mp4a.40.2', 44100, 2, 1e-6],
  'bare.mov': ['mp4a.40.2', 44100, 2, 1e-6],
  'late.mp4': ['mp4a.40.2', 44100, 2, 1e-6],
  'cut-in.m4a': ['mp4a.40.2', 44100, 2, 1e-6],
  'opus.mp4': ['opus', 48000, 2, 1e-6],
  'flac.mp4': ['flac', 44100, 2, 1e-6],
  'mp3.mp4': ['mp3', 44100, 2, 1e-6],
  'alac.m4a': ['alac', 44100, 2, 1e-6],
  'opus.webm': ['opus', 48000, 2, 1e-3],
  'surround.webm': ['opus', 48000, 6, 1e-3],
  'vorbis.webm': ['vorbis', 44100, 2, 1e-3],
  'live.webm': ['opus', 48000, 2, 1e-3],
  'flac.mka': ['flac', 44100, 2, 1e-3],
  'mp3.mka': ['mp3', 44100, 2, 1e-3],
  'pcm.mka': ['pcm-s16', 44100, 2, 1e-3],
  'ac3.mka': ['ac-3', 44100, 2, 1e-3],
};

for (const [name, [codec, rate, channels, tolerance]] of Object.entries(whole)) {
  test(`${name}: every packet`, async () => {
    const { reader, track } = await open(made(name));
    assert.ok(track);
    assert.deepEqual([track.codec, track.rate, track.channels], [codec, rate, channels]);
    assert.deepEqual([track.cut, track.gaps, track.otherFollows], [false, false, false]);
    const packets = probed(made(name));
    assert.equal(track.at.length, packets.length);
    const first_s = packets[0].time_s; // FFmpeg counts from behind the delay in some containers
    for (let i = 0; i < packets.length; ++i) {
      assert.equal(track.size[i] + track.prefix.length, packets[i].size, `size of packet ${i}`);
      assert.equal(await hash(reader, track, i), packets[i].hash, `bytes of packet ${i}`);
      assert.ok(Math.abs(track.time_s[i] - track.time_s[0] - (packets[i].time_s - first_s)) <= tolerance + 1e-9, `time of packet ${i}: ${track.time_s[i]} for ${packets[i].time_s}`);
    }
  });
}

for (const name of ['piece.aac', 'cut.aac', 'joined.aac']) {
  test(`${name}: the frames of AAC without a container`, async () => {
    const bytes = readFileSync(join(media, name)), { track } = await open(join(media, name));
    assert.ok(track);
    assert.equal(track.codec, 'mp4a.40.2');
    const piece = probed(join(media, 'piece.aac'));
    if (name !== 'cut.aac') assert.deepEqual(track.size, piece.map(({ size }) => size));
    else assert.ok(track.at.length < piece.length && track.at.length > piece.length * 0.8);
    for (const at of track.at) assert.equal(bytes.readUInt16BE(at) & 0xfff6, 0xfff0);
    assert.deepEqual([track.cut, track.gaps, track.otherFollows], [false, name === 'cut.aac', name === 'joined.aac']);
  });
}

// What is to be heard of them. An AAC encoder's delay is 1024 samples in FFmpeg; a movie's own clock ticks a thousand times a second.
const heard = {
  'index-first.m4a': [{ from_s: 1024 / 44100, length_s: 4 }],
  'mono-22k.m4a': [{ from_s: 1024 / 22050, length_s: 4 }],
  'opus.mp4': [{ from_s: 312 / 48000, length_s: 4 }],
  'cut-in.m4a': [{ from_s: 1 - (43 * 1024) / 44100, length_s: 3 }],
  'late.mp4': [{ from_s: null, length_s: 0.476 }, { from_s: 0, length_s: 4.023 }],
  'opus.webm': [{ from_s: 312 / 48000, length_s: Infinity }],
};

for (const [name, segments] of Object.entries(heard)) {
  test(`${name}: what of it is to be heard`, async () => {
    const { track } = await open(made(name));
    assert.equal(track.segments.length, segments.length, JSON.stringify(track.segments));
    segments.forEach(({ from_s, length_s }, i) => {
      const told = track.segments[i];
      if (from_s === null) assert.equal(told.from_s, null);
      else assert.ok(Math.abs(told.from_s - from_s) < 1e-6, JSON.stringify(told));
      assert.ok(length_s === Infinity ? told.length_s === Infinity : Math.abs(told.length_s - length_s) <= 2e-3, JSON.stringify(told));
    });
  });
}

test('how long each sounds', async () => {
  for (const name of Object.keys(whole)) {
    const { track } = await open(made(name));
    const wanted = { 'cut-in.m4a': 3, 'late.mp4': 4.5 }[name] ?? 4;
    // Without an edit list the encoder's delay and the filling of the last packet sound, too.
    assert.ok(Math.abs(soundingLength(track) - wanted) < 0.06, `${name}: ${soundingLength(track)}`);
  }
});

// A late start is not decoded, and another track may last longer.
test('how long the file says that it sounds', async () => {
  for (const [name, wanted] of [['opus.webm', 4], ['late.webm', 4], ['flac.mka', 4], ['film.mkv', null], ['beside.mka', null]]) {
    const { track } = await open(made(name));
    if (wanted === null) assert.equal(track.told_s, null, name);
    else assert.ok(Math.abs(track.told_s - wanted) < 0.03, `${name}: ${track.told_s}`);
    assert.equal(track.cut, false, name);
  }
});

test('an encoder\'s delay as iTunes notes it', async () => {
  const text = ' 00000000 00000840 000001CA 000000000002A110 00000000 00000000';
  const box = (name, ...parts) => {
    const content = Buffer.concat(parts), head = Buffer.alloc(8);
    head.writeUInt32BE(content.length + 8);
    head.write(name, 4, 'latin1');
    return Buffer.concat([head, content]);
  };
  const zeros = (count) => Buffer.alloc(count);
  const note = box('----', box('mean', zeros(4), Buffer.from('com.apple.iTunes')), box('name', zeros(4), Buffer.from('iTunSMPB')), box('data', zeros(8), Buffer.from(text)));
  const user = box('udta', box('meta', zeros(4), box('ilst', note)));
  const file = readFileSync(made('camera.mov'));
  const at = file.indexOf('moov') - 4, size = file.readUInt32BE(at);
  file.write('edtz', file.indexOf('edts'), 'latin1'); // no edit list
  const movie = Buffer.concat([file.subarray(at, at + size), user]);
  movie.writeUInt32BE(movie.length);
  const track = await openTrack(new Reader(new Blob([file.subarray(0, at), movie, file.subarray(at + size)]), forever));
  assert.deepEqual(track.segments, [{ from_s: 0x840 / 44100, length_s: 0x2a110 / 44100 }]);
});

test('a cut file is told, and read up to there', async () => {
  for (const name of ['cut.m4a', 'cut.webm']) {
    const { reader, track } = await open(made(name));
    assert.ok(track);
    assert.equal(track.cut, true, name);
    const packets = probed(made(name === 'cut.m4a' ? 'index-first.m4a' : 'opus.webm'));
    assert.ok(track.at.length > packets.length * 0.4 && track.at.length < packets.length * 0.7, `${name}: ${track.at.length} of ${packets.length}`);
    assert.equal(await hash(reader, track, track.at.length - 1), packets[track.at.length - 1].hash);
  }
});

test('bytes changed at random never throw, hang or point outside the file', async () => {
  let state = 1;
  const random = (below) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  let read = 0;
  for (const name of [...Object.keys(whole), 'piece.aac']) {
    const from = readFileSync(name === 'piece.aac' ? join(media, name) : made(name));
    for (let round = 0; round < 40; ++round) {
      const bytes = Buffer.from(from.subarray(0, 80000));
      const index = Math.max(0, from.indexOf('moov')), near = round % 2 ? Math.min(index, bytes.length - 3000) : 0;
      for (let i = 0; i < 1 + (round % 30); ++i) bytes[near + random(Math.min(3000, bytes.length))] = random(256);
      const track = await openTrack(new Reader(new Blob([bytes]), forever));
      if (!track) continue;
      ++read;
      assert.ok(track.at.length <= track.time_s.length && track.at.length <= track.size.length);
      for (let i = 0; i < track.at.length; ++i) assert.ok(track.at[i] >= 0 && track.at[i] + track.size[i] <= bytes.length, `${name}, round ${round}, packet ${i}`);
    }
  }
  assert.ok(read > 100, `only ${read} could still be read`);
});

test('what is none of these is left alone', async () => {
  for (const name of ['piece-16.wav', 'piece.mp3', 'piece.flac', 'piece.ogg', 'text.mp3', 'empty.mp3', 'damaged.m4a', 'protected.m4p']) assert.equal((await open(join(media, name))).track, null, name);
});

test('reading ends when nobody wants it any more', async () => {
  const ended = new AbortController();
  ended.abort();
  const reader = new Reader(await openAsBlob(made('index-first.m4a')), ended.signal);
  await assert.rejects(openTrack(reader), { name: 'AbortError' });
});

test('the packets of a stretch, with a run-up', () => {
  const track = { time_s: Array.from({ length: 100 }, (_, i) => i / 10) };
  assert.deepEqual(packetsOf(track, 0, 1), [0, 10]);
  assert.deepEqual(packetsOf(track, 5, 6), [47, 60]);
  assert.deepEqual(packetsOf(track, 5, Infinity, 0), [49, 100]);
});

/** What FFmpeg decodes of a file, as 16-bit samples. */
function decodedByFfmpeg(path) {
  const done = spawnSync('ffmpeg', ['-v', 'error', '-i', path, '-f', 's16le', '-'], { maxBuffer: 2 ** 28 });
  assert.equal(done.status, 0, String(done.stderr));
  return new Int16Array(done.stdout.buffer, done.stdout.byteOffset, done.stdout.length >> 1);
}

for (const [name, steady] of [['piece-vbr.mp3', false], ['piece.mp3', true], ['piece.aac', null]]) {
  test(`${name} behind an index is the same sound, and FFmpeg knows where every packet lies`, async () => {
    const path = join(media, name), reader = new Reader(await openAsBlob(path), forever);
    const mp3 = steady === null ? null : await openMp3(reader);
    if (mp3) assert.equal(mp3.steady, steady);
    const track = mp3 ? mp3.track : await openAdts(reader, 0);
    const folder = mkdtempSync(join(tmpdir(), 'index-')), indexed = join(folder, 'a.m4a');
    try {
      writeFileSync(indexed, Buffer.from(await withIndex(await openAsBlob(path), track, mp3 ? 0 : 7).arrayBuffer()));
      const before = probed(path), behind = probed(indexed);
      assert.equal(behind.length, before.length);
      before.forEach(({ size, time_s, hash }, i) => {
        assert.equal(behind[i].size, size - (mp3 ? 0 : 7));
        if (mp3) assert.equal(behind[i].hash, hash);
        assert.ok(Math.abs(behind[i].time_s - behind[0].time_s - (time_s - before[0].time_s)) < 1e-4, `packet ${i} at ${behind[i].time_s}`);
      });
      const one = decodedByFfmpeg(path), other = decodedByFfmpeg(indexed);
      let most = 0;
      for (let i = 0; i < Math.min(one.length, other.length); ++i) most = Math.max(most, Math.abs(one[i] - other[i]));
      assert.ok(most <= 1, `samples differ by ${most}`);
      assert.ok(Math.abs(one.length - other.length) < 2 * 2400, `${other.length} samples for ${one.length}`); // padding at the end may sound
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}
