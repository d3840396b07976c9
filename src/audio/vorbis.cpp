// SPDX-License-Identifier: Apache-2.0
#define OV_EXCLUDE_STATIC_CALLBACKS
#include <vorbis/vorbisfile.h>

#include <algorithm>
#include <cstdio>
#include <cstring>

#include "audio/decoders.h"
#include "audio/ogg_pages.h"
#include "audio/remix.h"

namespace moodglass {
namespace {

class Vorbis final : public Sound {
  public:
    static Result<std::unique_ptr<Sound>> open(Bytes bytes) {
        auto sound = std::make_unique<Vorbis>();
        sound->bytes_ = bytes;
        // Without a way to seek: the file is read once, from its beginning, and its chained streams as they come.
        const ov_callbacks callbacks = {read_bytes, nullptr, nullptr, nullptr};
        if (ov_open_callbacks(sound.get(), &sound->vorbis_, nullptr, 0, callbacks) != 0)
            return failure("an Ogg Vorbis file whose header is damaged or cut; export it again");
        sound->open_ = true;
        const vorbis_info* info = ov_info(&sound->vorbis_, -1);
        sound->sample_rate = static_cast<int>(info->rate);
        sound->channels = info->channels;
        sound->layout = vorbis_layout(sound->channels);
        sound->pages_ = ogg_pages(bytes);
        return sound;
    }
    ~Vorbis() override {
        if (open_) ov_clear(&vorbis_);
    }
    std::size_t read(std::span<float> interleaved) override {
        if (ended_) return 0;
        const auto step = static_cast<std::size_t>(channels);
        float** planes = nullptr;
        int link = 0;
        long got = 0;
        do {
            got = ov_read_float(&vorbis_, &planes, static_cast<int>(interleaved.size() / step), &link);
        } while (got == OV_HOLE);  // a lost page: what follows is still sound
        if (got <= 0) {
            ended_ = true;
            damaged_ = got < 0;
            return 0;
        }
        // With another rate the sound ends here.
        const vorbis_info* info = ov_info(&vorbis_, -1);
        if (info->rate != sample_rate) {
            ended_ = changed_ = true;
            return 0;
        }
        const auto frames = static_cast<std::size_t>(got);
        for (std::size_t i = 0; i < frames; ++i)
            remix([&](int c) { return planes[c][i]; }, info->channels, channels, &interleaved[i * step]);
        return frames;
    }
    double progress() const override { return static_cast<double>(at_) / static_cast<double>(bytes_.size()); }
    bool cut() const override { return ended_ && (damaged_ || pages_.cut); }
    bool gaps() const override { return pages_.gaps; }
    std::vector<std::string> remarks() const override { return end_remarks(pages_); }
    bool other_follows() const override { return changed_; }

  private:
    static std::size_t read_bytes(void* to, std::size_t size, std::size_t count, void* self) {
        auto& s = *static_cast<Vorbis*>(self);
        const std::size_t taken = std::min(size * count, s.bytes_.size() - s.at_);
        std::memcpy(to, s.bytes_.data() + s.at_, taken);
        s.at_ += taken;
        return size ? taken / size : 0;
    }

    OggVorbis_File vorbis_{};
    Bytes bytes_;
    std::size_t at_ = 0;
    bool open_ = false;
    OggPages pages_;
    bool ended_ = false;
    bool damaged_ = false;
    bool changed_ = false;  // its rate, at the end
};

}  // namespace

Result<std::unique_ptr<Sound>> open_vorbis(Bytes bytes) { return Vorbis::open(bytes); }

}  // namespace moodglass
