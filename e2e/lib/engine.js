// SPDX-License-Identifier: Apache-2.0
// The real engine, altered: for what would otherwise depend on luck or on the clock.

/**
 * @param {import('@playwright/test').Page} page before it is opened
 * @param {string} change JavaScript in the workers, over `Engine`, its class
 */
export async function alterEngine(page, change) {
  await page.route('**/engine/*/engine.js', async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace(
      /export default (\w+);/,
      `export default async (options) => {
        const module = await $1(options);
        const { Engine } = module;
        ${change}
        return module;
      };`,
    );
    await route.fulfill({ response: answer, body });
  });
}

/** A song that is decoded for ever, until it is cancelled. @param {import('@playwright/test').Page} page @param {string} name */
export const makeEndless = (page, name) =>
  alterEngine(page, `
    const { open, step } = Engine.prototype;
    Engine.prototype.open = function (name) {
      this.endless = name === ${JSON.stringify(name)};
      return open.call(this, name);
    };
    Engine.prototype.step = function () {
      return this.endless ? { stage: 'decoding', fraction: 0.4, error: '', waiting: false } : step.call(this);
    };`);

/** A browser without AudioDecoder. @param {import('@playwright/test').Page} page before it is opened */
export async function withoutDecoder(page) {
  const context = page.context();
  await context.route('**/engine/older.js', (route) => route.fulfill({ contentType: 'text/javascript', headers: { 'Cross-Origin-Embedder-Policy': 'require-corp' }, body: 'delete globalThis.AudioDecoder;' }));
  for (const name of ['worker', 'listen-worker']) {
    await context.route(`**/engine/${name}.js`, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: `import './older.js';\n${await answer.text()}` });
    });
  }
}
