// SPDX-License-Identifier: Apache-2.0
// Light or dark, as the browser says people want it.

/** @param {(dark: boolean) => void} apply now, and when that changes */
export function watchTheme(apply) {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', () => {
    if (!matchMedia('print').matches) apply(dark.matches); // paper is always light, and no wish of the reader's
  });
  apply(dark.matches);
}
