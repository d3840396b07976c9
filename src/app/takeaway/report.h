// SPDX-License-Identifier: Apache-2.0
// A result as a page of its own: a picture, the sentences and all values as tables. It needs nothing else, runs nothing
// and asks for nothing; whatever comes from a file (its name, what a model says of itself) stays text.
#pragma once

#include <string>
#include <string_view>

#include "analysis/analysis.h"
#include "app/words/text.h"

namespace moodglass::app {

// HTML. `png`: a picture of the panels; empty: none.
std::string report_as_html(const Analysis& analysis, Language language, std::string_view png);

}  // namespace moodglass::app
