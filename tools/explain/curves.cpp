// SPDX-License-Identifier: Apache-2.0
#include "curves.h"

#include <algorithm>
#include <numeric>

namespace moodglass {

Ranking ranked(std::string name, const std::vector<float>& scores) {
    Ranking ranking{std::move(name), std::vector<std::size_t>(scores.size())};
    std::iota(ranking.order.begin(), ranking.order.end(), 0u);
    std::stable_sort(ranking.order.begin(), ranking.order.end(),
                     [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
    return ranking;
}

Ranking reversed(std::string name, Ranking ranking) {
    ranking.name = std::move(name);
    std::reverse(ranking.order.begin(), ranking.order.end());
    return ranking;
}

double value_with(Ear& ear, const Excerpt& excerpt, const Readout& readout, const Ranking& ranking, double share,
                  bool insert) {
    const std::size_t cells = ranking.order.size(), columns = output_length(ear.model().geometry(), kExcerptFrames);
    const auto count = static_cast<std::size_t>(share * static_cast<double>(cells));
    Mask mask{
        cell_grid(ear.model(), 0), {0, columns}, cells / columns, std::vector<float>(cells, insert ? 0.0f : 1.0f)};
    for (std::size_t i = 0; i < count; ++i) mask.keep[ranking.order[i]] = insert ? 1 : 0;
    return ear.value(spectrogram_of(masked(excerpt, mask), excerpt.peak), readout);
}

}  // namespace moodglass
