// SPDX-License-Identifier: Apache-2.0
// The canvas' size, its frames (only when something has changed) and its pointers.
import { guardKeys } from './keys.js';
import { answerAtOnce } from './still-state.js';

const settling = 3; // frames after an input until Dear ImGui has come to rest
const tooltip = 450; // milliseconds until the last hover may show something more

/** @typedef {import('../page.mjs').Page} Page */

export class CanvasView {
  /** Frames drawn so far. */ frames = 0;
  #due = 0;
  #asked = false;
  #later = 0;
  #lost = false;
  /** @type {Page | undefined} */ #page;
  /** @type {() => void} */ #afterFrame;
  #size = { width: 1, height: 1, pixelWidth: 1, pixelHeight: 1 };

  /** @param {HTMLCanvasElement} canvas @param {() => void} afterFrame */
  constructor(canvas, afterFrame) {
    this.canvas = canvas;
    this.#afterFrame = afterFrame;
    guardKeys(canvas, () => this.input());
  }

  /**
   * @param {Page} page
   * @returns {boolean} false where the browser has no WebGL 2
   */
  start(page) {
    const box = this.canvas.getBoundingClientRect();
    this.#take(box.width, box.height, Math.round(box.width * devicePixelRatio), Math.round(box.height * devicePixelRatio));
    const { width, height, pixelWidth, pixelHeight } = this.#size;
    if (!page.start(width, height, pixelWidth, pixelHeight)) return false;
    this.#page = page;
    answerAtOnce(/** @type {WebGL2RenderingContext} */ (this.canvas.getContext('webgl2')));
    this.#watchSize(page);
    this.#watchPointers(page);
    this.#watchContext(page);
    this.request();
    return true;
  }

  /** Something has changed: draw. */
  request(frames = settling) {
    this.#due = Math.max(this.#due, frames);
    if (this.#asked || !this.#page || this.#lost) return;
    this.#asked = true;
    const page = this.#page;
    requestAnimationFrame(() => this.#draw(page));
  }

  /** The user has done something: draw, and once more when a tooltip may be due. */
  input() {
    this.request();
    window.clearTimeout(this.#later);
    this.#later = window.setTimeout(() => this.request(), tooltip);
  }

  /** @param {(blob: Blob | null) => void} take gets the canvas as PNG */
  picture(take) {
    if (!this.#page || this.#lost) return take(null);
    this.#page.frame(); // what a canvas shows can be read only right after it was drawn
    this.canvas.toBlob(take, 'image/png');
  }

  /** @param {Page} page */
  #draw(page) {
    this.#asked = false;
    if (this.#lost) return;
    --this.#due;
    ++this.frames;
    const { pixelWidth, pixelHeight } = this.#size;
    if (this.canvas.width !== pixelWidth) this.canvas.width = pixelWidth;
    if (this.canvas.height !== pixelHeight) this.canvas.height = pixelHeight;
    const moving = page.frame();
    this.#afterFrame();
    if (moving || this.#due > 0) this.request(1);
  }

  /** @param {number} width @param {number} height @param {number} pixelWidth @param {number} pixelHeight */
  #take(width, height, pixelWidth, pixelHeight) {
    this.#size = { width: Math.max(1, width), height: Math.max(1, height), pixelWidth: Math.max(1, pixelWidth), pixelHeight: Math.max(1, pixelHeight) };
  }

  /** @param {Page} page */
  #watchSize(page) {
    const observer = new ResizeObserver(([entry]) => {
      const { inlineSize, blockSize } = entry.contentBoxSize[0];
      const device = entry.devicePixelContentBoxSize?.[0];
      // Exact where the browser tells it; an emulated screen's is not told.
      const exact = device && Math.abs(device.inlineSize / inlineSize / devicePixelRatio - 1) < 0.01;
      if (exact) this.#take(inlineSize, blockSize, device.inlineSize, device.blockSize);
      else this.#take(inlineSize, blockSize, Math.round(inlineSize * devicePixelRatio), Math.round(blockSize * devicePixelRatio));
      const { width, height, pixelWidth, pixelHeight } = this.#size;
      page.resize(width, height, pixelWidth, pixelHeight);
      this.request();
    });
    try {
      observer.observe(this.canvas, { box: 'device-pixel-content-box' });
    } catch {
      observer.observe(this.canvas); // Safari
    }
  }

  /** @param {Page} page */
  #watchPointers(page) {
    const { canvas } = this;
    const stage = /** @type {HTMLElement} */ (canvas.parentElement);
    for (const type of ['mousemove', 'mousedown', 'mouseup', 'focus', 'blur']) {
      canvas.addEventListener(type, () => this.input());
    }
    // After a leave, the port would go on telling the last place inside.
    for (const type of ['mouseenter', 'mouseleave']) {
      const crossing = (/** @type {Event} */ event) => {
        if (event.target !== canvas) return;
        event.stopImmediatePropagation();
        if (type === 'mouseleave') page.pointerLeave();
        this.input();
      };
      stage.addEventListener(type, crossing, { capture: true });
    }
    // A drag that leaves the canvas stays the canvas' own.
    canvas.addEventListener('pointerdown', (event) => {
      if (event.pointerType === 'mouse') canvas.setPointerCapture(event.pointerId);
    });

    // The port turns every wheel into whole steps and takes zooming from the browser.
    const wheel = (/** @type {WheelEvent} */ event) => {
      if (event.target !== canvas) return;
      event.stopImmediatePropagation();
      if (event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      const step = [100, 3, 1][event.deltaMode];
      page.wheel(-event.deltaX / step, -event.deltaY / step);
      this.input();
    };
    stage.addEventListener('wheel', wheel, { capture: true, passive: false });

    // One finger is ours, two are the browser's (zoom).
    const touch = (/** @type {TouchEvent} */ event) => {
      if (event.target !== canvas) return;
      event.stopImmediatePropagation();
      const box = canvas.getBoundingClientRect();
      const finger = event.changedTouches[0];
      const x = finger.clientX - box.left, y = finger.clientY - box.top;
      if (event.type === 'touchstart' && event.touches.length === 1) page.touchBegin(x, y);
      else if (event.type === 'touchstart') page.touchCancel();
      else if (event.type === 'touchmove' && event.touches.length === 1) page.touchMove(x, y);
      else if (event.type === 'touchend') page.touchEnd();
      else if (event.type === 'touchcancel') page.touchCancel();
      if (event.type === 'touchend' && event.cancelable) event.preventDefault(); // or it comes again as a mouse
      this.input();
    };
    for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel']) {
      stage.addEventListener(type, /** @type {any} */ (touch), { capture: true, passive: type !== 'touchend' });
    }
  }

  /** @param {Page} page */
  #watchContext(page) {
    this.canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();
      this.#lost = true;
      this.canvas.classList.add('lost');
      page.contextLost();
    });
    this.canvas.addEventListener('webglcontextrestored', () => {
      this.#lost = false;
      this.canvas.classList.remove('lost');
      page.contextRestored();
      this.request();
    });
  }
}
