// SPDX-License-Identifier: Apache-2.0
#include "app/takeaway/guesses_told.h"

#include <numeric>

#include "app/words/text.h"

namespace moodglass::app {

std::string initial_of(std::string_view name) {
    std::size_t length = name.empty() ? 0 : 1;
    while (length < name.size() && (static_cast<unsigned char>(name[length]) & 0xc0) == 0x80) ++length;
    return std::string(name.substr(0, length));
}

std::string crosses_told(const Guesses& guesses, std::size_t group, int song, const Analysis& analysis,
                         Language language) {
    const Nearness near = nearness(guesses.of(song, group), analysis);
    if (near.crosses == 0) return {};
    return fill(strings(language).guesses.near, {guesses.groups()[group], format_value(near.mean_distance, language),
                                                 std::to_string(near.within), std::to_string(near.crosses)});
}

std::string votes_told(const Guesses& guesses, std::size_t group, int song, const Analysis& analysis,
                       Language language) {
    const Guess& guess = guesses.of(song, group);
    const Strings& words = strings(language);
    const std::string_view name = guesses.groups()[group], model = words.emotions[most_expressed(analysis)];
    if (std::accumulate(guess.votes.begin(), guess.votes.end(), 0) == 0) return {};
    const auto voted = most_voted(guess);
    if (!voted) return fill(words.guesses.split, {name, model});
    if (*voted == most_expressed(analysis)) return fill(words.guesses.same, {name, model});
    return fill(words.guesses.other, {name, words.emotions[*voted], model});
}

std::vector<std::string> told_of_group(const Guesses& guesses, std::size_t group, int song, const Analysis& analysis,
                                       Language language) {
    std::vector<std::string> told = {crosses_told(guesses, group, song, analysis, language),
                                     votes_told(guesses, group, song, analysis, language)};
    std::erase_if(told, [](const std::string& sentence) { return sentence.empty(); });
    return told;
}

}  // namespace moodglass::app
