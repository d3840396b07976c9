// SPDX-License-Identifier: Apache-2.0
#include "app/reasons.h"

#include <algorithm>

namespace moodglass::app {
namespace {

void move(Reading& reading, float to) {
    const float by = to - reading.value;
    reading = {to, reading.low + by, reading.high + by, std::nullopt, false};
}

}  // namespace

PerFeature<float> midlevel_of(const Summary& summary) {
    PerFeature<float> midlevel;
    for (std::size_t f = 0; f < kFeatureCount; ++f) midlevel[f] = summary.midlevel[f].value;
    return midlevel;
}

Profile profile_of(const Summary& summary) {
    Profile profile = {midlevel_of(summary), {}, summary.effects};
    for (std::size_t k = 0; k < kEmotionCount; ++k) profile.emotions[k] = summary.emotions[k].value;
    return profile;
}

Profile profile_of(const Analysis& analysis) { return profile_of(summarise(analysis, std::nullopt)); }

Summary with_features(const Summary& summary, const Analysis& analysis, const PerFeature<float>& midlevel) {
    Summary out = summary;
    out.effects = effects_at(summary.effects, analysis.weights, midlevel);
    for (std::size_t f = 0; f < kFeatureCount; ++f) move(out.midlevel[f], midlevel[f]);
    for (std::size_t k = 0; k < kEmotionCount; ++k) move(out.emotions[k], sum(out.effects[k]));
    return out;
}

Spread slider_range(const FeatureSpace& space, std::size_t feature, float own) {
    Spread range = space.features[feature];
    range.low = std::min(range.low, own);
    range.high = std::max(range.high, own);
    return range;
}

}  // namespace moodglass::app
