// SPDX-License-Identifier: Apache-2.0
// Several workers on one song: the leader hands stretches of frames to the helpers and puts their cells together.
// To a helper: {task, frames}. From it: {task, cells}, or {task, error}: then it does no more. task: {glimpse, index}.
import { giveWay } from './courtesy.js';

const ahead = 2; // tasks a helper has at a time: the next one waits while the leader is busy with its own
/** @typedef {{glimpse: boolean, index: number}} Task */

const patience = 3000; // milliseconds without an answer, until the leader does what is missing by itself

/** The leader's side, for one song. */
export class Helpers {
  /** @type {Map<MessagePort, number>} tasks a helper has */ #busy = new Map();
  /** @type {(() => void) | null} */ #answered = null;

  /** @param {import('./simd/engine.js').Engine} engine @param {MessagePort[]} ports */
  constructor(engine, ports) {
    this.engine = engine;
    for (const port of ports) {
      this.#busy.set(port, 0);
      port.onmessage = ({ data }) => this.#hear(port, data);
    }
  }

  /** Gives everyone enough to do. */
  feed() {
    for (let slot = 0; slot < ahead; ++slot) {
      for (const [port, tasks] of this.#busy) {
        if (tasks > slot) continue;
        const { glimpse, index, frames: view } = this.engine.takeTask();
        if (index < 0) return;
        const frames = view.slice();
        port.postMessage({ task: { glimpse, index }, frames }, [frames.buffer]);
        this.#busy.set(port, tasks + 1);
      }
    }
  }

  /** Until one of them has answered; those who take too long are taken for lost. @returns {Promise<void>} */
  async wait() {
    let timer;
    const late = this.#busy.size > 0 && await new Promise((resolve) => {
      this.#answered = () => resolve(false);
      timer = setTimeout(() => resolve(true), patience);
    });
    clearTimeout(timer);
    this.#answered = null;
    if (late) this.close();
    if (this.#busy.size === 0) this.engine.reclaimTasks();
  }

  /** Ends the song's lines, and whoever waits. */
  close() {
    for (const port of this.#busy.keys()) port.close();
    this.#busy.clear();
    this.#answered?.();
  }

  /** @param {MessagePort} port @param {{task: Task, cells?: Float32Array, error?: string}} answer */
  #hear(port, { task, cells }) {
    if (!this.#busy.has(port)) return;
    this.#busy.set(port, (this.#busy.get(port) ?? 1) - 1);
    if (cells) {
      this.engine.reserveCells(cells.length).set(cells);
      this.engine.giveTask(task.glimpse, task.index);
      this.feed();
    } else {
      this.#busy.delete(port);
      this.engine.reclaimTasks();
    }
    this.#answered?.();
  }
}

/** A helper's side. @param {import('./simd/engine.js').Engine} engine @param {MessagePort} port */
export function help(engine, port) {
  const run = (/** @type {{task: Task, frames: Float32Array}} */ { task, frames }) => {
    const began = performance.now();
    try {
      engine.reserveFrames(frames.length).set(frames);
      const { error, cells: view } = engine.runTask();
      if (error) throw new Error(String(error));
      const cells = view.slice();
      port.postMessage({ task, cells }, [cells.buffer]);
    } catch (error) {
      port.postMessage({ task, error: String(error) });
      throw error; // a program that trapped is not to be used again
    }
    return performance.now() - began;
  };
  /** @type {Promise<void>} */ let last = Promise.resolve();
  port.onmessage = ({ data }) => {
    last = last.then(() => giveWay(run(data)));
    last.catch((error) => setTimeout(() => { throw error; })); // to the page, which replaces this worker
  };
}
