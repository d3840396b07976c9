// SPDX-License-Identifier: Apache-2.0
// Several workers on one song: the leader hands the helpers stretches of an MP3's bytes, and later of frames, and puts
// together what comes of them. No helper gets more of a song than that.
// To a helper: {task, frames} or {task, bytes}. From it: {task, cells}, {task, bytes}, or {task, error}: then it does no
// more. task: {kind: 'tile' or 'glimpse' or 'piece', index}.
import { giveWay } from './courtesy.js';

const aheadTiles = 2; // that a helper has at a time: the next one waits while the leader is busy with its own
const aheadPieces = 4; // of a song that is being decoded: a helper is done with two before the leader looks up
/** @typedef {{kind: 'tile' | 'glimpse' | 'piece', index: number}} Task */
/** @typedef {{task: Task, frames?: Float32Array, bytes?: Uint8Array}} Order */

const patience = 3000; // milliseconds without an answer, until the leader does what is missing by itself

/**
 * A piece of a song goes to and fro in the same memory: new memory for each, of an hour 700 MB, is collected too late.
 * @param {Uint8Array} bytes @param {ArrayBufferLike} [room] used if it is large enough
 */
function copied(bytes, room) {
  const copy = new Uint8Array(room && room.byteLength >= bytes.length ? room : new ArrayBuffer(bytes.length + (bytes.length >> 4)), 0, bytes.length);
  copy.set(bytes);
  return copy;
}

/** The leader's side, for one song. */
export class Helpers {
  /** @type {Map<MessagePort, number>} tasks a helper has */ #busy = new Map();
  /** @type {ArrayBufferLike[]} */ #rooms = []; // of pieces that have come back
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
    this.#hand(aheadTiles, () => this.#takeTile());
    this.#hand(aheadPieces, () => this.#takePiece());
  }

  /** @param {number} ahead @param {() => Order | null} take */
  #hand(ahead, take) {
    for (let slot = 0; slot < ahead; ++slot) {
      for (const [port, tasks] of this.#busy) {
        if (tasks > slot) continue;
        const order = take();
        if (!order) return;
        port.postMessage(order, [/** @type {ArrayBuffer} */ ((order.frames ?? order.bytes)?.buffer)]);
        this.#busy.set(port, tasks + 1);
      }
    }
  }

  /** @returns {Order | null} */
  #takeTile() {
    const { glimpse, index, frames } = this.engine.takeTask();
    return index < 0 ? null : { task: { kind: glimpse ? 'glimpse' : 'tile', index }, frames: frames.slice() };
  }

  /** @returns {Order | null} */
  #takePiece() {
    const { index, bytes } = this.engine.takePiece();
    return index < 0 ? null : { task: { kind: 'piece', index }, bytes: copied(bytes, this.#rooms.pop()) };
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

  /** @param {MessagePort} port @param {{task: Task, cells?: Float32Array, bytes?: Uint8Array, error?: string}} answer */
  #hear(port, { task, cells, bytes }) {
    if (!this.#busy.has(port)) return;
    this.#busy.set(port, (this.#busy.get(port) ?? 1) - 1);
    if (cells) {
      this.engine.reserveCells(cells.length).set(cells);
      this.engine.giveTask(task.kind === 'glimpse', task.index);
      this.feed();
    } else if (bytes) {
      this.engine.reservePiece(bytes.length).set(bytes);
      this.engine.givePiece(task.index);
      this.#rooms.push(bytes.buffer);
      this.feed();
    } else {
      this.#busy.delete(port);
      this.engine.reclaimTasks();
    }
    this.#answered?.();
  }
}

/** What a helper makes of an order. @param {import('./simd/engine.js').Engine} engine @param {Order} order @returns {{cells: Float32Array} | {bytes: Uint8Array}} */
function carriedOut(engine, { frames, bytes }) {
  if (bytes) {
    engine.reservePiece(bytes.length).set(bytes);
    return { bytes: copied(engine.decodePiece(), bytes.buffer) };
  }
  engine.reserveFrames(/** @type {Float32Array} */ (frames).length).set(/** @type {Float32Array} */ (frames));
  const { error, cells } = engine.runTask();
  if (error) throw new Error(String(error));
  return { cells: cells.slice() };
}

/** A helper's side. @param {import('./simd/engine.js').Engine} engine @param {MessagePort} port */
export function help(engine, port) {
  const run = (/** @type {Order} */ order) => {
    const { task } = order, began = performance.now();
    try {
      const made = carriedOut(engine, order);
      port.postMessage({ task, ...made }, [/** @type {ArrayBuffer} */ (('cells' in made ? made.cells : made.bytes).buffer)]);
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
