// SPDX-License-Identifier: Apache-2.0
// Light or dark, and with how much contrast, as the browser says people want it.

/** @param {(dark: boolean) => void} apply now, and when that changes @param {(strong: boolean) => void} strengthen likewise */
export function watchTheme(apply, strengthen) {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', () => {
    if (!matchMedia('print').matches) apply(dark.matches); // paper is always light, and no wish of the reader's
  });
  apply(dark.matches);
  // The canvas cannot take the system's own few colours, but the strongest of its own.
  const strong = matchMedia('(prefers-contrast: more), (forced-colors: active)');
  strong.addEventListener('change', () => strengthen(strong.matches));
  strengthen(strong.matches);
}
