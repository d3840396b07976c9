// SPDX-License-Identifier: Apache-2.0
#include "app/words/titles.h"

#include <algorithm>

namespace moodglass::app {
namespace {

constexpr ImWchar kFirst = 0xE000, kLast = 0xF8FF;  // Unicode's private area

// from_right: a word of a script written so. shaped: letters that join, stack or move. digits and others: as they are.
enum class Kind { plain, digit, neutral, shaped, from_right };

struct Token {
    Kind kind;
    std::u32string text;
};

bool within(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

bool is_invisible(char32_t c) {  // marks of direction, joiners, variation selectors
    return within(c, 0x200B, 0x200F) || within(c, 0x202A, 0x202E) || within(c, 0x2066, 0x2069) || c == 0x61C ||
           within(c, 0xFE00, 0xFE0F) || c == 0xFEFF;
}

Kind kind_of(char32_t c) {
    if (within(c, '0', '9')) return Kind::digit;
    if (within(c, 0x660, 0x669) || within(c, 0x6F0, 0x6F9)) return Kind::digit;
    if (within(c, 0x590, 0x8FF) || within(c, 0xFB1D, 0xFDFF) || within(c, 0xFE70, 0xFEFE)) return Kind::from_right;
    if (within(c, 0x300, 0x36F) || within(c, 0x900, 0x109F) || within(c, 0x1780, 0x17FF) || within(c, 0x1A20, 0x1CFF) ||
        within(c, 0xA800, 0xABFF) || c > 0xFFFF)
        return Kind::shaped;
    if (c < 0x80 && !within(c | 0x20, 'a', 'z')) return Kind::neutral;
    if (c == 0xA0 || within(c, 0x2000, 0x206F)) return Kind::neutral;
    return Kind::plain;
}

// Of UTF-8, which `at` moves along; U+FFFD for what is none.
char32_t next_character(const char*& at, const char* end) {
    const auto byte = [&] { return static_cast<unsigned char>(*at); };
    const unsigned first = byte();
    ++at;
    if (first < 0x80) return first;
    const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0;
    char32_t c = first & (0x3Fu >> more);
    for (int i = 0; i < more; ++i) {
        if (at == end || (byte() & 0xC0) != 0x80) return 0xFFFD;
        c = c << 6 | (byte() & 0x3Fu);
        ++at;
    }
    return more == 0 || c > 0x10FFFF ? 0xFFFD : c;
}

// Whether a word that grows by `c` should rather go on as another, so that a title can be shortened: Thai and Lao are
// written without blanks, and file names may be one word of 255 bytes. Syllables of Thai and Lao stay whole.
bool too_long(std::u32string_view word, char32_t c) {
    constexpr std::size_t kSyllables = 8, kLongest = 32;
    const auto letter = [](char32_t of) { return of & ~char32_t{0x80}; };  // Lao's letters lie 0x80 behind Thai's
    const bool thai = within(c, 0xE00, 0xEFF), leads = within(letter(c), 0xE40, 0xE44);
    if (!thai) return word.size() >= kLongest && !within(c, 0x300, 0x36F);
    return word.size() >= kSyllables && (leads || within(letter(c), 0xE01, 0xE2E)) &&
           !within(letter(word.back()), 0xE40, 0xE44);
}

std::vector<Token> tokens_of(std::string_view title) {
    std::vector<Token> out;
    const char* at = title.data();
    const char* const end = at + title.size();
    bool joiner = false;  // within a shaped word, joiners are part of it
    while (at < end) {
        const char32_t c = next_character(at, end);
        if (is_invisible(c)) {
            if ((c == 0x200C || c == 0x200D) && !out.empty() && out.back().kind >= Kind::shaped) out.back().text += c;
            joiner = c == 0x200D;
            continue;
        }
        const Kind kind = kind_of(c);
        const bool continues = !out.empty() && out.back().kind == kind && kind != Kind::neutral;
        // A mark on a plain letter makes the word before it one that has to be shaped.
        const bool marks =
            kind == Kind::shaped && within(c, 0x300, 0x36F) && !out.empty() && out.back().kind == Kind::plain;
        const bool goes_on = kind == Kind::plain && !out.empty() && out.back().kind == Kind::shaped && c < 0x300;
        const bool whole = kind == Kind::shaped || kind == Kind::from_right;
        if ((continues || marks || goes_on || (joiner && !out.empty())) && !(whole && too_long(out.back().text, c))) {
            out.back().text += c;
            if (marks) out.back().kind = Kind::shaped;
        } else {
            out.push_back({kind, {c}});
        }
        joiner = false;
        // 12.5 and 3:07 are one number.
        if (const std::size_t n = out.size();
            kind == Kind::digit && n > 2 && out[n - 3].kind == Kind::digit &&
            std::u32string_view(U".,:/").find(out[n - 2].text[0]) != std::u32string_view::npos) {
            out[n - 3].text += out[n - 2].text + out[n - 1].text;
            out.resize(n - 2);
        }
    }
    return out;
}

char32_t mirrored(char32_t c) {
    constexpr std::u32string_view kPairs = U"()[]{}<>\u00ab\u00bb";
    const std::size_t at = kPairs.find(c);
    return at == std::u32string_view::npos ? c : kPairs[at ^ 1];
}

// From each word that is written from right to left to the last one, or number, that only such words, numbers and signs
// separate.
void turn_round(std::vector<Token>& tokens) {
    for (std::size_t first = 0; first < tokens.size(); ++first) {
        if (tokens[first].kind != Kind::from_right) continue;
        std::size_t last = first;
        for (std::size_t i = first + 1; i < tokens.size(); ++i) {
            if (tokens[i].kind == Kind::from_right || tokens[i].kind == Kind::digit) last = i;
            if (tokens[i].kind == Kind::plain || tokens[i].kind == Kind::shaped) break;
        }
        const auto begin = tokens.begin() + static_cast<std::ptrdiff_t>(first);
        const auto end = tokens.begin() + static_cast<std::ptrdiff_t>(last) + 1;
        std::reverse(begin, end);
        for (auto token = begin; token != end; ++token)
            if (token->kind == Kind::neutral)
                for (char32_t& c : token->text) c = mirrored(c);
        first = last;
    }
}

void append(std::string& out, char32_t c) {
    if (c < 0x80) {
        out += static_cast<char>(c);
        return;
    }
    const int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    constexpr char32_t kLead[] = {0, 0xC0, 0xE0, 0xF0};
    out += static_cast<char>(kLead[more] | c >> (6 * more));
    for (int i = more - 1; i >= 0; --i) out += static_cast<char>(0x80 | (c >> (6 * i) & 0x3F));
}

std::string utf8(std::u32string_view text) {
    std::string out;
    for (const char32_t c : text) append(out, c);
    return out;
}

}  // namespace

ImWchar WordGlyphs::glyph_of(std::string_view word) {
    if (const auto known = glyphs_.find(word); known != glyphs_.end()) return known->second;
    if (words_.size() > kLast - kFirst) return 0;
    const auto glyph = static_cast<ImWchar>(kFirst + words_.size());
    words_.emplace_back(word);
    glyphs_.emplace(word, glyph);
    return glyph;
}

std::string_view WordGlyphs::word_of(ImWchar glyph) const {
    const auto at = static_cast<std::size_t>(glyph - kFirst);
    return glyph >= kFirst && at < words_.size() ? std::string_view(words_[at]) : std::string_view();
}

std::string in_order_of_drawing(std::string_view title, WordGlyphs& words) {
    if (std::none_of(title.begin(), title.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
        return std::string(title);
    std::vector<Token> tokens = tokens_of(title);
    turn_round(tokens);
    std::string out;
    for (const Token& token : tokens) {
        const bool whole = token.kind == Kind::shaped || token.kind == Kind::from_right;
        const std::string text = utf8(token.text);
        if (const ImWchar glyph = whole ? words.glyph_of(text) : ImWchar{0})
            append(out, glyph);
        else
            out += text;
    }
    return out;
}

}  // namespace moodglass::app
