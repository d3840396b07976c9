// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { root } from './places.js';

const validate = new Ajv({ allErrors: true, strict: false }).compile(JSON.parse(readFileSync(join(root, 'docs/analysis.schema.json'), 'utf8')));

/** @param {unknown} analysis @returns {string[]} what is wrong with it */
export function violations(analysis) {
  return validate(analysis) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}
