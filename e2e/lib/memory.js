// SPDX-License-Identifier: Apache-2.0
// What a browser takes, as its processes share it.
import { readFileSync, readdirSync } from 'node:fs';

/** Resident memory in MB of a process and all that it has begun, by what they are. @param {number} first */
export function memory(first) {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8'), number = (/** @type {string} */ name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0);
      const pss = Number(/Pss:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
      return [{ pid: Number(pid), parent: number('PPid'), MB: pss / 1024, renders: readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer') }];
    } catch {
      return []; // it has ended
    }
  });
  const ours = new Set([first]);
  for (let before = 0; before < ours.size; ) {
    before = ours.size;
    for (const { pid, parent } of all) if (ours.has(parent)) ours.add(pid);
  }
  const sum = (/** @type {(each: typeof all[0]) => boolean} */ which) => Math.round(all.filter((each) => ours.has(each.pid) && which(each)).reduce((MB, each) => MB + each.MB, 0));
  return { renderers: sum((each) => each.renders), all: sum(() => true) };
}
