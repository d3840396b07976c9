// SPDX-License-Identifier: Apache-2.0
// The canvas' size, its frames (only when something has changed) and its pointers.
import { tellInput } from '../engine/courtesy.js';
import { watchFingers } from './fingers.js';
import { controlIsHeld, guardKeys } from './keys.js';
import { answerAtOnce } from './still-state.js';

const settling = 3; // frames after an input until Dear ImGui has come to rest
const stacked = 700; // narrower, all panels stand in one column, where the wheel scrolls it (layout.cpp)
const tooltip = 450; // milliseconds until the last hover may show something more

/** @typedef {import('../page.js').Page} Page */

/** @param {{width: number, height: number, pixels: Uint8Array<ArrayBuffer>}} drawn from the lowest row on @param {(blob: Blob | null) => void} take */
function asPng({ width, height, pixels }, take) {
  const sheet = Object.assign(document.createElement('canvas'), { width, height });
  const image = new ImageData(width, height), row = 4 * width;
  for (let y = 0; y < height; ++y) image.data.set(pixels.subarray((height - 1 - y) * row, (height - y) * row), y * row);
  sheet.getContext('2d')?.putImageData(image, 0, 0);
  sheet.toBlob(take, 'image/png');
}

export class CanvasView {
  /** Frames drawn so far. */ frames = 0;
  #due = 0;
  #asked = false;
  #later = 0;
  #blind = false; // no WebGL 2, or its context is lost: the tables go on
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
    // Only what changes is drawn: the canvas is to keep the rest. The port would ask for the same, but for that.
    this.canvas.getContext('webgl2', { alpha: false, antialias: false, depth: false, stencil: false, preserveDrawingBuffer: true });
    const { width, height, pixelWidth, pixelHeight } = this.#size;
    this.#blind = !page.start(width, height, pixelWidth, pixelHeight);
    if (this.#blind) return false;
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
    if (this.#blind) return this.#afterFrame();
    if (this.#asked || !this.#page) return;
    this.#asked = true;
    const page = this.#page;
    requestAnimationFrame(() => this.#draw(page));
  }

  /** The user has done something: draw, and once more when a tooltip may be due. */
  input() {
    tellInput();
    this.request();
    window.clearTimeout(this.#later);
    this.#later = window.setTimeout(() => this.request(), tooltip);
  }

  /** The canvas, just drawn. @returns {HTMLCanvasElement | null} where there is none */
  drawNow() {
    if (!this.#page || this.#blind) return null;
    for (let i = 0; i < settling; ++i) this.#page.frame(); // a menu that this was chosen from is gone then
    return this.canvas;
  }

  /** @param {(blob: Blob | null) => void} take gets the canvas as PNG, soon: a frame may be being drawn just now */
  picture(take) {
    window.setTimeout(() => {
      const drawn = this.drawNow();
      if (!drawn) return take(null);
      drawn.toBlob(take, 'image/png'); // what a canvas shows can be read only right after it was drawn
    });
  }

  /**
   * A song's card as a picture of its own size, which no screen decides.
   * @param {number} song @param {'square' | 'wide'} shape @param {(blob: Blob | null) => void} take gets the PNG, soon
   */
  card(song, shape, take) {
    window.setTimeout(() => {
      const drawn = this.#blind ? null : this.#page?.cardPixels(song, shape);
      if (drawn) asPng(drawn, take);
      else take(null);
    });
  }

  /** @param {Page} page */
  #draw(page) {
    this.#asked = false;
    if (this.#blind) return;
    --this.#due;
    ++this.frames;
    const { pixelWidth, pixelHeight } = this.#size;
    if (this.canvas.width !== pixelWidth || this.canvas.height !== pixelHeight) {
      Object.assign(this.canvas, { width: pixelWidth, height: pixelHeight });
      this.#tellSize(page); // its pixels are gone
    }
    const moving = page.frame();
    this.#afterFrame();
    if (moving || this.#due > 0) this.request(1);
  }

  /** @param {number} width @param {number} height @param {number} pixelWidth @param {number} pixelHeight */
  #take(width, height, pixelWidth, pixelHeight) {
    this.#size = { width: Math.max(1, width), height: Math.max(1, height), pixelWidth: Math.max(1, pixelWidth), pixelHeight: Math.max(1, pixelHeight) };
  }

  /** @param {Page} page */
  #tellSize(page) {
    const { width, height, pixelWidth, pixelHeight } = this.#size;
    page.resize(width, height, pixelWidth, pixelHeight);
  }

  /** @param {Page} page */
  #watchSize(page) {
    const observer = new ResizeObserver(([entry]) => {
      const { inlineSize, blockSize } = entry.contentBoxSize[0];
      if (inlineSize === 0) return; // it is not on paper
      const device = entry.devicePixelContentBoxSize?.[0];
      // Exact where the browser tells it; an emulated screen's is not told.
      const exact = device && Math.abs(device.inlineSize / inlineSize / devicePixelRatio - 1) < 0.01;
      if (exact) this.#take(inlineSize, blockSize, device.inlineSize, device.blockSize);
      else this.#take(inlineSize, blockSize, Math.round(inlineSize * devicePixelRatio), Math.round(blockSize * devicePixelRatio));
      this.#tellSize(page);
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

    this.#watchWheel(page, stage);
    watchFingers(canvas, stage, page, () => this.input());
  }

  /**
   * The port turns every wheel into whole steps and takes zooming from the browser.
   * @param {Page} page @param {HTMLElement} stage
   */
  #watchWheel(page, stage) {
    const wheel = (/** @type {WheelEvent} */ event) => {
      if (event.target !== this.canvas) return;
      event.stopImmediatePropagation();
      const box = this.canvas.getBoundingClientRect();
      const x = event.clientX - box.left, onTimeline = page.timelineAt(x, event.clientY - box.top);
      if (event.ctrlKey || event.metaKey) {
        // A pinch on a touchpad comes as a wheel that only says that Control is held.
        if (controlIsHeld() || event.metaKey || !onTimeline) return;
        page.pinch(x, Math.exp(-event.deltaY / 100), 0);
      } else {
        const step = [100, 3, 1][event.deltaMode];
        // What nothing here takes scrolls the page, to the tables below.
        if (!page.scrolls(-event.deltaY) && (!onTimeline || innerWidth < stacked)) return;
        page.wheel(-event.deltaX / step, -event.deltaY / step);
      }
      event.preventDefault();
      this.input();
    };
    stage.addEventListener('wheel', wheel, { capture: true, passive: false });
  }

  /** @param {Page} page */
  #watchContext(page) {
    this.canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();
      this.#blind = true;
      this.canvas.classList.add('lost');
      page.contextLost();
    });
    this.canvas.addEventListener('webglcontextrestored', () => {
      this.#blind = false;
      this.canvas.classList.remove('lost');
      page.contextRestored();
      this.request();
    });
  }
}
