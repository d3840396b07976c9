// SPDX-License-Identifier: Apache-2.0
#include "lime.h"

#include <cmath>
#include <random>

namespace moodglass {
namespace {

constexpr double kKernelWidth = 0.25, kPenalty = 1;

// Solves a x = b for a symmetric positive definite a (n x n), in place (Cholesky).
void solve(std::vector<double>& a, std::vector<double>& b) {
    const std::size_t n = b.size();
    for (std::size_t j = 0; j < n; ++j) {
        for (std::size_t i = j; i < n; ++i) {
            double sum = a[i * n + j];
            for (std::size_t k = 0; k < j; ++k) sum -= a[i * n + k] * a[j * n + k];
            a[i * n + j] = i == j ? std::sqrt(sum) : sum / a[j * n + j];
        }
    }
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t k = 0; k < i; ++k) b[i] -= a[i * n + k] * b[k];
        b[i] /= a[i * n + i];
    }
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t k = i + 1; k < n; ++k) b[i] -= a[k * n + i] * b[k];
        b[i] /= a[i * n + i];
    }
}

}  // namespace

std::vector<double> lime(Ear& ear, const Spectrogram& spectrogram, const Segments& segments, const Readout& readout,
                         std::size_t perturbations) {
    const std::size_t n = segments.count + 1;  // the last is the constant
    std::vector<double> gram(n * n), right(n);
    std::mt19937 random(1);
    std::vector<bool> shown(segments.count);
    std::vector<std::size_t> there;
    for (std::size_t p = 0; p < perturbations; ++p) {
        there.clear();
        for (std::size_t s = 0; s < segments.count; ++s)
            if ((shown[s] = random() & 1u)) there.push_back(s);
        Spectrogram perturbed = spectrogram;
        for (std::size_t i = 0; i < perturbed.values.size(); ++i)
            if (!shown[segments.of[i]]) perturbed.values[i] = 0;
        const double distance = 1 - std::sqrt(static_cast<double>(there.size()) / static_cast<double>(segments.count));
        const double weight = std::sqrt(std::exp(-distance * distance / (kKernelWidth * kKernelWidth)));
        const double value = ear.value(perturbed, readout);
        there.push_back(segments.count);
        for (const std::size_t a : there) {
            right[a] += weight * value;
            for (const std::size_t b : there) gram[a * n + b] += weight;
        }
    }
    for (std::size_t s = 0; s < segments.count; ++s) gram[s * n + s] += kPenalty;
    solve(gram, right);
    right.pop_back();
    return right;
}

std::vector<float> cell_scores(const std::vector<double>& of_segments, const Segments& segments, const CellGrid& grid,
                               Range columns, std::size_t rows) {
    std::vector<double> sizes(segments.count);
    for (const std::size_t segment : segments.of) ++sizes[segment];
    const auto half = static_cast<std::size_t>(grid.row_bands / 2);
    std::vector<float> scores;
    for (std::size_t c = columns.begin; c < columns.end; ++c)
        for (std::size_t r = 0; r < rows; ++r) {
            const auto frame = static_cast<std::size_t>(grid.band(static_cast<double>(c))),
                       band = static_cast<std::size_t>(grid.band(static_cast<double>(r)));
            double sum = 0;
            for (std::size_t f = frame - half; f < frame + half; ++f)
                for (std::size_t b = band - half; b < band + half; ++b) {
                    const std::size_t segment = segments.of[f * kBandCount + b];
                    sum += of_segments[segment] / sizes[segment];
                }
            scores.push_back(static_cast<float>(sum));
        }
    return scores;
}

}  // namespace moodglass
