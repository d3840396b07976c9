// SPDX-License-Identifier: Apache-2.0
#include "app/words/fuzzy.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

namespace moodglass::app {
namespace {

// Latin-1's accented letters from U+00C0 on without their accents; a dot: no letter.
constexpr std::string_view kPlain = "aaaaaaaceeeeiiiidnooooo.ouuuuypsaaaaaaaceeeeiiiidnooooo.ouuuuypy";

// Lower case, without accents. What is not Latin stays as its bytes are.
std::string folded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c == 0xC3 && i + 1 < text.size()) {
            const auto place = static_cast<std::size_t>(static_cast<unsigned char>(text[++i]) - 0x80);
            out += place < kPlain.size() ? kPlain[place] : '.';
        } else {
            out += static_cast<char>(c < 0x80 ? std::tolower(c) : c);
        }
    }
    return out;
}

bool is_letter(char c) { return std::isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80; }

constexpr int kWordStart = 8, kNeighbour = 5, kLetter = 1, kNone = -1000000;

}  // namespace

std::optional<int> fuzzy_score(std::string_view letters, std::string_view name) {
    std::string wanted;
    for (char c : folded(letters))
        if (c != ' ') wanted += c;
    const std::string text = folded(name);
    // best[j]: the best score of the letters so far, the last of them at j.
    std::vector<int> best(text.size(), kNone);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        std::vector<int> next(text.size(), kNone);
        int before = i == 0 ? 0 : kNone;  // the best that ends anywhere before j
        for (std::size_t j = 0; j < text.size(); ++j) {
            if (text[j] == wanted[i]) {
                const bool starts = j == 0 || !is_letter(text[j - 1]);
                int score = before;
                if (i > 0 && j > 0) score = std::max(score, best[j - 1] + kNeighbour);
                next[j] = score + kLetter + (starts ? kWordStart : 0);
            }
            if (i > 0) before = std::max(before, best[j]);
        }
        best = std::move(next);
    }
    int most = wanted.empty() ? 0 : kNone;
    for (int score : best) most = std::max(most, score);
    if (most < 0) return std::nullopt;
    return most * 100 - (wanted.empty() ? 0 : static_cast<int>(std::min<std::size_t>(text.size(), 99)));
}

}  // namespace moodglass::app
