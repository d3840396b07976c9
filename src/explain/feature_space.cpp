// SPDX-License-Identifier: Apache-2.0
#include "explain/feature_space.h"

#include <algorithm>
#include <cmath>

namespace moodglass {
namespace {

using Matrix = std::array<std::array<double, kFeatureCount>, kFeatureCount>;

// Gauss-Jordan; correlations are positive definite, so no pivot vanishes.
Matrix inverse(const PerFeature<PerFeature<float>>& of) {
    Matrix a{}, out{};
    for (std::size_t r = 0; r < kFeatureCount; ++r) {
        out[r][r] = 1;
        for (std::size_t c = 0; c < kFeatureCount; ++c) a[r][c] = static_cast<double>(of[r][c]);
    }
    for (std::size_t pivot = 0; pivot < kFeatureCount; ++pivot) {
        const double by = a[pivot][pivot];
        for (std::size_t c = 0; c < kFeatureCount; ++c) {
            a[pivot][c] /= by;
            out[pivot][c] /= by;
        }
        for (std::size_t r = 0; r < kFeatureCount; ++r) {
            const double factor = r == pivot ? 0 : a[r][pivot];
            for (std::size_t c = 0; c < kFeatureCount; ++c) {
                a[r][c] -= factor * a[pivot][c];
                out[r][c] -= factor * out[pivot][c];
            }
        }
    }
    return out;
}

Spread spread(const Quantiles& of) { return {of.at.front(), of.at.back(), of.deviation()}; }

}  // namespace

FeatureSpace FeatureSpace::of(const Reference& reference) {
    FeatureSpace space;
    for (std::size_t f = 0; f < kFeatureCount; ++f) space.features[f] = spread(reference.midlevel[f]);
    for (std::size_t e = 0; e < kEmotionCount; ++e) space.emotions[e] = spread(reference.emotions[e]);
    space.ratings = reference.ratings;
    return space;
}

Unlikeliness unlikeliness(const FeatureSpace& space, const PerFeature<float>& midlevel) {
    const HumanRatings& ratings = space.ratings;
    const Matrix precision = inverse(ratings.correlations);
    PerFeature<double> z{};
    for (std::size_t f = 0; f < kFeatureCount; ++f)
        z[f] = static_cast<double>((midlevel[f] - ratings.means[f]) / ratings.deviations[f]);
    Unlikeliness out;
    double squared = 0, most = -1e30;
    for (std::size_t i = 0; i < kFeatureCount; ++i)
        for (std::size_t j = 0; j < kFeatureCount; ++j) {
            const double part = z[i] * precision[i][j] * z[j];
            squared += part;
            if (i >= j || part <= most) continue;
            most = part;
            out.pair = {i, j};
        }
    out.distance = static_cast<float>(std::sqrt(std::max(squared, 0.0)));
    out.percentile = ratings.distances.percentile_of(out.distance);
    return out;
}

}  // namespace moodglass
