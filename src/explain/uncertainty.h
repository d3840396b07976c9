// SPDX-License-Identifier: Apache-2.0
// How far a model's predictions lie from ratings.
#pragma once

#include "audio/result.h"
#include "explain/familiarity.h"
#include "network/model.h"

namespace moodglass {

// 80 % of ratings lie between prediction + low and prediction + high (out-of-fold).
struct Residuals {
    float low = 0, high = 0;
};

struct Uncertainty {
    PerFeature<Residuals> midlevel;  // nothing for the black box
    PerEmotion<Residuals> emotions;
    Familiarity familiarity;  // with the film music it was trained on

    // Reads the keys `residuals` and `familiarity` of the model's metadata.
    static Result<Uncertainty> of(const Model& model);
};

}  // namespace moodglass
