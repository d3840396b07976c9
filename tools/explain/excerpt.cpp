// SPDX-License-Identifier: Apache-2.0
#include "excerpt.h"

#include <algorithm>

#include "audio/decoded.h"
#include "audio/mono.h"
#include "audio/open.h"
#include "platform/files/collect.h"
#include "platform/files/file.h"

namespace moodglass {
namespace {

constexpr double kExcerpt_s = 10;
constexpr std::size_t kSamples = 10 * kSampleRate;

}  // namespace

double Ear::value(const Spectrogram& spectrogram, const Readout& readout) {
    const Cells all = cells(spectrogram);
    return value_of(map_of(all, {0, all.columns}, readout, Baseline::zero));
}

std::vector<Excerpt> excerpts(const std::filesystem::path& folder, std::size_t count) {
    const auto files = collect({folder.string()}).files;
    std::vector<Excerpt> all;
    for (std::size_t i = 0; i < std::min(count, files.size()); ++i) {
        const auto& path = files[i * files.size() / std::min(count, files.size())];
        const auto bytes = read_file(path);
        if (!bytes) continue;
        auto sound = open_sound(*bytes);
        if (!sound) continue;
        Mono mono(std::move(*sound));
        Excerpt excerpt{path.stem().string(), {}, 0};
        while (excerpt.samples.size() < kSamples) {
            const auto more = mono.read(excerpt.samples);
            if (!more || !*more) break;
        }
        if (excerpt.samples.size() < kSamples) continue;
        excerpt.samples.resize(kSamples);
        for (const float sample : excerpt.samples) excerpt.peak = std::max(excerpt.peak, std::abs(sample));
        all.push_back(std::move(excerpt));
    }
    return all;
}

Spectrogram spectrogram_of(const std::vector<float>& samples, float peak) {
    Framer framer;
    std::vector<float> magnitudes;
    framer.push(samples, magnitudes);
    framer.finish(samples.size(), magnitudes);
    return to_spectrogram(std::move(magnitudes), peak);
}

std::vector<float> masked(const Excerpt& excerpt, const Mask& mask, Part part) {
    MaskedSound sound(std::make_unique<Decoded>(excerpt.samples, 1, kSampleRate), {mask, part, 0, kExcerpt_s});
    std::vector<float> samples(excerpt.samples.size());
    for (std::size_t at = 0; at < samples.size();) {
        const std::size_t read = sound.read(std::span(samples).subspan(at));
        if (read == 0) break;
        at += read;
    }
    return samples;
}

}  // namespace moodglass
