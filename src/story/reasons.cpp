// SPDX-License-Identifier: Apache-2.0
#include "story/reasons.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace moodglass {
namespace {

constexpr std::size_t kMostReasons = 2;
constexpr float kOffMiddle = 10;  // a rank nearer to the middle than this is no reason
constexpr float kShareOfChange = 0.25f;

struct Weighed {
    Quality quality;
    float towards;  // how far it moves the emotion in the wanted direction
};

std::vector<Quality> largest(std::vector<Weighed> all) {
    std::ranges::stable_sort(all, std::ranges::greater{}, &Weighed::towards);
    std::vector<Quality> out;
    for (const Weighed& each : all)
        if (out.size() < kMostReasons) out.push_back(each.quality);
    return out;
}

}  // namespace

std::vector<Quality> reasons_of(const Analysis& a, const Mood& mood) {
    std::vector<Weighed> all;
    for (std::size_t f = 0; a.explained && f < kFeatureCount; ++f) {
        const float weight = a.weights[mood.emotion][f], rank = a.midlevel[f].percentile;
        const float from_usual = a.effects[mood.emotion].of[f] - a.reference_effects[mood.emotion][f].mean;
        const float towards = mood.high ? from_usual : -from_usual;
        const bool high = rank > 50, raises = (weight > 0) == high;
        if (towards > 0 && std::fabs(rank - 50) >= kOffMiddle && raises == mood.high)
            all.push_back({{f, high, rank}, towards});
    }
    return largest(std::move(all));
}

std::vector<Quality> reasons_of_change(const Analysis& a, const Section& from, const Section& to, const Mood& mood) {
    const float change = std::fabs(to.emotions[mood.emotion] - from.emotions[mood.emotion]);
    std::vector<Weighed> all;
    for (std::size_t f = 0; a.explained && f < kFeatureCount; ++f) {
        const float moved = to.midlevel[f] - from.midlevel[f], effect = a.weights[mood.emotion][f] * moved;
        const float towards = mood.high ? effect : -effect;
        if (towards > 0 && towards >= kShareOfChange * change) all.push_back({{f, moved > 0, 0}, towards});
    }
    return largest(std::move(all));
}

}  // namespace moodglass
