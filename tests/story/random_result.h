// SPDX-License-Identifier: Apache-2.0
// Random results, and what is told of each.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>
#include <string>

#include "story/telling.h"

namespace moodglass {

class Chance {
  public:
    explicit Chance(unsigned seed) : engine_(seed) {}
    float between(float low, float high) { return std::uniform_real_distribution<float>(low, high)(engine_); }
    std::size_t below(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(engine_); }

  private:
    std::mt19937 engine_;
};

inline Analysis random_result(unsigned seed) {
    Chance chance(seed);
    Analysis a;
    a.explained = chance.below(8) > 0;
    constexpr const char* kKinds[] = {"film", "popular", "classical", "all", "own", "other"};
    a.reference.kind = kKinds[chance.below(6)];
    // From songs that are as usual to songs that are not.
    const float far = chance.between(5, 49.9f);
    for (EmotionEstimate& e : a.emotions) {
        e.mean = chance.between(0, 1);
        e.percentile = 50 + chance.between(-far, far);
        e.ambiguous = chance.below(2) == 0;
    }
    for (std::size_t f = 0; f < kFeatureCount; ++f) a.midlevel[f].percentile = 50 + chance.between(-far, far);
    for (std::size_t e = 0; e < kEmotionCount; ++e)
        for (std::size_t f = 0; f < kFeatureCount; ++f) {
            a.weights[e][f] = chance.between(-1, 1);
            a.effects[e].of[f] = chance.between(-0.3f, 0.3f);
            a.reference_effects[e][f].mean = chance.between(-0.3f, 0.3f);
        }
    if (a.explained)
        for (std::size_t e = 0; e < kEmotionCount; ++e)
            a.feature_space.emotions[e].deviation = chance.between(0.05f, 0.3f);
    double at_s = 0;
    const std::size_t count = 1 + chance.below(kMostSections);
    char next = 'A';
    for (std::size_t i = 0; i < count; ++i) {
        Section& s = a.sections.emplace_back();
        s.start_s = at_s;
        s.end_s = at_s += static_cast<double>(chance.between(8, 90));
        s.letter = i > 1 && chance.below(3) == 0 ? a.sections[chance.below(i - 1)].letter : std::string(1, next);
        if (s.letter[0] == next) ++next;
        s.varied = chance.below(2) == 0;
        for (std::size_t f = 0; f < kFeatureCount; ++f) {
            s.midlevel[f] = chance.between(0, 1);
            s.midlevel_apart[f] = count > 1 ? chance.between(-1.5f, 1.5f) : 0;
        }
        for (std::size_t e = 0; e < kEmotionCount; ++e) {
            s.emotions[e] = chance.between(0.3f, 0.7f);
            s.emotions_apart[e] = count > 1 ? chance.between(-1.5f, 1.5f) : 0;
        }
    }
    a.duration_s = at_s;
    for (Moment& m : a.moments) {
        m.start_s = std::max(0.0, static_cast<double>(chance.between(0, static_cast<float>(at_s) - 10)));
        m.end_s = std::min(at_s, m.start_s + 10);
        m.apart = chance.between(0, 2);
    }
    return a;
}

class EveryTelling : public testing::Test {
  protected:
    static void each(const std::function<void(const Analysis&, const Telling&)>& check) {
        for (unsigned seed = 0; seed < 2000; ++seed) {
            const Analysis a = random_result(seed);
            SCOPED_TRACE(seed);
            check(a, telling_of(a));
            if (HasFailure()) return;
        }
    }
};

}  // namespace moodglass
