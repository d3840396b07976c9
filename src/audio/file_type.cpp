// SPDX-License-Identifier: Apache-2.0
#include "audio/file_type.h"

#include "audio/containers.h"
#include "audio/magic.h"
#include "audio/mp3_frames.h"
#include "audio/mp3_tags.h"
#include "audio/mp4.h"
#include "audio/ogg_pages.h"
#include "audio/refusals.h"

namespace moodglass {
namespace {

// All but MP3, which may begin anywhere.
FileType type_at_start(Bytes bytes) {
    if ((has(bytes, 0, "RIFF") || has(bytes, 0, "RF64") || has(bytes, 0, "BW64") || has(bytes, 0, "RIFX")) &&
        has(bytes, 8, "WAVE"))
        return FileType::wav;
    if (has(bytes, 0, "riff\x2E\x91\xCF\x11"_bytes)) return FileType::wav;
    if (has(bytes, 0, "FORM") && (has(bytes, 8, "AIFF") || has(bytes, 8, "AIFC"))) return FileType::wav;
    if (has(bytes, 0, "fLaC")) return FileType::flac;
    if (has(bytes, 0, "OggS")) {
        switch (ogg_contents(bytes)) {
            case OggContents::vorbis:
                return FileType::vorbis;
            case OggContents::opus:
                return FileType::opus;
            case OggContents::flac:
                return FileType::flac;
            case OggContents::video_alone:
                return FileType::none;
            case OggContents::unknown:
                return FileType::other;
        }
    }
    if (is_mpeg4_picture(bytes) || is_video_alone(bytes)) return FileType::none;
    if (is_mp4(bytes)) {
        const bool named = has(bytes, 4, "ftyp") &&
                           (has(bytes, 8, "M4P ") || has(bytes, 8, "aax ") || has(bytes, 8, "aaxc"));  // two of Audible
        const bool locked = named || mp4_contents(bytes).locked;
        return locked ? FileType::locked : FileType::other;
    }
    if (has(bytes, 0, "ADIF")) return FileType::other;
    if (is_rare(bytes)) return FileType::rare;
    if (!container_name(bytes).empty()) return FileType::other;
    if (bytes.size() > 1 && bytes[0] == std::byte{0xFF} && (std::to_integer<int>(bytes[1]) & 0xF6) == 0xF0)
        return FileType::other;  // ADTS: AAC
    return FileType::none;
}

}  // namespace

Bytes without_foreign_tags(Bytes bytes) {
    if (type_at_start(bytes) != FileType::none) return bytes;
    const Bytes inner = without_tags_in_front(bytes);
    return type_at_start(inner) != FileType::none ? inner : bytes;
}

FileType file_type(Bytes bytes) {
    const FileType type = type_at_start(without_foreign_tags(bytes));
    if (type != FileType::none || is_something_else(bytes)) return type;
    return find_mp3_frame(bytes) ? FileType::mp3 : FileType::none;
}

}  // namespace moodglass
