// SPDX-License-Identifier: Apache-2.0
// Live sound. The browser's fake microphone plays a file once: music, then a second that is cut off, then nothing.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import config from '../playwright.config.js';
import { makeEndless } from '../lib/engine.js';
import { command, media, results } from '../lib/places.js';
import { expect, test } from '../lib/test.js';

const played = join(results, 'played.wav');
const music_s = 14;

const { launchOptions } = config.use;
test.use({
  launchOptions: {
    ...launchOptions,
    args: [...launchOptions.args, '--use-fake-device-for-media-stream', `--use-file-for-fake-audio-capture=${played}%noloop`],
  },
  permissions: ['microphone'],
});
test.describe.configure({ timeout: 360000 }); // sound takes its time, and a machine may be busy
const patient = { timeout: 80000 };

test.beforeAll(() => {
  const music = readFileSync(media('piece-16.wav')), header = 44; // 44,100 Hz, two channels, 16 bits
  const bytes = (/** @type {number} */ seconds) => Math.round(seconds * 44100) * 4;
  const file = Buffer.alloc(header + bytes(music_s + 1 + 60));
  music.copy(file, 0, 0, header + bytes(music_s));
  file.writeUInt32LE(file.length - 8, 4);
  file.writeUInt32LE(file.length - header, 40);
  for (let at = 0; at < bytes(1); at += 2) file.writeInt16LE(at % 1764 < 882 ? 32767 : -32768, header + bytes(music_s) + at);
  mkdirSync(results, { recursive: true });
  writeFileSync(played, file);
});

/** @typedef {import('@playwright/test').Page} Page */

/** Notes what the page asks of the browser, and what becomes of it. @param {Page} page */
async function watchMicrophone(page) {
  await page.addInitScript(() => {
    const asked = /** @type {MediaStreamConstraints[]} */ ([]), tracks = /** @type {MediaStreamTrack[]} */ ([]);
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wish) => {
      asked.push(wish ?? {});
      const stream = await ask(wish);
      tracks.push(...stream.getTracks());
      return stream;
    };
    Object.assign(window, { asked, tracks });
  });
}
const asked = (/** @type {Page} */ page) => page.evaluate(() => /** @type {any} */ (window).asked);
const openTracks = (/** @type {Page} */ page) =>
  page.evaluate(() => /** @type {any} */ (window).tracks.filter((/** @type {MediaStreamTrack} */ track) => track.readyState === 'live').length);

const listenButton = (/** @type {Page} */ page) => page.getByRole('button', { name: 'Listen', exact: true });
const stopButton = (/** @type {Page} */ page) => page.getByRole('button', { name: 'Stop listening', exact: true });
const recording = (/** @type {any} */ app) => app.page.locator('#songs li').filter({ hasText: /Recording \d{4}-\d\d-\d\d/ }).last();
const expectOpen = (/** @type {Page} */ page) => expect(page.locator('#live')).toBeVisible();
const expectClosed = async (/** @type {Page} */ page) => {
  await expect(page.locator('#live')).toBeHidden();
  expect(await openTracks(page)).toBe(0);
};
/** Once so much was heard. @param {Page} page @param {number} seconds below a minute */
async function expectHeard(page, seconds) {
  await expectOpen(page);
  await expect.poll(async () => Number((await page.locator('#live-time').textContent())?.split(':')[1]), patient).toBeGreaterThanOrEqual(seconds);
}
const hide = (/** @type {Page} */ page) =>
  page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });

test('a microphone is heard while it sounds, and becomes a song', async ({ app, page }) => {
  await watchMicrophone(page);
  await app.open();
  expect(await asked(page), 'nothing is asked before the press').toEqual([]);
  await listenButton(page).click();
  await expectOpen(page);
  await expect(page.locator('#live-open')).toHaveText('The microphone is open');
  await expect(page).toHaveTitle(/^● /);
  await expect(page.locator('#status')).toHaveText('Listening. The first values come after 3 seconds.');
  const [{ audio }] = await asked(page);
  expect(audio).toEqual({ echoCancellation: false, noiseSuppression: false, autoGainControl: false });
  await expect(page.getByRole('combobox', { name: 'Microphone' }).locator('option:checked')).toHaveText(/Fake/);
  await expect(recording(app)).toHaveAttribute('data-state', 'listening');
  await expect(page.locator('#status')).toHaveText(/^First values, provisional: \S.*\.$/, patient);
  await expect(page.locator('#status')).toHaveText(/^The last 15 seconds: \S.*\.$/, patient);
  await expectHeard(page, 11);
  expect(await page.locator('#live-level').evaluate((/** @type {HTMLMeterElement} */ level) => level.value)).toBeGreaterThan(0.3);
  await expect(page.locator('#live-note')).toHaveText('');
  const requests = app.requests.length;
  await expectHeard(page, 13);
  expect(app.requests.slice(requests), 'nothing is asked of any server meanwhile').toEqual([]);

  await stopButton(page).click();
  await expectClosed(page);
  await expect(page).toHaveTitle('Moodglass');
  await expect(recording(app)).toHaveAttribute('data-state', 'done', patient);
  await expect(recording(app).locator('.name')).toHaveText(/^Recording \d{4}-\d\d-\d\d \d\d-\d\d-\d\d$/);

  // It plays as any song does.
  await page.evaluate(() => {
    const play = HTMLMediaElement.prototype.play;
    HTMLMediaElement.prototype.play = function () {
      /** @type {any} */ (window).player = this;
      return play.call(this);
    };
  });
  await page.locator('#canvas').focus();
  await page.keyboard.press('Space');
  await expect.poll(() => page.evaluate(() => /** @type {any} */ (window).player?.currentTime ?? 0)).toBeGreaterThan(0.3);
  expect(await page.evaluate(() => /** @type {any} */ (window).player.duration)).toBeGreaterThan(12);
  await page.keyboard.press('Space');

  // What is saved is what was analysed, and the command is of the same opinion.
  await recording(app).getByRole('button', { name: /^Show/ }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'The recording (WAV)' }).click()]);
  expect(download.suggestedFilename()).toMatch(/^Recording [\d-]+ [\d-]+\.wav$/);
  const path = join(results, 'recording.wav');
  await download.saveAs(path);
  const told = JSON.parse(execFileSync(command, ['analyze', '--format', 'jsonl', path], { encoding: 'utf8' }));
  const id = Number(await recording(app).getAttribute('data-song'));
  const analysis = await page.evaluate((song) => /** @type {any} */ (window).moodglass.analysis(song), id);
  expect(analysis.duration_s).toBeGreaterThan(12);
  expect(analysis.duration_s).toBeCloseTo(told.duration_s, 6);
  for (const [emotion, value] of Object.entries(told.emotions)) {
    expect(analysis.emotions[emotion].mean).toBeCloseTo(/** @type {any} */ (value).mean, 3);
  }

  // And it is what the microphone played: the file itself, by its own analysis.
  const original = join(results, 'music.wav');
  execFileSync('ffmpeg', ['-y', '-v', 'error', '-i', played, '-t', String(analysis.duration_s), original]);
  const expected = JSON.parse(execFileSync(command, ['analyze', '--format', 'jsonl', original], { encoding: 'utf8' }));
  for (const [emotion, value] of Object.entries(expected.emotions)) {
    expect(Math.abs(analysis.emotions[emotion].mean - /** @type {any} */ (value).mean), emotion).toBeLessThan(0.05);
  }
});

test('what is wrong with the sound is told in words', async ({ app, page }) => {
  await watchMicrophone(page);
  await app.open();
  await listenButton(page).click();
  const note = page.locator('#live-note');
  await expect(note).toHaveRole('status');
  await expect(note).toHaveText('Too loud: it is cut off. Turn it down, or move away.', patient);
  await expect(note).toHaveText('Nothing is heard. Is it the right microphone, and is it turned up?', patient);
  await stopButton(page).click();
  await expectClosed(page);
});

test('a microphone that is refused is told with the way out', async ({ app, page, context }) => {
  await context.clearPermissions();
  const session = await context.newCDPSession(page);
  await app.open();
  await session.send('Browser.setPermission', { permission: { name: 'microphone' }, setting: 'denied' });
  await listenButton(page).click();
  await expect(page.locator('#problems')).toContainText('The browser does not let this page use the microphone. Allow it beside the page’s address');
  await expect(page.locator('#live')).toBeHidden();
  await expect(page.locator('#songs li')).toHaveCount(0);
  await context.grantPermissions(['microphone']);
  await listenButton(page).click(); // and it goes on from there
  await expectOpen(page);
});

test('no microphone, one that another program has, and a page without https are told apart', async ({ app, page }) => {
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', /** @type {any} */ (window).refusal));
  });
  await app.open();
  for (const [refusal, told] of [['NotFoundError', 'No microphone was found.'], ['NotReadableError', 'another program may have it'], ['AbortError', 'Listening did not work: No.']]) {
    await page.evaluate((name) => Object.assign(window, { refusal: name }), refusal);
    await listenButton(page).click();
    await expect(page.locator('#problems')).toContainText(told);
  }
  await page.evaluate(() => Object.defineProperty(window, 'isSecureContext', { value: false }));
  await listenButton(page).click();
  await expect(page.locator('#problems')).toContainText('Browsers give a microphone only to pages whose address begins with https');
});

test('it listens once, and what is too short leaves nothing behind', async ({ app, page }) => {
  await watchMicrophone(page);
  await app.open();
  // The second press of an impatient hand, before the first is answered.
  await listenButton(page).evaluate((/** @type {HTMLElement} */ button) => {
    button.click();
    button.click();
  });
  await expectOpen(page);
  await expect(page.locator('#songs li')).toHaveCount(1);
  expect(await asked(page)).toHaveLength(1);
  expect(await openTracks(page)).toBe(1);
  await page.locator('#live-stop').evaluate((/** @type {HTMLElement} */ button) => button.click());
  await expectClosed(page);
  // However slow this machine is, what came is either a song or a sentence.
  const short = expect(page.locator('#status')).toHaveText('Less than a second was heard: there is nothing to analyse.');
  await Promise.race([short, expect(recording(app)).toHaveAttribute('data-state', /waiting|decoding|analysing|done/)]);
  await listenButton(page).click();
  await expectOpen(page);
  expect(await openTracks(page)).toBe(1);
});

test('of nothing there is no song, only a sentence', async ({ app, page }) => {
  await page.addInitScript(() => {
    // Silent in the strictest sense: no sample ever comes.
    Object.defineProperty(AudioContext.prototype, 'createMediaStreamSource', {
      value: /** @this {AudioContext} */ function () { return this.createGain(); },
    });
  });
  await app.open();
  await app.drop('piece.mp3');
  await app.expectState('piece.mp3', 'done');
  await listenButton(page).click();
  await expect(page.locator('#songs li')).toHaveCount(2);
  await stopButton(page).click();
  await expect(page.locator('#status')).toHaveText('Less than a second was heard: there is nothing to analyse.');
  await expect(page.locator('#songs li')).toHaveCount(1);
  await expect(page.locator('#result')).toHaveAttribute('data-song', '1');
});

test('a microphone that goes in the middle leaves its song', async ({ app, page }) => {
  await watchMicrophone(page);
  await app.open();
  await listenButton(page).click();
  await expectHeard(page, 2);
  await page.evaluate(() => /** @type {any} */ (window).tracks[0].dispatchEvent(new Event('ended')));
  await expectClosed(page);
  await expect(page.locator('#problems')).toContainText('The microphone is gone. What it heard until then is analysed.');
  await expect(recording(app)).toHaveAttribute('data-state', 'done', patient);
});

/** The worker that listens, as window.ear. @param {Page} page */
const watchEar = (page) =>
  page.addInitScript(() => {
    const Real = Worker;
    window.Worker = class extends Real {
      /** @param {any} address @param {WorkerOptions} options */
      constructor(address, options) {
        super(address, options);
        if (options.name === 'live') Object.assign(window, { ear: this });
      }
    };
  });

test('an engine that stops leaves what was recorded', async ({ app, page }) => {
  await watchMicrophone(page);
  await watchEar(page);
  await app.open();
  await listenButton(page).click();
  await expectHeard(page, 2);
  await page.evaluate(() => /** @type {any} */ (window).ear.dispatchEvent(new ErrorEvent('error', { message: 'memory access out of bounds', cancelable: true })));
  await expectClosed(page);
  await expect(page.locator('#problems')).toContainText('Listening did not work: Memory access out of bounds.');
  await expect(recording(app)).toHaveAttribute('data-state', 'done', patient);
});

test('a full hour ends it with a sentence, and what was heard is a song', async ({ app, page }) => {
  await watchMicrophone(page);
  await watchEar(page);
  await app.open();
  await listenButton(page).click();
  await expectHeard(page, 2);
  const say = (/** @type {number} */ recorded_s) =>
    page.evaluate((seconds) => {
      const data = { type: 'level', peak: 0.5, clips: false, silent_s: 0, recorded_s: seconds };
      /** @type {any} */ (window).ear.dispatchEvent(new MessageEvent('message', { data }));
    }, recorded_s);
  await say(3599.9);
  await expectOpen(page);
  await say(3600);
  await expectClosed(page);
  await expect(page.locator('#problems')).toContainText('An hour has been heard, which is the most. It is analysed now.');
  await expect(recording(app)).toHaveAttribute('data-state', 'done', patient);
});

test('the microphone closes when the page is hidden, if that is wanted, and when it is left', async ({ app, page }) => {
  await watchMicrophone(page);
  await app.open();
  await listenButton(page).click();
  await expectHeard(page, 1);
  await hide(page);
  await expectOpen(page);
  expect(await openTracks(page)).toBe(1);
  await page.getByLabel('Stop when this page is hidden').check();
  await hide(page);
  await expectClosed(page);
  await expect(page.locator('#problems')).toContainText('Listening has stopped, since this page was hidden.');
  await page.getByLabel('Stop when this page is hidden').evaluate((/** @type {HTMLInputElement} */ wish) => (wish.checked = false));
  await listenButton(page).click();
  await expectOpen(page);
  await page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
  await expectClosed(page);
});

test('it listens while another song is analysed', async ({ app, page }) => {
  await watchMicrophone(page);
  await makeEndless(page, 'piece.mp3');
  await app.open();
  await app.drop('piece.mp3');
  await app.expectState('piece.mp3', 'decoding');
  await listenButton(page).click();
  await expect(page.locator('#status')).toHaveText(/^First values, provisional: /, patient);
  await app.expectState('piece.mp3', 'decoding');
  await stopButton(page).click();
  await expectClosed(page);
  await expect(recording(app)).toHaveAttribute('data-state', 'waiting');
  await app.song('piece.mp3').getByRole('button', { name: /^Cancel/ }).click();
  await expect(recording(app)).toHaveAttribute('data-state', 'done', patient);
});

test('two recordings are compared', async ({ app, page }) => {
  await watchMicrophone(page);
  await app.open();
  for (const count of [1, 2]) {
    await listenButton(page).click();
    await expectHeard(page, 2);
    await stopButton(page).click();
    await expectClosed(page);
    await expect(page.locator('#songs li[data-state=done]')).toHaveCount(count, patient);
  }
  await page.locator('#canvas').focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('x');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('#aside h3')).toHaveText('Compare');
  await expect(page.locator('#aside thead')).toContainText(/A: Recording .*B: Recording /);
});

test('a class hears it large, and two recordings stand side by side', async ({ app, page }) => {
  await watchMicrophone(page);
  await app.open();
  for (const size of [{ width: 1024, height: 640 }, { width: 1920, height: 1080 }]) {
    await page.setViewportSize(size);
    await listenButton(page).click();
    await expectOpen(page);
    if (size.width === 1024) {
      await page.locator('#canvas').focus();
      await page.keyboard.press('p');
    }
    await expect(page.locator('#status')).toHaveText(/^The last 15 seconds: \S.*\.$/, patient);
    await page.screenshot({ path: join(results, 'screens', `class-live-${size.width}.png`) });
    const drawn = await app.frames();
    await expect.poll(() => app.frames()).toBeGreaterThan(drawn); // with what was told, and the tables behind it
    await expect(page.locator('#aside')).toBeEmpty();
    await stopButton(page).click();
    await expectClosed(page);
    await expect(page.locator('#songs li[data-state=done]')).toHaveCount(size.width === 1024 ? 1 : 2, patient);
  }
  await expect(page.locator('#aside h3')).toHaveText('Compare');
  await expect(page.locator('#aside thead')).toContainText(/A: Recording .*B: Recording /);
  await page.screenshot({ path: join(results, 'screens', 'class-live-two.png') });
  await page.locator('#canvas').focus();
  await page.keyboard.press('n');
  await expect(page.locator('#aside')).toBeEmpty();
});

test('all of it works by keys, and the focus is never lost', async ({ app, page }) => {
  await watchMicrophone(page);
  await app.open();
  await listenButton(page).focus();
  await page.keyboard.press('Enter');
  await expect(stopButton(page)).toBeFocused();
  await expectHeard(page, 2);
  await page.keyboard.press('Enter');
  await expectClosed(page);
  await expect(listenButton(page)).toBeFocused();
  await expect(recording(app)).toHaveAttribute('data-state', 'done', patient);
  await page.locator('#canvas').focus();
  await page.keyboard.press('Shift+L');
  await expectOpen(page);
  await expect(page.locator('#canvas')).toBeFocused();
  await page.keyboard.press('Shift+L');
  await expectClosed(page);
});

test('the sound of another tab is heard, and nothing of it is looked at', async ({ app, page }) => {
  await page.addInitScript(() => {
    navigator.mediaDevices.getDisplayMedia = async () => {
      const context = new AudioContext(), tone = new OscillatorNode(context, { type: 'sawtooth', frequency: 220 });
      const sound = context.createMediaStreamDestination();
      tone.connect(sound);
      tone.start();
      const canvas = document.createElement('canvas');
      canvas.getContext('2d');
      const stream = new MediaStream([...sound.stream.getTracks(), ...canvas.captureStream().getTracks()]);
      Object.assign(window, { tracks: stream.getTracks() });
      return stream;
    };
  });
  await app.open();
  await page.getByRole('button', { name: 'Listen to a tab' }).click();
  await expect(page.locator('#live-open')).toHaveText('Another tab or program is heard');
  await expect(page.locator('#live-device')).toBeHidden();
  const open = () => page.evaluate(() => /** @type {any} */ (window).tracks.filter((/** @type {any} */ track) => track.readyState === 'live').map((/** @type {any} */ track) => track.kind));
  expect(await open()).toEqual(['audio']);
  await expectHeard(page, 2);
  expect(await page.locator('#live-level').evaluate((/** @type {HTMLMeterElement} */ level) => level.value)).toBeGreaterThan(0.5);
  await stopButton(page).click();
  await expect(recording(app)).toHaveAttribute('data-state', 'done', patient);
  expect(await open()).toEqual([]);
  await page.evaluate(() => {
    navigator.mediaDevices.getDisplayMedia = async () => {
      const canvas = document.createElement('canvas');
      canvas.getContext('2d');
      return canvas.captureStream();
    };
  });
  await page.getByRole('button', { name: 'Listen to a tab' }).click();
  await expect(page.locator('#problems')).toContainText('No sound came with that. Choose a tab');
});

const screens = /** @type {const} */ ([['desktop', 1366, 768], ['phone', 390, 844]]);
for (const scheme of /** @type {const} */ (['light', 'dark'])) {
  for (const [name, width, height] of screens) {
    test(`it is shown well, ${scheme}, on a ${name}`, async ({ app, page }) => {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: scheme });
      await watchMicrophone(page);
      await app.open();
      const summary = async () => (await new AxeBuilder({ page }).analyze()).violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(' ')}`);
      await listenButton(page).click();
      await expect(page.locator('#status')).toHaveText(/^First values, provisional: /, patient);
      await page.screenshot({ path: join(results, 'screens', `live-${name}-${scheme}-first.png`) });
      expect(await summary()).toEqual([]);
      await expect(page.locator('#status')).toHaveText(/^The last 15 seconds: /, patient);
      await expectHeard(page, 12);
      const strip = await page.locator('#live').boundingBox(), canvas = await page.locator('#stage').boundingBox();
      expect(strip?.width).toBe(width);
      expect((strip?.y ?? 0) + (strip?.height ?? 0), 'it covers nothing').toBeLessThanOrEqual((canvas?.y ?? 0) + 1);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      await page.screenshot({ path: join(results, 'screens', `live-${name}-${scheme}.png`) });
    });
  }
}

test.describe('with the card first', () => {
  test.use({ card: true, viewport: { width: 390, height: 844 }, locale: 'de-DE' });
  test('a new visitor sees it there, and in German', async ({ page, app }) => {
    await page.goto('./');
    await expect(page.locator('#status')).toContainText('Bereit');
    await page.getByRole('button', { name: 'Zuhören', exact: true }).click();
    await expect(page.locator('#live-open')).toHaveText('Das Mikrofon ist offen');
    await page.screenshot({ path: join(results, 'screens', 'live-card-begin.png') });
    await expect(page.locator('#status')).toHaveText(/^Erste Werte, vorläufig: /, patient);
    await page.screenshot({ path: join(results, 'screens', 'live-card-first.png') });
    await expect(page.locator('#status')).toHaveText(/^Die letzten 15 Sekunden: /, patient);
    await page.screenshot({ path: join(results, 'screens', 'live-card.png') });
    await page.getByRole('button', { name: 'Zuhören beenden', exact: true }).click();
    await expect(page.locator('#songs li')).toHaveAttribute('data-state', 'done', patient);
    expect(app.complaints).toEqual([]);
  });
});

test('the policy allows the microphone to this page alone', async ({ request }) => {
  const answer = await request.get('./');
  expect(answer.headers()['permissions-policy']).toContain('microphone=(self)');
  expect(answer.headers()['permissions-policy']).toContain('display-capture=(self)');
  expect(answer.headers()['permissions-policy']).toContain('camera=()');
});
