// SPDX-License-Identifier: Apache-2.0
#include "audio/adpcm.h"

#include <dr_wav.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "audio/pcm.h"

namespace moodglass {
namespace {

void put(std::vector<std::byte>& bytes, std::string_view text) {
    for (const char c : text) bytes.push_back(static_cast<std::byte>(c));
}
void put(std::vector<std::byte>& bytes, std::size_t number) {
    for (int i = 0; i < 4; ++i) bytes.push_back(static_cast<std::byte>(number >> 8 * i));
}

// One that is in order, whatever the file's was like.
std::vector<std::byte> header_of(const Wave& wave) {
    const std::uint64_t told =
        wave.header == Wave::Header::whole ? wave.told_bytes.value_or(wave.data.size()) : wave.data.size();
    const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(told, 0x7FFFFFFF));
    std::vector<std::byte> header;
    put(header, "RIFF");
    put(header, wave.format.size() + wave.format.size() % 2 + size + 20);
    put(header, "WAVEfmt ");
    put(header, wave.format.size());
    header.insert(header.end(), wave.format.begin(), wave.format.end());
    header.resize(header.size() + header.size() % 2);
    put(header, "data");
    put(header, size);
    return header;
}

class Adpcm final : public Sound {
  public:
    explicit Adpcm(const Wave& wave) : wave_(wave), header_(header_of(wave)) {}
    ~Adpcm() override {
        if (open_) ma_dr_wav_uninit(&decoder_);
    }
    Adpcm(const Adpcm&) = delete;
    Adpcm& operator=(const Adpcm&) = delete;

    bool open() {
        ma_allocation_callbacks callbacks{};  // miniaudio tells the lack of memory as a damaged file
        callbacks.pUserData = &no_memory_;
        callbacks.onMalloc = [](std::size_t size, void* note) { return noting(note, std::malloc(size)); };
        callbacks.onRealloc = [](void* block, std::size_t size, void* note) {
            return noting(note, std::realloc(block, size));
        };
        callbacks.onFree = [](void* block, void*) { std::free(block); };
        open_ = ma_dr_wav_init(&decoder_, read_bytes, seek_bytes, this, &callbacks);
        if (no_memory_) throw std::bad_alloc();
        if (!open_) return false;
        sample_rate = static_cast<int>(decoder_.sampleRate);
        channels = decoder_.channels;
        layout = wave_.layout;
        expected_ = decoder_.totalPCMFrameCount;
        if (wave_.told_bytes && wave_.header == Wave::Header::whole) promised_length = expected_;
        return true;
    }

    std::size_t read(std::span<float> interleaved) override {
        if (ended_) return 0;
        const ma_uint64 count = ma_dr_wav_read_pcm_frames_f32(
            &decoder_, interleaved.size() / static_cast<std::size_t>(channels), interleaved.data());
        if (no_memory_) throw std::bad_alloc();
        read_ += count;
        ended_ = count == 0;
        return static_cast<std::size_t>(count);
    }

    double progress() const override {
        return expected_ ? std::min(1.0, static_cast<double>(read_) / static_cast<double>(expected_)) : 0.5;
    }
    bool cut() const override { return ended_ && promised_length && read_ < *promised_length; }
    std::vector<std::string> remarks() const override { return header_remarks(wave_, read_, sample_rate); }

  private:
    static void* noting(void* no_memory, void* got) {
        if (!got) *static_cast<bool*>(no_memory) = true;
        return got;
    }

    std::size_t size() const { return header_.size() + wave_.data.size(); }

    // From the header, and behind it the samples.
    static std::size_t read_bytes(void* of, void* to, std::size_t wanted) {
        auto& self = *static_cast<Adpcm*>(of);
        std::size_t taken = 0;
        const auto take = [&](Bytes from, std::size_t begin) {
            const Bytes some = from.subspan(begin).first(std::min(wanted - taken, from.size() - begin));
            if (!some.empty()) std::memcpy(static_cast<std::byte*>(to) + taken, some.data(), some.size());
            taken += some.size();
        };
        if (self.at_ < self.header_.size()) take(self.header_, self.at_);
        if (taken < wanted) take(self.wave_.data, self.at_ + taken - self.header_.size());
        self.at_ += taken;
        return taken;
    }

    // No step back: that is a chunk of more than 2 GB whose length has become negative, and the header would never end.
    static ma_bool32 seek_bytes(void* of, int offset, ma_dr_wav_seek_origin origin) {
        auto& self = *static_cast<Adpcm*>(of);
        const std::size_t from = origin == ma_dr_wav_seek_origin_start ? 0 : self.at_;
        if (offset < 0 || static_cast<std::size_t>(offset) > self.size() - from) return MA_FALSE;
        self.at_ = from + static_cast<std::size_t>(offset);
        return MA_TRUE;
    }

    const Wave wave_;
    const std::vector<std::byte> header_;
    std::size_t at_ = 0;  // in both
    ma_dr_wav decoder_{};
    bool open_ = false, no_memory_ = false, ended_ = false;
    std::uint64_t expected_ = 0, read_ = 0;  // samples of each channel
};

}  // namespace

std::unique_ptr<Sound> open_adpcm(const Wave& wave) {
    auto sound = std::make_unique<Adpcm>(wave);
    return sound->open() ? std::move(sound) : nullptr;
}

}  // namespace moodglass
