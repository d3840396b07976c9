// SPDX-License-Identifier: Apache-2.0
#include "explain/words.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "explain/reference.h"

namespace moodglass {

std::string_view music_of(std::string_view kind) {
    if (kind == "film") return "film music";
    if (kind == "popular") return "popular music";
    if (kind == "classical") return "classical music";
    if (kind == kAllMusic) return "film, popular and classical music";
    if (kind == kOwnMusic) return "your own music";
    return "the reference music";
}

int share_beyond(float percentile) { return percentile >= 50 ? whole_share(percentile) : 100 - whole_share(percentile); }

int whole_share(float percentile) { return std::clamp(static_cast<int>(std::lround(percentile)), 1, 99); }

std::string with_article(std::string_view noun) {
    return (std::string_view("aeiou").find(noun.front()) == std::string_view::npos ? "a " : "an ") + std::string(noun);
}

std::string decimals(float value, int places) {
    // Halves go away from zero, and so does what a float can't tell from a half: 40.5 is 41 here and in the page's tables.
    const double scale = std::pow(10.0, places), scaled = std::fabs(static_cast<double>(value)) * scale;
    const double rounded = std::copysign(std::floor(scaled + 0.5 + 1e-5) / scale, static_cast<double>(value));
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", places, rounded);
    std::string number = text;
    if (number.front() == '-') {
        const bool zero = number.find_first_of("123456789") == std::string::npos;
        number.replace(0, 1, zero ? "" : "\u2212");
    }
    return number;
}

std::string signed_decimals(float value, int places) {
    const std::string number = decimals(value, places);
    const bool zero = number.find_first_of("123456789") == std::string::npos;
    return value > 0 && !zero ? "+" + number : number;
}

std::string enumerated(const std::vector<std::string>& things) {
    std::string out;
    for (std::size_t i = 0; i < things.size(); ++i) {
        if (i > 0) out += i + 1 == things.size() ? " and " : ", ";
        out += things[i];
    }
    return out;
}

}  // namespace moodglass
