// SPDX-License-Identifier: Apache-2.0
// What is on the screen, or drawn for a picture alone, as a file.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace moodglass::desktop {

struct Picture {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgb;  // rows from the top
};

Picture read_back_buffer(int width, int height);  // of what is drawn on just now

std::string to_png(const Picture& picture);
std::string to_ppm(const Picture& picture);  // P6: for tests

}  // namespace moodglass::desktop
