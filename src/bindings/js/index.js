// SPDX-License-Identifier: Apache-2.0
// Moodglass in a browser: plain modules, or packed by a bundler.
import { Moodglass as Core } from './moodglass.js';
import { browser } from './browser.js';

export { emotions, features } from './moodglass.js';

export class Moodglass extends Core {
  static surroundings = browser;
}
