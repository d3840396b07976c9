// SPDX-License-Identifier: Apache-2.0
// What people do beyond dropping a song: try an example, keep a result, take it away, choose another model.
import { readFileSync } from 'node:fs';
import { makeEndless } from '../lib/engine.js';
import { violations } from '../lib/schema.js';
import { activity } from '../lib/picture.js';
import { media } from '../lib/places.js';
import { expect, test } from '../lib/test.js';

test('someone without a file tries an example', async ({ app, page }) => {
  await app.open();
  await app.screenshot('examples');
  await page.getByRole('button', { name: 'a dissonant chase' }).click();
  await app.expectState('chase.ogg', 'done');
  await expect(page.locator('#result')).toContainText('Dissonance');
});

test('results are kept only by choice, opened again, and deleted', async ({ app, page, context }) => {
  await app.open();
  await app.drop('piece.flac');
  await app.expectState('piece.flac', 'done');
  await expect(page.locator('#kept li')).toHaveCount(0);
  await page.getByLabel('Keep results').check();
  await expect(page.locator('#kept li')).toHaveCount(1); // what is there already, too
  await page.getByRole('button', { name: 'Delete the kept result of piece.flac' }).click();
  await app.drop('piece.mp3');
  await app.expectState('piece.mp3', 'done');
  const before = await app.analysis('piece.mp3');
  await expect(page.locator('#kept li')).toHaveCount(1);
  await page.reload();
  await expect(page.locator('#status')).toContainText('Ready');
  await page.getByRole('button', { name: 'Remove the song: piece.mp3' }).click();
  await expect(page.locator('#songs li')).toHaveCount(0);
  await page.getByRole('button', { name: 'Open the kept result of piece.mp3' }).click();
  await app.expectState('piece.mp3', 'done');
  expect(await app.analysis('piece.mp3')).toEqual(before);
  const picture = await app.screenshot('kept');
  for (const part of [{ x: 0.25, y: 0.12, width: 0.35, height: 0.06 }, { x: 0.25, y: 0.36, width: 0.35, height: 0.25 }]) {
    expect((await activity(context, picture, part)).deviation, 'waveform and curves').toBeGreaterThan(4);
  }
  await page.locator('#canvas').focus();
  await page.keyboard.press('k');
  await app.screenshot('kept-list');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Delete the kept result of piece.mp3' }).click();
  await expect(page.locator('#kept li')).toHaveCount(0);
});

test('a result is taken away, and a name with markup stays a name', async ({ app, page }) => {
  const name = '<img src=x onerror=alert(1)> & "co".mp3';
  await app.open();
  await page.locator('#files').setInputFiles([{ name, mimeType: 'audio/mpeg', buffer: readFileSync(media('piece.mp3')) }]);
  await app.expectState(name, 'done');
  expect(await page.locator('#songs img, #result img').count()).toBe(0);
  /** @param {string} button */
  const taken = async (button) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
    return readFileSync(await download.path());
  };
  const json = JSON.parse((await taken('All values (JSON)')).toString());
  expect(json.file).toBe(name);
  expect(violations(json)).toEqual([]);
  expect((await taken('Curves (CSV)')).toString()).toMatch(/^\ufefftime_s,melodiousness,/);
  const png = await taken('This picture (PNG)');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.length).toBeGreaterThan(20000);
  const report = (await taken('Report (HTML)')).toString();
  expect(report).toContain('<h1>&lt;img src=x onerror=alert(1)&gt; &amp; &quot;co&quot;.mp3: how it sounds, and why</h1>');
  expect(report).not.toMatch(/<img src="?x|<script/);
  const viewer = await page.context().newPage();
  await viewer.setContent(report);
  await expect(viewer.locator('tbody tr')).toHaveCount(7 + 8 + 8);
  expect(await viewer.locator('img').evaluate((image) => image.naturalWidth)).toBeGreaterThan(500);
  await viewer.close();
});

test('two songs: the first can be explored while the second is analysed', async ({ app, page }) => {
  await makeEndless(page, 'long.wav');
  await app.open();
  await app.drop('piece.mp3', 'long.wav');
  await app.expectState('piece.mp3', 'done');
  await expect(page.locator('#result')).toContainText('piece.mp3');
  // An emotion, by key, whatever Why would begin with; a stretch of the timeline, by mouse; then another emotion.
  await page.locator('#canvas').focus();
  await page.keyboard.press('3');
  await page.mouse.move(500, 250);
  await page.mouse.down();
  await page.mouse.move(600, 250, { steps: 4 });
  await page.mouse.up();
  const aside = page.locator('#aside');
  await expect(aside.locator('h3')).toHaveText(/^Why: [A-Z][a-z]+ \(Stretch 0:\d\d to 0:\d\d\)$/);
  await expect(aside.locator('p')).toHaveText(/^Compared with what is usual in /);
  await page.keyboard.press('4');
  await expect(aside.locator('h3')).toHaveText(/^Why: Anger \(Stretch 0:\d\d to 0:\d\d\)$/);
  await expect(aside.locator('p')).toHaveText(/^Compared with what is usual in /);
  await app.expectState('long.wav', /decoding|analysing/);
  await page.getByRole('button', { name: 'Cancel the analysis: long.wav' }).click();
  await app.screenshot('stretch');
});

test('a song that waits can be cancelled, tried again and removed beside the canvas', async ({ app, page }) => {
  await makeEndless(page, 'long.wav');
  await app.open();
  await app.drop('long.wav', 'piece.mp3');
  await app.expectState('piece.mp3', 'waiting');
  await page.getByRole('button', { name: 'Cancel the analysis: piece.mp3' }).focus();
  await page.keyboard.press('Enter');
  await app.expectState('piece.mp3', 'cancelled');
  await expect(page.getByRole('button', { name: 'Try again: piece.mp3' })).toBeFocused();
  await page.keyboard.press('Enter');
  await app.expectState('piece.mp3', 'waiting');
  await page.getByRole('button', { name: 'Cancel the analysis: long.wav' }).click();
  await app.expectState('long.wav', 'cancelled');
  await app.expectState('piece.mp3', 'done');
  await page.getByRole('button', { name: 'Remove the song: long.wav' }).click();
  await expect(page.locator('#songs li')).toHaveCount(1);
  await expect(page.locator('#results')).toBeFocused();
});

test('a teacher lets a class guess', async ({ app, page, context }) => {
  await app.open();
  await page.getByRole('button', { name: 'a cheerful march' }).click();
  await page.getByRole('button', { name: 'a slow minor lament' }).click();
  await app.expectState('march.ogg', 'done');
  await app.expectState('lament.ogg', 'done');
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.locator('#canvas').focus();
  await page.keyboard.press('p');
  const stage = { x: 0.1, y: 0.2, width: 0.8, height: 0.6 };
  for (const lesson of ['hear', 'express', 'why', 'timeline', 'plane']) {
    const hidden = await app.screenshot(`classroom-${lesson}-hidden`);
    await page.keyboard.press('n');
    const shown = await app.screenshot(`classroom-${lesson}-shown`);
    expect((await activity(context, shown, stage)).deviation, lesson).toBeGreaterThan((await activity(context, hidden, stage)).deviation);
    await page.keyboard.press('ArrowDown');
    await app.rest();
    await page.keyboard.press('ArrowUp');
    const again = await app.screenshot('classroom-again');
    expect(again.equals(shown), 'another song hides the numbers again').toBe(false);
    await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.press('Escape');
  await app.rest();
});

test('every shortcut is listed, and a save by key is the same result', async ({ app, page }) => {
  await app.open();
  await app.drop('piece.mp3');
  await app.expectState('piece.mp3', 'done');
  await page.locator('#canvas').focus();
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('s')]);
  const saved = JSON.parse(readFileSync(await download.path(), 'utf8'));
  expect(saved.emotions.tension.mean).toBeCloseTo((await app.analysis('piece.mp3')).emotions.tension.mean, 5);
  await page.keyboard.type('?');
  await app.screenshot('shortcuts');
  await page.keyboard.press('Escape');
});

test('the song is played by the browser, and the cursor goes with it', async ({ app, page }) => {
  await app.open();
  await app.drop('piece.mp3');
  await app.expectState('piece.mp3', 'done');
  await app.rest();
  const still = await app.frames();
  await page.locator('#canvas').focus();
  await page.keyboard.press('Space');
  await expect.poll(() => app.frames(), { intervals: [500] }).toBeGreaterThan(still + 10);
  await page.keyboard.press('Space');
  await app.rest();
});

test('German, and titles in other scripts', async ({ app, page }) => {
  const name = 'Γαλάζιο — песня שיר השירים (שלום) أغنية हिन्दी 青い.mp3';
  await app.open();
  await page.locator('#files').setInputFiles([{ name, mimeType: 'audio/mpeg', buffer: readFileSync(media('piece.mp3')) }]);
  await app.expectState(name, 'done');
  await page.locator('#canvas').focus();
  await page.keyboard.press('l');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.locator('#results-title')).toHaveText('Ergebnisse als Tabellen');
  await expect(page.locator('#result')).toContainText('Spannung');
  await expect(page.locator('#result td.sentence').first()).toContainText('Am meisten bewegt sie, dass die Musik');
  await app.drop('text.mp3', 'cut.mp3');
  await expect(app.song('text.mp3').locator('.state')).toHaveText(/^Keine Tondatei, sondern anscheinend Text; wählen Sie WAV/);
  await app.expectState('cut.mp3', 'done');
  await expect(page.getByRole('alert')).toContainText(/cut\.mp3: Die Datei ist nach \d+,\d s .*abgeschnitten: bis dorthin analysiert\./);
  await app.screenshot('german');
  await page.locator('#canvas').focus();
  for (let i = 0; i < 3; ++i) await page.keyboard.press('l'); // French, Spanish, English
  await expect(page.locator('#result')).toContainText('Tension');
  // What was said is said in the language of now.
  await expect(page.locator('#status')).toHaveText('cut.mp3: done.');
  await expect(page.getByRole('alert')).toContainText(/cut\.mp3: The file is cut after/);
});

test('the black box gives values without reasons', async ({ app, page }) => {
  await app.open('./?model=a2e');
  await app.drop('piece.mp3');
  await app.expectState('piece.mp3', 'done');
  const analysis = await app.analysis('piece.mp3');
  expect(analysis.model.scheme).toBe('a2e');
  expect(violations(analysis)).toEqual([]);
  await expect(page.locator('#result tbody tr')).toHaveCount(8);
  await app.screenshot('black-box');

  // It is the other head of the explained model's file: no other file is fetched for that.
  /** @type {string[]} */
  const fetched = [];
  page.on('request', (request) => void (request.url().includes('.safetensors') && fetched.push(request.url())));
  await page.evaluate(() => window.moodglass.chooseModel('joint'));
  await expect(page.locator('#result')).toContainText('Model joint');
  const explained = await app.analysis('piece.mp3');
  for (const emotion of Object.keys(analysis.emotions))
    expect(explained.left_out[emotion].black_box, emotion).toBeCloseTo(analysis.emotions[emotion].mean, 4);
  expect(fetched).toEqual([]);
});

test('values are copied as text', async ({ app, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.open();
  await app.drop('piece.mp3');
  await app.expectState('piece.mp3', 'done');
  await page.locator('#canvas').focus();
  await page.keyboard.press('Control+c');
  await expect(page.locator('#status')).toHaveText('Copied.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^tension\t0\.\d/m);
});

test('two groups of a class guess, see how near they came, and take it home', async ({ app, page }) => {
  await app.open();
  await app.drop('piece.mp3');
  await app.expectState('piece.mp3', 'done');
  await page.locator('#canvas').focus();
  await page.keyboard.press('p');
  for (const key of ['.', '.', 'Shift+Q', '.', ',', ',']) await page.keyboard.press(key);
  await page.keyboard.press('Shift+N');
  await app.rest();
  await page.keyboard.type('Bats');
  await page.keyboard.press('Control+a'); // of the line alone
  expect(await page.evaluate(() => String(getSelection()))).toBe('');
  await app.rest();
  await page.keyboard.type('Night Owls');
  expect(await page.evaluate(() => scrollY), 'a space scrolls nothing').toBe(0);
  await page.keyboard.press('Enter');
  await app.rest();
  await app.screenshot('guesses-hidden');
  await page.keyboard.press('n');
  await app.rest();
  await app.screenshot('guesses-shown');
  await page.keyboard.press('PageDown');
  for (const key of ['6', '.', '.', '.', '7', '.']) await page.keyboard.press(key);
  await app.rest();
  await app.screenshot('votes-hidden');
  await page.keyboard.press('n');
  await app.rest();
  await app.screenshot('votes-shown');
  const saved = async (/** @type {string} */ command) => {
    const download = page.waitForEvent('download');
    await page.keyboard.press('/');
    await app.rest();
    await page.keyboard.type(command);
    await app.rest();
    await page.keyboard.press('Enter');
    return readFileSync(await (await download).path(), 'utf8');
  };
  const table = await saved('guesses: a table');
  expect(table).toContain('"piece.mp3","A",melodiousness,0.55,');
  expect(table).toContain('"piece.mp3","Night Owls",melodiousness,0.40,');
  expect(table).toContain('"piece.mp3","Night Owls",votes_happy,3,');
  const wall = await saved('guesses: a page');
  expect(wall).toContain('Night Owls: most votes for Happiness');
  expect(wall).not.toContain('http');
});
