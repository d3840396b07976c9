// SPDX-License-Identifier: Apache-2.0
// A result as the part of an address behind `#`, which browsers send to no server: values, reasons and curves, without
// the sound. What comes from an address is a stranger's: its size is bounded here, and what it says is checked where all
// kept results are (analysis_from_json).

const mark = '#result=1.'; // the version of what follows
const mostColumns = 52, mostHeard = 24; // of the curves, and of what is heard of the harmony and the pulse along the song
const mostRead = 32768, mostUnpacked = 1 << 18; // characters; bytes
const steps = 1000; // curves are told in thousandths

/** What is drawn only, or told in words. */
const coarse = ['feature_space', 'interval_scale', 'intervals', 'measured', 'moments', 'pulse', 'reference_effects', 'reference_left_out', 'sections', 'timings_s'];

/** With so many digits. @param {any} value @param {number} digits @returns {any} */
function rounded(value, digits) {
  if (typeof value === 'number') return Number.isInteger(value) ? value : Number(value.toPrecision(digits));
  if (Array.isArray(value)) return value.map((each) => rounded(each, digits));
  return value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, rounded(each, digits)])) : value;
}

/** Means of each `group` in thousandths, each told by its difference from the one before. @param {number[]} values @param {number} group */
function told(values, group) {
  const out = [];
  let before = 0;
  for (let i = 0; i < values.length; i += group) {
    const piece = values.slice(i, i + group);
    const now = Math.round((piece.reduce((sum, value) => sum + value, 0) / piece.length) * steps);
    out.push(now - before);
    before = now;
  }
  return out;
}

/** @param {number[]} differences */
function untold(differences) {
  let now = 0;
  return differences.map((by) => (now += Number(by)) / steps);
}

/** @param {Uint8Array} bytes */
const asText = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
/** @param {string} text */
const asBytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));

/** What the emotions' curves are by the weights, where the model is linear from the qualities on. @param {any} result */
function emotionsOf({ effects, weights, curve }) {
  return Object.keys(weights).map((emotion) => {
    const of = Object.values(weights[emotion]).map(Number);
    return curve.midlevel[0].map((/** @type {number} */ _, /** @type {number} */ i) =>
      of.reduce((sum, weight, f) => sum + weight * curve.midlevel[f][i], effects[emotion].bias));
  });
}

/** @param {any} harmony of the song, along it as often as a link has room for */
function harmonyTold(harmony) {
  const { minor, keys, pitch_classes: classes } = harmony.along;
  const group = Math.max(1, Math.ceil(minor.length / mostHeard));
  return {
    ...harmony,
    start_s: harmony.start_s + ((group - 1) / 2) * harmony.hop_s,
    hop_s: harmony.hop_s * group,
    along: {
      minor: told(minor, group),
      keys: keys.filter((/** @type {number} */ _, /** @type {number} */ i) => i % group === 0).map((/** @type {number} */ _, /** @type {number} */ i) => keys[Math.min(i * group + (group >> 1), keys.length - 1)]),
      pitch_classes: classes.map((/** @type {number[]} */ values) => told(values, group)),
    },
  };
}

/** @param {any} pulse of the song, along it likewise; without its beats, for there is nothing to be heard */
function pulseTold(pulse) {
  const group = Math.max(1, Math.ceil(pulse.along.clarity.length / mostHeard));
  return {
    ...pulse,
    start_s: pulse.start_s + ((group - 1) / 2) * pulse.hop_s,
    hop_s: pulse.hop_s * group,
    beats_s: [],
    along: Object.fromEntries(Object.entries(pulse.along).map(([name, values]) => [name, told(values, group)])),
  };
}

/** The views of 10 s, as many as there are columns. @param {any} result whose curve is there */
function windowsOf({ curve, duration_s, effects }) {
  const { start_s, hop_s, midlevel, emotions } = curve;
  return emotions[0].map((/** @type {number} */ _, /** @type {number} */ i) => {
    const start = Math.max(0, Math.min(start_s + i * hop_s - 5, duration_s - 10)), end = Math.min(start + 10, duration_s);
    const from = Math.min(i, Math.max(0, Math.ceil((start - start_s) / hop_s))), to = Math.max(i + 1, Math.ceil((end - start_s) / hop_s));
    const mean = (/** @type {number[]} */ values) => values.slice(from, to).reduce((sum, value, _, all) => sum + value / all.length, 0);
    return { start_s: start, end_s: end, ...(effects ? { midlevel: midlevel.map(mean) } : {}), emotions: emotions.map(mean) };
  });
}

/** @param {string} address of the page @param {string} json of an analysis @returns {Promise<string>} an address that opens as that result */
export async function linkOf(address, json) {
  const all = JSON.parse(json);
  const group = Math.max(1, Math.ceil(all.curve.emotions[0].length / mostColumns));
  const series = (/** @type {number[][] | undefined} */ lists) => lists?.map((values) => told(values, group));
  const curve = {
    start_s: all.curve.start_s + ((group - 1) / 2) * all.curve.hop_s,
    hop_s: all.curve.hop_s * group,
    midlevel: series(all.curve.midlevel),
    emotions: all.weights ? undefined : series(all.curve.emotions),
    black_box: series(all.curve.black_box),
  };
  const lean = { ...all, curve, windows: undefined, sentences: undefined, reference_plane: undefined, harmony: all.harmony && harmonyTold(all.harmony), pulse: all.pulse && pulseTold(all.pulse) };
  const text = JSON.stringify(Object.fromEntries(Object.entries(lean).map(([key, value]) => [key, rounded(value, coarse.includes(key) ? 3 : 4)])));
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return address.split('#')[0] + mark + asText(new Uint8Array(await new Response(packed).arrayBuffer()));
}

/** @param {string} fragment with its # @returns {boolean} */
export const isLink = (fragment) => fragment.startsWith('#result=');

/** @param {string} fragment @returns {Promise<{name: string, json: string}>} as a kept result; fails where it is none, or of another version */
export async function resultOf(fragment) {
  if (!fragment.startsWith(mark) || fragment.length > mostRead) throw new Error('of another version, or too long');
  const unpacked = new Blob([asBytes(fragment.slice(mark.length))]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const pieces = [];
  let size = 0;
  for (let piece = await unpacked.read(); !piece.done; piece = await unpacked.read()) {
    size += piece.value.length;
    if (size > mostUnpacked) throw new Error('too long');
    pieces.push(piece.value);
  }
  const result = JSON.parse(await new Blob(pieces).text());
  const lists = (/** @type {any} */ series) => series?.map((/** @type {any[]} */ values) => untold(values));
  result.curve = { ...result.curve, midlevel: lists(result.curve.midlevel), emotions: lists(result.curve.emotions), black_box: lists(result.curve.black_box) };
  result.curve.emotions ??= emotionsOf(result);
  if (result.harmony) {
    const { along } = result.harmony;
    result.harmony.along = { ...along, minor: untold(along.minor), pitch_classes: lists(along.pitch_classes) };
  }
  if (result.pulse) result.pulse.along = Object.fromEntries(Object.entries(result.pulse.along).map(([name, values]) => [name, untold(/** @type {number[]} */ (values))]));
  result.windows = windowsOf(result);
  result.reference_plane = [];
  result.sentences = Object.fromEntries(Object.keys(result.emotions).map((emotion) => [emotion, '']));
  return { name: String(result.file), json: JSON.stringify(result) };
}
