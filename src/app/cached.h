// SPDX-License-Identifier: Apache-2.0
// A value that is derived from others, and made anew only when those have changed.
#pragma once

#include <optional>
#include <utility>

namespace moodglass::app {

// `Key` holds all that the value depends on, and can be compared.
//
//     const MapPicture& picture = map_.of({song, stretch}, [&] { return make_map_picture(...); });
template <typename Key, typename Value>
class Cached {
  public:
    template <typename Make>
    const Value& of(const Key& key, Make make) {
        if (!key_ || !(*key_ == key)) {
            value_ = make();
            key_ = key;
        }
        return value_;
    }

    void forget() { key_.reset(); }
    const std::optional<Key>& key() const { return key_; }  // of the value that is there; empty: none

  private:
    std::optional<Key> key_;
    Value value_{};
};

}  // namespace moodglass::app
