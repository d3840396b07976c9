// SPDX-License-Identifier: Apache-2.0
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const results = join(root, 'e2e/results');
export const command = join(root, 'build/native/bin/moodglass');

/** @param {string} name */
export const media = (name) => join(root, 'build/media', name);
