// SPDX-License-Identifier: Apache-2.0
// A part of a song's sound, wished for to be heard or to be kept as a file.
import { words } from './view/words.js';

export class Parts {
  /** @type {import('./engine/listen.js').PartMaker | null} */ #maker = null;

  /**
   * @param {import('./songs.js').Songs} songs
   * @param {{problem: (message: import('./view/status.js').Said) => void, sentence: (clause: string) => string, request: () => void}} listener
   */
  constructor(songs, listener) {
    this.songs = songs;
    this.listener = listener;
  }

  /** @param {import('./engine/listen.js').PartMaker} maker there once the engine's code is */
  giveTo(maker) {
    this.#maker = maker;
  }

  get busy() {
    return this.#maker?.busy ?? false;
  }

  /** Nobody waits to hear one any more. */
  stop() {
    this.#maker?.stop();
  }

  /** @param {File | undefined} file is no longer there */
  forget(file) {
    if (file) this.#maker?.forget(file);
  }

  /** @param {number} id the song's @param {any} request @param {(wav: Blob) => void} use @param {string} [keptAs] the name of a file; else to be heard */
  async make(id, request, use, keptAs) {
    const file = this.songs.file(id);
    if (!file || !this.#maker) return;
    const { problem, sentence, request: draw } = this.listener;
    try {
      const wav = await this.#maker.make(file, request, keptAs !== undefined);
      if (wav) use(wav);
      else if (keptAs) problem(() => words().notSaved(keptAs));
    } catch (error) {
      const name = this.songs.name(id), clause = error instanceof Error ? error.message : String(error);
      problem(() => `${name}${words().colon}${sentence(clause)}`);
    }
    draw();
  }
}
