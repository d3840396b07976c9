// SPDX-License-Identifier: Apache-2.0
// Browsers that Playwright does not drive as Debian has them, by what each brings: Firefox by Marionette (a socket), WebKit by
// WebKitWebDriver (HTTP). Both take the commands of https://www.w3.org/TR/webdriver2/.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const element = 'element-6066-11e4-a52e-4f735466cecf';
const patience = 300000;

/** @param {number} ms */
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** @returns {Promise<number>} a port that nobody uses */
const freePort = () => new Promise((resolve) => {
  const server = createServer();
  server.listen(0, '127.0.0.1', () => {
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    server.close(() => resolve(port));
  });
});

/**
 * Again until it succeeds, while the process that should answer lives.
 * @template T
 * @param {import('node:child_process').ChildProcess} process @param {() => Promise<T>} attempt
 */
async function whenReady(process, attempt) {
  for (const began = Date.now(); ; await pause(200)) {
    try {
      return await attempt();
    } catch (error) {
      if (process.exitCode !== null || Date.now() - began > patience) throw error;
    }
  }
}

/** Once a process is killed, and its folder removed. @param {import('node:child_process').ChildProcess} process @param {string} folder @param {() => void} kill @returns {Promise<void>} */
const ended = (process, folder, kill) => new Promise((resolve) => {
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 }); // others of its group may still write
    resolve();
  });
  kill();
});

/** One browser with one page, whatever carries the commands. */
export class Browser {
  /** @param {string} name @param {(command: string, parameters: object) => Promise<any>} send @param {string} downloads where saved files go @param {() => Promise<void>} end */
  constructor(name, send, downloads, end) {
    this.name = name;
    this.send = send;
    this.downloads = downloads;
    this.end = end;
    this.version = '';
  }

  /** @param {string} url */
  open(url) {
    return this.send('navigate', { url });
  }

  /** Runs a function in the page; its answer must be JSON. @param {Function} body @param {...any} args */
  evaluate(body, ...args) {
    return this.send('execute', { script: `return (${body}).apply(null, arguments)`, args });
  }

  /** Until the function answers with something true. @param {string} what @param {Function} body @param {...any} args */
  async until(what, body, ...args) {
    for (const began = Date.now(); Date.now() - began < patience; await pause(200)) {
      const answer = await this.evaluate(body, ...args);
      if (answer) return answer;
    }
    throw new Error(`${this.name}: ${what} did not come`);
  }

  /** Chooses files, as a hand would. @param {string} selector @param {...string} paths */
  async choose(selector, ...paths) {
    const found = await this.send('find', { using: 'css selector', value: selector });
    for (const path of paths) await this.send('type', { id: found[element], text: path });
  }

  /** The page as it is drawn, as PNG. */
  picture() {
    return this.send('picture', {});
  }

  /** Presses and lets go of a key, wherever the focus is. @param {string} key */
  press(key) {
    return this.send('act', { actions: [{ type: 'key', id: 'keys', actions: [{ type: 'keyDown', value: key }, { type: 'keyUp', value: key }] }] });
  }
}

export async function firefox() {
  const profile = mkdtempSync(join(tmpdir(), 'moodglass-firefox-'));
  const downloads = join(profile, 'downloads');
  const port = await freePort();
  writeFileSync(join(profile, 'user.js'), [
    `user_pref("marionette.port", ${port});`,
    'user_pref("browser.shell.checkDefaultBrowser", false);',
    'user_pref("datareporting.policy.dataSubmissionEnabled", false);',
    'user_pref("app.normandy.enabled", false);',
    'user_pref("webgl.force-enabled", true);',
    'user_pref("browser.download.folderList", 2);',
    `user_pref("browser.download.dir", ${JSON.stringify(downloads)});`,
  ].join('\n'));
  const process = spawn('firefox-esr', ['--headless', '--no-remote', '--marionette', '--profile', profile, 'about:blank'], { stdio: 'ignore' });
  /** @type {import('node:net').Socket} */ let socket;
  /** @type {Map<number, (answer: [any, any]) => void>} */ const waiting = new Map();
  let number = 0, text = Buffer.alloc(0);
  const greeted = await whenReady(process, () => new Promise((resolve, reject) => {
    socket = createConnection(port, '127.0.0.1');
    socket.on('error', reject);
    socket.on('data', (more) => { // "LENGTH:JSON", at first a greeting
      text = Buffer.concat([text, more]);
      for (;;) {
        const colon = text.indexOf(':');
        const length = Number(text.subarray(0, colon));
        if (colon < 0 || text.length < colon + 1 + length) return;
        const message = JSON.parse(text.subarray(colon + 1, colon + 1 + length).toString());
        text = text.subarray(colon + 1 + length);
        if (!Array.isArray(message)) resolve(message);
        else waiting.get(message[1])?.([message[2], message[3]]);
      }
    });
  }));
  if (!greeted) throw new Error('Firefox does not greet');
  const command = (/** @type {string} */ name, /** @type {object} */ parameters) => new Promise((resolve, reject) => {
    const id = ++number;
    waiting.set(id, ([error, answer]) => error ? reject(new Error(`Firefox: ${name}: ${error.message}`)) : resolve(answer));
    const message = JSON.stringify([0, id, name, parameters]);
    socket.write(`${Buffer.byteLength(message)}:${message}`);
  });
  const names = /** @type {Record<string, string>} */ ({ navigate: 'Navigate', execute: 'ExecuteScript', find: 'FindElement', type: 'ElementSendKeys', act: 'PerformActions', picture: 'TakeScreenshot' });
  const session = /** @type {any} */ (await command('WebDriver:NewSession', {}));
  const browser = new Browser('Firefox', async (name, parameters) => {
    const answer = /** @type {any} */ (await command(`WebDriver:${names[name]}`, parameters));
    return answer && 'value' in answer ? answer.value : answer;
  }, downloads, () => {
    socket.destroy();
    return ended(process, profile, () => process.kill());
  });
  browser.version = session.capabilities.browserVersion;
  return browser;
}

/** WebKitGTK's own small browser lies in a folder of the machine's architecture and of the library's version. */
function miniBrowser() {
  for (const folder of readdirSync('/usr/lib')) {
    for (const version of ['webkit2gtk-4.1', 'webkitgtk-6.0']) {
      const path = join('/usr/lib', folder, version, 'MiniBrowser');
      if (existsSync(path)) return path;
    }
  }
  throw new Error('there is no MiniBrowser; tools/test installs it with webkit2gtk-driver');
}

export async function webkit() {
  const port = await freePort();
  const home = mkdtempSync(join(tmpdir(), 'moodglass-webkit-'));
  const process = spawn('WebKitWebDriver', [`--port=${port}`], { stdio: 'ignore', detached: true, env: { ...global.process.env, HOME: home } });
  const call = async (/** @type {string} */ path, /** @type {object | undefined} */ body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, body ? { method: 'POST', body: JSON.stringify(body) } : {});
    const { value } = await response.json();
    if (!response.ok) throw new Error(`WebKit: ${path}: ${value.message}`);
    return value;
  };
  const session = await whenReady(process, () => call('/session', { capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': {
    binary: miniBrowser(), args: ['--automation'] } } } }));
  const at = `/session/${session.sessionId}`;
  const browser = new Browser('WebKit', (name, parameters) => {
    const { id, ...rest } = /** @type {any} */ (parameters);
    if (name === 'picture') return call(`${at}/screenshot`, undefined);
    const path = /** @type {Record<string, string>} */ ({ navigate: '/url', execute: '/execute/sync', find: '/element', type: `/element/${id}/value`, act: '/actions' })[name];
    return call(at + path, rest);
  }, home, // there, for want of a folder for downloads
  () => ended(process, home, () => global.process.kill(-(/** @type {number} */ (process.pid)))));
  browser.version = session.capabilities.browserVersion;
  return browser;
}
