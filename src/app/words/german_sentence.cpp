// SPDX-License-Identifier: Apache-2.0
#include "app/words/german_sentence.h"

#include "app/words/reference_words.h"
#include "app/words/strings.h"
#include "explain/sentence.h"
#include "explain/words.h"

namespace moodglass::app {
namespace {

constexpr PerFeature<MoreOrLess> kComparatives = {{
    {"sangbarer", "weniger sangbar"},
    {"mehr staccato", "mehr legato"},
    {"rhythmisch komplexer", "rhythmisch einfacher"},
    {"rhythmisch gleichm\u00e4\u00dfiger", "rhythmisch weniger gleichm\u00e4\u00dfig"},
    {"dissonanter", "weniger dissonant"},
    {"klarer in der Tonart", "weniger klar in der Tonart"},
    {"mehr in Moll", "mehr in Dur"},
}};

std::string_view height(float percentile) {
    if (percentile >= 90) return "sehr hoch";
    if (percentile >= 65) return "hoch";
    if (percentile > 35) return "mittelhoch";
    if (percentile > 10) return "niedrig";
    return "sehr niedrig";
}

std::string share(float percentile, bool more) {
    return std::to_string(whole_share(more ? percentile : 100 - percentile)) + " %";
}

std::string german_admission(const LeftOut& of, std::string_view kind) {
    return "Mehr wiegt, was nicht in diesen Eigenschaften steckt, " + format_signed(of.value, Language::german) +
           ", mehr als bei " + std::to_string(whole_share(of.percentile)) + " % " +
           std::string(reference_music(kind, Language::german)) +
           ": Geradewegs aus dem Klang h\u00f6rt dasselbe Netz " + format_value(of.black_box, Language::german) + ".";
}

std::string compared(std::size_t feature, float percentile, std::string_view verb) {
    const bool more = percentile >= 50;
    const MoreOrLess& of = kComparatives[feature];
    return std::string(more ? of.more : of.less) + std::string(verb) + " als " + share(percentile, more);
}

}  // namespace

std::string german_sentence(const Analysis& analysis, std::size_t emotion, bool admits) {
    if (analysis.sentences[emotion].empty()) return {};
    const EmotionEstimate& e = analysis.emotions[emotion];
    const bool above = e.percentile >= 50;
    const std::string name = strings(Language::german).emotions[emotion];
    std::string text = name + " ist " + std::string(height(e.percentile)) + " (" +
                       format_value(e.mean, Language::german) + (above ? ", \u00fcber " : ", unter ") +
                       share(e.percentile, above) + " " +
                       std::string(reference_music(analysis.reference.kind, Language::german)) + ")";
    if (!analysis.explained) return text + ". Dieses Modell ist eine Blackbox: Es nennt keine Gr\u00fcnde.";

    PerFeature<float> means, midlevel, percentiles;
    for (std::size_t f = 0; f < kFeatureCount; ++f) {
        means[f] = analysis.reference_effects[emotion][f].mean;
        midlevel[f] = analysis.midlevel[f].mean;
        percentiles[f] = analysis.midlevel[f].percentile;
    }
    const Effects& effects = analysis.effects[emotion];
    const auto [first, second] = main_features(effects, means, midlevel, percentiles);
    const bool raises_first = effects.of[first] >= means[first], raises_second = effects.of[second] >= means[second];
    const bool both = raises_first == raises_second;
    text += ": Am meisten bewegt sie, dass die Musik " + compared(first, percentiles[first], " ist") + " davon, was die " +
            name + (raises_first ? " hebt" : " senkt");
    text += both ? ", und " : ", aber ";
    text += compared(second, percentiles[second], "") + (both ? ", was sie auch " : ", was sie ");
    text += raises_second ? "hebt." : "senkt.";
    const BoxPlot& usual = analysis.reference_left_out[emotion];
    if (!admits || !analysis.left_out || usual.low == usual.high) return text;  // there is nothing to rank it by
    const LeftOut& left_out = (*analysis.left_out)[emotion];
    return outweighs(left_out.value, effects.of, means) ? text + " " + german_admission(left_out, analysis.reference.kind) : text;
}

}  // namespace moodglass::app
