// SPDX-License-Identifier: Apache-2.0
#include "explain/compare.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "explain/words.h"

namespace moodglass {
namespace {

constexpr float kWorthNaming = 0.005f;  // what rounds to 0.01
constexpr float kAboutTheSame = 0.02f;

template <std::size_t N>
float apart(const std::array<Spread, N>& spreads, const std::array<float, N>& a, const std::array<float, N>& b) {
    float squares = 0;
    for (std::size_t i = 0; i < N; ++i) {
        const float by = (a[i] - b[i]) / spreads[i].deviation;
        squares += by * by;
    }
    return std::sqrt(squares / static_cast<float>(N));
}

}  // namespace

Difference difference(const Profile& first, const Profile& second) {
    Difference out;
    for (std::size_t f = 0; f < kFeatureCount; ++f) out.midlevel[f] = second.midlevel[f] - first.midlevel[f];
    for (std::size_t e = 0; e < kEmotionCount; ++e) {
        out.emotions[e] = second.emotions[e] - first.emotions[e];
        for (std::size_t f = 0; f < kFeatureCount; ++f)
            out.effects[e][f] = second.effects[e].of[f] - first.effects[e].of[f];
    }
    return out;
}

PerFeature<std::size_t> by_size(const PerFeature<float>& numbers) {
    PerFeature<std::size_t> order{};
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return std::fabs(numbers[a]) > std::fabs(numbers[b]); });
    return order;
}

std::size_t farthest_emotion(const FeatureSpace& space, const Profile& a, const Profile& b) {
    const auto apart_by = [&](std::size_t e) {
        const float by = std::fabs(a.emotions[e] - b.emotions[e]);
        return space.known() ? by / space.emotions[e].deviation : by;
    };
    std::size_t farthest = 0;
    for (std::size_t e = 1; e < kEmotionCount; ++e)
        if (apart_by(e) > apart_by(farthest)) farthest = e;
    return farthest;
}

std::string compared(std::size_t emotion, std::string_view first_name, const Profile& first,
                     std::string_view second_name, const Profile& second) {
    const Difference all = difference(first, second);
    const float rise = all.emotions[emotion];
    const bool same = std::fabs(rise) < kAboutTheSame;
    std::vector<std::string> up, down;
    for (const std::size_t f : by_size(all.effects[emotion])) {
        const float effect = all.effects[emotion][f];
        if (std::fabs(effect) < kWorthNaming) break;
        std::vector<std::string>& side = effect > 0 ? up : down;
        if (side.size() < 2)
            side.push_back(std::string(more_or_less(f, all.midlevel[f] > 0)) + " (" + signed_decimals(effect) +
                           ")");
    }
    const std::string a(first_name), b(second_name), title(kEmotionTitles[emotion]);
    const std::string values =
        " (" + decimals(second.emotions[emotion]) + ", " + decimals(first.emotions[emotion]) + ")";
    const std::vector<std::string>& with = same || rise > 0 ? up : down;
    const std::vector<std::string>& against = same || rise > 0 ? down : up;
    if (same) {
        const std::string start = title + " is about the same in " + b + " and " + a + values;
        if (up.empty() && down.empty()) return start + ", and so are its reasons.";
        if (up.empty() || down.empty())
            return start + "; " + b + " is only " + enumerated(up.empty() ? down : up) + ".";
        return start + ", for different reasons: " + b + " is " + enumerated(with) + ", but " + enumerated(against) +
               ".";
    }
    std::string out = title + " is " + decimals(std::fabs(rise)) + (rise > 0 ? " higher in " : " lower in ") + b +
                      " than in " + a + values;
    if (!with.empty()) out += ", because " + b + " is " + enumerated(with);
    if (!against.empty())
        out += (with.empty() ? ", although " + b + " is " : ", although it is ") + enumerated(against);
    return out + ".";
}

float emotions_apart(const FeatureSpace& space, const Profile& a, const Profile& b) {
    return apart(space.emotions, a.emotions, b.emotions);
}
float features_apart(const FeatureSpace& space, const Profile& a, const Profile& b) {
    return apart(space.features, a.midlevel, b.midlevel);
}

std::vector<Pair> different_reasons(const FeatureSpace& space, std::span<const Profile> profiles) {
    constexpr float kClose = 0.5f, kFar = 0.5f, kTimesAsFar = 2;
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < profiles.size(); ++i)
        for (std::size_t j = i + 1; j < profiles.size(); ++j) {
            const Pair pair = {i, j, emotions_apart(space, profiles[i], profiles[j]),
                               features_apart(space, profiles[i], profiles[j])};
            if (pair.emotions_apart <= kClose &&
                pair.features_apart >= std::max(kFar, kTimesAsFar * pair.emotions_apart))
                pairs.push_back(pair);
        }
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const Pair& a, const Pair& b) { return a.features_apart > b.features_apart; });
    return pairs;
}

}  // namespace moodglass
