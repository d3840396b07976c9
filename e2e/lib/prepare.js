// SPDX-License-Identifier: Apache-2.0
// Before all tests: the audio files, and a look whether everything else is there.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { command, root } from './places.js';

export default function prepare() {
  execFileSync(join(root, 'tools/media/make'), { stdio: 'inherit' });
  for (const path of [command, join(root, 'build/site/index.html')]) {
    if (!existsSync(path)) throw new Error(`${path} is missing. tools/test builds it first.`);
  }
}
