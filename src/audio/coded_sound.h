// SPDX-License-Identifier: Apache-2.0
// Coded sound that a file passes off as plain samples: DTS of a CD, and what goes over a digital cable (IEC 61937:
// Dolby Digital, DTS). To who does not know, it is hiss at full scale.
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace moodglass {

class CodedSound {
  public:
    enum class Kind { none, dts, cable };

    // Looks through the next samples of all channels, as they come from the file. What has been found is told from then
    // on.
    Kind look(std::span<const float> interleaved);

  private:
    struct Sync {
        std::uint64_t newest = 0, distance = 0;  // samples
        int equal = 0;                           // distances in a row
    };
    Kind found_ = Kind::none;
    float before_ = 0;
    std::uint64_t at_ = 0;
    std::array<Sync, 6> syncs_{};
};

}  // namespace moodglass
