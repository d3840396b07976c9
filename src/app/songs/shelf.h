// SPDX-License-Identifier: Apache-2.0
// Where that of songs lies which is drawn of the one that is shown, and of no other. It is large, and a page's program
// never gives memory back, so there it lies outside of it.
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace moodglass::app {

// picture: of the sound and of its cells (shelving.h). series: what is known of every moment of the song.
enum class ShelfPart { picture, series };

// In the program's own memory, unless a platform has a better place.
class Shelf {
  public:
    using Bytes = std::vector<std::uint8_t>;
    virtual ~Shelf() = default;
    virtual void put(int song, ShelfPart part, Bytes bytes) { parts_[{song, part}] = std::move(bytes); }
    virtual Bytes take(int song, ShelfPart part) {  // which is there: put, and neither taken nor dropped since
        Bytes bytes = std::move(parts_[{song, part}]);
        drop(song, part);
        return bytes;
    }
    virtual void drop(int song, ShelfPart part) { parts_.erase({song, part}); }

  private:
    std::map<std::pair<int, ShelfPart>, Bytes> parts_;
};

}  // namespace moodglass::app
