// SPDX-License-Identifier: Apache-2.0
#include "analysis/summary.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "explain/effects.h"
#include "network/measured_part.h"
#include "network/receptive_field.h"
#include "spectrogram/spectrogram.h"

namespace moodglass {
namespace {

// Sums of the outputs over the columns before each column, so that any stretch's average is one subtraction. In double,
// so that an hour's sum loses nothing.
class Columns {
  public:
    explicit Columns(const Cells& cells) : outputs_(cells.outputs), sums_((cells.columns + 1) * cells.outputs) {
        const std::size_t column_size = cells.rows * cells.outputs;
        for (std::size_t c = 0; c < cells.columns; ++c)
            for (std::size_t o = 0; o < outputs_; ++o) {
                double sum = 0;
                for (std::size_t r = 0; r < cells.rows; ++r) sum += cells.values[c * column_size + r * outputs_ + o];
                sum /= static_cast<double>(cells.rows);
                if (!cells.measured.empty()) sum += static_cast<double>(cells.measured[c * outputs_ + o]);
                sums_[(c + 1) * outputs_ + o] = sums_[c * outputs_ + o] + sum;
            }
    }
    float average(std::size_t output, std::size_t begin, std::size_t end) const {
        return static_cast<float>((sums_[end * outputs_ + output] - sums_[begin * outputs_ + output]) /
                                  static_cast<double>(end - begin));
    }

  private:
    std::size_t outputs_;
    std::vector<double> sums_;
};

struct Ratings {
    PerFeature<float> midlevel{};
    PerEmotion<float> emotions{};
};

Ratings ratings(const Model& model, const Columns& columns, std::size_t begin, std::size_t end) {
    Ratings r;
    if (model.explained()) {
        for (std::size_t f = 0; f < kFeatureCount; ++f) r.midlevel[f] = columns.average(f, begin, end);
        r.emotions = model.emotions(r.midlevel);
    } else {
        for (std::size_t e = 0; e < kEmotionCount; ++e) r.emotions[e] = columns.average(e, begin, end);
    }
    return r;
}

// Its emotions stand behind the features.
PerEmotion<float> black_box(const Columns& columns, std::size_t begin, std::size_t end) {
    PerEmotion<float> emotions;
    for (std::size_t e = 0; e < kEmotionCount; ++e) emotions[e] = columns.average(kFeatureCount + e, begin, end);
    return emotions;
}

Estimate estimate(float value, const Residuals& residuals, float scale) {
    return {value, value + scale * residuals.low, value + scale * residuals.high, 0};
}

}  // namespace

Analysis summarize(const Model& model, const Yardstick& yardstick, const Cells& cells, std::size_t sounding_frames, double start_s) {
    Analysis a;
    a.model.name = model.name;
    a.model.version = model.version;
    a.model.sha256 = model.sha256;
    a.model.scheme = to_string(model.scheme);
    a.engine.version = MOODGLASS_VERSION;
    a.engine.kernels = MOODGLASS_KERNELS;
    a.explained = model.explained();
    a.weights = model.weights;
    if (cells.columns == 0) return a;

    const Columns columns(cells);
    const Ratings whole = ratings(model, columns, 0, cells.columns);
    a.effects = effects(model, whole.midlevel);
    const std::span<const float> outputs = model.explained() ? std::span<const float>(whole.midlevel) : std::span<const float>(whole.emotions);
    a.intervals_of = yardstick.uncertainty.measured_on(sounds_like(yardstick.references, outputs));
    a.interval_scale = yardstick.uncertainty.familiarity.interval_scale(outputs);
    const AllResiduals& residuals = yardstick.uncertainty.residuals_of(a.intervals_of);
    for (std::size_t e = 0; e < kEmotionCount; ++e)
        static_cast<Estimate&>(a.emotions[e]) = estimate(whole.emotions[e], residuals.emotions[e], a.interval_scale);
    if (model.explained())
        for (std::size_t f = 0; f < kFeatureCount; ++f)
            a.measured[f] = measured_mean(cells, f, {0, cells.columns});
    if (model.explained())
        for (std::size_t f = 0; f < kFeatureCount; ++f)
            a.midlevel[f] = estimate(whole.midlevel[f], residuals.midlevel[f], a.interval_scale);

    if (model.has_black_box()) {
        const PerEmotion<float> heard = black_box(columns, 0, cells.columns);
        auto& left_out = a.left_out.emplace();
        for (std::size_t e = 0; e < kEmotionCount; ++e) left_out[e] = {heard[e], heard[e] - whole.emotions[e], 0};
    }

    const auto geometry = model.geometry();
    const std::size_t hop = column_hop(geometry);
    const double column_s = static_cast<double>(hop) / kFramesPerSecond;
    const double sounding_s = static_cast<double>(sounding_frames) / kFramesPerSecond;

    // Of a song that was repeated only the first round is shown: columns whose middle lies in it.
    const double columns_within = std::ceil((static_cast<double>(sounding_frames) - column_centre(geometry)) / static_cast<double>(hop));
    const std::size_t shown = std::min(cells.columns, static_cast<std::size_t>(std::max(1.0, columns_within)));
    a.curve.start_s = start_s + column_centre(geometry) / kFramesPerSecond;
    a.curve.hop_s = column_s;
    for (std::size_t c = 0; c < shown; ++c) {
        const Ratings r = ratings(model, columns, c, c + 1);
        if (model.explained())
            for (std::size_t f = 0; f < kFeatureCount; ++f) a.curve.midlevel[f].push_back(r.midlevel[f]);
        for (std::size_t e = 0; e < kEmotionCount; ++e) a.curve.emotions[e].push_back(r.emotions[e]);
        if (!model.has_black_box()) continue;
        const PerEmotion<float> heard = black_box(columns, c, c + 1);
        for (std::size_t e = 0; e < kEmotionCount; ++e) a.curve.black_box[e].push_back(heard[e]);
    }

    const std::size_t excerpt = output_length(geometry, kExcerptFrames);
    const double excerpt_s = kExcerptFrames / kFramesPerSecond;
    if (cells.columns <= excerpt) {
        a.windows.push_back({start_s, start_s + std::min(sounding_s, excerpt_s), whole.midlevel, whole.emotions});
        return a;
    }
    for (int second = 0;; ++second) {
        const auto begin = static_cast<std::size_t>(std::lround(second / column_s));
        if (begin + excerpt > cells.columns) break;
        const Ratings r = ratings(model, columns, begin, begin + excerpt);
        a.windows.push_back({start_s + second, start_s + second + excerpt_s, r.midlevel, r.emotions});
    }
    return a;
}

}  // namespace moodglass
