// SPDX-License-Identifier: Apache-2.0
// Where within a sound nothing is heard beside the rest of it: between a song and a hidden one, between movements, where
// files were joined, and the hiss or dither before a recording begins.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace moodglass {

// In seconds from the first sample on.
struct Silence {
    double begin_s = 0, end_s = 0;
    bool operator==(const Silence&) const = default;
};

// silences: in order.
bool is_silent(std::span<const Silence> silences, double moment_s);

// What to tell a person of them, in a sound of this duration; nothing where they are a small part of it.
std::optional<std::string> told_silence(std::span<const Silence> silences, double duration_s);

class Silences {
  public:
    // Mono, at kSampleRate.
    void push(std::span<const float> samples);

    // Of a sound of so many samples: stretches of two seconds and more in which every tenth of a second is 60 dB below
    // the loudest one (root of the mean square, without the mean), in order. That is judged by tenths of seconds, and
    // not by samples, so that neither a click in silence counts as sound nor one in the music as what is loud in it; and
    // of a hundred and more the loudest, at most three, are left out, which may be a knock on the microphone.
    std::vector<Silence> finish(std::uint64_t length);

  private:
    void add(std::span<const float> piece);  // of one block
    void end_block();

    double sum_ = 0, squares_ = 0;  // of the block that has begun
    std::size_t count_ = 0;
    std::vector<double> powers_;  // of the blocks before
};

}  // namespace moodglass
