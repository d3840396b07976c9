// SPDX-License-Identifier: Apache-2.0
// Numbers and times as a reader sees them, and text cut to fit.
#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "story/language.h"

namespace moodglass::app {

char decimal_mark(Language language);
const char* colon(Language language);  // ": ", between a name and what it is; French has a space before it
std::string with_decimal_mark(std::string number, Language language);           // "12.4", as the engine says it
std::string with_thousands(std::string_view number, Language language);         // "88,200", as the engine says it

std::string format_time(double seconds);                                      // 1:23, 1:02:03
std::string format_precise_time(double seconds, Language language);           // 1:23.4; German 1:23,4
std::string format_value(float value, Language language, int decimals = 2);   // 0.61; German 0,61
std::string format_signed(float value, Language language, int decimals = 2);  // +0.12, −0.08 (a true minus), 0.00
std::string format_percent(float percent);                                    // 84 %
std::string format_rank(float percentile);                                   // the same, but never all or none
std::string format_frequency(float hertz, Language language);                 // 440 Hz, 1.5 kHz

// "{0} of {1}" with its numbered places filled.
std::string fill(std::string_view pattern, std::initializer_list<std::string_view> values);

// Lines of at most `width`, broken at spaces only (ImGui also breaks numbers after their point); a word that is wider
// stands alone. The lines point into `text`.
std::vector<std::string_view> wrap(std::string_view text, float width,
                                   const std::function<float(std::string_view)>& measure);

// `text` as it is if it fits `width`, else with its middle replaced by an ellipsis, so that a file's type stays
// readable. Never cuts inside a UTF-8 sequence.
std::string shorten(std::string_view text, float width, const std::function<float(std::string_view)>& measure);

}  // namespace moodglass::app
