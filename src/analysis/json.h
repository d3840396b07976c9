// SPDX-License-Identifier: Apache-2.0
// An Analysis as text and back. The shape is the contract of docs/analysis.schema.json.
#pragma once

#include <string>
#include <string_view>

#include "analysis/analysis.h"
#include "audio/result.h"

namespace moodglass {

// indent < 0: one line (for JSON Lines); else that many spaces a level.
std::string to_json(const Analysis& analysis, int indent = -1);

Result<Analysis> analysis_from_json(std::string_view text);

// The text as JSON holds it: what is no UTF-8 (file names may be any bytes) is replaced.
std::string as_in_json(std::string_view text);

// {"file": ..., "error": ...} on one line: how a file that failed appears among JSON Lines.
std::string error_to_json(std::string_view file, std::string_view message);

}  // namespace moodglass
