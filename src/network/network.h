// SPDX-License-Identifier: Apache-2.0
// The network as XNNPACK runs it: one stretch of spectrogram in, the head's value in every (time, frequency) cell of the
// last feature map out. The average over cells is the prediction (paper, section 2); since average and head are linear, the
// order of the two does not matter, and every cell's value is its exact share.
#pragma once

#include <memory>
#include <vector>

#include "audio/result.h"
#include "network/model.h"
#include "spectrogram/spectrogram.h"

namespace moodglass {

// Values of the head, row-major (columns, rows, outputs): columns along time, rows along frequency from low to high.
struct Cells {
    std::size_t columns = 0, rows = 0, outputs = 0;
    std::vector<float> values;
};

class Network {
  public:
    // Takes what it needs of the model; threads > 1 only where the platform has them.
    static Result<Network> create(const Model& model, int threads = 1);

    Network(Network&&) noexcept;
    Network& operator=(Network&&) noexcept;
    ~Network();

    // frames: (count, kBandCount) values before standardisation. Zero-padded at both ends, as a song's ends are.
    Result<Cells> run(std::span<const float> frames);

  private:
    struct State;
    explicit Network(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace moodglass
