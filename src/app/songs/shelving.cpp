// SPDX-License-Identifier: Apache-2.0
#include "app/songs/shelving.h"

#include <cstring>
#include <type_traits>
#include <utility>

namespace moodglass::app {
namespace {

// Takes what it is called with, one vector after the other: how many, and their bytes.
class Packer {
  public:
    template <class Value>
    void operator()(std::vector<Value>& values) {
        static_assert(std::is_trivially_copyable_v<Value>);
        const std::uint64_t count = values.size();
        add(&count, sizeof count);
        add(values.data(), values.size() * sizeof(Value));
        std::vector<Value>().swap(values);  // as = {} would not, it leaves no memory behind
    }
    Shelf::Bytes bytes() {
        bytes_.shrink_to_fit();
        return std::move(bytes_);
    }

  private:
    void add(const void* from, std::size_t size) {
        const auto* begin = static_cast<const std::uint8_t*>(from);
        bytes_.insert(bytes_.end(), begin, begin + size);
    }
    Shelf::Bytes bytes_;
};

// Gives them back, in the same order.
class Unpacker {
  public:
    explicit Unpacker(const Shelf::Bytes& bytes) : bytes_(bytes) {}
    template <class Value>
    void operator()(std::vector<Value>& values) {
        std::uint64_t count = 0;
        copy(&count, sizeof count);
        values.resize(static_cast<std::size_t>(count));
        copy(values.data(), values.size() * sizeof(Value));
    }

  private:
    void copy(void* to, std::size_t size) {
        if (size > 0) std::memcpy(to, bytes_.data() + at_, size);
        at_ += size;
    }
    const Shelf::Bytes& bytes_;
    std::size_t at_ = 0;
};

template <class Visit>
void each_of_series(Song& song, Visit&& visit) {
    Analysis& a = *song.analysis;
    visit(a.windows);
    for (auto& values : a.curve.midlevel) visit(values);
    for (auto& values : a.curve.emotions) visit(values);
    for (auto& values : a.curve.black_box) visit(values);
    visit(a.harmony.minor);
    visit(a.harmony.keys);
    for (auto& values : a.harmony.pitch_classes) visit(values);
    visit(a.pulse.series.tempo_bpm);
    visit(a.pulse.series.clarity);
    visit(a.pulse.series.beat_strength);
    visit(a.pulse.series.events_per_s);
    visit(a.pulse.beats_s);
    if (!song.overview) return;
    visit(song.overview->lowest);
    visit(song.overview->highest);
}

}  // namespace

Shelf::Bytes take_picture(Song& song) {
    PictureAway& left = song.picture_away.emplace();
    Packer packer;
    if (song.overview) {
        packer(song.overview->levels);
        left.bands = std::exchange(song.overview->bands, 0);
    }
    if (song.cells) {
        packer(song.cells->cells.values);
        left.cells = std::exchange(song.cells, std::nullopt);
    }
    Shelf::Bytes bytes = packer.bytes();
    left.bytes = bytes.size();
    if (left.bands == 0 && !left.cells) song.picture_away.reset();
    return bytes;
}

void give_picture(Song& song, const Shelf::Bytes& bytes) {
    PictureAway& left = *song.picture_away;
    Unpacker unpacker(bytes);
    if (song.overview) {
        unpacker(song.overview->levels);
        song.overview->bands = left.bands;
    }
    song.cells = std::move(left.cells);
    if (song.cells) unpacker(song.cells->cells.values);
    song.picture_away.reset();
}

Shelf::Bytes take_series(Song& song) {
    Packer packer;
    each_of_series(song, packer);
    song.series_away = true;
    return packer.bytes();
}

void give_series(Song& song, const Shelf::Bytes& bytes) {
    each_of_series(song, Unpacker(bytes));
    song.series_away = false;
}

}  // namespace moodglass::app
