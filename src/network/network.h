// SPDX-License-Identifier: Apache-2.0
// The network, layer by layer (operators.h): one stretch of spectrogram in, the heads' values in every cell of the last feature
// map out.
#pragma once

#include <memory>
#include <vector>

#include "audio/result.h"
#include "network/cells.h"
#include "network/model.h"
#include "spectrogram/spectrogram.h"

namespace moodglass {

class Network {
  public:
    // Takes what it needs of the model. It serves one thread at a time; several threads have one each.
    static Result<Network> create(const Model& model);

    Network(Network&&) noexcept;
    Network& operator=(Network&&) noexcept;
    ~Network();

    // frames: (count, kBandCount) values before standardisation. Zero-padded at both ends, as a song's ends are.
    Result<Cells> run(std::span<const float> frames);

    // What a cell of each row says of silence, far from a song's ends: (rows, outputs). As much work as 4 s of sound, once.
    Result<std::vector<float>> silence();

  private:
    struct State;
    explicit Network(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace moodglass
