// SPDX-License-Identifier: Apache-2.0
// First values of a song that is still being decoded: once ten seconds are there the network hears them, at the level
// that they have. Provisional, for the level is that of the whole song, and no part of the result or of its timings.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "network/cells.h"
#include "network/model.h"
#include "spectrogram/spectrogram.h"

namespace moodglass {

class Glimpse {
  public:
    // Not wanted: nothing of it ever comes.
    Glimpse(const Model& model, bool wanted);

    // From the song's magnitudes so far (count, kBandCount) and its level so far. Nothing begins before they suffice,
    // nor twice.
    void begin(std::span<const float> magnitudes, float level);

    // Whether frames wait for a taker.
    bool waits() const { return state_ == State::waiting; }

    // What the network is to hear (kExcerptFrames, kBandCount): for one taker, who gives what it says. They live as
    // long as this.
    std::optional<std::span<const float>> take_frames();

    // False if these are no cells of them. Nothing comes of what is given twice, or once decoding has ended.
    bool give(std::vector<float> cells);

    // The cells, once, when they are there.
    std::optional<Cells> take();

    // Decoding has ended: better is at hand.
    void end();

    // Between taking and giving, a frame; 0 until it was given.
    double seconds_a_frame() const { return seconds_a_frame_; }

  private:
    enum class State { wanted, waiting, taken, there, over } state_;
    std::size_t columns_, rows_, outputs_;
    Spectrogram frames_;
    std::chrono::steady_clock::time_point taken_at_;
    double seconds_a_frame_ = 0;
    Cells cells_;
};

}  // namespace moodglass
