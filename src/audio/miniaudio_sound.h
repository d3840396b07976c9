// SPDX-License-Identifier: Apache-2.0
// ADPCM through miniaudio, from memory. Private to this folder.
#pragma once

#include <miniaudio.h>

#include <cstdint>
#include <vector>

#include "audio/file_type.h"
#include "audio/sound.h"

namespace moodglass {

class MiniaudioSound : public Sound {
  public:
    MiniaudioSound() = default;
    ~MiniaudioSound() override;
    MiniaudioSound(const MiniaudioSound&) = delete;
    MiniaudioSound& operator=(const MiniaudioSound&) = delete;

    // pieces: of a file, read as if they stood one behind the other. False if the header is damaged. Then nothing else may be
    // called. Throws std::bad_alloc where memory does not suffice.
    bool open(std::vector<Bytes> pieces, ma_encoding_format format);

    std::size_t read(std::span<float> interleaved) override;
    double progress() const override;
    bool cut() const override { return ended_ && promised_length && read_ < *promised_length; }

  protected:
    // Length in samples per channel as the decoder knows it; for MP3 it would have to decode all.
    std::uint64_t length();

    std::uint64_t expected_ = 0;  // for progress(), where nothing is promised
    std::uint64_t read_ = 0;
    bool ended_ = false;

  private:
    static ma_result read_bytes(ma_decoder* decoder, void* to, std::size_t size, std::size_t* taken);
    static ma_result seek_bytes(ma_decoder* decoder, ma_int64 offset, ma_seek_origin origin);

    std::vector<Bytes> pieces_;
    std::size_t size_ = 0;                   // of all pieces
    std::size_t at_ = 0;                     // among all
    std::size_t piece_ = 0, at_piece_ = 0;  // the piece that `at_` lies in, and where that begins
    ma_decoder decoder_{};
    bool open_ = false;
    bool no_memory_ = false;
};

}  // namespace moodglass
