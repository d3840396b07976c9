// SPDX-License-Identifier: Apache-2.0
#include "app/songs/guesses.h"

#include <algorithm>
#include <cmath>

namespace moodglass::app {

Nearness nearness(const Guess& guess, const Analysis& analysis) {
    Nearness near;
    for (std::size_t f = 0; f < kFeatureCount; ++f) {
        const std::optional<float>& cross = guess.features[f];
        if (!cross) continue;
        const Estimate& model = analysis.midlevel[f];
        ++near.crosses;
        near.within += *cross >= model.low && *cross <= model.high;
        near.mean_distance += std::fabs(*cross - model.mean);
    }
    if (near.crosses > 0) near.mean_distance /= static_cast<float>(near.crosses);
    return near;
}

std::optional<std::size_t> most_voted(const Guess& guess) {
    const auto most = std::max_element(guess.votes.begin(), guess.votes.end());
    if (*most == 0 || std::count(guess.votes.begin(), guess.votes.end(), *most) > 1) return std::nullopt;
    return static_cast<std::size_t>(most - guess.votes.begin());
}

std::size_t most_expressed(const Analysis& analysis) {
    const auto most = std::max_element(
        analysis.emotions.begin(), analysis.emotions.end(),
        [](const EmotionEstimate& a, const EmotionEstimate& b) { return a.percentile < b.percentile; });
    return static_cast<std::size_t>(most - analysis.emotions.begin());
}

bool Guesses::add_group() {
    if (groups_.size() == kMostGroups) return false;
    groups_.emplace_back(1, static_cast<char>('A' + groups_.size()));
    group_ = groups_.size() - 1;
    return true;
}

void Guesses::rename(std::size_t which, std::string name) {
    if (which < groups_.size() && !name.empty()) groups_[which] = std::move(name);
}

void Guesses::forget_all() { guesses_.clear(); }

void Guesses::put(int song, std::size_t feature, float value) {
    now(song).features[feature] = std::clamp(value, 0.0f, 1.0f);
}

void Guesses::nudge(int song, std::size_t feature, float by) {
    const std::optional<float>& cross = of(song, group_).features[feature];
    put(song, feature, cross ? *cross + by : 0.5f);
}

void Guesses::vote(int song, std::size_t emotion, int by) {
    int& votes = now(song).votes[emotion];
    votes = std::max(votes + by, 0);
}

const Guess& Guesses::of(int song, std::size_t group) const {
    static const Guess kNone;
    const auto found = guesses_.find({song, group});
    return found == guesses_.end() ? kNone : found->second;
}

bool Guesses::any(int song) const {
    return std::any_of(guesses_.begin(), guesses_.end(), [&](const auto& each) { return each.first.first == song; });
}

}  // namespace moodglass::app
