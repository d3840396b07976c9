// SPDX-License-Identifier: Apache-2.0
// The page's side of the engine's workers: one leads, decoding the song and running the network over it, and the others help
// it with stretches of the song (helpers.js), so that all cores work without shared memory. It survives them: a leader that
// traps, runs out of memory or does not answer is replaced, and the song it had is told as failed with the reason; what a
// lost helper had, the leader does itself.
//
// To a worker: start {kernels, code}, model {name, bytes, warmUp}, analyse {id, name, file, ports},
// sound {id, name, sound, told, ports}, cancel {id}, help {port}, ask {question, songs, asked} (answer.js).
// From it: model {name, references}, model-failed {name, message}, progress {id, stage, fraction}, overview {id, overview},
// glimpse {id, fraction, summary, series}, partial {id, fraction, summary, series}, cells {id, cells},
// done {id, summary, series}, failed {id, message}, cancelled {id},
// decode {id, told, refusal}, answer {question, text, map} or {question, refusal}, crashed {reason}. summary is JSON and lacks what series holds; told is how many
// seconds the sound should last by its file, or 0; refusal what to say if the browser fails, where that is known.
const patience = 1000; // milliseconds a worker may take to stop a song

/**
 * @typedef {object} Listener
 * @property {(name: string, references: any) => void} onModel references: the music that it compares songs with
 * @property {(name: string, message: string) => void} onModelFailed
 * @property {(id: number, stage: string, fraction: number) => void} onProgress
 * @property {(id: number, overview: any) => void} onOverview
 * @property {(id: number, summary: string, series: any) => void} onGlimpse first values, provisional
 * @property {(id: number, fraction: number, summary: string, series: any) => void} onPartial
 * @property {(id: number, cells: any) => void} onCells before onDone
 * @property {(id: number, summary: string, series: any) => void} onDone
 * @property {(id: number, message: string) => void} onFailed
 */

/**
 * What is around the engine: the page's own (site.js), or that of a program which uses the package (src/bindings/js).
 * @typedef {object} Surroundings
 * @property {() => Worker} spawn starts worker.js
 * @property {Promise<WebAssembly.Module>} code compiled once; where it cannot be, a worker fetches and compiles by itself
 * @property {(file: Blob, refusal: string) => Promise<{rate: number, channels: Float32Array<ArrayBuffer>[]}>} decode what the
 *   engine has no decoder for; rejects with a sentence, the refusal if there is one
 * @property {{memory: string, again: string}} words what is said where memory has run out, and how to begin anew
 */

/** @typedef {{text: string, map: Float32Array | null}} Answer */
/** @typedef {{id: number, name: string, file: Blob | null, sound: {rate: number, channels: Float32Array<ArrayBuffer>[]} | null}} Song */
/** @typedef {{worker: Pick<Worker, 'postMessage' | 'terminate'>, ready: boolean, tell: (message: any, transfer?: Transferable[]) => void}} Member */

export class EngineClient {
  /** @type {Member | null} */ #leader = null;
  /** @type {Member[]} */ #helpers = [];
  /** @type {{name: string, bytes: ArrayBuffer} | null} */ #model = null;
  /** @type {Song[]} */ #waiting = [];
  /** @type {(Song & {cancelled: boolean}) | null} */ #current = null;
  /** @type {Map<number, {resolve: (answer: Answer) => void, reject: (reason: Error) => void}>} */ #questions = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;
  #asked = 0;
  #crashes = 0;

  /** @param {import('./kernels.js').Kernels} kernels @param {number} workers at least 1 @param {Listener} listener @param {Surroundings} around */
  constructor(kernels, workers, listener, around) {
    this.kernels = kernels;
    this.workers = workers;
    this.listener = listener;
    this.around = around;
    this.code = around.code.catch(() => null);
    this.#complete();
  }

  /** What was given last, if anything: for engines beside this one. */
  get model() {
    return this.#model;
  }

  /** @param {string} name @param {ArrayBuffer} bytes */
  setModel(name, bytes) {
    this.#model = { name, bytes };
    if (this.#current) this.cancel(this.#current.id);
    for (const member of this.#members()) {
      member.ready = false;
      this.#giveModel(member);
    }
    this.#complete();
  }

  /** @param {number} id @param {Blob} file @param {string} name */
  analyse(id, file, name) {
    this.#waiting.push({ id, name, file, sound: null });
    this.#next();
  }

  /** The same of sound that is decoded already; its channels are handed over. @param {number} id @param {NonNullable<Song['sound']>} sound @param {string} name */
  analyseSound(id, sound, name) {
    this.#waiting.push({ id, name, file: null, sound });
    this.#next();
  }

  /** @param {any[]} songs one to explain, or two to compare @param {any} asked as answer.js takes them @returns {Promise<Answer>} rejects with a sentence */
  ask(songs, asked) {
    const question = ++this.#asked;
    this.#complete();
    return new Promise((resolve, reject) => {
      this.#questions.set(question, { resolve, reject });
      this.#leader?.tell({ type: 'ask', question, songs, asked });
    });
  }

  /** Ends all workers, and whatever they were at. */
  close() {
    for (const member of this.#members()) member.worker.terminate();
    this.#leader = null;
    this.#helpers = [];
    this.#waiting = [];
    this.#current = null;
    clearTimeout(this.#timer);
  }

  /** @param {number} id */
  cancel(id) {
    this.#waiting = this.#waiting.filter((song) => song.id !== id);
    const song = this.#current;
    if (song?.id !== id || song.cancelled) return;
    song.cancelled = true;
    this.#leader?.tell({ type: 'cancel', id });
    this.#timer = setTimeout(() => this.#replace(), patience);
  }

  #members() {
    return this.#leader ? [this.#leader, ...this.#helpers] : this.#helpers;
  }

  /** Starts the workers that are missing; only between two songs, since it makes requests. */
  #complete() {
    this.#leader ??= this.#spawn();
    while (this.#helpers.length < this.workers - 1) this.#helpers.push(this.#spawn());
  }

  /** @returns {Member} */
  #spawn() {
    /** @type {Member} */ const member = {
      worker: { postMessage() {}, terminate() {} },
      ready: false,
      tell: (message, transfer = []) => this.code.then(() => member.worker.postMessage(message, transfer)),
    };
    try {
      const worker = this.around.spawn();
      worker.onmessage = ({ data }) => this.#hear(member, data);
      worker.onerror = (event) => {
        event.preventDefault();
        this.#crashed(member, event.message || 'its program could not be loaded');
      };
      member.worker = worker;
    } catch (error) { // the browser refuses workers: as if it had begun and stopped
      queueMicrotask(() => this.#crashed(member, error instanceof Error ? error.message : String(error)));
    }
    this.code.then((code) => member.worker.postMessage({ type: 'start', kernels: this.kernels, code }));
    if (this.#model) this.#giveModel(member);
    return member;
  }

  /** The leader has no time to warm up: it decodes first. @param {Member} member */
  #giveModel(member) {
    member.tell({ type: 'model', ...this.#model, warmUp: this.#leader !== null && member !== this.#leader });
  }

  #replace() {
    this.#leader?.worker.terminate();
    this.#leader = null;
    this.#finish();
  }

  #next() {
    if (this.#current || !this.#model || this.#waiting.length === 0) return;
    this.#complete();
    if (!this.#members().every((member) => member.ready)) return; // it is called again once they are
    const song = /** @type {Song} */ (this.#waiting.shift());
    this.#current = { ...song, cancelled: false };
    if (song.sound) this.#leadSound(song.id, song.name, song.sound, 0);
    else this.#lead({ type: 'analyse', id: song.id, name: song.name, file: song.file });
  }

  /** Tells the leader to begin, each song with lines of its own to the helpers. @param {any} message @param {Transferable[]} [transfer] */
  #lead(message, transfer = []) {
    const ports = this.#helpers.map((helper) => {
      const { port1, port2 } = new MessageChannel();
      helper.tell({ type: 'help', port: port1 }, [port1]);
      return port2;
    });
    this.#leader?.tell({ ...message, ports }, [...transfer, ...ports]);
  }

  /** @param {number} id @param {string} name @param {NonNullable<Song['sound']>} sound @param {number} told seconds it should last, or 0 */
  #leadSound(id, name, sound, told) {
    this.#lead({ type: 'sound', id, name, sound, told }, sound.channels.map((samples) => samples.buffer));
  }

  #finish() {
    clearTimeout(this.#timer);
    this.#current = null;
    this.#next();
  }

  /** @param {Member} member @param {string} reason */
  #crashed(member, reason) {
    member.worker.terminate();
    ++this.#crashes;
    if (member !== this.#leader) {
      if (!this.#helpers.includes(member)) return;
      this.#helpers = this.#helpers.filter((each) => each !== member);
      if (this.#crashes >= 3) this.workers = Math.min(this.workers, this.#helpers.length + 1); // go on with those that are well
      this.#next();
      return;
    }
    const song = this.#current;
    this.#leader = null;
    for (const { reject } of this.#questions.values()) reject(new Error(`the engine stopped over the question (${reason}); ask again, or analyse the song again`));
    this.#questions.clear();
    if (song && !song.cancelled) {
      // Compiled without exceptions, the engine aborts where an allocation fails.
      const memory = /memory|OOM|allocat|Aborted\(\)/i.test(reason) && !/out of bounds/i.test(reason);
      this.listener.onFailed(
        song.id,
        memory
          ? this.around.words.memory
          : `the engine stopped over it (${reason}); the other songs go on, and a report of this one is welcome`,
      );
    }
    if (song || this.#crashes < 3) {
      if (this.#model) this.#complete();
      this.#finish();
    } else {
      const sentence = `The engine did not start (${reason}). ${this.around.words.again}`;
      this.listener.onModelFailed(this.#model?.name ?? '', sentence);
      for (const { id } of this.#waiting.splice(0)) this.listener.onFailed(id, sentence);
    }
  }

  /** What the browser decodes cannot be stopped, and may come when the same song is at work anew. @param {Song & {cancelled: boolean}} song @param {number} told @param {string} refusal */
  async #decode(song, told, refusal) {
    const { id, name } = song;
    const unwanted = () => this.#current !== song || song.cancelled;
    try {
      const sound = await this.around.decode(/** @type {Blob} */ (song.file), refusal);
      if (unwanted()) return;
      this.#leadSound(id, name, sound, told);
    } catch (error) {
      if (unwanted()) return;
      this.listener.onFailed(id, /** @type {Error} */ (error).message);
      this.#finish();
    }
  }

  /** @param {Member} member @param {{name: string, references: any}} model that it has loaded */
  #isReady(member, { name, references }) {
    if (name !== this.#model?.name) return;
    member.ready = true;
    if (!this.#members().every((each) => each.ready)) return;
    this.listener.onModel(name, references);
    this.#next();
  }

  /** @param {Member} member @param {{name: string, message: string}} reason */
  #isWithoutModel(member, { name, message }) {
    if (member !== this.#leader) return this.#crashed(member, message);
    this.listener.onModelFailed(name, message);
    member.ready = true; // to tell every song the same
    this.#next();
  }

  /** @param {Member} member @param {any} data */
  #hear(member, data) {
    if (data.type === 'crashed') return this.#crashed(member, data.reason);
    if (data.type === 'model') return this.#isReady(member, data);
    if (data.type === 'model-failed') return this.#isWithoutModel(member, data);
    if (member !== this.#leader) return;
    if (data.type === 'answer') return this.#answered(data);
    const song = this.#current;
    if (!song || song.id !== data.id) return;
    if (song.cancelled) {
      // Whatever the worker was about to say, it has stopped once it says one of these.
      if (['cancelled', 'done', 'failed', 'decode'].includes(data.type)) this.#finish();
      return;
    }
    switch (data.type) {
      case 'progress': this.listener.onProgress(data.id, data.stage, data.fraction); break;
      case 'overview': this.listener.onOverview(data.id, data.overview); break;
      case 'glimpse': this.listener.onGlimpse(data.id, data.summary, data.series); break;
      case 'partial': this.listener.onPartial(data.id, data.fraction, data.summary, data.series); break;
      case 'cells': this.listener.onCells(data.id, data.cells); break;
      case 'decode': this.#decode(song, data.told, data.refusal); break;
      case 'done': this.listener.onDone(data.id, data.summary, data.series); this.#finish(); break;
      case 'failed': this.listener.onFailed(data.id, data.message); this.#finish(); break;
    }
  }

  /** @param {{question: number, refusal?: string} & Answer} answer */
  #answered({ question, refusal, text, map }) {
    const asked = this.#questions.get(question);
    this.#questions.delete(question);
    if (refusal) asked?.reject(new Error(refusal));
    else asked?.resolve({ text, map });
  }
}
