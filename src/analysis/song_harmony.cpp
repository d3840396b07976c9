// SPDX-License-Identifier: Apache-2.0
#include "analysis/song_harmony.h"

#include <algorithm>
#include <numeric>

namespace moodglass {

SongHarmony song_harmony(const Harmony& harmony, double start_s) {
    SongHarmony song{key_of(harmony.moments), harmony.tuning, start_s, kHarmonyHop_s};
    for (const HarmonyMoment& moment : harmony.moments) {
        song.minor.push_back(std::accumulate(moment.keys.begin() + kPitchClasses, moment.keys.end(), 0.0f));
        song.keys.push_back(
            static_cast<std::uint8_t>(std::max_element(moment.keys.begin(), moment.keys.end()) - moment.keys.begin()));
        for (std::size_t p = 0; p < kPitchClasses; ++p) song.pitch_classes[p].push_back(moment.pitch_classes[p]);
    }
    return song;
}

}  // namespace moodglass
