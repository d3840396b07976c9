// SPDX-License-Identifier: Apache-2.0
// The music that a song is compared with.
import { expect, test } from '../lib/test.js';

/** By the palette. @param {import('../lib/test.js').App} app @param {string} letters */
async function command(app, letters) {
  await app.page.locator('#canvas').focus();
  await app.page.keyboard.press('/');
  await app.rest();
  await app.page.keyboard.type(letters);
  await app.page.keyboard.press('Enter');
  await app.rest();
}

test('the music to compare with is told and changed, in the tables and sentences too', async ({ app, page }) => {
  await app.open();
  await app.drop('piece.mp3');
  await app.expectState('piece.mp3', 'done');
  const result = page.locator('#result'), sentence = result.locator('.sentence').first();
  const auto = (await app.analysis('piece.mp3')).reference;
  expect(['auto', 'unsure']).toContain(auto.chosen);
  await expect(result).toContainText(auto.clips);

  // By the palette: one that it is not compared with already.
  const kind = auto.kind === 'popular' ? 'film' : 'popular';
  const rank = await result.locator('[data-key="emotions.energy.percentile"]').getAttribute('data-value');
  await command(app, `compare with ${kind} music`);
  await expect(sentence).toContainText(`% of ${kind} music`);
  const chosen = await app.analysis('piece.mp3');
  expect(chosen.reference).toMatchObject({ kind, chosen: 'asked' });
  await expect(result).toContainText(chosen.reference.clips);
  await expect(result.locator('[data-key="emotions.energy.percentile"]')).toHaveAttribute('data-value', String(chosen.emotions.energy.percentile));
  expect(String(chosen.emotions.energy.percentile)).not.toBe(rank);

  // Songs that come later follow; the key takes the next kind.
  await app.drop('piece.flac');
  await app.expectState('piece.flac', 'done');
  expect((await app.analysis('piece.flac')).reference).toMatchObject({ kind, chosen: 'asked' });
  await page.keyboard.press('b');
  await expect.poll(async () => (await app.analysis('piece.flac')).reference.kind).not.toBe(kind);
  await app.screenshot('reference');
});

test('a pop song is compared with popular music, and says so', async ({ app, page }) => {
  await app.open();
  await page.getByRole('button', { name: 'one tune, five ways' }).click();
  await app.expectState('tune-3.ogg', 'done');
  expect((await app.analysis('tune-3.ogg')).reference).toMatchObject({ kind: 'popular', chosen: 'auto' });
  await page.locator('#songs li').filter({ hasText: 'tune-3.ogg' }).getByRole('button').first().click();
  await expect(page.locator('#result .sentence').first()).toContainText('% of popular music');
});

test('one\'s own songs are what is kept and listed, twenty or more', async ({ app, page }) => {
  await app.open();
  await page.getByLabel('Keep results').check();
  await app.drop('piece.mp3');
  await app.expectState('piece.mp3', 'done');
  await expect(page.locator('#kept li')).toHaveCount(1);
  await command(app, 'my own songs');
  const before = (await app.analysis('piece.mp3')).reference;
  expect(before.kind).not.toBe('own');
  await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open('moodglass', 1);
        request.onsuccess = () => {
          const transaction = request.result.transaction('results', 'readwrite');
          const store = transaction.objectStore('results');
          const all = store.getAll();
          all.onsuccess = () => {
            const [one] = all.result;
            for (let i = 0; i < 19; ++i)
              store.put({ ...one, key: `${one.key}-${i}`, name: `song ${i}`, json: one.json.replaceAll('piece.mp3', `song ${i}`) });
          };
          transaction.oncomplete = () => resolve(request.result.close());
          transaction.onabort = () => reject(transaction.error);
        };
      }),
  );
  await command(app, 'my own songs');
  await expect.poll(async () => (await app.analysis('piece.mp3')).reference.kind).toBe('own');
  await expect(page.locator('#result .sentence').first()).toContainText('% of your own music');
  await expect(page.locator('#result')).toContainText('20 songs of your own');
});
