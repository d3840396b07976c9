// SPDX-License-Identifier: Apache-2.0
// Ten files, some of them bad: each bad one gets one clear sentence, the others are still analysed.
import { expect, test } from '../lib/test.js';

const refused = {
  'text.mp3': /not (a )?sound|not audio|text/i,
  'empty.mp3': /empty/i,
  'short.wav': /too short.*0\.3 s/i,
  'silence.wav': /silent/i,
  'channels30.wav': /30 channels|channels/i,
  'protected.m4p': /protected|DRM/i,
  'damaged.m4a': /cannot decode/i,
};
const told = {
  'cut.mp3': /cut after \d+\.\d s/i,
  'nan.wav': /not numbers/i,
  'cut.aac': /cut after \d+\.\d s of 24\.0 s/i, // decoded by the browser
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
});
