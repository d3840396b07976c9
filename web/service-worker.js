// SPDX-License-Identifier: Apache-2.0
// Keeps the page's own files for offline use. tools/site fills in the version and the list: the
// address and the hash of each file. One that is not what was built is not kept. Models have a cache of
// their own (models.js), so that a new version of the page does not fetch them again; of those that have
// changed, what was there before is fetched with the page, or the new page would not start without a network.
const version = '{{version}}';
/** @type {string[][]} */ const files = ['{{files}}'];
const ours = `moodglass-page-${self.registration.scope}-`; // others of the same origin may be at other places of it
const cacheName = ours + version;

self.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(cacheName);
      /** @type {string[]} */ const missing = [];
      const store = async (/** @type {string} */ file, /** @type {string} */ integrity) =>
        cache.put(file, await fetchPlain(new Request(file, { cache: 'no-cache', integrity })));
      await Promise.all(files.map(([file, integrity]) => store(file, integrity).catch(() => missing.push(file))));
      if (missing.length > 0) {
        await caches.delete(cacheName);
        await tellNotStored(missing);
        throw new Error(`not as they were built, or not there: ${missing.join(', ')}`);
      }
      await fetchChangedModels(cache);
    })(),
  );
});

/**
 * Some hosts send from a page's address to one without `.html`. What came by such a detour, a browser refuses as the answer to a
 * visit: its content is kept without the way.
 * @param {Request} request
 */
async function fetchPlain(request) {
  const answer = await fetch(request);
  if (!answer.ok) throw new Error(`${request.url}: ${answer.status}`);
  if (!answer.redirected) return answer;
  return new Response(await answer.blob(), { status: answer.status, statusText: answer.statusText, headers: answer.headers });
}

/** @param {string[]} missing */
async function tellNotStored(missing) {
  for (const page of await self.clients.matchAll({ includeUncontrolled: true, type: 'window' })) page.postMessage({ type: 'not stored', files: missing });
}

/** The models of this version, with and without what tells versions apart. @param {Cache} page @returns {Promise<{place: string, address: string, sha256: string}[]>} */
async function modelsOf(page) {
  const models = await (await page.match('models/index.json'))?.json() ?? [];
  return models.map(({ file, sha256 }) => {
    const place = new URL(`models/${file}`, self.registration.scope).href;
    return { place, address: `${place}?${sha256}`, sha256 };
  });
}

/** @param {Cache} page */
async function fetchChangedModels(page) {
  const kept = await caches.open('moodglass-models');
  const there = (await kept.keys()).map(({ url }) => url);
  for (const { place, address, sha256 } of await modelsOf(page)) {
    if (there.includes(address) || !there.some((url) => url.startsWith(`${place}?`))) continue;
    const integrity = `sha256-${btoa(String.fromCharCode(...sha256.match(/../g).map((byte) => parseInt(byte, 16))))}`;
    await kept.put(address, await fetchPlain(new Request(address, { integrity })));
  }
}

/** Those of older versions, whose page may have been open until now. @param {Cache} page */
async function dropOlderModels(page) {
  const kept = await caches.open('moodglass-models');
  const models = await modelsOf(page);
  for (const { url } of await kept.keys()) {
    if (models.some(({ place, address }) => url.startsWith(`${place}?`) && url !== address)) await kept.delete(url);
  }
}

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) {
        if (name.startsWith(ours) && name !== cacheName) await caches.delete(name);
      }
      await dropOlderModels(await caches.open(cacheName));
      await self.clients.claim();
    })(),
  );
});

self.addEventListener('message', ({ data, ports }) => {
  if (data === 'take over') self.skipWaiting();
  if (data?.type === 'shared') handOver(data.id, ports[0]);
});

/** What was shared, until the page that opens for it has asked. @type {Map<string, {files: File[], release: (over?: unknown) => void}>} */
const shared = new Map();
const heldFor = 60000; // ms: longer than a page takes to open

/**
 * Files that another application shares into the page (share_target in the manifest). They come as a form, are held in memory, and the
 * page opens that asks for them.
 * @param {any} event a visit by POST
 */
function takeShared(event) {
  const id = crypto.randomUUID();
  /** @type {(over?: unknown) => void} */ let release = () => {};
  const asked = new Promise((resolve) => (release = resolve));
  event.respondWith(
    event.request.formData().then(
      (/** @type {FormData} */ form) => {
        shared.set(id, { files: /** @type {File[]} */ (form.getAll('songs').filter((each) => each instanceof File && each.name)), release });
        setTimeout(release, heldFor);
        return Response.redirect(`./?shared=${id}`, 303);
      },
      () => {
        release();
        return Response.redirect('./?shared', 303);
      },
    ),
  );
  event.waitUntil(asked.then(() => shared.delete(id)));
}

/** @param {string} id @param {MessagePort} port of the page that has asked */
function handOver(id, port) {
  const held = shared.get(id);
  port.postMessage(held?.files ?? null);
  shared.delete(id);
  held?.release();
}

/** What is kept for a request. @param {Request} request */
async function keptFor(request) {
  const cache = await caches.open(cacheName);
  if (request.mode !== 'navigate') return cache.match(request);
  const { pathname } = new URL(request.url);
  // index.html is the same as the folder, and of the same version.
  const address = pathname.endsWith('/index.html') ? new URL('./', request.url) : new URL(request.url);
  const kept = await cache.match(address.href, { ignoreSearch: true });
  if (kept || /\.\w+$|\/$/.test(pathname)) return kept;
  return cache.match(new URL(`${pathname}.html`, request.url).href); // where the host's addresses have no .html
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (new URL(request.url).origin !== self.location.origin) return;
  if (request.method === 'POST' && request.mode === 'navigate') return takeShared(event); // none goes to the server
  if (request.method !== 'GET') return;
  event.respondWith(keptFor(request).then((kept) => kept ?? fetch(request), () => fetch(request)));
});
