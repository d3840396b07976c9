// SPDX-License-Identifier: Apache-2.0
#include "audio/miniaudio_sound.h"

#include <algorithm>

namespace moodglass {

MiniaudioSound::~MiniaudioSound() {
    if (open_) ma_decoder_uninit(&decoder_);
}

bool MiniaudioSound::open(Bytes bytes, ma_encoding_format format) {
    ma_decoder_config config = ma_decoder_config_init(ma_format_f32, 0, 0);  // the file's own channels and rate
    config.encodingFormat = format;
    if (ma_decoder_init_memory(bytes.data(), bytes.size(), &config, &decoder_) != MA_SUCCESS) return false;
    open_ = true;
    sample_rate = static_cast<int>(decoder_.outputSampleRate);
    channels = static_cast<int>(decoder_.outputChannels);
    return true;
}

std::size_t MiniaudioSound::read(std::span<float> interleaved) {
    if (ended_) return 0;
    ma_uint64 count = 0;
    ma_decoder_read_pcm_frames(&decoder_, interleaved.data(), interleaved.size() / static_cast<std::size_t>(channels), &count);
    read_ += count;
    ended_ = count == 0;
    return static_cast<std::size_t>(count);
}

double MiniaudioSound::progress() const {
    const std::uint64_t total = promised_length ? *promised_length : expected_;
    return total ? std::min(1.0, static_cast<double>(read_) / static_cast<double>(total)) : 0.5;
}

std::uint64_t MiniaudioSound::length() {
    ma_uint64 samples = 0;
    return ma_decoder_get_length_in_pcm_frames(&decoder_, &samples) == MA_SUCCESS ? samples : 0;
}

}  // namespace moodglass
