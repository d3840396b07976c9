// SPDX-License-Identifier: Apache-2.0
#include "app/words/text.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "explain/words.h"

namespace moodglass::app {
namespace {

constexpr Worded<const char*> kColons = {": ", ": ", "\u00a0: ", ": "};
constexpr Worded<char> kDecimalMarks = {'.', ',', ',', ','};
// What stands between thousands, and from how many digits on.
struct Thousands {
    const char* mark;
    std::size_t digits;
};
constexpr Worded<Thousands> kThousands = {{",", 4}, {".", 4}, {"\u202f", 4}, {"\u202f", 5}};

}  // namespace

char decimal_mark(Language language) { return kDecimalMarks[language]; }
const char* colon(Language language) { return kColons[language]; }

std::string with_decimal_mark(std::string number, Language language) {
    std::replace(number.begin(), number.end(), '.', decimal_mark(language));
    return number;
}

std::string with_thousands(std::string_view number, Language language) {
    const auto digits = static_cast<std::size_t>(std::ranges::count_if(number, [](char c) { return c != ','; }));
    const Thousands& of = kThousands[language];
    std::string out;
    for (const char c : number) {
        if (c != ',')
            out += c;
        else if (digits >= of.digits)
            out += of.mark;
    }
    return out;
}

std::string format_time(double seconds) {
    const long long whole = std::isfinite(seconds) ? static_cast<long long>(std::max(0.0, seconds)) : 0;
    char buffer[48];
    if (whole >= 3600) {
        std::snprintf(buffer, sizeof buffer, "%lld:%02lld:%02lld", whole / 3600, whole / 60 % 60, whole % 60);
    } else {
        std::snprintf(buffer, sizeof buffer, "%lld:%02lld", whole / 60, whole % 60);
    }
    return buffer;
}

std::string format_precise_time(double seconds, Language language) {
    const double tenths = std::isfinite(seconds) ? std::floor(std::max(0.0, seconds) * 10 + 1e-6) : 0;
    char tenth[16];
    std::snprintf(tenth, sizeof tenth, "%c%d", decimal_mark(language), static_cast<int>(std::fmod(tenths, 10)));
    return format_time(tenths / 10 + 1e-9) + tenth;
}

std::string format_value(float value, Language language, int decimals) {
    return with_decimal_mark(moodglass::decimals(value, decimals), language);
}

std::string format_signed(float value, Language language, int decimals) {
    return with_decimal_mark(moodglass::signed_decimals(value, decimals), language);
}

std::string format_percent(float percent) { return decimals(std::clamp(percent, 0.0f, 100.0f), 0) + "\u00a0%"; }

std::string format_rank(float percentile) { return std::to_string(whole_share(percentile)) + "\u00a0%"; }

std::string format_frequency(float hertz, Language language) {
    if (hertz < 1000) return decimals(hertz, 0) + "\u00a0Hz";
    const float kilo = hertz / 1000;
    const bool whole = std::fabs(kilo - std::round(kilo)) < 0.05f;
    return format_value(kilo, language, whole ? 0 : 1) + "\u00a0kHz";
}

std::string fill(std::string_view pattern, std::initializer_list<std::string_view> values) {
    std::string out;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool place = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}';
        const std::size_t index = place ? static_cast<std::size_t>(pattern[i + 1] - '0') : values.size();
        if (index < values.size()) {
            out += values.begin()[index];
            i += 2;
        } else {
            out += pattern[i];
        }
    }
    return out;
}

std::vector<std::string_view> wrap(std::string_view text, float width,
                                   const std::function<float(std::string_view)>& measure) {
    std::vector<std::string_view> lines;
    std::size_t start = 0, end = 0;  // of the line so far
    while (end < text.size()) {
        const std::size_t word = end == start ? end : end + 1;
        const std::size_t stop = std::min(text.find(' ', word), text.size());
        if (end > start && measure(text.substr(start, stop - start)) > width) {
            lines.push_back(text.substr(start, end - start));
            start = end = word;
        } else {
            end = std::max(stop, end + 1);
        }
    }
    if (end > start) lines.push_back(text.substr(start, end - start));
    return lines;
}

std::string shorten(std::string_view text, float width, const std::function<float(std::string_view)>& measure) {
    if (measure(text) <= width) return std::string(text);
    std::vector<std::size_t> starts;  // of each character, and the end
    for (std::size_t i = 0; i < text.size(); ++i)
        if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) starts.push_back(i);
    starts.push_back(text.size());
    const std::size_t count = starts.size() - 1;
    const auto cut_to = [&](std::size_t kept) {
        const std::size_t tail = std::min<std::size_t>(kept / 3, 10);
        const std::size_t head = kept - tail;
        return std::string(text.substr(0, starts[head])) + "\u2026" + std::string(text.substr(starts[count - tail]));
    };
    std::size_t fits = 0, too_many = count;
    while (fits + 1 < too_many) {
        const std::size_t middle = (fits + too_many) / 2;
        (measure(cut_to(middle)) <= width ? fits : too_many) = middle;
    }
    return cut_to(fits);
}

}  // namespace moodglass::app
