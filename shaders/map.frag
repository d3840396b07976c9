// SPDX-License-Identifier: Apache-2.0
// Where in the sound a value comes from, over the spectrogram: cells of the last feature map as diverging colours. Between the
// middles of cells it is interpolated linearly (smoothed: the map itself is no finer than its cells); where a pixel covers many
// columns they are averaged.
uniform highp sampler2DArray cells;  // x: row, y: column within a page, layer: page; -1 to 1
uniform highp int columns;
uniform highp int rows;
uniform highp int page;              // columns a page
uniform highp vec2 shown;            // column at the left and the right edge, with fractions
uniform highp vec2 rows_shown;       // row at the lower and the upper edge
uniform highp float columns_a_pixel;
uniform vec3 plus;                   // sRGB
uniform vec3 minus;

in vec2 place;
out vec4 colour;

const int kMostSamples = 24;
const float kOpaque = 0.9;

float cell(int column, int row) {
    return texelFetch(cells, ivec3(row, column % page, column / page), 0).r;
}

float between_rows(int column) {
    float at = clamp(mix(rows_shown.x, rows_shown.y, place.y), 0.0, float(rows - 1));
    int low = int(at);
    return mix(cell(column, low), cell(column, min(low + 1, rows - 1)), at - float(low));
}

void main() {
    highp float centre = mix(shown.x, shown.y, place.x);
    if (centre < -0.5 || centre > float(columns) - 0.5) discard;
    float value;
    if (columns_a_pixel <= 1.0) {
        highp float at = clamp(centre, 0.0, float(columns - 1));
        int first = int(at);
        value = mix(between_rows(first), between_rows(min(first + 1, columns - 1)), at - float(first));
    } else {
        int samples = min(int(ceil(columns_a_pixel)), kMostSamples);
        value = 0.0;
        for (int i = 0; i < kMostSamples; ++i) {
            if (i >= samples) break;
            highp float at = centre + ((float(i) + 0.5) / float(samples) - 0.5) * columns_a_pixel;
            value += between_rows(clamp(int(at + 0.5), 0, columns - 1));
        }
        value /= float(samples);
    }
    colour = vec4(value >= 0.0 ? plus : minus, kOpaque * min(abs(value), 1.0));
}
