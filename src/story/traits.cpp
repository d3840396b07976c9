// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "story/telling.h"

namespace moodglass {

std::vector<Trait> traits_of(const Section& section, bool explained) {
    struct Candidate {
        Trait trait;
        float size;
    };
    std::vector<Candidate> emotions, features;
    for (std::size_t e = 0; e < kEmotionCount; ++e)
        emotions.push_back({{false, e, section.emotions_apart[e] > 0}, std::fabs(section.emotions_apart[e])});
    for (std::size_t f = 0; explained && f < kFeatureCount; ++f)
        features.push_back({{true, f, section.midlevel_apart[f] > 0}, std::fabs(section.midlevel_apart[f])});
    // One emotion and one quality say more than two of a kind.
    std::vector<Trait> traits;
    for (const std::vector<Candidate>& of : {emotions, features}) {
        if (of.empty()) continue;
        const Candidate& most = *std::ranges::max_element(of, {}, &Candidate::size);
        if (most.size >= kToldApart) traits.push_back(most.trait);
    }
    return traits;
}

bool is_whole_song(const Section& section) {
    const auto none = [](float apart) { return apart == 0; };
    return std::ranges::all_of(section.emotions_apart, none) && std::ranges::all_of(section.midlevel_apart, none);
}

}  // namespace moodglass
