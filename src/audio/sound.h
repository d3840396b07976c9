// SPDX-License-Identifier: Apache-2.0
// Sound as it comes out of a file: interleaved samples at the file's own rate, read piece by piece.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "audio/ahead.h"
#include "audio/channel_layout.h"

namespace moodglass {

inline constexpr int kMinSampleRate = 8000;    // Hz
inline constexpr int kMaxSampleRate = 192000;  // Hz
inline constexpr int kMaxChannels = 8;

// Floating-point files may hold anything; no recorder writes +120 dB over full scale. What is beyond is taken as silence.
inline constexpr float kLargestSample = 1e6f;
inline bool is_sane(float sample) { return -kLargestSample <= sample && sample <= kLargestSample; }  // not NaN either

class Sound {
  public:
    virtual ~Sound() = default;

    int sample_rate = 0;  // Hz
    int channels = 0;
    ChannelLayout layout;  // of the channels; empty: not known

    // Length the file promises, in samples per channel; unknown for some formats.
    std::optional<std::uint64_t> promised_length;

    // Fills `interleaved` (a multiple of `channels` long, nominally -1 to 1) and returns the number of samples per channel
    // written; 0 at the end, be it the sound's or that of what can be decoded.
    virtual std::size_t read(std::span<float> interleaved) = 0;

    // By which others may decode what comes next, while this is being read; none, if that is not possible.
    virtual std::shared_ptr<Ahead> ahead() { return nullptr; }

    // Whether the next second leans on a piece that others have taken of ahead(), and have not given yet.
    virtual bool late() const { return false; }

    // How far the reading has come, 0 to 1.
    virtual double progress() const = 0;

    // True once read() has returned 0 although the file should go on.
    virtual bool cut() const { return false; }

    // True once read() has returned 0 where the file goes on with another sample rate or other channels, as joined files do.
    virtual bool other_follows() const { return false; }

    // True once a damaged part was left out: what comes after it is too early by that part's length. With cut(): something is
    // missing, and whether within or at the end is not known.
    virtual bool gaps() const { return false; }

    // What else there is to say of the file once read() has returned 0: sentences as in result.h.
    virtual std::vector<std::string> remarks() const { return {}; }
};

}  // namespace moodglass
