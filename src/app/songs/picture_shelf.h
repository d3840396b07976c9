// SPDX-License-Identifier: Apache-2.0
// Where the pictures of songs lie that are not shown. They are large, a song's analysis is not, and only one song at a
// time needs them. A page's program never gives memory back, so there they lie outside of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace moodglass::app {

// What draws a song and nothing else.
struct Picture {
    std::vector<std::uint8_t> levels;  // Overview::levels
    std::vector<float> cells;          // Cells::values

    std::size_t bytes() const { return levels.size() + cells.size() * sizeof(float); }
};

// In the program's own memory, unless a platform has a better place.
class PictureShelf {
  public:
    virtual ~PictureShelf() = default;
    virtual void put(int song, Picture picture) { pictures_[song] = std::move(picture); }
    virtual Picture take(int song) {  // which is there: put, and neither taken nor dropped since
        Picture picture = std::move(pictures_[song]);
        pictures_.erase(song);
        return picture;
    }
    virtual void drop(int song) { pictures_.erase(song); }

  private:
    std::map<int, Picture> pictures_;
};

}  // namespace moodglass::app
