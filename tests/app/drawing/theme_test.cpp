// SPDX-License-Identifier: Apache-2.0
#include "app/drawing/theme.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace moodglass::app {
namespace {

// WCAG 2.2: relative luminance and contrast ratio.
double luminance(ImU32 colour) {
    const ImVec4 c = ImGui::ColorConvertU32ToFloat4(colour);
    const auto linear = [](float v) {
        const auto x = static_cast<double>(v);
        return x <= 0.04045 ? x / 12.92 : std::pow((x + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(c.x) + 0.7152 * linear(c.y) + 0.0722 * linear(c.z);
}

double contrast(ImU32 a, ImU32 b) {
    const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
    return (light + 0.05) / (dark + 0.05);
}

class Contrast : public testing::TestWithParam<bool> {
  protected:
    const Theme& t = theme(GetParam());
};

TEST_P(Contrast, OfTextIsAtLeastFourAndAHalf) {
    for (const ImU32 ground : {t.panel, t.raised, t.background})
        for (const ImU32 text : {t.ink, t.muted, t.warning}) EXPECT_GE(contrast(text, ground), 4.5);
    for (const ImU32 name : t.curves) EXPECT_GE(contrast(name, t.panel), 4.5) << "the names of the curves";
}

TEST_P(Contrast, OfMarksIsAboutThree) {
    for (const ImU32 mark : {t.plus, t.minus, t.waveform}) EXPECT_GE(contrast(mark, t.panel), 3);
    EXPECT_GE(contrast(t.reference, t.panel), 2.8);
}

INSTANTIATE_TEST_SUITE_P(Colours, Contrast, testing::Bool(),
                         [](const auto& test) { return test.param ? "dark" : "light"; });

}  // namespace
}  // namespace moodglass::app
