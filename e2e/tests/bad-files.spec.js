// SPDX-License-Identifier: Apache-2.0
// Ten files, some of them bad: each bad one gets one clear sentence, the others are still analysed.
import { readFileSync } from 'node:fs';
import { media } from '../lib/places.js';
import { expect, test } from '../lib/test.js';

const refused = {
  'text.mp3': /not (a )?sound|not audio|text/i,
  'empty.mp3': /empty/i,
  'short.wav': /too short.*0\.3 s/i,
  'silence.wav': /silent/i,
  'channels30.wav': /30 channels|channels/i,
  'protected.m4p': /protected|DRM/i,
  'damaged.m4a': /without its index/i,
};
const told = {
  'cut.mp3': /cut after \d+\.\d s/i,
  'nan.wav': /not numbers/i,
  'cut.aac': /parts of the file are damaged and were left out/i, // decoded by the browser
};

test('bad files among good ones', async ({ app, page }) => {
  await app.open();
  await app.drop('piece.mp3', ...Object.keys(refused), ...Object.keys(told), 'piece.ogg');
  for (const name of ['piece.mp3', 'piece.ogg', ...Object.keys(told)]) await app.expectState(name, 'done');
  const problems = page.getByRole('alert');
  for (const [name, reason] of Object.entries(refused)) {
    await app.expectState(name, 'failed');
    await expect(app.song(name).locator('.state')).toHaveText(reason);
  }
  for (const [name, reason] of Object.entries({ ...refused, ...told })) {
    const sentences = problems.locator('li span').filter({ hasText: `${name}: ` });
    await expect(sentences).toHaveCount(1);
    await expect(sentences).toHaveText(reason);
  }
  await expect(problems.locator('li')).toHaveCount(Object.keys(refused).length + Object.keys(told).length);
  await app.screenshot('bad-files');
  await page.getByRole('button', { name: 'Remove the song: text.mp3' }).click();
  await expect(problems.locator('li span').filter({ hasText: 'text.mp3: ' })).toHaveCount(0);
});

test('a chunk of nearly 4 GB does not wrap where addresses have 32 bits', async ({ app, page }) => {
  const whole = readFileSync(media('piece-16.wav'));
  const chunk = Buffer.from([...Buffer.from('LIST'), 0xf8, 0xff, 0xff, 0xff]); // the next one would begin where this one does
  await app.open();
  await page.locator('#files').setInputFiles([{ name: 'wraps.wav', mimeType: 'audio/wav', buffer: Buffer.concat([whole.subarray(0, 36), chunk, whole.subarray(36, 9000)]) }]);
  await app.expectState('wraps.wav', 'failed');
  await expect(app.song('wraps.wav')).toContainText('A WAV or AIFF file whose header is damaged');
});
