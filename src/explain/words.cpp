// SPDX-License-Identifier: Apache-2.0
#include "explain/words.h"

#include <cstdio>

namespace moodglass {
namespace {

std::string printed(const char* pattern, float value) {
    char text[32];
    std::snprintf(text, sizeof text, pattern, static_cast<double>(value));
    std::string number = text;
    if (number.find_first_of("123456789") == std::string::npos) return "0.00";  // neither +0 nor -0
    if (number.front() == '-') number.replace(0, 1, "\u2212");
    return number;
}

}  // namespace

std::string with_article(std::string_view noun) {
    return (std::string_view("aeiou").find(noun.front()) == std::string_view::npos ? "a " : "an ") + std::string(noun);
}

std::string two_decimals(float value) { return printed("%.2f", value); }
std::string signed_two_decimals(float value) { return printed("%+.2f", value); }

std::string enumerated(const std::vector<std::string>& things) {
    std::string out;
    for (std::size_t i = 0; i < things.size(); ++i) {
        if (i > 0) out += i + 1 == things.size() ? " and " : ", ";
        out += things[i];
    }
    return out;
}

}  // namespace moodglass
