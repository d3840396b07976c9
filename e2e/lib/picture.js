// SPDX-License-Identifier: Apache-2.0
// How much is going on in a part of a screenshot, measured by the browser itself.

/**
 * @param {import('@playwright/test').BrowserContext} context
 * @param {Buffer} png
 * @param {{x: number, y: number, width: number, height: number}} part as shares of the whole, 0 to 1
 * @returns {Promise<{deviation: number, colours: number, brightness: number, colourful: number}>} of brightness 0 to 255; colours at 4 bits a channel;
 *   the share of pixels that are no grey
 */
export async function activity(context, png, part) {
  const page = await context.newPage();
  try {
    return await page.evaluate(
      async ({ data, part }) => {
        const image = new Image();
        image.src = data;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height);
        const pen = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
        pen.drawImage(image, 0, 0);
        const pixels = pen.getImageData(
          Math.round(part.x * image.width), Math.round(part.y * image.height),
          Math.max(1, Math.round(part.width * image.width)), Math.max(1, Math.round(part.height * image.height)),
        ).data;
        let sum = 0, squares = 0, colourful = 0;
        const colours = new Set();
        for (let i = 0; i < pixels.length; i += 4) {
          const light = 0.299 * pixels[i] + 0.587 * pixels[i + 1] + 0.114 * pixels[i + 2];
          sum += light;
          squares += light * light;
          if (Math.max(...pixels.subarray(i, i + 3)) - Math.min(...pixels.subarray(i, i + 3)) > 60) ++colourful;
          colours.add(((pixels[i] >> 4) << 8) | ((pixels[i + 1] >> 4) << 4) | (pixels[i + 2] >> 4));
        }
        const count = pixels.length / 4, mean = sum / count;
        return { deviation: Math.sqrt(Math.max(0, squares / count - mean * mean)), colours: colours.size, brightness: mean, colourful: colourful / count };
      },
      { data: `data:image/png;base64,${png.toString('base64')}`, part },
    );
  } finally {
    await page.close();
  }
}
