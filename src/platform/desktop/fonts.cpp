// SPDX-License-Identifier: Apache-2.0
#include "platform/desktop/fonts.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "app/fonts.h"
#include "platform/files/file.h"

namespace moodglass::desktop {
namespace {

namespace fs = std::filesystem;

// Other scripts, where installed: each file covers what those before it lack.
constexpr const char* kFallbacks[] = {
    "opentype/noto/NotoSansCJK-Regular.ttc",
    "truetype/noto/NotoSansArabic-Regular.ttf",
    "truetype/noto/NotoSansHebrew-Regular.ttf",
    "truetype/noto/NotoSansThai-Regular.ttf",
    "truetype/noto/NotoSansDevanagari-Regular.ttf",
    "truetype/noto/NotoSans-Regular.ttf",
    "truetype/dejavu/DejaVuSans.ttf",
};

fs::path folder() {
    if (const char* named = std::getenv("MOODGLASS_FONTS")) return named;
    std::error_code none;
    const fs::path beside = fs::read_symlink("/proc/self/exe", none).parent_path().parent_path() / "fonts";
    return fs::exists(beside, none) ? beside : fs::path(MOODGLASS_FONTS_DIR);
}

}  // namespace

void Fonts::load() {
    std::vector<app::FontFile> faces, fallbacks;
    files_.reserve(2 + std::size(kFallbacks));
    const auto add = [&](const fs::path& path, std::vector<app::FontFile>& to) {
        std::error_code none;
        if (!fs::exists(path, none)) return;
        if (auto bytes = read_file(path)) {
            files_.push_back(std::move(*bytes));
            to.emplace_back(files_.back());
        }
    };
    add(folder() / "Inter-Regular.otf", faces);
    add(folder() / "Inter-SemiBold.otf", faces);
    for (const char* name : kFallbacks) add(fs::path("/usr/share/fonts") / name, fallbacks);
    if (faces.size() < 2) {
        std::fprintf(stderr, "moodglass: no fonts in %s (tools/fonts/build makes them); using what the machine has\n",
                     folder().c_str());
        if (fallbacks.empty()) return;
        faces = {fallbacks.back(), fallbacks.back()};
        fallbacks.pop_back();
    }
    app::add_fonts(faces[0], faces[1], fallbacks);
}

}  // namespace moodglass::desktop
