// SPDX-License-Identifier: Apache-2.0
#include <opusfile.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <string_view>

#include "audio/decoders.h"
#include "audio/ogg_pages.h"
#include "audio/remix.h"

namespace moodglass {
namespace {

// The packet that a stream of Opus begins with; empty if there is none.
Bytes opus_head(Bytes bytes) {
    constexpr std::size_t kLongest = 276;
    const std::string_view start(reinterpret_cast<const char*>(bytes.data()),
                                 std::min<std::size_t>(bytes.size(), 1 << 16));
    const std::size_t at = start.find("OpusHead");
    return at == start.npos ? Bytes() : bytes.subspan(at, std::min(kLongest, bytes.size() - at));
}

bool is_whole(Bytes bytes) {
    const OggPages pages = ogg_pages(bytes);
    return !pages.cut && !pages.gaps && !pages.unmarked;
}

// What begins before the time zero libopusfile does not read, but libav does.
Result<std::unique_ptr<Sound>> open_of_early_times([[maybe_unused]] Bytes bytes) {
#ifdef MOODGLASS_LIBAV
    if (auto sound = open_libav(bytes)) return sound;
#endif
    return failure(
        "an Opus file whose times begin before zero, as where it was cut without encoding it again; convert it to WAV "
        "or FLAC");
}

class Opus final : public Sound {
  public:
    static Result<std::unique_ptr<Sound>> open(Bytes bytes) {
        auto sound = std::make_unique<Opus>();
        sound->bytes_ = bytes;
        // Without a way to seek: the file is read once, from its beginning, and its chained streams as they come.
        // Looking for them before, libopusfile would lose what it had reserved where a later one is damaged.
        const OpusFileCallbacks callbacks = {read_bytes, nullptr, nullptr, nullptr};
        int error = 0;
        sound->opus_ = op_open_callbacks(sound.get(), &callbacks, nullptr, 0, &error);
        // Of a file that is cut in its first second the times are as wrong; and libav would not tell what is missing.
        if (error == OP_EBADTIMESTAMP && is_whole(bytes)) return open_of_early_times(bytes);
        if (!sound->opus_) {
            // Family 255 has no layout, and 2 and 3 describe a sound field.
            const Bytes head = opus_head(bytes);
            if (head.size() > 18 && head[18] > std::byte{1})
                return failure(
                    "an Opus file of " + std::to_string(std::to_integer<int>(head[9])) +
                    " channels that are for no loudspeakers, which are not decoded here; export it as stereo or mono");
        }
        if (!sound->opus_) return failure("an Opus file whose header is damaged or cut; export it again");
        sound->sample_rate = 48000;  // Opus always decodes to 48 kHz
        sound->channels = op_channel_count(sound->opus_, 0);
        constexpr int kNoLayout = 255;
        if (op_head(sound->opus_, 0)->mapping_family != kNoLayout) sound->layout = vorbis_layout(sound->channels);
        sound->pages_ = ogg_pages(bytes);
        return sound;
    }
    ~Opus() override { op_free(opus_); }
    std::size_t read(std::span<float> interleaved) override {
        if (next_ == ready_ && !decode_next()) return 0;
        const std::size_t frames = std::min(ready_ - next_, interleaved.size() / static_cast<std::size_t>(channels));
        for (std::size_t i = 0; i < frames; ++i, ++next_) {
            const float* in = &packet_[next_ * static_cast<std::size_t>(from_)];
            remix([&](int c) { return in[c]; }, from_, channels, &interleaved[i * static_cast<std::size_t>(channels)]);
        }
        return frames;
    }
    double progress() const override { return static_cast<double>(at_) / static_cast<double>(bytes_.size()); }
    bool cut() const override { return ended_ && (damaged_ || pages_.cut); }
    bool gaps() const override { return pages_.gaps; }
    std::vector<std::string> remarks() const override { return end_remarks(pages_); }

  private:
    // Packet by packet, for a reader may have room for less than one.
    bool decode_next() {
        if (ended_) return false;
        int link = 0;
        int got = 0;
        do {
            got = op_read_float(opus_, packet_.data(), static_cast<int>(packet_.size()), &link);
        } while (got == OP_HOLE);  // a lost page: what follows is still sound
        if (got <= 0) {
            ended_ = true;
            damaged_ = got < 0;
            return false;
        }
        from_ = op_channel_count(opus_, link);
        next_ = 0;
        ready_ = static_cast<std::size_t>(got);
        return true;
    }
    static int read_bytes(void* self, unsigned char* to, int size) {
        if (!to) return -1;  // opusfile found no memory for its buffer, and does not look (CVE-2022-47021)
        auto& s = *static_cast<Opus*>(self);
        const std::size_t taken = std::min(static_cast<std::size_t>(size), s.bytes_.size() - s.at_);
        std::memcpy(to, s.bytes_.data() + s.at_, taken);
        s.at_ += taken;
        return static_cast<int>(taken);
    }

    OggOpusFile* opus_ = nullptr;
    Bytes bytes_;
    std::size_t at_ = 0;
    OggPages pages_;
    bool ended_ = false;
    bool damaged_ = false;
    std::array<float, 5760 * 8> packet_{};  // the longest packet: 120 ms, 8 channels
    int from_ = 0;                          // channels in it
    std::size_t next_ = 0, ready_ = 0;      // frames of it
};

}  // namespace

Result<std::unique_ptr<Sound>> open_opus(Bytes bytes) { return Opus::open(bytes); }

}  // namespace moodglass
