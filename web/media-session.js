// SPDX-License-Identifier: Apache-2.0
// What plays, for the keys of a keyboard, of headphones and of the lock screen: its title, where it is, and what they do.

const step_s = 5; // as the application's own keys

/** A browser that has no such keys, or denies the page any of them, plays all the same. @param {() => void} act */
function ifAllowed(act) {
  try {
    act();
  } catch {
    // not allowed, or not there
  }
}

/** @param {HTMLAudioElement} audio whose playing and pausing they do already @param {() => string} title */
export const joinMediaSession = (audio, title) => ifAllowed(() => join(navigator.mediaSession, audio, title));

/** @param {MediaSession | undefined} session @param {HTMLAudioElement} audio @param {() => string} title */
function join(session, audio, title) {
  if (!session || typeof MediaMetadata === 'undefined') return;
  const tell = () => {
    session.metadata = new MediaMetadata({ title: title(), album: 'Moodglass' });
    session.playbackState = audio.paused ? 'paused' : 'playing';
    if (Number.isFinite(audio.duration)) session.setPositionState({ duration: audio.duration, playbackRate: audio.playbackRate, position: Math.min(audio.currentTime, audio.duration) });
  };
  const leave = () => {
    session.metadata = null;
    session.playbackState = 'none';
    session.setPositionState();
  };
  for (const type of ['play', 'pause', 'seeked', 'ratechange', 'durationchange']) audio.addEventListener(type, () => ifAllowed(audio.src ? tell : leave));
  audio.addEventListener('emptied', () => audio.src || ifAllowed(leave));
  const to = (/** @type {number} */ time_s) => (audio.currentTime = Math.max(0, time_s));
  /** @type {[MediaSessionAction, MediaSessionActionHandler][]} */
  const acts = [
    ['seekbackward', ({ seekOffset }) => to(audio.currentTime - (seekOffset || step_s))],
    ['seekforward', ({ seekOffset }) => to(audio.currentTime + (seekOffset || step_s))],
    ['seekto', ({ seekTime }) => to(seekTime ?? audio.currentTime)],
  ];
  for (const [act, handler] of acts) ifAllowed(() => session.setActionHandler(act, handler));
}
