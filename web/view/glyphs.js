// SPDX-License-Identifier: Apache-2.0
// Draws single characters with the browser's fonts, for song titles in scripts that the canvas' own font lacks.

let pen = /** @type {CanvasRenderingContext2D | null} */ (null);

/** @param {string} text one character @param {number} em its size in pixels @param {boolean} semibold */
export function drawGlyph(text, em, semibold) {
  pen ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!pen) return { advance: em / 2, left: 0, top: 0, width: 0, height: 0, pixels: new Uint8Array() }; // refused: room for it
  const font = `${semibold ? 600 : 400} ${em}px system-ui, sans-serif`;
  pen.font = font;
  const size = pen.measureText(text);
  const left = Math.floor(-size.actualBoundingBoxLeft) - 1, top = Math.floor(-size.actualBoundingBoxAscent) - 1;
  const width = Math.ceil(size.actualBoundingBoxRight) + 1 - left, height = Math.ceil(size.actualBoundingBoxDescent) + 1 - top;
  if (size.actualBoundingBoxRight <= -size.actualBoundingBoxLeft) {
    return { advance: size.width, left: 0, top: 0, width: 0, height: 0, pixels: new Uint8Array() };
  }
  if (pen.canvas.width < width || pen.canvas.height < height) {
    pen.canvas.width = Math.max(pen.canvas.width, width);
    pen.canvas.height = Math.max(pen.canvas.height, height);
    pen.font = font;
  }
  pen.clearRect(0, 0, width, height);
  pen.fillText(text, -left, -top);
  const colours = pen.getImageData(0, 0, width, height).data;
  const pixels = new Uint8Array(width * height);
  for (let i = 0; i < pixels.length; ++i) pixels[i] = colours[4 * i + 3];
  return { advance: size.width, left, top, width, height, pixels };
}
