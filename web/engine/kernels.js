// SPDX-License-Identifier: Apache-2.0
// Which of the engine's two builds this browser can run, told by letting it check a tiny module of each kind.

/** @typedef {'simd' | 'relaxed'} Kernels */

/** @param {number[]} instructions of a function without arguments that returns a vector */
function accepts(instructions) {
  const body = [0, ...instructions, 0x0b];
  return WebAssembly.validate(
    new Uint8Array([
      0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0, // '\0asm', version 1
      1, 5, 1, 0x60, 0, 1, 0x7b, // one type: () -> v128
      3, 2, 1, 0, // one function, of that type
      10, body.length + 2, 1, body.length, ...body,
    ]),
  );
}

const zeroVector = [0x41, 0, 0xfd, 0x0f]; // i32.const 0, i8x16.splat
const relaxedSwizzle = [...zeroVector, ...zeroVector, 0xfd, 0x80, 0x02]; // i8x16.relaxed_swizzle

/**
 * @param {string | null} wish from the address: ?kernels=simd or ?kernels=relaxed
 * @returns {Kernels | null} null: none, this browser has no WASM SIMD
 */
export function chooseKernels(wish) {
  if (typeof WebAssembly !== 'object' || !accepts(zeroVector)) return null;
  const relaxed = accepts(relaxedSwizzle);
  if (wish === 'simd' || (wish === 'relaxed' && relaxed)) return wish;
  return relaxed ? 'relaxed' : 'simd';
}

const most = 8; // workers: each has a copy of the model

/** @param {string | null} wish from the address: ?workers=N @returns {number} workers to share a song */
export function chooseWorkers(wish) {
  const wished = Number(wish);
  return Math.min(most, Number.isInteger(wished) && wished > 0 ? wished : Math.max(1, navigator.hardwareConcurrency || 1));
}
