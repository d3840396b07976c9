// SPDX-License-Identifier: Apache-2.0
// Dear ImGui's back end asks at every frame for the graphics state that it is about to change, to put it back. In a
// browser each such question waits for the GPU process: a tenth of a second a frame in all where graphics are drawn in
// software. Nobody else draws on this canvas, so it is answered at once with a state as after creation.

/** @param {WebGL2RenderingContext} gl */
export function answerAtOnce(gl) {
  const nothingBound = [gl.CURRENT_PROGRAM, gl.TEXTURE_BINDING_2D, gl.SAMPLER_BINDING, gl.ARRAY_BUFFER_BINDING, gl.ELEMENT_ARRAY_BUFFER_BINDING, gl.VERTEX_ARRAY_BINDING,
    gl.PIXEL_UNPACK_BUFFER_BINDING];
  const box = new Int32Array([0, 0, 1, 1]);
  /** @type {Map<number, unknown>} */
  const answers = new Map([
    ...nothingBound.map((name) => /** @type {[number, unknown]} */ ([name, null])),
    [gl.ACTIVE_TEXTURE, gl.TEXTURE0],
    [gl.VIEWPORT, box],
    [gl.SCISSOR_BOX, box],
    [gl.BLEND_SRC_RGB, gl.ONE],
    [gl.BLEND_SRC_ALPHA, gl.ONE],
    [gl.BLEND_DST_RGB, gl.ZERO],
    [gl.BLEND_DST_ALPHA, gl.ZERO],
    [gl.BLEND_EQUATION_RGB, gl.FUNC_ADD],
    [gl.BLEND_EQUATION_ALPHA, gl.FUNC_ADD],
  ]);
  const ask = gl.getParameter.bind(gl);
  gl.getParameter = (name) => (answers.has(name) ? answers.get(name) : ask(name));
  gl.isEnabled = () => false;
}
