// SPDX-License-Identifier: Apache-2.0
// Hands what browser.mjs asks to the worker, with a spectrogram.
const worker = new Worker('peers.js');
const answer = () => new Promise((resolve, reject) => {
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = ({ message }) => reject(new Error(message));
});
const { mean, deviation } = await (await fetch('scale.json')).json();
const frames = new Float32Array(await (await fetch('frames.bin')).arrayBuffer());
window.ask = (message) => {
  const answered = answer();
  worker.postMessage({ ...message, frames, mean, deviation });
  return answered;
};
