// SPDX-License-Identifier: Apache-2.0
// An Analysis that holds the explanation of one of its values as text: the property `explanation` of
// docs/analysis.schema.json.
#pragma once

#include <string>

#include "analysis/analysis.h"
#include "analysis/explanation.h"

namespace moodglass {

// The property alone.
std::string to_json(const Explanation& explanation, bool cells, int indent = -1);

// indent: as to_json(). cells: with every cell's contribution, a list for each column.
std::string to_json(const Analysis& analysis, const Explanation& explanation, bool cells, int indent = -1);

}  // namespace moodglass
