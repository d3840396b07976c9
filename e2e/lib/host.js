// SPDX-License-Identifier: Apache-2.0
// Hosts with manners of their own.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { root } from './places.js';

/** @type {Record<string, string>} */
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.json': 'application/json', '.svg': 'image/svg+xml', '.webmanifest': 'application/manifest+json' };

/**
 * Serves the site as it is built.
 * @param {{
 *   withoutHtml?: boolean addresses with .html are sent on to those without, for good
 *   change?: (page: string) => string what the host does to every page of HTML
 * }} manners
 * @returns {Promise<{address: string, stop: () => Promise<void>}>}
 */
export async function host({ withoutHtml = false, change = (page) => page }) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const send = (/** @type {number} */ code, /** @type {Record<string, string>} */ headers, /** @type {string | Buffer} */ body = '') => {
      response.writeHead(code, { 'Cache-Control': 'no-cache', ...headers });
      response.end(body);
    };
    if (withoutHtml && pathname.endsWith('.html')) return send(308, { Location: pathname.replace(/(index)?\.html$/, '') });
    for (const name of [pathname.endsWith('/') ? `${pathname}index.html` : pathname, ...(withoutHtml ? [`${pathname}.html`] : [])]) {
      try {
        const content = readFileSync(join(root, 'build/site', normalize(name)));
        const type = types[extname(name)] ?? 'application/octet-stream';
        return send(200, { 'Content-Type': type }, extname(name) === '.html' ? change(content.toString()) : content);
      } catch {
        // There is none of that name.
      }
    }
    send(404, {});
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  return {
    address: `http://localhost:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}/`,
    stop: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
