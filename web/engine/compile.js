// SPDX-License-Identifier: Apache-2.0
/** @param {string} address @returns {Promise<WebAssembly.Module>} */
export async function compile(address) {
  const answer = await fetch(address);
  const streams = answer.headers.get('Content-Type') === 'application/wasm';
  return streams ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
}
