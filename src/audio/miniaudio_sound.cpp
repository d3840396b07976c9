// SPDX-License-Identifier: Apache-2.0
#include "audio/miniaudio_sound.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>

namespace moodglass {
namespace {

// miniaudio tells the lack of memory as a damaged file.
void* noting(bool* failed, void* got) {
    if (!got) *failed = true;
    return got;
}

ma_allocation_callbacks noting_callbacks(bool& failed) {
    ma_allocation_callbacks callbacks{};
    callbacks.pUserData = &failed;
    callbacks.onMalloc = [](std::size_t size, void* note) { return noting(static_cast<bool*>(note), std::malloc(size)); };
    callbacks.onRealloc = [](void* block, std::size_t size, void* note) {
        return noting(static_cast<bool*>(note), std::realloc(block, size));
    };
    callbacks.onFree = [](void* block, void*) { std::free(block); };
    return callbacks;
}

}  // namespace

MiniaudioSound::~MiniaudioSound() {
    if (open_) ma_decoder_uninit(&decoder_);
}

bool MiniaudioSound::open(std::vector<Bytes> pieces, ma_encoding_format format) {
    ma_decoder_config config = ma_decoder_config_init(ma_format_f32, 0, 0);  // the file's own channels and rate
    config.encodingFormat = format;
    config.allocationCallbacks = noting_callbacks(no_memory_);
    pieces_ = std::move(pieces);
    for (const Bytes piece : pieces_) size_ += piece.size();
    // A header may tell of more channels than miniaudio converts: ma_decoder_init_memory then frees what was never reserved.
    const ma_result result = ma_decoder_init(read_bytes, seek_bytes, this, &config, &decoder_);
    if (no_memory_) {
        if (result == MA_SUCCESS) ma_decoder_uninit(&decoder_);
        throw std::bad_alloc();
    }
    if (result != MA_SUCCESS) return false;
    open_ = true;
    sample_rate = static_cast<int>(decoder_.outputSampleRate);
    channels = static_cast<int>(decoder_.outputChannels);
    return true;
}

ma_result MiniaudioSound::read_bytes(ma_decoder* decoder, void* to, std::size_t size, std::size_t* taken) {
    auto& self = *static_cast<MiniaudioSound*>(decoder->pUserData);
    *taken = 0;
    while (*taken < size && self.at_ < self.size_) {
        const Bytes piece = self.pieces_[self.piece_];
        const std::size_t offset = self.at_ - self.at_piece_, count = std::min(size - *taken, piece.size() - offset);
        if (count > 0) std::memcpy(static_cast<std::byte*>(to) + *taken, piece.data() + offset, count);
        *taken += count;
        self.at_ += count;
        if (offset + count < piece.size()) break;
        self.at_piece_ += piece.size();
        ++self.piece_;
    }
    return *taken == 0 ? MA_AT_END : MA_SUCCESS;
}

ma_result MiniaudioSound::seek_bytes(ma_decoder* decoder, ma_int64 offset, ma_seek_origin origin) {
    auto& self = *static_cast<MiniaudioSound*>(decoder->pUserData);
    const auto size = static_cast<ma_int64>(self.size_);
    const ma_int64 from = origin == ma_seek_origin_start ? 0
                          : origin == ma_seek_origin_end ? size
                                                         : static_cast<ma_int64>(self.at_);
    // A step back is a chunk of more than 2 GB whose length has become negative: allowed, the header would never end.
    if (origin == ma_seek_origin_current && offset < 0) return MA_BAD_SEEK;
    if (offset < -from || offset > size - from) return MA_BAD_SEEK;
    self.at_ = static_cast<std::size_t>(from + offset);
    self.piece_ = self.at_piece_ = 0;
    while (self.piece_ < self.pieces_.size() && self.at_ - self.at_piece_ >= self.pieces_[self.piece_].size())
        self.at_piece_ += self.pieces_[self.piece_++].size();
    return MA_SUCCESS;
}

std::size_t MiniaudioSound::read(std::span<float> interleaved) {
    if (ended_) return 0;
    ma_uint64 count = 0;
    ma_decoder_read_pcm_frames(&decoder_, interleaved.data(), interleaved.size() / static_cast<std::size_t>(channels),
                               &count);
    if (no_memory_) throw std::bad_alloc();
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
