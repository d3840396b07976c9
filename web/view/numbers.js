// SPDX-License-Identifier: Apache-2.0
// Numbers as the canvas writes them: with a real minus, no minus before zero, and the language's decimal mark.
import { words } from './words.js';

/** @param {number} value @param {number} [digits] behind the decimal mark */
export function fixed(value, digits = 2) {
  const text = value.toFixed(digits);
  const shown = Number(text) === 0 ? text.replace('-', '') : text.replace('-', '\u2212');
  return shown.replace('.', words().decimalMark);
}

/** @param {number} value */
export const signed = (value) => (Number(value.toFixed(3)) > 0 ? '+' : '') + fixed(value, 3);

/** @param {number} value */
export const percent = (value) => `${Math.round(value)} %`;

/** @param {number} seconds 1:05, or 1:15:00 */
export function clock(seconds) {
  const whole = Math.floor(seconds), two = (/** @type {number} */ n) => String(n).padStart(2, '0');
  const hours = Math.floor(whole / 3600), minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
