// SPDX-License-Identifier: Apache-2.0
// What a file is, told from any bytes; and the frame structure of an MP3 file.
#include <cstddef>
#include <cstdint>
#include <span>

#include "audio/file_type.h"
#include "audio/mp3_frames.h"
#include "audio/ogg_pages.h"
#include "fuzz/require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using moodglass::fuzz::require;
    const moodglass::Bytes bytes = std::as_bytes(std::span(data, size));
    const auto type = moodglass::file_type(bytes);
    if (type == moodglass::FileType::none) moodglass::what_else(bytes);
    moodglass::ogg_pages(bytes);
    const auto sound = moodglass::without_id3(bytes);
    require(sound.size() <= bytes.size(), "a tag is a part of the file");
    const auto layout = moodglass::mp3_layout(sound);
    if (!layout) return 0;
    require(layout->first_frame < sound.size(), "the first frame lies within the file");
    require(layout->frames > 0 && layout->frames <= sound.size() / 4 + 1, "a frame has a header of four bytes");
    return 0;
}
