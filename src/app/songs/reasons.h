// SPDX-License-Identifier: Apache-2.0
// What the column of reasons works with besides the shown summary: features that were moved by hand (what if), and what
// is compared with (A). Arithmetic only; why_panel.cpp, what_if_panel.cpp and compare_panel.cpp draw it.
#pragma once

#include <optional>
#include <string>

#include "app/songs/summary.h"
#include "app/words/text.h"
#include "explain/compare.h"
#include "explain/what_if.h"

namespace moodglass::app {

enum class Reasons { why, what_if, compare };

// The question "what if" about the shown song or stretch.
struct WhatIf {
    std::optional<PerFeature<float>> moved;  // empty: as in the music
    std::optional<float> wanted;             // level of the chosen emotion

    bool operator==(const WhatIf&) const = default;
};

// A: what is compared with.
struct Compared {
    int song = 0;
    std::string name, model_id;
    std::optional<Stretch> stretch;
    Profile profile;

    bool operator==(const Compared&) const = default;
};

// Why an emotion has its value: of the whole song the engine's sentence, or the same in German; of a stretch the two
// effects that differ most from what they are in the reference music, which is what the sentence compares with, too.
// Nothing of a stretch by the black box.
// admits: also what the reasons leave out, where that outweighs them.
std::string reason(const Summary& summary, const Analysis& analysis, std::size_t emotion, Language language,
                   bool admits = true);

Profile profile_of(const Summary& summary);
Profile profile_of(const Analysis& analysis);  // of the whole song
PerFeature<float> midlevel_of(const Summary& summary);

// The same with other features; intervals keep their width, and what is known of whole songs alone is gone.
Summary with_features(const Summary& summary, const Analysis& analysis, const PerFeature<float>& midlevel);

// How far a slider reaches: the reference clips' range, and the music's own value where it lies outside.
Spread slider_range(const FeatureSpace& space, std::size_t feature, float own);

}  // namespace moodglass::app
