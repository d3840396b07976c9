// SPDX-License-Identifier: Apache-2.0
// What the engine, the page's workers and the file system say of a song that gave trouble, in the application's
// language. They speak English clauses that stand behind a file's name ("the file is empty; choose another one"); here
// each has its German. Quoted details of a damaged model file stay English, and so does whatever is not known here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/words/text.h"

namespace moodglass::app {

// As a sentence that stands alone: "The file is empty; choose another one."
std::string as_sentence(std::string_view clause, Language language);
// Each of them, one behind the other; empty for none.
std::string as_sentences(const std::vector<std::string>& clauses, Language language);

}  // namespace moodglass::app
