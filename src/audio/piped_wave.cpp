// SPDX-License-Identifier: Apache-2.0
#include "audio/piped_wave.h"

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

#include "audio/pcm.h"
#include "audio/wave.h"

namespace moodglass {
namespace {

constexpr std::size_t kPiece = 4096;                 // bytes
constexpr std::size_t kMostBeforeSamples = 1 << 20;  // pictures and notes

class PipedWave final : public Sound {
  public:
    // pending: bytes of samples that were read with the header.
    PipedWave(ReadBytes read, const Wave& wave, std::vector<std::byte> pending, std::uint64_t most_bytes)
        : read_bytes_(std::move(read)), wave_(wave), pending_(std::move(pending)), left_(most_bytes) {
        sample_rate = wave.sample_rate;
        channels = wave.channels;
        layout = wave.layout;
    }

    std::size_t read(std::span<float> interleaved) override {
        const auto block = static_cast<std::size_t>(wave_.block);
        const auto room = static_cast<std::size_t>(std::min<std::uint64_t>(
            interleaved.size() / static_cast<std::size_t>(channels) * block, left_ / block * block));
        while (pending_.size() < std::min(block, room)) {
            const std::size_t before = pending_.size();
            pending_.resize(std::max(room, before + 1));
            const std::size_t count = read_bytes_(std::span(pending_).subspan(before));
            pending_.resize(before + count);
            if (count == 0) return 0;
        }
        const std::size_t taken = std::min(pending_.size() / block * block, room);
        if (taken == 0) return 0;
        wave_.data = Bytes(pending_).first(taken);
        wave_.told_bytes.reset();
        const std::size_t length = Pcm(wave_).read(interleaved);
        pending_.erase(pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(taken));
        left_ -= taken;
        return length;
    }

    double progress() const override { return 0; }  // nobody knows

  private:
    ReadBytes read_bytes_;
    Wave wave_;
    std::vector<std::byte> pending_;
    std::uint64_t left_;  // bytes of samples that are still to come, at most
};

}  // namespace

std::unique_ptr<Sound> open_piped_wave(ReadBytes read) {
    std::vector<std::byte> head;
    while (head.size() < kMostBeforeSamples) {
        const std::size_t before = head.size();
        head.resize(before + kPiece);
        const std::size_t count = read(std::span(head).subspan(before));
        head.resize(before + count);
        if (count == 0) return nullptr;
        auto wave = find_wave(head);
        if (!wave || wave->data.empty()) continue;
        if (!Pcm::reads(*wave)) return nullptr;
        const bool told = wave->header == Wave::Header::whole && wave->told_bytes;
        const std::uint64_t most = told ? *wave->told_bytes : std::numeric_limits<std::uint64_t>::max();
        std::vector<std::byte> pending(wave->data.begin(), wave->data.end());
        wave->format = {};
        return std::make_unique<PipedWave>(std::move(read), *wave, std::move(pending), most);
    }
    return nullptr;
}

std::unique_ptr<Sound> open_piped_samples(ReadBytes read, int rate, int channels) {
    Wave wave;
    wave.encoding = Wave::pcm;
    wave.channels = channels;
    wave.sample_rate = rate;
    wave.bits = 16;
    wave.block = 2 * channels;
    wave.layout = wav_layout(channels);
    return std::make_unique<PipedWave>(std::move(read), wave, std::vector<std::byte>(),
                                       std::numeric_limits<std::uint64_t>::max());
}

}  // namespace moodglass
