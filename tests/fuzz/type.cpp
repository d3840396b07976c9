// SPDX-License-Identifier: Apache-2.0
// What a file is, and how long it should sound, told from any bytes; the structure of MP3 and Ogg files.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>

#include "audio/file_type.h"
#include "audio/mp3_frames.h"
#include "audio/mp3_tags.h"
#include "audio/ogg_pages.h"
#include "audio/refusals.h"
#include "audio/told_duration.h"
#include "fuzz/require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using moodglass::fuzz::require;
    const moodglass::Bytes bytes = std::as_bytes(std::span(data, size));
    const auto type = moodglass::file_type(bytes);
    const auto refusal = (type == moodglass::FileType::none ? moodglass::not_sound : moodglass::not_decoded)(bytes);
    require(!refusal.value().message.empty(), "a refusal has a sentence");
    moodglass::ogg_pages(bytes);
    const double told_s = moodglass::told_duration_s(bytes).value_or(0);
    require(std::isfinite(told_s) && told_s >= 0, "a duration is a number");
    const auto untagged = moodglass::without_tags_behind(moodglass::without_tags_in_front(bytes));
    require(untagged.size() <= bytes.size(), "a tag is a part of the file");
    for (const moodglass::Mp3Stream& stream : moodglass::mp3_streams(bytes)) {
        require(stream.frames > 0 && stream.frames <= size / 4 + 1, "a frame has a header of four bytes");
        std::size_t in_pieces = 0;
        for (const moodglass::Bytes piece : stream.pieces) in_pieces += piece.size();
        require(in_pieces > 0 && in_pieces <= size, "the frames lie within the file");
    }
    return 0;
}
