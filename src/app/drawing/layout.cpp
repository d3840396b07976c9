// SPDX-License-Identifier: Apache-2.0
#include "app/drawing/layout.h"

#include <algorithm>
#include <cmath>

namespace moodglass::app {
namespace {

// In logical pixels.
constexpr float kGap = 8;
constexpr float kHeader = 48;
constexpr float kStackedBelow = 700;
constexpr float kWideFrom = 1120;
constexpr float kTimelineLeast = 376;
constexpr float kFeaturesLeast = 236;
constexpr float kEmotions = 322;
constexpr float kWhyLeast = 396;

// Names of curves, in lines of 14.5 that may come a little closer, and stand out a little above and below their lane.
constexpr float kNameLine = 14.5f;
constexpr float kNameStepLeast = 0.8f * kNameLine, kNameStepMost = 0.93f * kNameLine;
constexpr float kNameOverhang = 8;
constexpr std::size_t kFeatureNames = 7, kEmotionNames = 8;

Layout arrange_stacked(float width, int songs) {
    Layout out;
    out.arrangement = Arrangement::stacked;
    const float w = width - 2 * kGap;
    float y = 0;
    out.header = {0, y, width, kHeader};
    y += kHeader;
    const auto place = [&](Rect& panel, float h) {
        panel = {kGap, y, w, h};
        y += h + kGap;
    };
    place(out.songs, std::clamp(54 + 64 * static_cast<float>(songs), 124.0f, 236.0f));
    place(out.timeline, 520);
    place(out.emotions, kEmotions);
    place(out.why, 560);
    place(out.features, 348);
    place(out.plane, std::clamp(w, 300.0f, 460.0f));
    out.height = y;
    return out;
}

Layout arrange_columns(float width, float height) {
    Layout out;
    out.arrangement = width < kWideFrom ? Arrangement::medium : Arrangement::wide;
    const bool wide = out.arrangement == Arrangement::wide;
    const float songs_h = wide ? 0 : 164;
    const float top = kHeader;
    const float least = kTimelineLeast + kGap + kFeaturesLeast + (wide ? 0 : songs_h + kGap);
    const float body = std::max(height - top - kGap, least);

    const float right_w = wide ? std::clamp(width * 0.27f, 340.0f, 480.0f) : std::clamp(width * 0.38f, 290.0f, 360.0f);
    const float songs_w = wide ? std::clamp(width * 0.165f, 208.0f, 300.0f) : 0;
    const float middle_x = kGap + (wide ? songs_w + kGap : 0);
    const float middle_w = width - middle_x - right_w - 2 * kGap;
    float y = top;
    if (wide) {
        out.songs = {kGap, top, songs_w, body};
    } else {
        out.songs = {middle_x, top, middle_w, songs_h};
        y += songs_h + kGap;
    }
    const float rest = top + body - y - kGap;
    const float features_h = std::clamp(rest * 0.40f, kFeaturesLeast, 430.0f);
    out.header = {0, 0, width, kHeader};
    out.timeline = {middle_x, y, middle_w, rest - features_h};
    const float below = y + out.timeline.h + kGap;
    const bool room_for_both = middle_w >= 640;
    const float features_w = room_for_both ? (middle_w - kGap) * 0.54f : middle_w;
    out.features = {middle_x, below, features_w, features_h};
    float used = top + body;
    if (room_for_both) {
        out.plane = {middle_x + features_w + kGap, below, middle_w - features_w - kGap, features_h};
    } else {
        out.plane = {middle_x, below + features_h + kGap, middle_w, std::min(middle_w, 420.0f)};
        used = out.plane.bottom();
    }
    const float right_x = width - kGap - right_w;
    const float emotions_h = std::clamp(std::min((used - top) * 0.36f, used - top - kGap - kWhyLeast), 216.0f, 350.0f);
    out.emotions = {right_x, top, right_w, emotions_h};
    out.why = {right_x, top + emotions_h + kGap, right_w, std::max(used - top - emotions_h - kGap, kWhyLeast)};
    out.height = std::max(used, out.why.bottom()) + kGap;
    return out;
}

void enlarge(Rect& r, float scale) { r = {r.x * scale, r.y * scale, r.w * scale, r.h * scale}; }

}  // namespace

Layout arrange(float width, float height, float scale, int songs) {
    const float w = std::max(width / scale, 240.0f);
    Layout out = w < kStackedBelow ? arrange_stacked(w, songs) : arrange_columns(w, height / scale);
    for (Rect* r : {&out.header, &out.songs, &out.timeline, &out.features, &out.plane, &out.emotions, &out.why})
        enlarge(*r, scale);
    out.height *= scale;
    return out;
}

NameSpacing space_names(float lane_height, float scale, std::size_t names) {
    const float height = lane_height / scale + kNameOverhang;
    const float step = std::clamp(height / static_cast<float>(names), kNameStepLeast, kNameStepMost);
    return {step * scale, static_cast<std::size_t>(std::max(1.0f, std::floor(height / step + 0.01f)))};
}

Lanes divide_timeline(Rect content, float scale, bool with_features) {
    Lanes out;
    const float gap = 8 * scale;
    const float transport = 36 * scale;
    const float axis = 20 * scale;
    out.gutter = 48 * scale;
    out.labels = (content.w < 520 * scale ? 96 : 146) * scale;
    out.transport = {content.x, content.y, content.w, transport};

    const float x = content.x + out.gutter;
    const float w = std::max(content.w - out.gutter - out.labels, 40 * scale);
    float y = content.y + transport + gap;
    const int lanes = with_features ? 4 : 3;
    const float free = std::max(content.bottom() - axis - y - gap * static_cast<float>(lanes - 1), 40 * scale);
    const auto place = [&](Rect& lane, float height) {
        lane = {x, y, w, height};
        y += lane.h + gap;
    };
    // Curves take a quarter each, and more where their names need it and something is left of the pictures above.
    const float whole = with_features ? 1.0f : 0.74f;
    const auto curves = [&](std::size_t names) {
        const float needed = static_cast<float>(names) * kNameStepLeast * scale - kNameOverhang * scale + scale;
        return std::clamp(free * 0.26f / whole, std::min(needed, free * 0.34f / whole), free);
    };
    const float features = with_features ? curves(kFeatureNames) : 0, emotions = curves(kEmotionNames);
    const float pictures = free - features - emotions;
    // Narrow strips: the keys below the spectrogram, and where there is more room the sections above the waveform.
    const float strip = pictures >= 120 * scale ? 16 * scale : 0, above = strip > 0 ? 3 * scale : 0;
    const float sections = pictures >= 140 * scale ? strip + above : 0;
    if (sections > 0) {
        place(out.sections, strip);
        y += above - gap;
    }
    place(out.waveform, (pictures - sections) * 0.31f);
    place(out.spectrogram, (pictures - sections) * 0.69f - strip - above);
    if (strip > 0) {
        y -= gap - above;
        place(out.key, strip);
    }
    if (with_features) place(out.features, features);
    place(out.emotions, emotions);
    out.axis = {x, y - gap, w, axis};
    return out;
}

}  // namespace moodglass::app
