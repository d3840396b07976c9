// SPDX-License-Identifier: Apache-2.0
#include "platform/desktop/fonts.h"

#include <cstdlib>
#include <filesystem>
#include <utility>

#include "platform/files/file.h"

namespace moodglass::desktop {
namespace {

namespace fs = std::filesystem;

fs::path folder() {
    if (const char* named = std::getenv("MOODGLASS_FONTS")) return named;
    std::error_code none;
    const fs::path beside = fs::read_symlink("/proc/self/exe", none).parent_path().parent_path() / "fonts";
    return fs::exists(beside, none) ? beside : fs::path(MOODGLASS_FONTS_DIR);
}

}  // namespace

Result<void> Fonts::load(const app::WordGlyphs& words) {
    auto regular = read_file(folder() / "Inter-Regular.otf"), semibold = read_file(folder() / "Inter-SemiBold.otf");
    if (!regular || !semibold)
        return failure("No fonts in " + folder().string() +
                       ": tools/fonts/build makes them; MOODGLASS_FONTS names another folder.");
    regular_ = std::move(*regular);
    semibold_ = std::move(*semibold);
    app::add_fonts(regular_, semibold_, words, pen_);
    return {};
}

}  // namespace moodglass::desktop
