// SPDX-License-Identifier: Apache-2.0
#include "app/words/tempo_words.h"

#include <cmath>

#include "app/words/strings.h"

namespace moodglass::app {

std::string tempo_told(const Pulse& pulse, Language language) {
    if (pulse.series.clarity.empty()) return {};
    const auto& words = strings(language).tempo;
    if (pulse.tempo_bpm == 0) return words.none;
    const auto whole = [](double bpm) { return std::to_string(std::lround(bpm)); };
    if (pulse.sure < kLikelierTempo) return fill(words.as_likely, {whole(pulse.tempo_bpm), whole(pulse.rival_bpm)});
    std::string told = fill(pulse.tempo_bpm < kSlow_bpm   ? words.slow
                            : pulse.tempo_bpm > kFast_bpm ? words.fast
                                                          : words.told,
                            {whole(pulse.tempo_bpm)});
    if (pulse.sure < kSureTempo) told += fill(words.perhaps, {whole(pulse.rival_bpm)});
    return told;
}

}  // namespace moodglass::app
