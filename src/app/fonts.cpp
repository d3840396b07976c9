// SPDX-License-Identifier: Apache-2.0
#include "app/fonts.h"

#include <imgui/imgui.h>

namespace moodglass::app {
namespace {

void add(FontFile file, bool merge) {
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.MergeMode = merge;
    auto* bytes = const_cast<std::byte*>(file.data());  // ImGui takes a pointer to non-const, and only reads
    ImGui::GetIO().Fonts->AddFontFromMemoryTTF(bytes, static_cast<int>(file.size()), 0, &config);
}

}  // namespace

void add_fonts(FontFile regular, FontFile semibold, const std::vector<FontFile>& fallbacks) {
    for (FontFile face : {regular, semibold}) {
        add(face, false);
        for (FontFile fallback : fallbacks) add(fallback, true);
    }
}

}  // namespace moodglass::app
