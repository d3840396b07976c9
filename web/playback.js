// SPDX-License-Identifier: Apache-2.0
// Plays the dropped file itself, or a part of its sound that was made of it, with the browser's own player.

import { inStep } from './in-step.js';
import { joinMediaSession } from './media-session.js';
import { words } from './view/words.js';

export class Playback {
  /** @type {HTMLAudioElement | null} there once something is to be played */ #audio = null;
  #song = 0;
  #title = '';
  #address = '';
  #part = 'whole';
  #wholeSong = true; // not a stretch alone
  #start = 0; // seconds, of the stretch
  #speed = 1;
  #volume = 1;
  #loop = { begin: 0, end: 0 }; // seconds of the song; of no length: none
  /** @type {object | null} */ #preparing = null; // while it is found out how its times are right
  /** @type {number | null} */ #from = null; // where it is to begin then, if it is
  #due = 0; // a timer, while what plays is to go back at the loop's end

  /** @param {() => void} onChange @param {(message: import('./view/status.js').Said) => void} onProblem */
  constructor(onChange, onProblem) {
    this.onChange = onChange;
    this.onProblem = onProblem;
  }

  /** @returns {HTMLAudioElement} */
  #player() {
    const audio = new Audio();
    for (const type of ['play', 'pause', 'ended', 'seeked']) {
      audio.addEventListener(type, () => {
        if (type === 'ended' && this.#song && this.#loops) this.#begin(this.#loop.begin);
        this.#watch();
        this.onChange();
      });
    }
    audio.addEventListener('error', () => {
      if (this.#song) this.onProblem(() => words().notPlayed);
      this.onChange();
    });
    joinMediaSession(audio, () => this.#title);
    return audio;
  }

  /** @param {number} song @param {string} title @param {File} file @param {number} from seconds */
  play(song, title, file, from) {
    this.#title = title;
    if (song !== this.#song || !this.#wholeSong) {
      this.#load(song, file);
      this.#wholeSong = true;
      this.#part = 'whole';
      this.#start = 0;
      void this.#prepare(song, file);
    }
    this.#begin(from);
  }

  /** @param {number} song @param {File} file */
  async #prepare(song, file) {
    const mine = (this.#preparing = {});
    const sound = await inStep(file);
    if (this.#preparing !== mine) return; // something else is to be played
    if (sound !== file) {
      const from = this.#from;
      this.#load(song, sound);
      this.#from = from;
    }
    this.#preparing = null;
    if (this.#from !== null) this.#begin(this.#from);
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
      return this.onProblem(() => words().noPlayer);
    }
    this.#song = song;
    this.#address = URL.createObjectURL(sound);
    this.#audio.src = this.#address;
    this.#sound(); // a new source takes the browser's own speed
  }

  /** Whatever plays from now on. @param {number} speed at the same pitch @param {number} volume 0 to 1 @param {number} begin @param {number} end of the loop, seconds of the song; begin: none */
  hear(speed, volume, begin, end) {
    this.#speed = speed;
    this.#volume = volume;
    this.#loop = { begin, end };
    this.#sound();
    this.#watch();
  }

  #sound() {
    if (!this.#audio) return;
    this.#audio.preservesPitch = true;
    this.#audio.defaultPlaybackRate = this.#audio.playbackRate = this.#speed;
    this.#audio.volume = this.#volume;
  }

  get #loops() {
    return this.#loop.end > this.#loop.begin;
  }

  /** Back to the loop's begin when its end has come: by a timer, for a hidden page draws no frames. */
  #watch() {
    clearTimeout(this.#due);
    if (!this.#audio || !this.#song || !this.#loops || this.#audio.paused) return;
    const left = (this.#loop.end - this.#start - this.#audio.currentTime) / this.#speed;
    if (left <= 0) this.#begin(this.#loop.begin);
    else this.#due = setTimeout(() => this.#watch(), left * 1000);
  }

  /** @param {number} from seconds of the song */
  #begin(from) {
    if (!this.#audio || !this.#song) return;
    this.#from = from;
    if (this.#preparing) return;
    this.#audio.currentTime = Math.max(0, from - this.#start);
    this.#audio.play().catch((error) => {
      if (error.name === 'NotAllowedError') this.onProblem(() => words().playNotAllowed); // the rest is told by the error event
    });
  }

  pause() {
    this.#from = null;
    this.#audio?.pause();
  }

  /** @param {number} [song] only if it is this one */
  stop(song = this.#song) {
    if (!this.#audio || !this.#song || song !== this.#song) return;
    this.#song = 0;
    this.#preparing = this.#from = null;
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
