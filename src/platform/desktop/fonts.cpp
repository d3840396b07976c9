// SPDX-License-Identifier: Apache-2.0
#include "platform/desktop/fonts.h"

#include <filesystem>
#include <utility>

#include "platform/files/data_folder.h"
#include "platform/files/file.h"

namespace moodglass::desktop {
namespace {

std::filesystem::path folder() { return data_folder("fonts", "MOODGLASS_FONTS"); }

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
