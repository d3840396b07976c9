// SPDX-License-Identifier: Apache-2.0
#define STB_VORBIS_HEADER_ONLY
#define STB_VORBIS_NO_STDIO
#include <stb_vorbis.h>

#include <limits>

#include "audio/decoders.h"
#include "audio/ogg_page.h"

namespace moodglass {
namespace {

class Vorbis final : public Sound {
  public:
    static Result<std::unique_ptr<Sound>> open(Bytes bytes) {
        if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
            return failure("an Ogg Vorbis file of more than 2 GB; cut it into parts");
        int error = 0;
        auto sound = std::make_unique<Vorbis>();
        sound->vorbis_ = stb_vorbis_open_memory(reinterpret_cast<const unsigned char*>(bytes.data()),
                                                static_cast<int>(bytes.size()), &error, nullptr);
        if (!sound->vorbis_) return failure("an Ogg Vorbis file whose header is damaged or cut; export it again");
        const stb_vorbis_info info = stb_vorbis_get_info(sound->vorbis_);
        sound->sample_rate = static_cast<int>(info.sample_rate);
        sound->channels = info.channels;
        sound->size_ = bytes.size();
        sound->whole_ = ogg_ends_properly(bytes);
        return sound;
    }
    ~Vorbis() override {
        if (vorbis_) stb_vorbis_close(vorbis_);
    }
    std::size_t read(std::span<float> interleaved) override {
        const int got = stb_vorbis_get_samples_float_interleaved(vorbis_, channels, interleaved.data(),
                                                                 static_cast<int>(interleaved.size()));
        ended_ = got <= 0;
        return ended_ ? 0 : static_cast<std::size_t>(got);
    }
    double progress() const override {
        return static_cast<double>(stb_vorbis_get_file_offset(vorbis_)) / static_cast<double>(size_);
    }
    bool cut() const override { return ended_ && !whole_; }

  private:
    stb_vorbis* vorbis_ = nullptr;
    std::size_t size_ = 1;
    bool whole_ = true;
    bool ended_ = false;
};

}  // namespace

Result<std::unique_ptr<Sound>> open_vorbis(Bytes bytes) { return Vorbis::open(bytes); }

}  // namespace moodglass
