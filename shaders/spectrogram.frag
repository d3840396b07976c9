// SPDX-License-Identifier: Apache-2.0
// Levels of a spectrogram to colours. Where a pixel covers many frames their levels are averaged, where it covers less than
// one they are interpolated. The colour ramp is mixed in OKLab, so that equal steps of level look equal.
uniform highp sampler2DArray levels;  // x: band, y: frame within a page, layer: page
uniform highp int frames;
uniform highp int bands;
uniform highp int page;             // frames a page
uniform highp vec2 shown;           // first and last frame at the left and the right edge
uniform highp float frames_a_pixel;
uniform vec2 range;                 // levels (0 to 1) that are drawn darkest and brightest
uniform vec3 ramp[5];               // OKLab

in vec2 place;
out vec4 colour;

const int kMostSamples = 24;

float level(int frame, int band) {
    return texelFetch(levels, ivec3(band, frame % page, frame / page), 0).r;
}

float level_between_bands(int frame) {
    float at = clamp(place.y * float(bands) - 0.5, 0.0, float(bands - 1));
    int low = int(at);
    return mix(level(frame, low), level(frame, min(low + 1, bands - 1)), at - float(low));
}

vec3 to_srgb(vec3 lab) {
    vec3 lms = vec3(dot(lab, vec3(1.0, 0.3963377774, 0.2158037573)), dot(lab, vec3(1.0, -0.1055613458, -0.0638541728)),
                    dot(lab, vec3(1.0, -0.0894841775, -1.2914855480)));
    lms = lms * lms * lms;
    vec3 linear = vec3(dot(lms, vec3(4.0767416621, -3.3077115913, 0.2309699292)),
                       dot(lms, vec3(-1.2684380046, 2.6097574011, -0.3413193965)),
                       dot(lms, vec3(-0.0041960863, -0.7034186147, 1.7076147010)));
    linear = clamp(linear, 0.0, 1.0);
    return mix(12.92 * linear, 1.055 * pow(linear, vec3(1.0 / 2.4)) - 0.055, step(0.0031308, linear));
}

void main() {
    highp float centre = mix(shown.x, shown.y, place.x);
    if (centre < -0.5 || centre > float(frames) - 0.5) discard;
    float loud;
    if (frames_a_pixel <= 1.0) {
        highp float at = clamp(centre, 0.0, float(frames - 1));
        int first = int(at);
        loud = mix(level_between_bands(first), level_between_bands(min(first + 1, frames - 1)), at - float(first));
    } else {
        int samples = min(int(ceil(frames_a_pixel)), kMostSamples);
        loud = 0.0;
        for (int i = 0; i < kMostSamples; ++i) {
            if (i >= samples) break;
            highp float at = centre + ((float(i) + 0.5) / float(samples) - 0.5) * frames_a_pixel;
            loud += level_between_bands(clamp(int(at + 0.5), 0, frames - 1));
        }
        loud /= float(samples);
    }
    float step_at = clamp((loud - range.x) / (range.y - range.x), 0.0, 1.0) * 4.0;
    int below = min(int(step_at), 3);
    colour = vec4(to_srgb(mix(ramp[below], ramp[below + 1], step_at - float(below))), 1.0);
}
