// SPDX-License-Identifier: Apache-2.0
#include "segments.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace moodglass {
namespace {

struct Edge {
    float difference;
    std::size_t a, b;
};

class Forest {
  public:
    explicit Forest(std::size_t count) : parents_(count), sizes(count, 1), inner(count, 0.0) {
        std::iota(parents_.begin(), parents_.end(), 0u);
    }
    std::size_t root(std::size_t at) {
        while (parents_[at] != at) at = parents_[at] = parents_[parents_[at]];
        return at;
    }
    void join(std::size_t a, std::size_t b, double difference) {
        parents_[b] = a;
        sizes[a] += sizes[b];
        inner[a] = difference;
    }

  private:
    std::vector<std::size_t> parents_;

  public:
    std::vector<std::size_t> sizes;
    std::vector<double> inner;  // the largest difference within
};

}  // namespace

Segments segments_of(const Spectrogram& spectrogram, double scale, std::size_t min_size) {
    const auto& values = spectrogram.values;
    std::vector<Edge> edges;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if ((i + 1) % kBandCount != 0) edges.push_back({std::abs(values[i] - values[i + 1]), i, i + 1});
        if (i + kBandCount < values.size())
            edges.push_back({std::abs(values[i] - values[i + kBandCount]), i, i + kBandCount});
    }
    std::stable_sort(edges.begin(), edges.end(),
                     [](const Edge& a, const Edge& b) { return a.difference < b.difference; });
    Forest forest(values.size());
    const auto limit = [&](std::size_t root) {
        return forest.inner[root] + scale / static_cast<double>(forest.sizes[root]);
    };
    for (const Edge& edge : edges) {
        const std::size_t a = forest.root(edge.a), b = forest.root(edge.b);
        const auto difference = static_cast<double>(edge.difference);
        if (a != b && difference <= std::min(limit(a), limit(b))) forest.join(a, b, difference);
    }
    for (const Edge& edge : edges) {
        const std::size_t a = forest.root(edge.a), b = forest.root(edge.b);
        if (a != b && std::min(forest.sizes[a], forest.sizes[b]) < min_size)
            forest.join(a, b, static_cast<double>(edge.difference));
    }
    Segments segments;
    std::vector<std::size_t> numbers(values.size(), values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        std::size_t& number = numbers[forest.root(i)];
        if (number == values.size()) number = segments.count++;
        segments.of.push_back(number);
    }
    return segments;
}

}  // namespace moodglass
