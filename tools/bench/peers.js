// SPDX-License-Identifier: Apache-2.0
// The same network by three engines in one worker, each on one thread: what browser.mjs measures. A classic worker, for the
// peers' scripts are classic.
/* global ort, tf */
importScripts('tf-core.min.js', 'tf-backend-wasm.min.js', 'ort.wasm.min.js');

const bytesOf = async (address) => new Uint8Array(await (await fetch(address)).arrayBuffer());

async function onnxruntime() {
  ort.env.wasm.wasmPaths = new URL('.', location.href).href;
  ort.env.wasm.numThreads = 1;
  const session = await ort.InferenceSession.create(await bytesOf('model.onnx'), {
    executionProviders: ['wasm'], graphOptimizationLevel: 'all',
  });
  return async (frames) => {
    const input = new ort.Tensor('float32', frames, [1, 1, frames.length / 149, 149]);
    return (await session.run({ frames: input })).ratings.data;
  };
}

async function tfjs() {
  tf.wasm.setWasmPaths(new URL('.', location.href).href);
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  await tf.setBackend('wasm');
  const layers = await (await fetch('model.json')).json(), all = new Float32Array((await bytesOf('model.bin')).buffer);
  let at = 0;
  const next = (shape) => {
    const size = shape.reduce((a, b) => a * b, 1);
    at += size;
    return tf.tensor(all.slice(at - size, at), shape);
  };
  for (const layer of layers) {
    if (layer.shape) [layer.filter, layer.bias] = [next(layer.shape), next([layer.shape[3]])];
    if (layer.head) [layer.matrix, layer.bias] = [next(layer.head), next([layer.head[1]])];
  }
  return async (frames) => {
    const result = tf.tidy(() => {
      let value = tf.tensor(frames, [1, frames.length / 149, 149, 1]);
      for (const { filter, bias, stride, pad, pool, matrix } of layers) {
        if (filter) value = tf.fused.conv2d({ x: value, filter, bias, strides: stride, pad: [[0, 0], [pad, pad], [pad, pad], [0, 0]], activation: 'relu' });
        else if (pool) value = tf.maxPool(value, pool, pool, 'valid');
        else value = tf.add(tf.matMul(tf.mean(value, [1, 2]), matrix), bias);
      }
      return value;
    });
    const data = await result.data();
    result.dispose();
    return data;
  };
}

/** @param {string} kernels */
async function moodglass(kernels) {
  const { default: createEngine } = await import(`./engine/${kernels}/engine.js`);
  const engine = new (await createEngine({ print() {}, printErr() {} })).Engine();
  const model = await bytesOf('model.safetensors');
  engine.reserve(model.length).set(model);
  const error = engine.loadModel('joint');
  if (error) throw new Error(error);
  const header = JSON.parse(new TextDecoder().decode(model.subarray(8, 8 + new DataView(model.buffer, model.byteOffset).getUint32(0, true))));
  const features = 7, outputs = features + ('black_box.weight' in header ? 8 : 0); // of a cell
  return async (frames, columns = 0) => {
    engine.reserveFrames(frames.length).set(frames);
    const { error: wrong, cells } = engine.runTask();
    if (wrong) throw new Error(wrong);
    if (columns) return cells.slice();
    const ratings = new Float64Array(features);
    for (let i = 0; i < cells.length; ++i) if (i % outputs < features) ratings[i % outputs] += cells[i];
    return ratings.map((sum) => sum * outputs / cells.length);
  };
}

let engines;
onmessage = async ({ data: { what, frames, mean, deviation, rounds, seconds, relaxed } }) => {
  try {
    if (what === 'start') {
      engines = { 'moodglass simd': await moodglass('simd'), tfjs: await tfjs(), onnxruntime: await onnxruntime() };
      if (relaxed) engines = { 'moodglass relaxed': await moodglass('relaxed'), ...engines };
      return postMessage(Object.keys(engines));
    }
    const standardised = frames.map((value) => (value - mean) / deviation);
    const input = (name, from, count) => (name.startsWith('moodglass') ? frames : standardised).slice(from * 149, (from + count) * 149);
    const clock = async (work) => {
      const since = performance.now();
      const value = await work();
      return [performance.now() - since, value];
    };
    const times = {}, ratings = {};
    if (what === 'excerpt') {
      for (let round = -1; round < rounds; ++round) {
        for (const [name, run] of Object.entries(engines)) {
          const [ms, value] = await clock(() => run(input(name, 0, 313)));
          ratings[name] = [...value];
          if (round >= 0) (times[name] ??= []).push(ms); // the first time warms up
        }
      }
    }
    if (what === 'song') {
      const count = Math.floor(31.3 * seconds);
      for (const [name, run] of Object.entries(engines)) {
        const own = name.startsWith('moodglass');
        const [ms] = await clock(async () => {
          // As the engine cuts a song: tiles of 128 columns, with what they must see around them. The others: every second's excerpt.
          if (own) for (let at = 0; at < count; at += 1024) await run(input(name, Math.max(0, at - 56), Math.min(1024 + 112, count - at)));
          else for (let s = 0; s <= seconds - 10; ++s) await run(input(name, Math.round(s * 31.3), 313));
        });
        (times[name] ??= []).push(ms);
      }
    }
    postMessage({ times, ratings });
  } catch (error) {
    postMessage({ error: String(error?.stack ?? error) });
  }
};
