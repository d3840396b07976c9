// SPDX-License-Identifier: Apache-2.0
// A result as it is kept between visits: the Analysis and the outline of the waveform, so that its timeline can be drawn
// again. The sound is not kept, nor its spectrogram, from which one could make out the sound.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "analysis/analysis.h"
#include "analysis/overview.h"
#include "audio/result.h"

namespace moodglass {

struct KeptResult {
    Analysis analysis;
    std::optional<Overview> outline;  // without bands and levels
};

// JSON on one line: {"analysis": ..., "waveform": {"slice_s": ..., "start_s": ..., "lowest": [...], "highest": [...]}}, the samples
// from -127 to 127, at most 2000 slices.
std::string to_kept(const Analysis& analysis, const Overview* overview);

// Also takes an Analysis alone, as to_json() writes it.
Result<KeptResult> kept_from(std::string_view text);

// Two results of the same song by the same model have the same key; songs that share name and length differ in their waveform.
std::string kept_key(const Analysis& analysis, const Overview* overview);

}  // namespace moodglass
