// SPDX-License-Identifier: Apache-2.0
// Hands what browser.mjs asks to the worker, with a spectrogram; makes one of a song in JavaScript.
import { frontEnd } from './front_end.js';

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

/** How long a page's own front end takes, and how far its frames are from the engine's on average. */
window.frontEnd = async () => {
  const { frames: own, ...times } = await frontEnd(await (await fetch('song.mp3')).arrayBuffer());
  const count = Math.min(own.length, frames.length);
  return { ...times, frames: own.length / 149, difference: own.subarray(0, count).reduce((sum, value, i) => sum + Math.abs(value - frames[i]), 0) / count };
};
