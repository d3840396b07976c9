// SPDX-License-Identifier: Apache-2.0
// Arabic letters in the forms they take beside each other, as Unicode's presentation forms: for fonts that are drawn
// letter by letter.
#pragma once

#include <string>
#include <string_view>

namespace moodglass::app {

// Letters of one word in reading order; those without such forms stay as they are. Lam and alef become one.
std::u32string joined(std::u32string_view word);

bool is_mark(char32_t c);  // of Arabic or Hebrew: stands on the letter before it

}  // namespace moodglass::app
