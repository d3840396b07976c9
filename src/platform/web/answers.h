// SPDX-License-Identifier: Apache-2.0
// Questions about songs whose cells JavaScript has kept: why, where in the sound, and what differs. Nothing is analysed
// again.
#pragma once

#include <string>
#include <vector>

#include "analysis/prepared_model.h"
#include "platform/web/engine_values.h"

namespace moodglass::web {

EMSCRIPTEN_DECLARE_VAL_TYPE(AskedSong)
EMSCRIPTEN_DECLARE_VAL_TYPE(Asked)

// text: JSON, the property `explanation` of docs/analysis.schema.json, or a comparison. map (columns, rows): of an
// explanation, a view, to be copied before the next call.
struct Answer {
    std::string error;  // a sentence; empty if all is well
    std::string text;
    Floats map{val::null()};
};

// map: is filled, and what the answer's is a view of.
Answer answer_why(const Model& model, const Yardstick& yardstick, const AskedSong& song, const Asked& asked,
                  std::vector<float>& map);

// emotion: -1 for that which differs most.
Answer answer_difference(const Model& model, const Yardstick& yardstick, const AskedSong& first,
                         const AskedSong& second, int emotion);

}  // namespace moodglass::web
