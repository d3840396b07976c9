// SPDX-License-Identifier: Apache-2.0
// Any bytes as the messages of a decoding process: they are refused with a sentence, or give sound within its own
// promises, never more of it than the bytes hold, and come to an end.
#include "platform/decoding/told_sound.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

#include "fuzz/require.h"

namespace {

class Memory final : public moodglass::Line {
  public:
    explicit Memory(std::span<const std::byte> left) : left_(left) {}
    bool read(std::span<std::byte> bytes) override {
        if (bytes.size() > left_.size()) return false;
        if (!bytes.empty()) std::memcpy(bytes.data(), left_.data(), bytes.size());
        left_ = left_.subspan(bytes.size());
        return true;
    }
    moodglass::Error end() override { return {"it makes no sense"}; }

  private:
    std::span<const std::byte> left_;
};

bool is_plain(const std::string& text) {
    for (const char c : text)
        if (c < ' ' || c > '~') return false;
    return !text.empty();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using moodglass::fuzz::require;
    const auto told = moodglass::told_sound(std::make_unique<Memory>(std::as_bytes(std::span(data, size))));
    if (!told) {
        require(is_plain(told.error().message), "a refusal is a sentence");
        return 0;
    }
    moodglass::Sound& sound = *told->sound;
    require(sound.channels >= 1 && sound.channels <= moodglass::kMaxChannels, "channels that can be mixed");
    const auto channels = static_cast<std::size_t>(sound.channels);
    require(sound.layout.empty() || sound.layout.size() == channels, "a speaker for each channel, or none");
    std::vector<float> piece(4096 * channels);
    std::size_t total = 0;
    while (const std::size_t count = sound.read(piece)) {
        require(count <= 4096, "no more samples than there is room for");
        require(std::isfinite(sound.progress()), "progress is a number");
        total += count * channels * sizeof(float);
    }
    require(total <= size, "no samples that were not told");
    require(sound.read(piece) == 0, "the end is the end");
    for (const std::string& remark : sound.remarks()) require(is_plain(remark), "a remark is a sentence");
    if (*told->failed) require(is_plain((*told->failed)->message), "a failure is a sentence");
    return 0;
}
