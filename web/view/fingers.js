// SPDX-License-Identifier: Apache-2.0
// Fingers on the canvas. One taps, scrolls up and down, drags sideways. Two zoom and move the timeline where they are
// over it; anywhere else they are the browser's, which zooms the page.

/** @typedef {import('../page.js').Page} Page */

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
  let lastY = 0;

  const starts = (/** @type {TouchEvent} */ event, /** @type {DOMRect} */ box) => {
    const [finger] = event.touches;
    lastY = finger.clientY;
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
      if (!page.touchMove(finger.clientX - box.left, finger.clientY - box.top)) scrollBy({ top: lastY - finger.clientY, behavior: 'instant' });
      lastY = finger.clientY;
    }
  };
  const touch = (/** @type {TouchEvent} */ event) => {
    if (event.target !== canvas) return;
    event.stopImmediatePropagation();
    const box = canvas.getBoundingClientRect();
    if (event.type === 'touchstart') starts(event, box);
    else if (event.type === 'touchmove') moves(event, box);
    else if (event.type === 'touchcancel') page.touchCancel();
    else if (!two) page.touchEnd();
    if (event.type === 'touchend' && event.cancelable) event.preventDefault(); // or it comes again as a mouse
    if (event.touches.length === 0) two = null;
    onInput();
  };
  for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel']) {
    stage.addEventListener(type, /** @type {any} */ (touch), { capture: true, passive: false });
  }
}
