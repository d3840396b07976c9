// SPDX-License-Identifier: Apache-2.0
#include "story/telling.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "story/families.h"
#include "story/reasons.h"

namespace moodglass {
namespace {

constexpr std::size_t kMostMoods = 2, kMostMoments = 3;

bool told(float percentile) { return percentile >= kToldFrom || percentile <= 100 - kToldFrom; }

float off_middle(float percentile) { return std::fabs(percentile - 50); }

// Those whose ranks are farthest from the middle, one of each family.
std::vector<Mood> moods_of(const Analysis& a) {
    PerEmotion<std::size_t> order;
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::stable_sort(order, std::ranges::greater{},
                             [&](std::size_t e) { return off_middle(a.emotions[e].percentile); });
    std::vector<Mood> moods;
    for (const std::size_t e : order) {
        if (moods.size() == kMostMoods || !told(a.emotions[e].percentile)) break;
        if (!moods.empty() && kFamilies[moods[0].emotion] == kFamilies[e]) continue;
        moods.push_back({e, a.emotions[e].percentile > 50});
    }
    return moods;
}

Place place_of(std::size_t section, std::size_t count) {
    return section == 0 ? Place::beginning : section + 1 == count ? Place::end : Place::middle;
}

// The section that is farthest from the rest in an emotion, if that is far, and if it is the shorter part of the song.
std::optional<Contrast> contrast_of(const Analysis& a, const std::vector<Mood>& moods) {
    if (a.sections.size() < 2) return {};
    const double whole_s = a.sections.back().end_s - a.sections.front().start_s;
    std::optional<Contrast> farthest;
    float least = kContrastApart;
    for (std::size_t i = 0; i < a.sections.size(); ++i) {
        const Section& section = a.sections[i];
        if (section.end_s - section.start_s > whole_s / 2) continue;
        for (std::size_t e = 0; e < kEmotionCount; ++e) {
            const float apart = section.emotions_apart[e];
            const bool high = apart > 0;
            // "Tense, with a tenser middle" is no contrast.
            const bool same =
                std::ranges::any_of(moods, [&](const Mood& m) { return m.emotion == e && m.high == high; });
            if (same || std::fabs(apart) < least || (farthest && std::fabs(apart) == least)) continue;
            least = std::fabs(apart);
            farthest = Contrast{i, place_of(i, a.sections.size()), {e, high}};
        }
    }
    return farthest;
}

// The feature whose rank is farthest from the middle and is not yet among the reasons.
std::optional<Quality> quality_of(const Analysis& a, const std::vector<Quality>& reasons) {
    std::optional<Quality> farthest;
    for (std::size_t f = 0; a.explained && f < kFeatureCount; ++f) {
        const float rank = a.midlevel[f].percentile;
        const bool named = std::ranges::any_of(reasons, [&](const Quality& q) { return q.feature == f; });
        if (named || !told(rank) || (farthest && off_middle(rank) <= off_middle(farthest->percentile))) continue;
        farthest = Quality{f, rank > 50, rank};
    }
    return farthest;
}

// The emotion that changes most from one section to the next, in standard deviations where they are known.
std::optional<Mood> change_of(const Analysis& a, const Section& from, const Section& to) {
    std::optional<Mood> most;
    float least = kToldChange;
    for (std::size_t e = 0; e < kEmotionCount; ++e) {
        const float change = (to.emotions[e] - from.emotions[e]) / deviation_of(a, e);
        if (std::fabs(change) < least) continue;
        least = std::fabs(change);
        most = Mood{e, change > 0};
    }
    return most;
}

std::optional<Mood> most_apart(const Section& section) {
    const auto size = [&](std::size_t e) { return std::fabs(section.emotions_apart[e]); };
    std::size_t most = 0;
    for (std::size_t e = 1; e < kEmotionCount; ++e)
        if (size(e) > size(most)) most = e;
    if (size(most) < kToldApart) return {};
    return Mood{most, section.emotions_apart[most] > 0};
}

std::vector<Step> steps_of(const Analysis& a) {
    std::vector<Step> steps;
    if (a.sections.size() < 2) return steps;
    for (std::size_t i = 0; i < a.sections.size(); ++i) {
        Step& step = steps.emplace_back();
        step.section = i;
        if (i == 0) {
            step.mood = most_apart(a.sections[0]);
            continue;
        }
        const auto earlier = std::ranges::find(a.sections.begin(), a.sections.begin() + static_cast<std::ptrdiff_t>(i),
                                               a.sections[i].letter, &Section::letter);
        step.like = static_cast<std::size_t>(earlier - a.sections.begin());
        if (step.like < i) {
            step.kind = Step::Kind::returns;
            step.varied = a.sections[i].varied;
            continue;
        }
        step.kind = Step::Kind::changes;
        step.like = 0;
        step.mood = change_of(a, a.sections[i - 1], a.sections[i]);
        if (step.mood) step.because = reasons_of_change(a, a.sections[i - 1], a.sections[i], *step.mood);
    }
    return steps;
}

std::vector<std::size_t> moments_told(const Analysis& a) {
    PerEmotion<std::size_t> order;
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t e) { return a.moments[e].apart; });
    std::vector<std::size_t> chosen;
    for (const std::size_t e : order) {
        if (chosen.size() == kMostMoments) break;
        const Moment& moment = a.moments[e];
        if (moment.apart < kToldMoment) break;
        const bool elsewhere = std::ranges::all_of(chosen, [&](std::size_t other) {
            return moment.end_s <= a.moments[other].start_s || moment.start_s >= a.moments[other].end_s;
        });
        if (moment.end_s > moment.start_s && elsewhere) chosen.push_back(e);
    }
    return chosen;
}

}  // namespace

float deviation_of(const Analysis& a, std::size_t emotion) {
    const float deviation = a.feature_space.emotions[emotion].deviation;
    return deviation > 0 ? deviation : kUnknownDeviation;
}

Telling telling_of(const Analysis& a) {
    Telling telling;
    Headline& headline = telling.headline;
    headline.moods = moods_of(a);
    if (!headline.moods.empty()) {
        headline.sure = !a.emotions[headline.moods[0].emotion].ambiguous;
        telling.reasons = reasons_of(a, headline.moods[0]);
    }
    headline.contrast = contrast_of(a, headline.moods);
    if (!headline.contrast) headline.quality = quality_of(a, telling.reasons);
    telling.steps = steps_of(a);
    telling.moments = moments_told(a);
    return telling;
}

}  // namespace moodglass
