// SPDX-License-Identifier: Apache-2.0
// Ten seconds of a clip, as the network hears them, and with parts taken out of them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "explain/cell_grid.h"
#include "explain/masked_sound.h"
#include "network/network.h"
#include "spectrogram/spectrogram.h"

namespace moodglass {

class Ear {
  public:
    explicit Ear(const Model& model) : model_(model), network_(std::move(*Network::create(model))) {}

    Cells cells(const Spectrogram& spectrogram) { return std::move(*network_.run(spectrogram.values)); }
    std::vector<float> silence() { return std::move(*network_.silence()); }
    double value(const Spectrogram& spectrogram, const Readout& readout);

    const Model& model() const { return model_; }

  private:
    const Model& model_;
    Network network_;
};

struct Excerpt {
    std::string name;
    std::vector<float> samples;  // mono at 22,050 Hz, 10 s
    float peak = 0;              // by which the level is divided, whatever is taken out
};

// The first 10 s of `count` files of a folder, evenly spread over their alphabetical order.
std::vector<Excerpt> excerpts(const std::filesystem::path& folder, std::size_t count);

Spectrogram spectrogram_of(const std::vector<float>& samples, float peak);

// The samples that a mask over the excerpt keeps.
std::vector<float> masked(const Excerpt& excerpt, const Mask& mask, Part part = Part::only);

}  // namespace moodglass
