// SPDX-License-Identifier: Apache-2.0
// Plays the dropped file itself with the browser's own player.

import { words } from './view/words.js';

export class Playback {
  #audio = new Audio();
  #song = 0;
  #address = '';

  /** @param {() => void} onChange @param {(message: string) => void} onProblem */
  constructor(onChange, onProblem) {
    for (const type of ['play', 'pause', 'ended', 'seeked']) this.#audio.addEventListener(type, onChange);
    this.#audio.addEventListener('error', () => {
      if (this.#song) onProblem(words().notPlayed);
      onChange();
    });
  }

  /** @param {number} song @param {File} file @param {number} from seconds */
  play(song, file, from) {
    if (song !== this.#song) {
      this.stop();
      this.#song = song;
      this.#address = URL.createObjectURL(file);
      this.#audio.src = this.#address;
    }
    this.#audio.currentTime = from;
    this.#audio.play().catch(() => {}); // told by the error event
  }

  pause() {
    this.#audio.pause();
  }

  /** @param {number} [song] only if it is this one */
  stop(song = this.#song) {
    if (!this.#song || song !== this.#song) return;
    this.#song = 0;
    this.#audio.pause();
    this.#audio.removeAttribute('src');
    this.#audio.load();
    URL.revokeObjectURL(this.#address);
  }

  head() {
    const { paused, ended, currentTime } = this.#audio;
    return { song: this.#song, time_s: this.#song ? currentTime : 0, playing: this.#song !== 0 && !paused && !ended };
  }
}
