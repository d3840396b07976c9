// SPDX-License-Identifier: Apache-2.0
// A rectangle without vertex buffers: four corners as a strip. The program prepends #version and precision.
uniform vec4 area;  // left, bottom, right, top in clip space
out vec2 place;     // 0 to 1: from the left, from below

void main() {
    vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1));
    place = corner;
    gl_Position = vec4(mix(area.xy, area.zw, corner), 0.0, 1.0);
}
