// SPDX-License-Identifier: Apache-2.0
// A browser that refuses something to the page and to its workers, as settings, private windows and extensions do.

/** Whoever asks for a property is refused. @param {string} of an expression @param {string} name */
const property = (of, name) => `if (${of}) Object.defineProperty(${of}, '${name}', { configurable: true, get: deny });`;

/** JavaScript by what it takes away. */
export const refusals = {
  localStorage: property('globalThis', 'localStorage'),
  sessionStorage: property('globalThis', 'sessionStorage'),
  indexedDB: property('globalThis', 'indexedDB'),
  caches: property('globalThis', 'caches'),
  BroadcastChannel: property('globalThis', 'BroadcastChannel'),
  locks: property('globalThis.Navigator?.prototype', 'locks'),
  'service workers': property('globalThis.Navigator?.prototype', 'serviceWorker'),
  'storage to be kept': property('globalThis.Navigator?.prototype', 'storage'),
  'a lit screen': property('globalThis.Navigator?.prototype', 'wakeLock'),
  'passing on': property('globalThis.Navigator?.prototype', 'canShare') + property('globalThis.Navigator?.prototype', 'share'),
  'files to open': property('globalThis.window', 'launchQueue'),
  'media keys': property('globalThis.Navigator?.prototype', 'mediaSession'),
  clipboard: property('globalThis.Navigator?.prototype', 'clipboard'),
  'a player': property('globalThis', 'Audio'),
  'a pen': `if (globalThis.HTMLCanvasElement) {
    const real = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...rest) { return kind === '2d' ? null : real.call(this, kind, ...rest); };
  }`,
  workers: property('globalThis', 'Worker'),
  'trusted types': "if (globalThis.trustedTypes) Object.getPrototypeOf(trustedTypes).createPolicy = deny;",
  matchMedia: property('globalThis', 'matchMedia'),
};

/** @typedef {keyof typeof refusals} Refusal */

/** @param {import('@playwright/test').Page} page before it is opened @param {...Refusal} names */
export async function refuse(page, ...names) {
  const script = `{
    const deny = () => { throw new DOMException('denied', 'SecurityError'); };
    ${names.map((name) => refusals[name]).join('\n')}
  }`;
  await page.addInitScript(script);
  const context = page.context();
  await context.route('**/engine/refused.js', (route) => route.fulfill({ contentType: 'text/javascript', headers: { 'Cross-Origin-Embedder-Policy': 'require-corp' }, body: script }));
  for (const name of ['worker', 'listen-worker']) {
    await context.route(`**/engine/${name}.js`, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: `import './refused.js';\n${await answer.text()}` });
    });
  }
}
