// SPDX-License-Identifier: Apache-2.0
// Keeps the screen from going dark while a class looks at it. A browser lets it go whenever the page is hidden, and not
// every browser has it: then the screen does as it always does.

let wanted = false;
/** @type {WakeLockSentinel | null} */ let lock = null;

async function ask() {
  if (!wanted || lock || document.visibilityState !== 'visible') return;
  try {
    const got = await navigator.wakeLock.request('screen');
    if (!wanted) return void (await got.release());
    lock = got;
    got.addEventListener('release', () => (lock = null));
  } catch {
    // not allowed, or not there
  }
}

document.addEventListener('visibilitychange', ask);

/** @param {boolean} awake */
export function stayAwake(awake) {
  wanted = awake;
  if (awake) void ask();
  else lock?.release().catch(() => {}); // then it goes with the page
}
