// SPDX-License-Identifier: Apache-2.0
// The part of a sound that a mask keeps, or what is left without it: a short-time Fourier transform at the sound's own
// rate and channels, frames about as long as the network's (93 ms), Hann-windowed before and after, overlapping by
// three quarters. Where the mask is 1 the sound comes out as it went in; "only" and "without" add up to the whole. The
// network hears nothing above 11 kHz: what is there never belongs to "only".
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "audio/sound.h"
#include "explain/mask.h"

namespace moodglass {

enum class Part { whole, only, without };

// What is to be heard: a part of the stretch from begin_s to end_s of the file.
struct Masking {
    Mask mask;  // may be empty for the whole
    Part part = Part::only;
    double begin_s = 0, end_s = 0;
};

class MaskedSound final : public Sound {
  public:
    // Reads the sound from where it is, its beginning; gives the stretch alone, times `gain`.
    MaskedSound(std::unique_ptr<Sound> sound, Masking masking, float gain = 1);
    ~MaskedSound() override;

    // Decodes on towards the stretch, a second at most; false where its begin is reached. Need not be called: read() goes all
    // the way at once.
    bool skip();
    std::size_t read(std::span<float> interleaved) override;
    double progress() const override;
    bool cut() const override { return sound_->cut(); }

    // Of what has been read: sums of squares and the largest magnitude, over all channels.
    struct Level {
        double before = 0, after = 0;
        float peak = 0;
    };
    const Level& level() const { return level_; }

  private:
    struct Transform;
    void read_hop();
    void find_gains();
    void step();

    std::unique_ptr<Sound> sound_;
    Masking masking_;
    float gain_;
    std::unique_ptr<Transform> transform_;
    std::uint64_t begin_ = 0, end_ = 0;  // of the stretch. These and what follows count samples of the file:
    std::uint64_t taken_ = 0;            // read
    std::uint64_t frame_end_ = 0;        // where the last frame ended
    std::uint64_t given_ = 0;            // of the stretch: come out
    std::vector<float> hop_, ready_;     // interleaved
    std::size_t ready_taken_ = 0;
    Level level_;
};

// By how much a part of a sound must be amplified to be as loud (root mean square) as the stretch it comes from: at
// most kMostGain, and never so much that it clips.
inline constexpr float kMostGain = 10;  // 20 dB
float matching_gain(const MaskedSound::Level& level);

}  // namespace moodglass
