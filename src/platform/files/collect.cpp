// SPDX-License-Identifier: Apache-2.0
#include "platform/files/collect.h"

#include <algorithm>
#include <array>
#include <fstream>

#include "audio/file_type.h"

namespace moodglass {
namespace {

namespace fs = std::filesystem;

bool is_sound(const fs::path& path) {
    std::array<char, 1 << 16> start{};
    std::ifstream in(path, std::ios::binary);
    in.read(start.data(), start.size());
    return in.gcount() > 0 &&
           file_type(std::as_bytes(std::span(start)).first(static_cast<std::size_t>(in.gcount()))) != FileType::none;
}

// A cover picture in an ID3 tag may be longer than the start that is_sound() reads.
bool looks_like_sound(const fs::path& path) {
    std::array<char, 3> magic{};
    std::ifstream(path, std::ios::binary).read(magic.data(), magic.size());
    return std::string_view(magic.data(), magic.size()) == "ID3" || is_sound(path);
}

}  // namespace

Collection collect(const std::vector<std::string>& names) {
    Collection out;
    for (const std::string& name : names) {
        std::error_code error;
        if (!fs::is_directory(name, error)) {
            out.files.emplace_back(name);
            continue;
        }
        std::vector<fs::path> found;
        auto entry = fs::recursive_directory_iterator(name, fs::directory_options::skip_permission_denied, error);
        for (const fs::recursive_directory_iterator end; !error && entry != end; entry.increment(error)) {
            std::error_code unknown;  // of one entry: does not end the walk
            if (entry->is_symlink(unknown) || !entry->is_regular_file(unknown)) continue;
            if (looks_like_sound(entry->path())) found.push_back(entry->path());
        }
        if (error) out.complaints.push_back({name, "the folder cannot be read to its end: " + error.message()});
        if (found.empty()) out.complaints.push_back({name, "no sound files in this folder"});
        std::sort(found.begin(), found.end());
        out.files.insert(out.files.end(), found.begin(), found.end());
    }
    return out;
}

}  // namespace moodglass
