// SPDX-License-Identifier: Apache-2.0
// A part of a stretch of a file as a WAV file, as loud as the stretch itself: once through the stretch to measure, once
// more to write. Piece by piece, so that memory stays bounded and whoever waits can stop.
//
//     auto wav = MaskedWav::open([&] { return open_sound(bytes); }, masking);
//     std::vector<std::byte> piece;
//     for (;;) {
//         const auto more = wav->step(piece);          // appends what is there
//         if (!more) return complain(more.error());
//         keep(std::exchange(piece, {}));
//         if (!*more) break;
//     }
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "audio/result.h"
#include "explain/masked_sound.h"

namespace moodglass {

class MaskedWav {
  public:
    using Opener = std::function<Result<std::unique_ptr<Sound>>()>;

    // open: gives the file's sound from its beginning; called twice.
    static Result<MaskedWav> open(Opener open, Masking masking);

    // Does the next piece of work, some tens of milliseconds. True while there is more to do. Fails where the stretch
    // lies beyond the file's end, or is too long for a WAV file.
    Result<bool> step(std::vector<std::byte>& file);

    double progress() const;  // 0 to 1
    float gain() const { return gain_; }

  private:
    MaskedWav(Opener open, Masking masking, std::unique_ptr<MaskedSound> sound);
    Result<bool> begin_writing(std::vector<std::byte>& file);

    Opener open_;
    Masking masking_;
    std::unique_ptr<MaskedSound> sound_;
    std::vector<float> samples_;
    bool measuring_ = true;
    std::uint64_t length_ = 0;
    float gain_ = 1;
};

}  // namespace moodglass
