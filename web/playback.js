// SPDX-License-Identifier: Apache-2.0
// Plays the dropped file itself, or a part of its sound that was made of it, with the browser's own player.

import { words } from './view/words.js';

export class Playback {
  /** @type {HTMLAudioElement | null} there once something is to be played */ #audio = null;
  #song = 0;
  #address = '';
  #part = 'whole';
  #wholeSong = true; // not a stretch alone
  #start = 0; // seconds, of the stretch

  /** @param {() => void} onChange @param {(message: string) => void} onProblem */
  constructor(onChange, onProblem) {
    this.onChange = onChange;
    this.onProblem = onProblem;
  }

  /** @returns {HTMLAudioElement} */
  #player() {
    const audio = new Audio();
    for (const type of ['play', 'pause', 'ended', 'seeked']) audio.addEventListener(type, this.onChange);
    audio.addEventListener('error', () => {
      if (this.#song) this.onProblem(words().notPlayed);
      this.onChange();
    });
    return audio;
  }

  /** @param {number} song @param {File} file @param {number} from seconds */
  play(song, file, from) {
    if (song !== this.#song || !this.#wholeSong) {
      this.#load(song, file);
      this.#wholeSong = true;
      this.#part = 'whole';
      this.#start = 0;
    }
    this.#begin(from);
  }

  /** A part of a stretch. @param {number} song @param {Blob} wav @param {string} part @param {number} start @param {number} from seconds of the song */
  playPart(song, wav, part, start, from) {
    this.#load(song, wav);
    this.#wholeSong = false;
    this.#part = part;
    this.#start = start;
    this.#begin(from);
  }

  /** What was loaded last. @param {number} from seconds of the song */
  resume(from) {
    if (this.#song) this.#begin(from);
  }

  /** @param {number} song @param {Blob} sound */
  #load(song, sound) {
    this.stop();
    try {
      this.#audio ??= this.#player();
    } catch {
      return this.onProblem(words().noPlayer);
    }
    this.#song = song;
    this.#address = URL.createObjectURL(sound);
    this.#audio.src = this.#address;
  }

  /** @param {number} from seconds of the song */
  #begin(from) {
    if (!this.#audio || !this.#song) return;
    this.#audio.currentTime = Math.max(0, from - this.#start);
    this.#audio.play().catch((error) => {
      if (error.name === 'NotAllowedError') this.onProblem(words().playNotAllowed); // the rest is told by the error event
    });
  }

  pause() {
    this.#audio?.pause();
  }

  /** @param {number} [song] only if it is this one */
  stop(song = this.#song) {
    if (!this.#audio || !this.#song || song !== this.#song) return;
    this.#song = 0;
    this.#audio.pause();
    this.#audio.removeAttribute('src');
    this.#audio.load();
    URL.revokeObjectURL(this.#address);
  }

  head() {
    if (!this.#audio || !this.#song) return { song: 0, time_s: 0, playing: false, part: this.#part };
    const { paused, ended, currentTime } = this.#audio;
    return { song: this.#song, time_s: this.#start + currentTime, playing: !paused && !ended, part: this.#part };
  }
}
