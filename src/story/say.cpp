// SPDX-License-Identifier: Apache-2.0
#include "story/say.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <initializer_list>

#include "story/vocabulary.h"

namespace moodglass {
namespace {

std::string filled(std::string_view pattern, std::initializer_list<std::string_view> values) {
    std::string out;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '{') {
            out += pattern[i];
            continue;
        }
        out += values.begin()[pattern[i + 1] - '0'];
        i += 2;
    }
    return out;
}

// 1:23, 1:02:03; cut off, as players do
std::string clock(double time_s) {
    const auto whole = static_cast<long>(std::max(0.0, std::floor(time_s)));
    char text[32];
    if (whole >= 3600)
        std::snprintf(text, sizeof text, "%ld:%02ld:%02ld", whole / 3600, whole / 60 % 60, whole % 60);
    else
        std::snprintf(text, sizeof text, "%ld:%02ld", whole / 60, whole % 60);
    return text;
}

// Its first letter large; those with an umlaut are two bytes, the second of which differs by 0x20.
std::string begun(std::string text) {
    if (text.empty()) return text;
    if (text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    else if (text[0] == '\xC3' && text.size() > 1 && static_cast<unsigned char>(text[1]) >= 0xA0)
        text[1] = static_cast<char>(text[1] - 0x20);
    return text;
}

std::string sentence(std::string text) { return text.empty() ? text : begun(std::move(text)) + "."; }

std::string more(const Vocabulary& words, const Mood& mood) { return words.more[mood.emotion].at(mood.high); }

std::string share(float percentile, bool high, std::string_view music, const Vocabulary& words) {
    const float of = high ? percentile : 100 - percentile;
    const bool whole = !music.empty();
    if (of >= 97.5f) return filled(whole ? words.nearly_all : words.nearly_all_short, {"", music});
    if (of < 60) return filled(whole ? words.over_half : words.over_half_short, {"", music});
    const std::string tenths = std::to_string(std::min(9, static_cast<int>(of / 10)));
    return filled(whole ? words.of_ten : words.of_ten_short, {tenths, music});
}

std::string one_step(const Step& step, const Analysis& analysis, const Vocabulary& words, std::size_t turn) {
    const std::string at = clock(analysis.sections[step.section].start_s);
    switch (step.kind) {
        case Step::Kind::begins:
            return step.mood ? filled(words.begins, {more(words, *step.mood)}) : std::string(words.begins_alike);
        case Step::Kind::returns: {
            const std::size_t which = turn % 2;
            if (step.like == 0)
                return filled((step.varied ? words.begins_again_varied : words.begins_again)[which], {at});
            return filled((step.varied ? words.returns_varied : words.returns)[which],
                          {at, clock(analysis.sections[step.like].start_s)});
        }
        case Step::Kind::changes:
            break;
    }
    if (!step.mood) return filled(words.changes_somehow[turn % words.changes_somehow.size()], {at});
    std::string out = filled(words.changes[turn % words.changes.size()], {at, more(words, *step.mood)});
    std::string by;
    for (const Quality& quality : step.because)
        by += (by.empty() ? "" : words.and_) + std::string(words.compared[quality.feature].at(quality.high));
    return by.empty() ? out : out + filled(words.because, {by});
}

}  // namespace

std::string share_of_music(float percentile, bool high, std::string_view kind, Language language) {
    const Vocabulary& words = vocabulary(language);
    return share(percentile, high, words.music(kind), words);
}

std::string headline(const Telling& telling, const Analysis& analysis, Language language) {
    const Vocabulary& words = vocabulary(language);
    const Headline& of = telling.headline;
    std::string out;
    for (const Mood& mood : of.moods)
        out += (out.empty() ? "" : words.and_) + std::string(words.mood[mood.emotion].at(mood.high));
    if (out.empty())
        out = filled(words.as_usual, {words.music(analysis.reference.kind)});
    else if (!of.sure)
        out = words.perhaps + out;
    if (of.contrast)
        out += ", " + filled(words.with[static_cast<std::size_t>(of.contrast->place)],
                             {words.declined(more(words, of.contrast->mood).c_str())});
    if (of.quality) out += ", " + std::string(words.also[of.quality->feature].at(of.quality->high));
    return begun(out);
}

std::string reasons(const Telling& telling, const Analysis& analysis, Language language) {
    const Vocabulary& words = vocabulary(language);
    std::string out;
    for (const Quality& quality : telling.reasons) {
        const bool first = out.empty();
        out +=
            filled(first ? words.reason : words.second_reason,
                   {words.compared[quality.feature].at(quality.high),
                    share(quality.percentile, quality.high, first ? words.music(analysis.reference.kind) : "", words)});
    }
    return sentence(out);
}

std::string way(const Telling& telling, const Analysis& analysis, Language language) {
    const Vocabulary& words = vocabulary(language);
    if (telling.steps.empty()) return sentence(words.throughout);
    std::string out;
    // Songs begin with different turns, and no turn comes twice in a row.
    std::size_t turn = telling.headline.moods.empty() ? 0 : telling.headline.moods[0].emotion;
    for (const Step& step : telling.steps) out += (out.empty() ? "" : words.then) + one_step(step, analysis, words, turn++);
    return sentence(out);
}

std::string moment(std::size_t emotion, Language language) { return begun(vocabulary(language).most[emotion]); }

std::string moments(const Telling& telling, const Analysis& analysis, Language language) {
    const Vocabulary& words = vocabulary(language);
    std::string out;
    for (std::size_t i = 0; i < telling.moments.size(); ++i) {
        const std::size_t e = telling.moments[i];
        const Moment& at = analysis.moments[e];
        if (i > 0) out += i + 1 == telling.moments.size() ? words.and_ : ", ";
        out += filled(i == 0 ? words.moment : words.next_moment, {words.most[e], clock((at.start_s + at.end_s) / 2)});
    }
    return sentence(out);
}

std::string name_of(const Section& section, bool explained, Language language) {
    const Vocabulary& words = vocabulary(language);
    if (is_whole_song(section)) return words.whole;
    std::string out;
    for (const Trait& trait : traits_of(section, explained)) {
        const Ends& ends = trait.of_feature ? words.compared[trait.which] : words.more[trait.which];
        out += (out.empty() ? "" : ", ") + std::string(ends.at(trait.more));
    }
    return out.empty() ? words.like_the_rest : out;
}

std::string story(const Analysis& analysis, Language language) {
    const Telling telling = telling_of(analysis);
    const Vocabulary& words = vocabulary(language);
    std::string out;
    for (const std::string& each : {headline(telling, analysis, language) + ".", reasons(telling, analysis, language),
                                    way(telling, analysis, language), moments(telling, analysis, language),
                                    sentence(filled(words.compared_with, {words.music(analysis.reference.kind)}))})
        if (!each.empty()) out += (out.empty() ? "" : " ") + each;
    return out;
}

}  // namespace moodglass
