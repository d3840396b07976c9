// SPDX-License-Identifier: Apache-2.0
// What one sees while a microphone is open: the red mark, the device, how loud it is, how long, and what is wrong with it;
// and the buttons by which it begins.
import { clock } from './numbers.js';
import { words } from './words.js';

const quietest = -60; // dB, at the left end of the meter
const silent = 4; // seconds, until it is told
const clippedFor = 3000; // milliseconds for which it is told

export class LiveStrip {
  #clippedUntil = 0;
  /** @type {HTMLElement | null} */ #began = null; // the button that had the focus, which goes back there
  #late = 0; // a timer: nothing comes at all
  /** @type {'nothingHeard' | 'nothingShared'} */ #silence = 'nothingHeard';

  /**
   * @param {HTMLElement} strip
   * @param {HTMLElement[]} buttons that are not there while it listens
   * @param {{stop: () => void, choose: (device: string) => void}} wishes
   */
  constructor(strip, buttons, wishes) {
    this.strip = strip;
    this.buttons = buttons;
    const part = (/** @type {string} */ name) => /** @type {any} */ (strip.querySelector(`#live-${name}`));
    /** @type {HTMLElement} */ this.open = part('open');
    /** @type {HTMLSelectElement} */ this.device = part('device');
    /** @type {HTMLMeterElement} */ this.level = part('level');
    /** @type {HTMLElement} */ this.time = part('time');
    /** @type {HTMLElement} */ this.note = part('note');
    /** @type {HTMLInputElement} */ this.whenHidden = part('hidden');
    /** @type {HTMLElement} */ this.stop = part('stop');
    this.device.addEventListener('change', () => wishes.choose(this.device.value));
    this.stop.addEventListener('click', wishes.stop);
  }

  /** The visitor wishes so. */
  get endsWhenHidden() {
    return this.whenHidden.checked;
  }

  /** @param {boolean} other the sound of another tab or program */
  show(other) {
    this.open.dataset.words = other ? 'otherIsOpen' : 'microphoneIsOpen';
    this.open.textContent = other ? words().otherIsOpen : words().microphoneIsOpen;
    this.device.hidden = other;
    this.#silence = other ? 'nothingShared' : 'nothingHeard';
    this.#clippedUntil = 0;
    this.#show(0, 0, '');
    this.strip.hidden = false;
    document.title = '\u25cf Moodglass';
    this.#began = this.buttons.find((button) => button === document.activeElement) ?? null;
    if (this.#began) this.stop.focus({ preventScroll: true });
    for (const button of this.buttons) button.classList.add('taken');
  }

  hide() {
    clearTimeout(this.#late);
    document.title = 'Moodglass';
    for (const button of this.buttons) button.classList.remove('taken');
    if (this.strip.contains(document.activeElement)) (this.#began ?? document.getElementById('canvas'))?.focus({ preventScroll: true });
    this.strip.hidden = true;
  }

  /** @param {MediaDeviceInfo[]} devices @param {string} chosen */
  offer(devices, chosen) {
    this.device.replaceChildren(...devices.map(({ deviceId, label }) => new Option(label || words().microphone, deviceId, false, deviceId === chosen)));
  }

  /** @param {{peak: number, clips: boolean, silent_s: number, recorded_s: number}} told */
  tell({ peak, clips, silent_s, recorded_s }) {
    const now = performance.now();
    if (clips) this.#clippedUntil = now + clippedFor;
    this.#show(peak, recorded_s, now < this.#clippedUntil ? words().clips : silent_s >= silent ? words()[this.#silence] : '');
    clearTimeout(this.#late);
    this.#late = window.setTimeout(() => this.#show(0, recorded_s, words()[this.#silence]), silent * 1000);
  }

  /** @param {number} peak @param {number} recorded_s @param {string} note */
  #show(peak, recorded_s, note) {
    const decibels = Math.max(quietest, 20 * Math.log10(Math.max(peak, 1e-6)));
    this.level.value = 1 - decibels / quietest;
    this.level.textContent = `${Math.round(decibels)} dB`;
    this.time.textContent = clock(recorded_s);
    if (this.note.textContent !== note) this.note.textContent = note;
  }
}
