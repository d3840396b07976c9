// SPDX-License-Identifier: Apache-2.0
// Live sound: the microphone, or another tab's sound, is asked for on the press alone, listened to, and closed at once
// when listening ends. What was heard becomes a song.
import { LiveSound } from './engine/live.js';
import { words } from './view/words.js';

const longest = 3600; // seconds
const shortest = 1;
const toldEvery = 5000; // milliseconds between two tellings of what it sounds like

// What helps a call bends music.
const plain = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };

const two = (/** @type {number} */ number) => String(number).padStart(2, '0');
/** With a date, sorted by it, and without what might be taken for an ending. @param {Date} when */
const nameOf = (when) =>
  `${words().recording} ${when.getFullYear()}-${two(when.getMonth() + 1)}-${two(when.getDate())} ` +
  `${two(when.getHours())}-${two(when.getMinutes())}-${two(when.getSeconds())}`;

/**
 * One time of listening.
 * @typedef {{song: number, name: string, why: (() => string) | null, told: string, toldAt: number, provisional: boolean | null}} Session why: it
 *   ended, if not by hand; told: what it sounded like
 */

export class Live {
  /** @type {MediaStream | null} */ #stream = null; // while it is open
  /** @type {LiveSound | null} */ #sound = null;
  /** @type {Session | null} */ #session = null; // while it listens
  #asking = false;
  #device = ''; // that was chosen last
  #other = false;

  /**
   * @param {{
   *   page: () => import('./page.js').Page,
   *   engine: () => import('./engine/client.js').EngineClient | null,
   *   songs: import('./songs.js').Songs,
   *   status: import('./view/status.js').Status,
   *   strip: import('./view/live-strip.js').LiveStrip,
   *   view: import('./view/canvas.js').CanvasView,
   *   follow: () => void,
   * }} desk
   */
  constructor(desk) {
    this.desk = desk;
    document.addEventListener('visibilitychange', () => {
      if (document.hidden && desk.strip.endsWhenHidden) this.end(() => words().wasHidden);
    });
    window.addEventListener('pagehide', () => this.end());
    navigator.mediaDevices?.addEventListener('devicechange', () => void this.#offerDevices());
  }

  /** What there is to listen to. A browser tells of its microphones to secure pages alone: the button is there, and says so. */
  static get sources() {
    const { mediaDevices } = navigator;
    const hears = typeof AudioWorkletNode === 'function';
    return {
      microphone: !isSecureContext || (hears && typeof mediaDevices?.getUserMedia === 'function'),
      // Others ask for a screen, and never give its sound.
      other: hears && typeof mediaDevices?.getDisplayMedia === 'function' && 'suppressLocalAudioPlayback' in mediaDevices.getSupportedConstraints(),
    };
  }

  /** @param {boolean} other the sound of another tab or program */
  async begin(other) {
    const { engine, status } = this.desk;
    const client = engine();
    if (this.#asking || this.#stream || !client?.model) return;
    if (!isSecureContext) return status.problem(() => words().notSecure);
    this.#asking = true;
    try {
      this.#other = other;
      const stream = await (other ? this.#askForTab() : this.#askForDevice());
      if (stream) await this.#listen(stream, client, client.model);
    } catch (error) {
      this.end();
      this.#failed(error instanceof Error ? error.message : String(error));
    } finally {
      this.#asking = false;
    }
  }

  /** @returns {Promise<MediaStream | null>} null: told why */
  async #askForDevice() {
    const ask = (/** @type {MediaTrackConstraints} */ wish) => navigator.mediaDevices.getUserMedia({ audio: { ...plain, ...wish } });
    try {
      if (!this.#device) return await ask({});
      return await ask({ deviceId: { exact: this.#device } }).catch((error) => {
        if (error.name !== 'OverconstrainedError' && error.name !== 'NotFoundError') throw error;
        this.#device = ''; // it is unplugged
        return ask({});
      });
    } catch (error) {
      return this.#refused(error);
    }
  }

  async #askForTab() {
    try {
      const wish = { audio: { ...plain, suppressLocalAudioPlayback: false }, video: true, systemAudio: 'include', selfBrowserSurface: 'exclude' };
      const stream = await navigator.mediaDevices.getDisplayMedia(wish);
      for (const track of stream.getVideoTracks()) track.stop(); // nothing is looked at
      if (stream.getAudioTracks().length > 0) return stream;
      this.desk.status.problem(() => words().noSharedSound);
      return null;
    } catch (error) {
      return this.#refused(error);
    }
  }

  /** @param {unknown} error @returns {null} */
  #refused(error) {
    const { name, message } = /** @type {Error} */ (error);
    if (this.#other && name === 'NotAllowedError') return null; // the visitor has closed the browser's question
    const sentences = /** @type {Record<string, 'microphoneRefused' | 'noMicrophone' | 'microphoneTaken'>} */ ({
      NotAllowedError: 'microphoneRefused', SecurityError: 'microphoneRefused', NotFoundError: 'noMicrophone', NotReadableError: 'microphoneTaken',
    });
    const sentence = sentences[name];
    if (sentence) this.desk.status.problem(() => words()[sentence]);
    else this.#failed(message);
    return null;
  }

  /** @param {string} reason of the browser's or the engine's */
  #failed(reason) {
    this.desk.status.problem(() => words().notListened(this.desk.page().sentence(reason)));
  }

  /** @param {MediaStream} stream @param {import('./engine/client.js').EngineClient} client @param {{name: string, bytes: ArrayBuffer}} model */
  async #listen(stream, client, model) {
    const { page, status, strip, view, follow } = this.desk;
    this.#stream = stream;
    this.#watch(stream);
    const name = nameOf(new Date());
    /** @type {Session} */ const session = { song: page().beginLive(name), name, why: null, told: '', toldAt: 0, provisional: null };
    this.#session = session;
    const sound = new LiveSound({
      onLevel: (level) => {
        if (this.#session !== session) return;
        strip.tell(level);
        if (page().onLiveLevel(level.peak, level.clips, level.silent_s, level.recorded_s)) view.request();
        if (level.recorded_s >= longest) this.end(() => words().anHour);
      },
      onValues: ({ provisional, summary, series, outline }) => {
        page().onLive(session.song, summary, series, outline, provisional);
        view.request();
        this.#say(session, provisional);
      },
      onEnd: (recording, message) => this.#take(session, recording, message),
    });
    this.#sound = sound;
    strip.show(this.#other);
    follow();
    status.say(() => words().listens);
    void this.#offerDevices();
    await sound.begin(stream, name, { kernels: client.kernels, code: await client.code, model });
  }

  /** What it sounds like, now and then. @param {Session} session @param {boolean} provisional */
  #say(session, provisional) {
    const told = this.desk.page().heard(session.song), now = performance.now();
    const news = provisional !== session.provisional || (told !== session.told && now - session.toldAt >= toldEvery);
    if (!told || !news) return;
    Object.assign(session, { told, toldAt: now, provisional });
    const again = () => this.desk.page().heard(session.song) || told;
    this.desk.status.say(() => (provisional ? words().heardFirst(again()) : words().heardLast(again())));
  }

  /** It may go by itself. @param {MediaStream} stream */
  #watch(stream) {
    for (const track of stream.getAudioTracks()) {
      track.addEventListener('ended', () => {
        if (this.#stream === stream) this.end(this.#other ? null : () => words().microphoneGone);
      });
    }
  }

  /** @param {string} device its id */
  async choose(device) {
    this.#device = device;
    const stream = await this.#askForDevice();
    if (stream && this.#stream && this.#sound && !this.#other) {
      const before = this.#stream;
      this.#stream = stream;
      this.#watch(stream);
      this.#sound.listenTo(stream);
      before.getTracks().forEach((track) => track.stop());
    } else stream?.getTracks().forEach((track) => track.stop()); // it has ended meanwhile
    void this.#offerDevices();
  }

  async #offerDevices() {
    if (!this.#stream || this.#other) return;
    const devices = (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'audioinput');
    const [open] = this.#stream?.getAudioTracks() ?? [];
    if (open) this.desk.strip.offer(devices, open.getSettings().deviceId ?? '');
  }

  /** Closes it at once, and makes a song of what was heard. @param {(() => string) | null} [why] told, where it was not by hand */
  end(why = null) {
    const sound = this.#sound;
    if (this.#session) this.#session.why = why;
    this.#close();
    sound?.end();
  }

  #close() {
    if (!this.#stream) return;
    this.#stream.getTracks().forEach((track) => track.stop());
    this.#stream = null;
    this.#sound = null;
    this.#session = null;
    this.desk.strip.hide();
  }

  /** @param {Session} session @param {{wav: Blob, length_s: number}} recording @param {string} message */
  #take(session, { wav, length_s }, message) {
    const { page, songs, status, follow } = this.desk;
    if (this.#session === session) this.#close();
    if (message) this.#failed(message);
    if (session.why) status.problem(session.why);
    if (length_s < shortest) {
      page().dropLive(session.song);
      status.say(() => words().heardTooLittle);
    } else {
      songs.add(session.song, new File([wav], session.name, { type: 'audio/wav' }));
      page().endLive(session.song);
    }
    follow();
  }
}
