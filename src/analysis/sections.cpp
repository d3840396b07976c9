// SPDX-License-Identifier: Apache-2.0
#include "analysis/sections.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/analysis.h"

namespace moodglass {
namespace {

// What a border has to save, in squared standard deviations times seconds: chosen on the half of tools/story/joined.py
// that is for choosing.
constexpr double kPrice = 16;
// Sections whose means are no farther apart than this, root of the mean square over the features, sound alike; and so
// much alike that they are the same.
constexpr float kAlike = 0.62f, kSame = 0.40f;

constexpr std::size_t kMostBlocks = 1200;  // columns of a long song are taken together

// Of all values in standard deviations, and of their squares, the sums over the blocks before each block.
class Blocks {
  public:
    template <class Series, class Deviations>
    Blocks(const Series& series, const Deviations& deviations, std::size_t columns, std::size_t columns_a_block)
        : count_((columns + columns_a_block - 1) / columns_a_block),
          width_(series.size()),
          sums_((count_ + 1) * width_),
          squares_(count_ + 1),
          columns_(count_ + 1) {
        for (std::size_t b = 0; b < count_; ++b) {
            const std::size_t begin = b * columns_a_block, end = std::min(columns, begin + columns_a_block);
            columns_[b + 1] = static_cast<double>(end);
            squares_[b + 1] = squares_[b];
            for (std::size_t v = 0; v < width_; ++v) {
                double sum = 0;
                for (std::size_t c = begin; c < end; ++c) {
                    const double z = deviations[v] > 0 ? static_cast<double>(series[v][c] / deviations[v]) : 0;
                    sum += z;
                    squares_[b + 1] += z * z;
                }
                sums_[(b + 1) * width_ + v] = sums_[b * width_ + v] + sum;
            }
        }
    }
    std::size_t count() const { return count_; }

    // The squared distances of the columns of blocks begin..end (exclusive) from their mean.
    double cost(std::size_t begin, std::size_t end) const {
        double of_mean = 0;
        for (std::size_t v = 0; v < width_; ++v) {
            const double sum = sums_[end * width_ + v] - sums_[begin * width_ + v];
            of_mean += sum * sum;
        }
        return squares_[end] - squares_[begin] - of_mean / (columns_[end] - columns_[begin]);
    }

  private:
    std::size_t count_, width_;
    std::vector<double> sums_, squares_, columns_;
};

// The first block of each section. price: of a section, in the unit of Blocks::cost.
std::vector<std::size_t> beginnings(const Blocks& blocks, std::size_t shortest, double price) {
    const std::size_t n = blocks.count();
    const std::size_t most = std::min(kMostSections, std::max<std::size_t>(1, n / std::max<std::size_t>(shortest, 1)));
    constexpr double kImpossible = std::numeric_limits<double>::infinity();
    // least[k][end]: of k + 1 sections up to `end`; from[k][end]: where the last of them begins.
    std::vector<std::vector<double>> least(most, std::vector<double>(n + 1, kImpossible));
    std::vector<std::vector<std::size_t>> from(most, std::vector<std::size_t>(n + 1, 0));
    for (std::size_t end = shortest; end <= n; ++end) {
        least[0][end] = blocks.cost(0, end);
        for (std::size_t begin = shortest; begin + shortest <= end; ++begin) {
            const double cost = blocks.cost(begin, end);
            for (std::size_t k = 1; k < most; ++k) {
                if (least[k - 1][begin] == kImpossible) break;
                if (const double sum = least[k - 1][begin] + cost; sum < least[k][end]) {
                    least[k][end] = sum;
                    from[k][end] = begin;
                }
            }
        }
    }
    std::size_t best = 0;
    for (std::size_t k = 1; k < most; ++k)
        if (least[k][n] + static_cast<double>(k) * price < least[best][n] + static_cast<double>(best) * price) best = k;
    std::vector<std::size_t> begins;
    for (std::size_t k = best, end = n; k > 0; --k) begins.insert(begins.begin(), end = from[k][end]);
    begins.insert(begins.begin(), 0);
    return begins;
}

float mean(const std::vector<float>& values, std::size_t begin, std::size_t end) {
    double sum = 0;
    for (std::size_t c = begin; c < end; ++c) sum += static_cast<double>(values[c]);
    return end > begin ? static_cast<float>(sum / static_cast<double>(end - begin)) : 0;
}

// From the mean of all columns outside begin..end.
float apart_from_rest(const std::vector<float>& values, std::size_t begin, std::size_t end, float deviation) {
    const std::size_t others = values.size() - (end - begin);
    if (others == 0 || !(deviation > 0)) return 0;
    const float rest = (mean(values, 0, values.size()) * static_cast<float>(values.size()) -
                        mean(values, begin, end) * static_cast<float>(end - begin)) /
                       static_cast<float>(others);
    return (mean(values, begin, end) - rest) / deviation;
}

template <class Means, class Deviations>
float distance(const Means& a, const Means& b, const Deviations& deviations) {
    double sum = 0;
    for (std::size_t v = 0; v < a.size(); ++v) {
        const double z = deviations[v] > 0 ? static_cast<double>((a[v] - b[v]) / deviations[v]) : 0;
        sum += z * z;
    }
    return static_cast<float>(std::sqrt(sum / static_cast<double>(a.size())));
}

// Each section takes the letter of the first one of the letter that it is nearest to, or a new one.
void give_letters(std::vector<Section>& sections, bool explained, const Spreads& spreads) {
    const auto apart = [&](const Section& a, const Section& b) {
        return explained ? distance(a.midlevel, b.midlevel, spreads.midlevel)
                         : distance(a.emotions, b.emotions, spreads.emotions);
    };
    std::vector<std::size_t> firsts;
    for (std::size_t i = 0; i < sections.size(); ++i) {
        std::size_t nearest = firsts.size();
        float least = kAlike;
        for (std::size_t l = 0; l < firsts.size(); ++l) {
            // Neighbours that sound alike would be one section.
            if (sections[i - 1].letter == sections[firsts[l]].letter) continue;
            if (const float d = apart(sections[i], sections[firsts[l]]); d < least) {
                least = d;
                nearest = l;
            }
        }
        if (nearest == firsts.size()) firsts.push_back(i);
        sections[i].letter = std::string(1, static_cast<char>('A' + nearest));
        sections[i].varied = firsts[nearest] != i && least > kSame;
    }
}

// Those of a curve that sound.
std::vector<std::size_t> sounding_columns(std::size_t columns, std::span<const std::uint8_t> silent) {
    std::vector<std::size_t> sounding;
    for (std::size_t c = 0; c < columns; ++c)
        if (c >= silent.size() || !silent[c]) sounding.push_back(c);
    return sounding;
}

template <class Series>
Series only(const Series& all, const std::vector<std::size_t>& columns) {
    Series some;
    for (std::size_t v = 0; v < all.size(); ++v)
        if (!all[v].empty())
            for (const std::size_t c : columns) some[v].push_back(all[v][c]);
    return some;
}

}  // namespace

Spreads Spreads::of(const Reference& reference) {
    Spreads spreads;
    for (std::size_t f = 0; f < kFeatureCount; ++f) spreads.midlevel[f] = reference.midlevel[f].deviation();
    for (std::size_t e = 0; e < kEmotionCount; ++e) spreads.emotions[e] = reference.emotions[e].deviation();
    return spreads;
}

std::vector<Section> sections_of(const Curve& whole, std::span<const std::uint8_t> silent, bool explained,
                                 const Spreads& spreads, double start_s, double end_s) {
    const std::size_t all = whole.emotions[0].size();
    if (all == 0 || !(whole.hop_s > 0)) return {};
    const std::vector<std::size_t> sounding = sounding_columns(all, silent);
    const std::size_t columns = sounding.size();
    if (columns == 0) return {};
    const auto midlevel = only(whole.midlevel, sounding);
    const auto emotions = only(whole.emotions, sounding);
    const double hop_s = whole.hop_s;
    const std::size_t columns_a_block = (columns + kMostBlocks - 1) / kMostBlocks;
    const double block_s = static_cast<double>(columns_a_block) * hop_s;
    // Of a song of which only a part is analysed: up to there. A column sees as far behind its middle as the first one
    // before it.
    const double reached_s = whole.start_s + static_cast<double>(all - 1) * hop_s + (whole.start_s - start_s);
    if (reached_s < end_s - 2 * hop_s) end_s = reached_s;
    std::vector<std::size_t> begins = {0};
    if (end_s - start_s - static_cast<double>(all - columns) * hop_s >= kShortestSong_s) {
        const Blocks blocks = explained ? Blocks(midlevel, spreads.midlevel, columns, columns_a_block)
                                        : Blocks(emotions, spreads.emotions, columns, columns_a_block);
        const auto shortest = static_cast<std::size_t>(std::ceil(kShortestSection_s / block_s));
        begins = beginnings(blocks, shortest, kPrice / hop_s);
    }
    std::vector<Section> sections;
    for (std::size_t i = 0; i < begins.size(); ++i) {
        const std::size_t begin = begins[i] * columns_a_block;
        const std::size_t end = i + 1 < begins.size() ? begins[i + 1] * columns_a_block : columns;
        // The border lies in the middle between two columns.
        const auto border_s = [&](std::size_t column) {
            return whole.start_s + (static_cast<double>(sounding[column]) - 0.5) * hop_s;
        };
        Section& section = sections.emplace_back();
        section.start_s = i == 0 ? start_s : border_s(begin);
        section.end_s = i + 1 == begins.size() ? end_s : border_s(end);
        for (std::size_t f = 0; explained && f < kFeatureCount; ++f) {
            section.midlevel[f] = mean(midlevel[f], begin, end);
            section.midlevel_apart[f] = apart_from_rest(midlevel[f], begin, end, spreads.midlevel[f]);
        }
        for (std::size_t e = 0; e < kEmotionCount; ++e) {
            section.emotions[e] = mean(emotions[e], begin, end);
            section.emotions_apart[e] = apart_from_rest(emotions[e], begin, end, spreads.emotions[e]);
        }
    }
    give_letters(sections, explained, spreads);
    return sections;
}

}  // namespace moodglass
