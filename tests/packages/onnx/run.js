// SPDX-License-Identifier: Apache-2.0
// run.js MODEL.onnx: JSON on standard input, {spectrogram: FILE.f32, frames, measures: [6 numbers] or null}; the outputs as JSON.
import { readFileSync } from 'node:fs';
import ort from 'onnxruntime-node';

const { spectrogram, frames, measures } = JSON.parse(readFileSync(0, 'utf8'));
const bytes = readFileSync(spectrogram);
const values = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
const session = await ort.InferenceSession.create(process.argv[2]);
const feeds = { spectrogram: new ort.Tensor('float32', values, [1, frames, values.length / frames]) };
if (measures) feeds.measures = new ort.Tensor('float32', Float32Array.from(measures), [1, measures.length]);
const outputs = await session.run(feeds);
console.log(JSON.stringify(Object.fromEntries(Object.entries(outputs).map(([name, { dims, data }]) => [name, { dims, data: [...data] }]))));
