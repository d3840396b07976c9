// SPDX-License-Identifier: Apache-2.0
#include "app/arabic.h"

#include <algorithm>
#include <array>

namespace moodglass::app {
namespace {

// The forms follow each other: alone, at the end, and for letters that join to the left at the beginning, in the middle.
struct Letter {
    char32_t letter, forms;
    bool joins_on;
};
constexpr std::array kLetters = {
    Letter{0x621, 0xFE80, false}, Letter{0x622, 0xFE81, false}, Letter{0x623, 0xFE83, false},
    Letter{0x624, 0xFE85, false}, Letter{0x625, 0xFE87, false}, Letter{0x626, 0xFE89, true},
    Letter{0x627, 0xFE8D, false}, Letter{0x628, 0xFE8F, true},  Letter{0x629, 0xFE93, false},
    Letter{0x62A, 0xFE95, true},  Letter{0x62B, 0xFE99, true},  Letter{0x62C, 0xFE9D, true},
    Letter{0x62D, 0xFEA1, true},  Letter{0x62E, 0xFEA5, true},  Letter{0x62F, 0xFEA9, false},
    Letter{0x630, 0xFEAB, false}, Letter{0x631, 0xFEAD, false}, Letter{0x632, 0xFEAF, false},
    Letter{0x633, 0xFEB1, true},  Letter{0x634, 0xFEB5, true},  Letter{0x635, 0xFEB9, true},
    Letter{0x636, 0xFEBD, true},  Letter{0x637, 0xFEC1, true},  Letter{0x638, 0xFEC5, true},
    Letter{0x639, 0xFEC9, true},  Letter{0x63A, 0xFECD, true},  Letter{0x641, 0xFED1, true},
    Letter{0x642, 0xFED5, true},  Letter{0x643, 0xFED9, true},  Letter{0x644, 0xFEDD, true},
    Letter{0x645, 0xFEE1, true},  Letter{0x646, 0xFEE5, true},  Letter{0x647, 0xFEE9, true},
    Letter{0x648, 0xFEED, false}, Letter{0x649, 0xFEEF, false}, Letter{0x64A, 0xFEF1, true},
    Letter{0x67E, 0xFB56, true},  Letter{0x686, 0xFB7A, true},  Letter{0x698, 0xFB8A, false},
    Letter{0x6A9, 0xFB8E, true},  Letter{0x6AF, 0xFB92, true},  Letter{0x6CC, 0xFBFC, true},
};

constexpr char32_t kLam = 0x644, kTatweel = 0x640;

const Letter* find(char32_t c) {
    const auto at = std::find_if(kLetters.begin(), kLetters.end(), [&](const Letter& l) { return l.letter == c; });
    return at == kLetters.end() ? nullptr : &*at;
}

bool joins_to_next(char32_t c) {
    const Letter* l = find(c);
    return c == kTatweel || (l && l->joins_on);
}
bool joins_to_last(char32_t c) { return c == kTatweel || (find(c) && c != 0x621); }

// Lam with this alef: the form alone; at the end it is the next.
char32_t lam_with(char32_t alef) {
    switch (alef) {
        case 0x622:
            return 0xFEF5;
        case 0x623:
            return 0xFEF7;
        case 0x625:
            return 0xFEF9;
        case 0x627:
            return 0xFEFB;
        default:
            return 0;
    }
}

}  // namespace

bool is_mark(char32_t c) {
    return (c >= 0x591 && c <= 0x5BD) || c == 0x5BF || c == 0x5C1 || c == 0x5C2 || (c >= 0x610 && c <= 0x61A) ||
           (c >= 0x64B && c <= 0x65F) || c == 0x670 || (c >= 0x6D6 && c <= 0x6ED);
}

std::u32string joined(std::u32string_view word) {
    const auto neighbour = [&](std::size_t i, int step) -> char32_t {
        for (auto k = static_cast<std::ptrdiff_t>(i) + step; k >= 0 && k < static_cast<std::ptrdiff_t>(word.size());
             k += step)
            if (!is_mark(word[static_cast<std::size_t>(k)])) return word[static_cast<std::size_t>(k)];
        return 0;
    };
    std::u32string out;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char32_t c = word[i];
        const bool before = joins_to_next(neighbour(i, -1)) && joins_to_last(c);
        if (c == kLam && i + 1 < word.size() && lam_with(word[i + 1])) {
            out += lam_with(word[++i]) + (before ? 1 : 0);
            continue;
        }
        const Letter* letter = find(c);
        if (!letter) {
            out += c;
            continue;
        }
        const bool after = letter->joins_on && joins_to_last(neighbour(i, 1));
        out += letter->forms + (before ? 1u : 0u) + (after ? 2u : 0u);
    }
    return out;
}

}  // namespace moodglass::app
