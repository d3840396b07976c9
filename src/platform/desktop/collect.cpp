// SPDX-License-Identifier: Apache-2.0
#include "platform/desktop/collect.h"

#include <algorithm>
#include <array>
#include <fstream>

#include "audio/file_type.h"

namespace moodglass::desktop {
namespace {

namespace fs = std::filesystem;

bool seems_sound(const fs::path& path) {
    std::array<char, 4096> start{};
    std::ifstream file(path, std::ios::binary);
    file.read(start.data(), start.size());
    const Bytes bytes = std::as_bytes(std::span(start.data(), static_cast<std::size_t>(file.gcount())));
    return !bytes.empty() && file_type(bytes) != FileType::none;
}

}  // namespace

std::vector<fs::path> collect(const std::vector<std::string>& names) {
    std::vector<fs::path> out;
    for (const std::string& name : names) {
        std::error_code trouble;
        if (!fs::is_directory(name, trouble)) {
            out.emplace_back(name);
            continue;
        }
        std::vector<fs::path> inside;
        fs::recursive_directory_iterator at(name, fs::directory_options::skip_permission_denied, trouble);
        for (; !trouble && at != fs::recursive_directory_iterator(); at.increment(trouble)) {
            std::error_code unknown;
            if (at->is_regular_file(unknown) && !at->is_symlink(unknown) && seems_sound(at->path()))
                inside.push_back(at->path());
        }
        std::sort(inside.begin(), inside.end());
        out.insert(out.end(), inside.begin(), inside.end());
    }
    return out;
}

}  // namespace moodglass::desktop
