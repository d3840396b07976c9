// SPDX-License-Identifier: Apache-2.0
#include "app/songs/reasons.h"

#include <algorithm>

#include "app/words/reference_words.h"
#include "app/words/sentence.h"
#include "app/words/strings.h"
#include "app/words/text.h"

namespace moodglass::app {
namespace {

void move(Reading& reading, float to) {
    const float by = to - reading.value;
    reading = {to, reading.low + by, reading.high + by, std::nullopt, false};
}

}  // namespace

std::string reason(const Summary& summary, const Analysis& analysis, std::size_t emotion, Language language,
                   bool admits) {
    if (!summary.stretch && !analysis.sentences[emotion].empty()) return sentence_told(analysis, emotion, language, admits);
    if (!summary.explained) return {};
    const Strings& all = strings(language);
    const PerFeature<float> of = compared_with_usual(summary.effects[emotion], analysis.reference_effects[emotion]).of;
    const auto [least, most] = std::minmax_element(of.begin(), of.end());
    const auto say = [&](const char* pattern, const float* difference) {
        const char* name = all.features[static_cast<std::size_t>(difference - of.data())].name;
        return fill(pattern, {name, format_signed(*difference, language)});
    };
    constexpr float kWorthNaming = 0.005f;  // what rounds to 0.01
    std::string out;
    if (*most >= kWorthNaming) out = say(all.why.adds_most, most);
    if (*least <= -kWorthNaming) out += (out.empty() ? "" : "; ") + say(all.why.takes_most, least);
    out = out.empty() ? all.why.as_usual
                      : fill(all.why.compared, {reference_music(analysis.reference.kind, language)}) + out + ".";
    if (!admits || !summary.left_out) return out;
    const Rest& rest = (*summary.left_out)[emotion];
    if (!outweighs(rest.value, of, {})) return out;
    return out + " " +
           fill(all.why.outweighed, {format_signed(rest.value, language), format_value(rest.black_box, language)});
}

PerFeature<float> midlevel_of(const Summary& summary) {
    PerFeature<float> midlevel;
    for (std::size_t f = 0; f < kFeatureCount; ++f) midlevel[f] = summary.midlevel[f].value;
    return midlevel;
}

Profile profile_of(const Summary& summary) {
    Profile profile = {midlevel_of(summary), {}, summary.effects};
    for (std::size_t k = 0; k < kEmotionCount; ++k) profile.emotions[k] = summary.emotions[k].value;
    return profile;
}

Profile profile_of(const Analysis& analysis) { return profile_of(summarise(analysis, std::nullopt)); }

Summary with_features(const Summary& summary, const Analysis& analysis, const PerFeature<float>& midlevel) {
    Summary out = summary;
    out.left_out.reset();
    out.effects = effects_at(summary.effects, analysis.weights, midlevel);
    for (std::size_t f = 0; f < kFeatureCount; ++f) move(out.midlevel[f], midlevel[f]);
    for (std::size_t k = 0; k < kEmotionCount; ++k) move(out.emotions[k], sum(out.effects[k]));
    return out;
}

Spread slider_range(const FeatureSpace& space, std::size_t feature, float own) {
    Spread range = space.features[feature];
    range.low = std::min(range.low, own);
    range.high = std::max(range.high, own);
    return range;
}

}  // namespace moodglass::app
