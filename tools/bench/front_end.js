// SPDX-License-Identifier: Apache-2.0
// The front end as a page without an engine of its own would do it: the browser decodes and resamples, JavaScript makes the
// frames (docs/spectrogram.md). For tools/bench alone; the product's is src/spectrogram.
import FFT from './fft.js';

const RATE = 22050, FRAME = 2048, BINS = FRAME / 2, HOP = RATE / 31.3, SILENCE = 0.5 / 32768;

/** For each band [first bin, weights]. */
function filterbank() {
  const nearest = new Set();
  for (let k = -Math.floor(24 * Math.log2(440 / 20)); 440 * 2 ** (k / 24) <= 16000; ++k)
    nearest.add(Math.min(BINS - 1, Math.max(1, Math.round((440 * 2 ** (k / 24) * FRAME) / RATE))));
  const bins = [...nearest], bands = [];
  for (let band = 0; band + 2 < bins.length; ++band) {
    let [start, centre, stop] = bins.slice(band, band + 3);
    if (stop - start < 2) [centre, stop] = [start, start + 1];
    const weights = [];
    for (let bin = start; bin < stop; ++bin) weights.push(bin < centre ? (bin - start) / (centre - start) : 1 - (bin - centre) / (stop - centre));
    const sum = weights.reduce((a, b) => a + b);
    bands.push([start, weights.map((weight) => weight / sum)]);
  }
  return bands;
}

/** @param {AudioBuffer} buffer */
function mono(buffer) {
  const sum = new Float32Array(buffer.length);
  for (let channel = 0; channel < buffer.numberOfChannels; ++channel)
    buffer.getChannelData(channel).forEach((value, i) => (sum[i] += value / buffer.numberOfChannels));
  const sounds = (value) => Math.abs(value) >= SILENCE;
  return sum.subarray(sum.findIndex(sounds), sum.findLastIndex(sounds) + 1);
}

/** @param {Float32Array} samples */
function spectrogram(samples) {
  const peak = samples.reduce((most, value) => Math.max(most, Math.abs(value)), 0), bands = filterbank(), fft = new FFT(FRAME);
  const hann = Float64Array.from({ length: FRAME }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / (FRAME - 1)));
  const frame = new Float64Array(FRAME), spectrum = fft.createComplexArray(), count = Math.ceil(samples.length / HOP);
  const values = new Float32Array(count * bands.length), magnitudes = new Float64Array(BINS);
  for (let n = 0, at = 0; n < count; ++n) {
    const start = Math.trunc(n * HOP);
    for (let i = 0; i < FRAME; ++i) frame[i] = start + i < samples.length ? (samples[start + i] / peak) * hann[i] : 0;
    fft.realTransform(spectrum, frame);
    for (let bin = 0; bin < BINS; ++bin) magnitudes[bin] = Math.hypot(spectrum[2 * bin], spectrum[2 * bin + 1]);
    for (const [first, weights] of bands) {
      let sum = 0;
      for (let i = 0; i < weights.length; ++i) sum += weights[i] * magnitudes[first + i];
      values[at++] = Math.log10(1 + sum);
    }
  }
  return values;
}

/** Milliseconds of both steps, and the frames. @param {ArrayBuffer} bytes */
export async function frontEnd(bytes) {
  const began = performance.now();
  const samples = mono(await new OfflineAudioContext(1, 1, RATE).decodeAudioData(bytes));
  const decoded = performance.now();
  const frames = spectrogram(samples);
  return { decode_ms: decoded - began, frames_ms: performance.now() - decoded, frames };
}
