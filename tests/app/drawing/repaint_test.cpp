// SPDX-License-Identifier: Apache-2.0
// What is found to differ between two frames, and that nothing else is drawn then.
#include "app/drawing/repaint.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "app/panels/draw_fixture.h"

namespace moodglass::app {
namespace {

constexpr PixelRect kAll = {0, 0, 400, 300};

class RepaintTest : public testing::Test {
  protected:
    RepaintTest() {
        ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
        io.DisplaySize = {400, 300};
    }
    ~RepaintTest() override { ImGui::DestroyContext(); }

    std::optional<PixelRect> frame(const std::function<void(ImDrawList&)>& contents) {
        ImGui::NewFrame();
        contents(*ImGui::GetForegroundDrawList());
        ImGui::Render();
        return repaint.changed(*ImGui::GetDrawData());
    }

    Repaint repaint;
};

constexpr ImU32 kRed = IM_COL32(255, 0, 0, 255), kBlue = IM_COL32(0, 0, 255, 255);

void square(ImDrawList& list, float x, float y, ImU32 colour = kRed) {
    list.AddRectFilled({x, y}, {x + 10, y + 10}, colour);
}

TEST_F(RepaintTest, TheFirstFrameIsDrawnWholeAndTheSameAgainNotAtAll) {
    const auto scene = [](ImDrawList& list) { square(list, 20, 30); };
    EXPECT_EQ(frame(scene), kAll);
    EXPECT_EQ(frame(scene), std::nullopt);
    repaint.forget();
    EXPECT_EQ(frame(scene), kAll);
}

TEST_F(RepaintTest, WhatMovesIsDrawnWhereItWasAndWhereItIs) {
    const auto scene = [](float x) {
        return [x](ImDrawList& list) {
            square(list, 200, 200);
            square(list, x, 30);
            square(list, 300, 250);
        };
    };
    frame(scene(20));
    EXPECT_EQ(frame(scene(40)), (PixelRect{20, 30, 50, 40}));
    EXPECT_EQ(frame(scene(40.5f)), (PixelRect{40, 30, 51, 40})) << "a pixel that is half covered";
}

TEST_F(RepaintTest, WhatChangesItsColourComesOrGoesIsDrawnThereAlone) {
    const auto scene = [](ImU32 colour, bool more) {
        return [=](ImDrawList& list) {
            square(list, 20, 30);
            square(list, 60, 70, colour);
            if (more) square(list, 100, 110);
            square(list, 200, 210);
        };
    };
    frame(scene(kRed, false));
    EXPECT_EQ(frame(scene(kBlue, false)), (PixelRect{60, 70, 70, 80}));
    EXPECT_EQ(frame(scene(kBlue, true)), (PixelRect{100, 110, 110, 120}));
    EXPECT_EQ(frame(scene(kBlue, true)), std::nullopt);
    EXPECT_EQ(frame(scene(kBlue, false)), (PixelRect{100, 110, 110, 120}));
}

TEST_F(RepaintTest, NothingIsDrawnOutsideOfAClip) {
    const auto scene = [](float right, ImU32 colour) {
        return [=](ImDrawList& list) {
            list.PushClipRect({50, 50}, {right, 100});
            list.AddRectFilled({0, 0}, {400, 300}, colour);
            list.PopClipRect();
        };
    };
    frame(scene(100, kRed));
    EXPECT_EQ(frame(scene(100, kBlue)), (PixelRect{50, 50, 100, 100}));
    EXPECT_EQ(frame(scene(120, kBlue)), (PixelRect{50, 50, 120, 100}));
}

TEST_F(RepaintTest, ACallbackIsDrawnAgainWhenItsDataChange) {
    const auto scene = [](int data) {
        return [data](ImDrawList& list) mutable {
            list.PushClipRect({10, 20}, {30, 40});
            list.AddCallback([](const ImDrawList*, const ImDrawCmd*) {}, &data, sizeof data);
            list.AddCallback(ImDrawCallback_ResetRenderState, nullptr);
            list.PopClipRect();
        };
    };
    frame(scene(1));
    EXPECT_EQ(frame(scene(1)), std::nullopt);
    EXPECT_EQ(frame(scene(2)), (PixelRect{10, 20, 30, 40}));
}

TEST_F(RepaintTest, AnotherSizeIsDrawnWhole) {
    const auto scene = [](ImDrawList& list) { square(list, 20, 30); };
    frame(scene);
    ImGui::GetIO().DisplaySize = {200, 100};
    EXPECT_EQ(frame(scene), (PixelRect{0, 0, 200, 100}));
    ImGui::GetIO().DisplayFramebufferScale = {1.5f, 1.5f};
    EXPECT_EQ(frame(scene), (PixelRect{0, 0, 300, 150}));
}

// As the OpenGL back end reckons it: from below, fractions cut off.
std::array<int, 4> scissor(const ImDrawData& data, const ImVec4& clip) {
    const ImVec2 scale = data.FramebufferScale;
    const auto height = static_cast<float>(static_cast<int>(data.DisplaySize.y * scale.y));
    const float x = clip.x * scale.x, y = clip.y * scale.y, right = clip.z * scale.x, bottom = clip.w * scale.y;
    if (right <= x || bottom <= y) return {};
    return {static_cast<int>(x), static_cast<int>(height - bottom), static_cast<int>(right - x),
            static_cast<int>(bottom - y)};
}

TEST_F(RepaintTest, ConfinedCommandsCoverTheSamePixelsWithinThePart) {
    for (const float scale : {1.0f, 1.25f, 1.5f, 2.0f, 2.625f}) {
        ImGui::GetIO().DisplayFramebufferScale = {scale, scale};
        const PixelRect part = {static_cast<int>(61 * scale), 52, static_cast<int>(180 * scale),
                                static_cast<int>(140 * scale)};
        frame([](ImDrawList& list) {
            for (int i = 0; i < 40; ++i) {
                const float at = 5.37f * static_cast<float>(i);
                list.PushClipRect({at, at * 0.7f}, {at + 31.3f + at / 7, at + 17.9f});
                square(list, at, at);
                list.PopClipRect();
            }
        });
        ImDrawData& data = *ImGui::GetDrawData();
        const int height = static_cast<int>(300 * scale);
        std::vector<std::array<int, 4>> before;
        for (const ImDrawList* list : data.CmdLists)
            for (const ImDrawCmd& command : list->CmdBuffer) before.push_back(scissor(data, command.ClipRect));
        confine(data, part);
        std::size_t i = 0, drawn = 0;
        for (const ImDrawList* list : data.CmdLists) {
            for (const ImDrawCmd& command : list->CmdBuffer) {
                const auto [x, y, w, h] = before[i++];
                const int left = std::max(x, part.left), right = std::min(x + w, part.right);
                const int low = std::max(y, height - part.bottom), high = std::min(y + h, height - part.top);
                const bool seen = left < right && low < high;
                drawn += seen;
                EXPECT_EQ(scissor(data, command.ClipRect),
                          (seen ? std::array{left, low, right - left, high - low} : std::array<int, 4>{}))
                    << i << " at " << scale;
            }
        }
        EXPECT_GT(drawn, 5u) << "the part holds some of them";
    }
}

class RepaintAppTest : public DrawTest {
  protected:
    std::optional<PixelRect> change() {
        frame();
        return repaint.changed(*ImGui::GetDrawData());
    }
    void settle() {
        for (int i = 0; i < 6; ++i) change();
    }
    Repaint repaint;
};

TEST_F(RepaintAppTest, AResultAtRestIsNotDrawnAgain) {
    add_done();
    settle();
    EXPECT_EQ(change(), std::nullopt);
}

TEST_F(RepaintAppTest, ThePointerOverOnePanelLeavesTheOthersAlone) {
    add_done();
    ImGui::GetIO().AddMousePosEvent(120, 500);
    settle();
    ImGui::GetIO().AddMousePosEvent(120, 830);  // a button below the songs
    const auto part = change();
    ASSERT_TRUE(part);
    EXPECT_LT(part->right, 250);
    EXPECT_GT(part->top, 700);
    settle();
    EXPECT_EQ(change(), std::nullopt);
}

}  // namespace
}  // namespace moodglass::app
