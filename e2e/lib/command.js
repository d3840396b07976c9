// SPDX-License-Identifier: Apache-2.0
// The same analysis by the command of this machine.
import { spawnSync } from 'node:child_process';
import { command, media } from './places.js';

/** @param {string} name of a file that tools/media makes @param {string[]} options */
export function analyse(name, options = []) {
  const done = spawnSync(command, ['analyze', '--format', 'json', ...options, media(name)], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (done.status !== 0) throw new Error(`moodglass analyze ${name}: ${done.stderr}`);
  const answer = JSON.parse(done.stdout);
  return Array.isArray(answer) ? answer[0] : answer;
}
