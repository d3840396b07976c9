// SPDX-License-Identifier: Apache-2.0
// Fingers on the canvas. One taps, scrolls up and down, drags sideways; after a brisk swipe what it scrolled glides on, as the
// rest of a page does: first the panels, and where they end the page. Two zoom and move the timeline where they are over it;
// anywhere else they are the browser's, which zooms the page.

/** @typedef {import('../page.js').Page} Page */

const slop = 8; // CSS pixels a finger may wander before it is a drag (canvas.cpp)
const fading = 500; // milliseconds after which a glide has lost all but a third of its speed
const slowest = 0.05, fastest = 4; // CSS pixels a millisecond
const held = 80; // milliseconds: whoever rests that long before letting go wants no glide

/** @param {TouchEvent} event @param {DOMRect} box */
function pair({ touches: [a, b] }, box) {
  return {
    x: (a.clientX + b.clientX) / 2 - box.left,
    y: (a.clientY + b.clientY) / 2 - box.top,
    apart: Math.max(1, Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY)),
  };
}

/** @param {HTMLElement} canvas @param {HTMLElement} stage around it @param {Page} page @param {() => void} onInput */
export function watchFingers(canvas, stage, page, onInput) {
  /** @type {{x: number, y: number, apart: number} | null} */ let two = null; // where they were last
  /** The one finger: where it began, where it was last, how fast it goes down. */
  const one = { startX: 0, startY: 0, x: 0, y: 0, at: 0, speed: 0, scrolling: false, decided: false };
  let gliding = 0; // an animation frame

  /** @param {number} by how far down */
  const scroll = (by) => {
    const { left, top } = canvas.getBoundingClientRect();
    one.y += by;
    if (!page.touchMove(one.x - left, one.y - top)) scrollBy({ top: -by, behavior: 'instant' });
  };
  const stop = () => {
    if (!gliding) return;
    cancelAnimationFrame(gliding);
    gliding = 0;
    page.touchEnd(); // for the panels the finger has been there until now
  };
  const glide = () => {
    let last = performance.now();
    one.speed = Math.max(-fastest, Math.min(fastest, one.speed));
    const step = (/** @type {number} */ now) => {
      const passed = Math.max(0, Math.min(50, now - last));
      last = now;
      scroll(one.speed * passed);
      one.speed *= Math.exp(-passed / fading);
      if (Math.abs(one.speed) < slowest) stop();
      else gliding = requestAnimationFrame(step);
      onInput();
    };
    gliding = requestAnimationFrame(step);
  };

  const starts = (/** @type {TouchEvent} */ event, /** @type {DOMRect} */ box) => {
    stop();
    const [finger] = event.touches;
    Object.assign(one, { startX: finger.clientX, startY: finger.clientY, x: finger.clientX, y: finger.clientY, at: event.timeStamp, speed: 0, scrolling: false, decided: false });
    if (event.touches.length === 1) return page.touchBegin(finger.clientX - box.left, finger.clientY - box.top);
    page.touchCancel();
    const now = event.touches.length === 2 ? pair(event, box) : null;
    two = now && page.timelineAt(now.x, now.y) ? now : null;
    if (two && event.cancelable) event.preventDefault();
  };
  const moves = (/** @type {TouchEvent} */ event, /** @type {DOMRect} */ box) => {
    if (two && event.touches.length === 2) {
      const now = pair(event, box);
      page.pinch(now.x, now.apart / two.apart, now.x - two.x);
      two = now;
      if (event.cancelable) event.preventDefault();
    } else if (!two && event.touches.length === 1) {
      const [finger] = event.touches;
      const across = Math.abs(finger.clientX - one.startX), along = Math.abs(finger.clientY - one.startY);
      if (!one.decided && Math.max(across, along) > slop) Object.assign(one, { decided: true, scrolling: along > across });
      const by = finger.clientY - one.y, passed = Math.max(8, event.timeStamp - one.at);
      one.speed = 0.6 * (by / passed) + 0.4 * one.speed;
      Object.assign(one, { x: finger.clientX, at: event.timeStamp });
      scroll(by);
    }
  };
  const ends = (/** @type {TouchEvent} */ event) => {
    const brisk = one.scrolling && event.touches.length === 0 && event.timeStamp - one.at < held && Math.abs(one.speed) > 4 * slowest;
    if (brisk) glide();
    else page.touchEnd();
  };
  const touch = (/** @type {TouchEvent} */ event) => {
    if (event.target !== canvas) return;
    event.stopImmediatePropagation();
    const box = canvas.getBoundingClientRect();
    if (event.type === 'touchstart') starts(event, box);
    else if (event.type === 'touchmove') moves(event, box);
    else if (event.type === 'touchcancel') page.touchCancel();
    else if (!two) ends(event);
    if (event.type === 'touchend' && event.cancelable) event.preventDefault(); // or it comes again as a mouse
    if (event.touches.length === 0) two = null;
    onInput();
  };
  for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel']) {
    stage.addEventListener(type, /** @type {any} */ (touch), { capture: true, passive: false });
  }
}
