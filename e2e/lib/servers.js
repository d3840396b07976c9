// SPDX-License-Identifier: Apache-2.0
// Debian's nginx and Apache, with what the archive of the site tells an administrator to give them, and tools/serve.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './places.js';

/** @returns {Promise<number>} a port that nobody listens on */
const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });

/**
 * A server of its own in the foreground, until it answers.
 * @param {string} program @param {string[]} options @param {string} address
 * @returns {Promise<{address: string, stop: () => Promise<void>}>}
 */
async function started(program, options, address) {
  const server = spawn(program, options, { stdio: ['ignore', 'ignore', 'pipe'] });
  let complaints = '';
  server.stderr.on('data', (text) => (complaints += text));
  const gone = new Promise((resolve) => server.on('close', resolve));
  for (;;) {
    if (server.exitCode !== null) throw new Error(`${program}: ${complaints}`);
    const answers = await ask(address).then(() => true, () => false);
    if (answers) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    address,
    async stop() {
      server.kill('SIGTERM');
      await gone;
    },
  };
}

/**
 * One request, without what a browser adds or unpacks.
 * @param {string} address @param {Record<string, string>} headers
 * @returns {Promise<{status: number, headers: import('node:http').IncomingHttpHeaders, body: Buffer}>}
 */
export const ask = (address, headers = {}) =>
  new Promise((resolve, reject) => {
    const asked = request(address, { headers }, (answer) => {
      /** @type {Buffer[]} */ const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) }));
    });
    asked.on('error', reject);
    asked.end();
  });

/** @param {string} folder of the page */
export async function serve(folder) {
  const port = await freePort();
  return started(join(root, 'tools/serve'), ['--port', String(port), folder], `http://127.0.0.1:${port}/`);
}

/** nginx as Debian sets it up. @param {string} unpacked the archive's folder */
export async function nginx(unpacked) {
  const port = await freePort(), own = mkdtempSync(join(tmpdir(), 'moodglass-nginx-'));
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${own}/${name};`).join('\n');
  writeFileSync(join(own, 'nginx.conf'), `${process.getuid?.() === 0 ? 'user root;' : ''}
    daemon off; worker_processes 1; pid ${own}/pid; error_log stderr;
    events {}
    http {
      access_log off;
      ${temporary}
      include /etc/nginx/mime.types;
      default_type application/octet-stream;
      gzip on;
      server {
        listen 127.0.0.1:${port};
        location /music/moodglass/ {
          alias ${unpacked}/site/;
          include ${unpacked}/hosting/nginx.conf;
        }
      }
    }`);
  const server = await started('/usr/sbin/nginx', ['-c', join(own, 'nginx.conf'), '-p', own, '-e', 'stderr'], `http://127.0.0.1:${port}/music/moodglass/`);
  return withFolder(server, own);
}

/** Apache with Debian's own defaults for types, character sets and packing. @param {string} unpacked the archive's folder */
export async function apache(unpacked) {
  const port = await freePort(), own = mkdtempSync(join(tmpdir(), 'moodglass-apache-'));
  const modules = ['mpm_event', 'authz_core', 'alias', 'dir', 'autoindex', 'mime', 'headers', 'rewrite', 'deflate', 'filter', 'negotiation'];
  writeFileSync(join(own, 'apache.conf'), `
    ServerRoot ${own}
    ServerName localhost
    PidFile ${own}/pid
    DefaultRuntimeDir ${own}
    ErrorLog ${own}/errors
    Listen 127.0.0.1:${port}
    ${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
    ${['mime', 'autoindex', 'deflate', 'dir', 'negotiation'].map((name) => `Include /etc/apache2/mods-available/${name}.conf`).join('\n')}
    Include /etc/apache2/conf-available/charset.conf
    DocumentRoot ${own}
    <Directory />
      Options FollowSymLinks
      Require all denied
    </Directory>
    Alias /music/moodglass ${unpacked}/site
    <Directory ${unpacked}/site>
      Options Indexes FollowSymLinks
      Require all granted
      AllowOverride FileInfo
    </Directory>`);
  const options = ['-f', join(own, 'apache.conf'), '-DFOREGROUND'];
  const server = await started('/usr/sbin/apache2', options, `http://127.0.0.1:${port}/music/moodglass/`);
  return withFolder(server, own);
}

/** @param {{address: string, stop: () => Promise<void>}} server @param {string} folder which goes with it */
const withFolder = (server, folder) => ({
  address: server.address,
  async stop() {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  },
});
