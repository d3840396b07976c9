// SPDX-License-Identifier: Apache-2.0
// Numbers as the canvas writes them: with a real minus, no minus before zero, and the language's decimal mark. All of them are
// rounded in one way, which is the canvas' own (src/explain/words.cpp).
import { words } from './words.js';

/**
 * Half away from zero. The program's numbers are floats; what lies below half by no more than their last bits counts as half.
 * @param {number} value @param {number} digits behind the decimal mark
 */
function rounded(value, digits) {
  const scale = 10 ** digits;
  return (Math.sign(value) * Math.floor(Math.abs(Math.fround(value)) * scale + 0.5 + 1e-6)) / scale;
}

/** @param {number} value @param {number} [digits] behind the decimal mark */
export function fixed(value, digits = 2) {
  const shown = rounded(value, digits);
  return (shown < 0 ? '\u2212' : '') + Math.abs(shown).toFixed(digits).replace('.', words().decimalMark);
}

/** @param {number} value */
export const signed = (value) => (rounded(value, 3) > 0 ? '+' : '') + fixed(value, 3);

/** A rank, which never claims all or none. @param {number} value 0 to 100 */
export const percent = (value) => `${Math.min(Math.max(rounded(value, 0), 1), 99)}\u00a0%`;

/** @param {number} seconds 1:05, or 1:15:00 */
export function clock(seconds) {
  const whole = Math.floor(seconds), two = (/** @type {number} */ n) => String(n).padStart(2, '0');
  const hours = Math.floor(whole / 3600), minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
