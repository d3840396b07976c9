// SPDX-License-Identifier: Apache-2.0
#include "app/drawing/theme.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <tuple>

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

class Contrast : public testing::TestWithParam<std::tuple<bool, bool>> {
  protected:
    const bool strong = std::get<1>(GetParam());
    const Theme& t = theme(std::get<0>(GetParam()), strong);
};

// WCAG 2.2, 1.4.3 (AA), and 1.4.6 (AAA) for who asks for more.
TEST_P(Contrast, OfTextIsAtLeastFourAndAHalfOrSeven) {
    const double least = strong ? 7 : 4.5;
    for (const ImU32 ground : {t.panel, t.raised, t.background})
        for (const ImU32 text : {t.ink, t.muted, t.warning}) EXPECT_GE(contrast(text, ground), least);
    for (const ImU32 name : t.curves) EXPECT_GE(contrast(name, t.panel), least) << "the names of the curves";
}

TEST_P(Contrast, OfMarksIsAboutThree) {
    for (const ImU32 mark : {t.plus, t.minus, t.waveform}) EXPECT_GE(contrast(mark, t.panel), 3);
    EXPECT_GE(contrast(t.reference, t.panel), strong ? 3 : 2.8);
    if (!strong) return;
    EXPECT_GE(contrast(t.line, t.panel), 3);
}

using Linear = std::array<double, 3>;

Linear linear_of(ImU32 colour) {
    const ImVec4 c = ImGui::ColorConvertU32ToFloat4(colour);
    const auto linear = [](float v) {
        const auto x = static_cast<double>(v);
        return x <= 0.04045 ? x / 12.92 : std::pow((x + 0.055) / 1.055, 2.4);
    };
    return {linear(c.x), linear(c.y), linear(c.z)};
}

// CIE 1976 L*a*b*, white of D65.
std::array<double, 3> lab_of(const Linear& c) {
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = f((0.4124564 * c[0] + 0.3575761 * c[1] + 0.1804375 * c[2]) / 0.95047);
    const double y = f(0.2126729 * c[0] + 0.7151522 * c[1] + 0.0721750 * c[2]);
    const double z = f((0.0193339 * c[0] + 0.1191920 * c[1] + 0.9503041 * c[2]) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double apart(const Linear& a, const Linear& b) {
    const auto p = lab_of(a), q = lab_of(b);
    return std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

// As those see it who lack one of three kinds of cones (Vienot, Brettel & Mollon 1999).
Linear without_green(const Linear& c) {
    const double mixed = 0.29275 * c[0] + 0.70725 * c[1];
    return {mixed, mixed, std::clamp(-0.02234 * c[0] + 0.02234 * c[1] + c[2], 0.0, 1.0)};
}
Linear without_red(const Linear& c) {
    const double mixed = 0.11238 * c[0] + 0.88762 * c[1];
    return {mixed, mixed, std::clamp(0.00401 * c[0] - 0.00401 * c[1] + c[2], 0.0, 1.0)};
}

TEST_P(Contrast, NoTwoCurvesLookAlike) {
    for (std::size_t i = 0; i < t.curves.size(); ++i)
        for (std::size_t j = i + 1; j < t.curves.size(); ++j) {
            const Linear a = linear_of(t.curves[i]), b = linear_of(t.curves[j]);
            EXPECT_GE(apart(a, b), 25) << i << " and " << j;
            const double least =
                std::min(apart(without_green(a), without_green(b)), apart(without_red(a), without_red(b)));
            EXPECT_TRUE(least >= 12 || kCurveDashes[i] != kCurveDashes[j])
                << i << " and " << j << " are " << least << " apart for some eyes, and drawn alike";
        }
}

INSTANTIATE_TEST_SUITE_P(Colours, Contrast, testing::Combine(testing::Bool(), testing::Bool()), [](const auto& test) {
    return std::string(std::get<1>(test.param) ? "strong_" : "") + (std::get<0>(test.param) ? "dark" : "light");
});

}  // namespace
}  // namespace moodglass::app
