// SPDX-License-Identifier: Apache-2.0
// Workers give way to the user: drawing and analysing share the same cores, and whoever moves something waits for the
// picture, not for the analysis. The page tells of inputs, every worker hears it and rests between two steps. Where the
// browser refuses the line between them, nobody gives way.

const lasting = 250; // milliseconds after an input
const longest = 40; // of one rest
const told = 100; // between two tellings

/** @type {BroadcastChannel | null} */
const line = (() => {
  try {
    return new BroadcastChannel('moodglass-input');
  } catch {
    return null;
  }
})();

let last = -Infinity;
/** In the page: the user has done something. */
export function tellInput() {
  const now = performance.now();
  if (now - last < told) return;
  last = now;
  line?.postMessage(null);
}

let until = -Infinity;
/** In a worker, before its first step. */
export function hearInput() {
  if (line) line.onmessage = () => (until = performance.now() + lasting);
}

/** In a worker, after a step: as long as it took, while the user is at it. @param {number} worked milliseconds */
export async function giveWay(worked) {
  if (performance.now() < until) await new Promise((resolve) => setTimeout(resolve, Math.min(worked, longest)));
}
