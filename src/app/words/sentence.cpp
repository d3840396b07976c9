// SPDX-License-Identifier: Apache-2.0
#include "app/words/sentence.h"

#include <utility>

#include "app/words/reference_words.h"
#include "app/words/text.h"
#include "explain/left_out.h"
#include "explain/sentence.h"

namespace moodglass::app {
namespace {

constexpr Worded<const SentenceWords*> kSentences = {nullptr /* the engine's */, &kGermanSentence, &kFrenchSentence,
                                                     &kSpanishSentence};

std::size_t height_of(float percentile) {
    if (percentile >= 90) return 4;
    if (percentile >= 65) return 3;
    if (percentile > 35) return 2;
    return percentile > 10 ? 1 : 0;
}

std::string share(float percentile, bool more) {
    return more ? format_rank(percentile) : std::to_string(100 - whole_share(percentile)) + "\u00a0%";
}

// No line breaks before the sign.
std::string with_percents_whole(std::string sentence) {
    for (auto at = sentence.find(" %"); at != std::string::npos; at = sentence.find(" %", at))
        sentence.replace(at, 1, "\u00a0");
    return sentence;
}

// The engine's sentence ends in it where it admits anything (analysis/against.h).
std::string english(const Analysis& analysis, std::size_t emotion, bool admits) {
    std::string sentence = analysis.sentences[emotion];
    if (!admits && analysis.left_out) {
        const std::string admitted = " " + admission((*analysis.left_out)[emotion], analysis.reference.kind);
        if (sentence.ends_with(admitted)) sentence.resize(sentence.size() - admitted.size());
    }
    return with_percents_whole(std::move(sentence));
}

}  // namespace

std::string sentence_told(const Analysis& analysis, std::size_t emotion, Language language, bool admits) {
    if (analysis.sentences[emotion].empty()) return {};
    if (language == Language::english) return english(analysis, emotion, admits);
    const SentenceWords& words = *kSentences[language];
    const EmotionEstimate& e = analysis.emotions[emotion];
    const EmotionNoun& noun = words.emotions[emotion];
    const std::string_view music = reference_music(analysis.reference.kind, language);
    const bool above = e.percentile >= 50;
    const HeightWord& height = words.heights[height_of(e.percentile)];
    std::string text =
        fill(above ? words.above : words.below, {noun.subject, noun.masculine ? height.masculine : height.feminine,
                                                 format_value(e.mean, language), share(e.percentile, above), music});
    if (!analysis.explained) return text + words.no_reasons;

    PerFeature<float> means, midlevel, percentiles;
    for (std::size_t f = 0; f < kFeatureCount; ++f) {
        means[f] = analysis.reference_effects[emotion][f].mean;
        midlevel[f] = analysis.midlevel[f].mean;
        percentiles[f] = analysis.midlevel[f].percentile;
    }
    const Effects& effects = analysis.effects[emotion];
    const auto [first, second] = main_features(effects, means, midlevel, percentiles);
    const auto say = [&](const char* pattern, std::size_t feature, const char* what) {
        const bool more = percentiles[feature] >= 50;
        const MoreOrLess& of = words.compared[feature];
        text += fill(pattern, {more ? of.more : of.less, share(percentiles[feature], more), what});
    };
    const bool raises_first = effects.of[first] >= means[first], raises_second = effects.of[second] >= means[second];
    say(raises_first ? words.first_raises : words.first_lowers, first, noun.object);
    if (raises_first == raises_second)
        say(raises_second ? words.raises_too : words.lowers_too, second, noun.it);
    else
        say(raises_second ? words.but_raises : words.but_lowers, second, noun.it);
    const BoxPlot& usual = analysis.reference_left_out[emotion];
    if (!admits || !analysis.left_out || usual.low == usual.high) return text;  // there is nothing to rank it by
    const LeftOut& left_out = (*analysis.left_out)[emotion];
    if (!outweighs(left_out.value, effects.of, means)) return text;
    const bool more = left_out.percentile >= 50;
    const std::string compared =
        fill(more ? words.more_than : words.less_than, {share(left_out.percentile, more), music});
    return text + fill(words.admission, {format_signed(left_out.value, language), compared,
                                         format_value(left_out.black_box, language)});
}

}  // namespace moodglass::app
