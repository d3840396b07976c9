// SPDX-License-Identifier: Apache-2.0
// The page's scripts are plain JavaScript whose types stand in comments; they are checked against the programs' own.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../lib/places.js';
import { expect, test } from '../lib/test.js';

test('the scripts\' types are right', () => {
  const e2e = join(root, 'e2e');
  const done = spawnSync(process.execPath, [join(e2e, 'node_modules/typescript/bin/tsc'), '--project', 'types.tsconfig.json'], { cwd: e2e, encoding: 'utf8' });
  expect(done.stdout).toBe('');
  expect(done.status).toBe(0);
});
