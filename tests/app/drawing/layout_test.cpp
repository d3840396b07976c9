// SPDX-License-Identifier: Apache-2.0
#include "app/drawing/layout.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace moodglass::app {
namespace {

std::vector<Rect> panels(const Layout& l) { return {l.songs, l.timeline, l.features, l.plane, l.emotions, l.why}; }

bool overlap(const Rect& a, const Rect& b) {
    return a.x < b.right() - 0.01f && b.x < a.right() - 0.01f && a.y < b.bottom() - 0.01f && b.y < a.bottom() - 0.01f;
}

TEST(Layout, PanelsNeverOverlapAndStayInside) {
    for (float scale : {1.0f, 1.5f, 2.0f}) {
        for (float width = 320; width < 4000; width += 37) {
            for (float height : {480.0f, 844.0f, 1080.0f, 2160.0f}) {
                const Layout layout = arrange(width, height, scale);
                const std::vector<Rect> all = panels(layout);
                for (std::size_t i = 0; i < all.size(); ++i) {
                    EXPECT_GT(all[i].w, 100 * scale) << width << " " << i;
                    EXPECT_GT(all[i].h, 100 * scale) << width << " " << i;
                    EXPECT_GE(all[i].x, 0);
                    EXPECT_LE(all[i].right(), std::max(width, 240 * scale) + 0.01f) << width << " " << i;
                    EXPECT_LE(all[i].bottom(), layout.height + 0.01f) << width << " " << i;
                    for (std::size_t j = i + 1; j < all.size(); ++j)
                        EXPECT_FALSE(overlap(all[i], all[j]))
                            << width << "x" << height << " at " << scale << ": " << i << " " << j;
                }
            }
        }
    }
}

TEST(Layout, NarrowIsStackedAndWideIsNot) {
    EXPECT_EQ(arrange(390, 844, 1).arrangement, Arrangement::stacked);
    EXPECT_EQ(arrange(1380, 1688, 2).arrangement, Arrangement::stacked);
    EXPECT_EQ(arrange(960, 800, 1).arrangement, Arrangement::medium);
    EXPECT_EQ(arrange(1440, 900, 1).arrangement, Arrangement::wide);
}

TEST(Layout, CommonScreensNeedNoScrolling) {
    EXPECT_LE(arrange(1280, 676, 1).height, 676);  // 720 less the page's header
    EXPECT_LE(arrange(1440, 900, 1).height, 900);
    EXPECT_LE(arrange(3840, 2160, 2).height, 2160);
}

TEST(Layout, LanesFollowOneAnotherInsideThePanel) {
    const Rect area = {100, 50, 700, 420};
    for (bool features : {true, false}) {
        const Lanes lanes = divide_timeline(area, 1, features);
        EXPECT_LE(lanes.transport.bottom(), lanes.waveform.y);
        if (lanes.sections.h > 0) {
            EXPECT_LE(lanes.transport.bottom(), lanes.sections.y);
            EXPECT_LT(lanes.sections.bottom(), lanes.waveform.y);
        }
        EXPECT_LT(lanes.waveform.bottom(), lanes.spectrogram.y);
        if (lanes.key.h > 0) {
            EXPECT_LT(lanes.spectrogram.bottom(), lanes.key.y);
            EXPECT_LT(lanes.key.bottom(), features ? lanes.features.y : lanes.emotions.y);
        }
        if (features) {
            EXPECT_LT(lanes.spectrogram.bottom(), lanes.features.y);
            EXPECT_LT(lanes.features.bottom(), lanes.emotions.y);
        }
        EXPECT_LE(lanes.emotions.bottom(), lanes.axis.y + 0.01f);
        EXPECT_LE(lanes.axis.bottom(), area.bottom() + 0.01f);
        EXPECT_LE(lanes.emotions.right() + lanes.labels, area.right() + 0.01f);
    }
}

// What a panel leaves of itself: padding of 16 at the sides, 12 above and below (paint.cpp).
Rect content_of(const Rect& panel, float scale) {
    return {panel.x + 16 * scale, panel.y + 12 * scale, panel.w - 32 * scale, panel.h - 24 * scale};
}

TEST(Layout, AllNamesOfCurvesFindRoomFrom1024By640Up) {
    for (float scale : {1.0f, 1.25f, 2.0f})
        for (float width = 1024; width <= 2600; width += 61)
            for (float height = 640; height <= 1700; height += 43) {
                const Layout layout = arrange(width * scale, height * scale, scale);
                const Lanes lanes = divide_timeline(content_of(layout.timeline, scale), scale, true);
                EXPECT_GE(space_names(lanes.features.h, scale, 7).room, 7u) << width << "x" << height;
                EXPECT_GE(space_names(lanes.emotions.h, scale, 8).room, 8u) << width << "x" << height;
                EXPECT_GE(lanes.spectrogram.h, 60 * scale) << width << "x" << height;
                EXPECT_GE(lanes.waveform.h, 24 * scale) << width << "x" << height;
                if (width >= 1366 && height >= 768) {
                    EXPECT_GT(lanes.key.h, 0) << width << "x" << height;
                }
                if (width >= 1440 && height >= 900) {
                    EXPECT_GT(lanes.sections.h, 0) << width << "x" << height;
                }
            }
}

}  // namespace
}  // namespace moodglass::app
