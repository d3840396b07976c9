// SPDX-License-Identifier: Apache-2.0
#include "explain/sentence.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>

#include "explain/words.h"

namespace moodglass {
namespace {

std::string_view height(float percentile) {
    if (percentile >= 90) return "very high";
    if (percentile >= 65) return "high";
    if (percentile > 35) return "moderate";
    if (percentile > 10) return "low";
    return "very low";
}

std::string placed(std::size_t emotion, float value, const Reference& reference) {
    char text[200];
    const float percentile = reference.emotions[emotion].percentile_of(value);
    const bool above = percentile >= 50;
    std::snprintf(text, sizeof text, "%s is %s (%s, %s %d %% of %s)", kEmotionTitles[emotion].data(), height(percentile).data(),
                  decimals(value).c_str(), above ? "above" : "below", share_beyond(percentile),
                  music_of(reference.kind).data());
    return text;
}

std::string compared(std::size_t feature, float percentile, std::string_view of_whom) {
    const bool more = percentile >= 50;
    return std::string(more_or_less(feature, more)) + " than " +
           std::to_string(share_beyond(percentile)) + " %" + std::string(of_whom);
}

}  // namespace

std::array<std::size_t, 2> main_features(const Effects& effects, const PerFeature<float>& effect_means,
                                         const PerFeature<float>& midlevel, const PerFeature<float>& percentiles) {
    const auto of_one_mind = [&](std::size_t f) {
        const bool raises = effects.of[f] >= effect_means[f], more_raises = (effects.of[f] < 0) == (midlevel[f] < 0);
        return (raises == more_raises) == (percentiles[f] >= 50);
    };
    PerFeature<std::size_t> order;
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::abs(effects.of[a] - effect_means[a]) > std::abs(effects.of[b] - effect_means[b]);
    });
    std::stable_partition(order.begin(), order.end(), of_one_mind);
    return {order[0], order[1]};
}

std::string sentence(std::size_t emotion, float value, const Effects& effects, const PerFeature<float>& weights,
                     const PerFeature<float>& midlevel, const Reference& reference) {
    const PerFeature<float> means = reference.effect_means(weights);
    PerFeature<float> percentiles;
    for (std::size_t f = 0; f < kFeatureCount; ++f) percentiles[f] = reference.midlevel[f].percentile_of(midlevel[f]);
    const auto [first, second] = main_features(effects, means, midlevel, percentiles);
    const bool raises_first = effects.of[first] >= means[first], raises_second = effects.of[second] >= means[second];
    const std::string noun(kEmotionNouns[emotion]);
    std::string text = placed(emotion, value, reference);
    text += ": what moves it most is that the music is ";
    text += compared(first, percentiles[first], " of it");
    text += raises_first ? ", which adds to " + noun : ", which takes from " + noun;
    text += raises_first == raises_second ? ", and " : ", but ";
    text += compared(second, percentiles[second], "");
    text += raises_first == raises_second ? (raises_second ? ", which adds too." : ", which takes from it too.")
                                          : (raises_second ? ", which adds to it." : ", which takes from it.");
    return text;
}

std::string sentence_without_reasons(std::size_t emotion, float value, const Reference& reference) {
    return placed(emotion, value, reference) +
           ". This model is a black box: it gives no reasons.";
}

}  // namespace moodglass
