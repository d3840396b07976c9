// SPDX-License-Identifier: Apache-2.0
// How far a model's predictions lie from ratings, by kind of music.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "audio/result.h"
#include "explain/familiarity.h"
#include "network/model.h"

namespace moodglass {

// 80 % of ratings lie between prediction + low and prediction + high (out-of-fold).
struct Residuals {
    float low = 0, high = 0;
};

struct AllResiduals {
    PerFeature<Residuals> midlevel;  // nothing for the black box
    PerEmotion<Residuals> emotions;
};

struct Uncertainty {
    AllResiduals film;
    std::map<std::string, AllResiduals, std::less<>> others;  // of other kinds of music, where the file tells them
    Familiarity familiarity;                                  // with the film music it was trained on

    // The kind of music on which those for a song of this kind were measured: itself, or film music where the file
    // tells no others.
    std::string measured_on(std::string_view kind) const;
    const AllResiduals& residuals_of(std::string_view kind) const;

    // Reads the keys `residuals` and `familiarity` of the model's metadata.
    static Result<Uncertainty> of(const Model& model);
};

// On what music the intervals of a song of this kind were measured, and what nobody has measured. Empty for a kind of
// which nothing is known.
std::string interval_note(std::string_view kind, bool explained);

}  // namespace moodglass
