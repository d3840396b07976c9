// SPDX-License-Identifier: Apache-2.0
#include "spectrogram/filterbank.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "audio/mono.h"

namespace moodglass {
namespace {

constexpr double kBandsPerOctave = 24, kMin_Hz = 20, kMax_Hz = 16000, kReference_Hz = 440;
constexpr double kBinWidth_Hz = static_cast<double>(kSampleRate) / kFrameSize;

// The bins nearest to the centre frequencies, each once. Frequencies above the last bin fall on it.
std::vector<int> centre_bins() {
    std::vector<int> bins;
    const int lowest = static_cast<int>(std::floor(std::log2(kMin_Hz / kReference_Hz) * kBandsPerOctave));
    const int highest = static_cast<int>(std::ceil(std::log2(kMax_Hz / kReference_Hz) * kBandsPerOctave));
    for (int k = lowest; k < highest; ++k) {
        const double frequency = kReference_Hz * std::pow(2.0, k / kBandsPerOctave);
        if (frequency < kMin_Hz || frequency > kMax_Hz) continue;
        int bin = std::clamp(static_cast<int>(std::ceil(frequency / kBinWidth_Hz)), 1, kBinCount - 1);
        if (frequency - (bin - 1) * kBinWidth_Hz < bin * kBinWidth_Hz - frequency) --bin;
        if (bins.empty() || bins.back() != bin) bins.push_back(bin);
    }
    return bins;
}

}  // namespace

Filterbank::Filterbank() {
    const std::vector<int> bins = centre_bins();
    for (std::size_t i = 0; i + 2 < bins.size(); ++i) {
        const int start = bins[i];
        int centre = bins[i + 1], stop = bins[i + 2];
        if (stop - start < 2) {
            centre = start;
            stop = start + 1;
        }
        Filter filter;
        filter.first = static_cast<std::size_t>(start);
        std::vector<double> weights;
        for (int bin = start; bin < centre; ++bin) weights.push_back(static_cast<double>(bin - start) / (centre - start));
        for (int bin = centre; bin < stop; ++bin) weights.push_back(1.0 - static_cast<double>(bin - centre) / (stop - centre));
        double sum = 0;
        for (const double weight : weights) sum += weight;
        for (const double weight : weights) filter.weights.push_back(static_cast<float>(weight / sum));
        filter.centre_hz = centre * kBinWidth_Hz;
        filters_.push_back(std::move(filter));
    }
    assert(filters_.size() == kBandCount);
}

void Filterbank::apply(std::span<const Four> bins, std::span<Four> bands) const {
    for (std::size_t band = 0; band < filters_.size(); ++band) {
        const Filter& filter = filters_[band];
        Four sum{};
        for (std::size_t i = 0; i < filter.weights.size(); ++i) sum += filter.weights[i] * bins[filter.first + i];
        bands[band] = sum;
    }
}

}  // namespace moodglass
