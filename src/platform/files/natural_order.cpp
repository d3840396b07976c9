// SPDX-License-Identifier: Apache-2.0
#include "platform/files/natural_order.h"

#include <algorithm>
#include <compare>
#include <string_view>

namespace moodglass {
namespace {

bool is_digit(char c) { return '0' <= c && c <= '9'; }

unsigned char small(char c) { return static_cast<unsigned char>('A' <= c && c <= 'Z' ? c - 'A' + 'a' : c); }

// Takes the digits at the start of `text`, however many, without leading zeros.
std::string_view take_number(std::string_view& text) {
    const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
    std::string_view digits = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(digits.size());
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    return digits;
}

std::strong_ordering natural(std::string_view a, std::string_view b) {
    while (!a.empty() && !b.empty()) {
        if (is_digit(a.front()) && is_digit(b.front())) {
            const std::string_view m = take_number(a), n = take_number(b);
            if (const auto by = m.size() <=> n.size(); by != 0) return by;
            if (const auto by = m <=> n; by != 0) return by;
        } else {
            if (const auto by = small(a.front()) <=> small(b.front()); by != 0) return by;
            a.remove_prefix(1);
            b.remove_prefix(1);
        }
    }
    return a.size() <=> b.size();
}

}  // namespace

bool naturally_before(const std::filesystem::path& a, const std::filesystem::path& b) {
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), [](const auto& one, const auto& other) {
        const auto by = natural(one.stem().native(), other.stem().native());
        return by != 0 ? by < 0 : one.native() < other.native();
    });
}

}  // namespace moodglass
