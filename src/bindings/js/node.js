// SPDX-License-Identifier: Apache-2.0
// Moodglass in Node.js.
import { Moodglass as Core } from './moodglass.js';
import { node } from './node-surroundings.js';

export { emotions, features } from './moodglass.js';

export class Moodglass extends Core {
  static surroundings = node;
}
