// SPDX-License-Identifier: Apache-2.0
// What is on the screen, as a file: for tests.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace moodglass::desktop {

struct Picture {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgb;  // rows from the top
};

Picture read_back_buffer(int width, int height);

// As PPM (P6).
std::string to_ppm(const Picture& picture);

}  // namespace moodglass::desktop
