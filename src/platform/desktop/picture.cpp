// SPDX-License-Identifier: Apache-2.0
#include "platform/desktop/picture.h"

#include <GL/gl.h>
#include <png.h>

#include <algorithm>

namespace moodglass::desktop {

Picture read_back_buffer(int width, int height) {
    Picture picture{width, height, {}};
    const auto row = static_cast<std::size_t>(width) * 3;
    std::vector<std::uint8_t> from_below(row * static_cast<std::size_t>(height));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, from_below.data());
    picture.rgb.resize(from_below.size());
    for (std::size_t y = 0; y < static_cast<std::size_t>(height); ++y) {
        const auto from =
            from_below.begin() + static_cast<std::ptrdiff_t>((static_cast<std::size_t>(height) - 1 - y) * row);
        std::copy(from, from + static_cast<std::ptrdiff_t>(row),
                  picture.rgb.begin() + static_cast<std::ptrdiff_t>(y * row));
    }
    return picture;
}

std::string to_png(const Picture& picture) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(picture.width);
    image.height = static_cast<png_uint_32>(picture.height);
    image.format = PNG_FORMAT_RGB;
    std::string out(PNG_IMAGE_PNG_SIZE_MAX(image), 0);
    png_alloc_size_t size = out.size();
    if (!png_image_write_to_memory(&image, out.data(), &size, 0, picture.rgb.data(), 0, nullptr)) size = 0;
    out.resize(size);
    return out;
}

std::string to_ppm(const Picture& picture) {
    std::string out = "P6\n" + std::to_string(picture.width) + " " + std::to_string(picture.height) + "\n255\n";
    out.append(reinterpret_cast<const char*>(picture.rgb.data()), picture.rgb.size());
    return out;
}

}  // namespace moodglass::desktop
