// SPDX-License-Identifier: Apache-2.0
// What a canvas of WebGL shows is not on paper in every browser, and may be dark: a copy in the light colours stands there
// in its place.

/**
 * @param {HTMLElement} stage where the canvas is
 * @param {() => HTMLCanvasElement | null} drawLight the canvas, its picture of now drawn in the light colours; null: there is none
 * @param {() => void} onDone the screen is to be as it was
 */
export function watchPrinting(stage, drawLight, onDone) {
  /** @type {HTMLCanvasElement | null} */ let copy = null;
  window.addEventListener('beforeprint', () => {
    const drawn = drawLight();
    if (!drawn) return;
    copy ??= stage.appendChild(document.createElement('canvas'));
    copy.className = 'printed';
    copy.setAttribute('aria-hidden', 'true');
    Object.assign(copy, { width: drawn.width, height: drawn.height });
    copy.getContext('2d')?.drawImage(drawn, 0, 0); // at once: what a canvas shows can be read only right after it was drawn
  });
  window.addEventListener('afterprint', () => {
    copy?.remove();
    copy = null;
    onDone();
  });
}
