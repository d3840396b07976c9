// SPDX-License-Identifier: Apache-2.0
// Samples that stand in a file as numbers: integers of 8 to 32 bits, floating-point ones, and the two laws of telephony
// (ITU-T G.711). Private to this folder.
#pragma once

#include "audio/sound.h"
#include "audio/wave.h"

namespace moodglass {

class Pcm final : public Sound {
  public:
    // Whether it reads such samples.
    static bool reads(const Wave& wave);
    explicit Pcm(const Wave& wave);

    std::size_t read(std::span<float> interleaved) override;
    double progress() const override;
    bool cut() const override { return taken_ == length_ && promised_length && length_ < *promised_length; }
    std::vector<std::string> remarks() const override;

  private:
    float sample(const std::byte* at) const;

    Wave wave_;
    std::size_t width_;  // bytes of a sample
    std::uint64_t length_, taken_ = 0;
};

// What to say of a header that was not kept up, of `length` samples per channel at `rate`.
std::vector<std::string> header_remarks(const Wave& wave, std::uint64_t length, int rate);

}  // namespace moodglass
