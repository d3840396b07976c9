// SPDX-License-Identifier: Apache-2.0
#include "app/classroom.h"

#include <algorithm>

namespace moodglass::app {
namespace {

// The logical size that a panel is drawn in, so that it is readable from the last row and still holds all its parts.
constexpr float kStageWidth = 800;
float stage_height(Lesson lesson) { return lesson == Lesson::why || lesson == Lesson::timeline ? 520.0f : 440.0f; }

}  // namespace

void Classroom::enter(Lesson at) {
    open = true;
    lesson = at;
    revealed = {};
    revealed[static_cast<std::size_t>(Lesson::live)] = true;
}

void Classroom::step(int by, std::size_t lessons) {
    lesson = static_cast<Lesson>(std::clamp(static_cast<int>(lesson) + by, 0, static_cast<int>(lessons) - 1));
}

void Classroom::hide_all() { std::fill_n(revealed.begin(), static_cast<std::size_t>(Lesson::live), false); }

void Classroom::toggle_numbers() {
    bool& shown = revealed[static_cast<std::size_t>(lesson)];
    shown = !shown;
}

ClassroomLayout arrange_classroom(float width, float height, float scale, Lesson lesson) {
    const auto enlarged = [&](float logical_w, float logical_h) {
        return std::max(scale, std::min(width / logical_w, height / logical_h));
    };
    ClassroomLayout out;
    out.stage_scale = enlarged(kStageWidth, stage_height(lesson));
    out.bars_scale = enlarged(1080, 620);
    out.narrow = width / out.bars_scale < 700;
    const float gap = 8 * out.bars_scale, bar = 48 * out.bars_scale;
    const float question = out.narrow ? 34 * out.bars_scale : 0;
    out.bar = {0, 0, width, bar};
    out.question = {gap, bar, width - 2 * gap, question};
    out.steps = {0, height - bar, width, bar};
    out.stage = {gap, bar + question, width - 2 * gap, std::max(height - 2 * bar - question, 80 * scale)};
    return out;
}

}  // namespace moodglass::app
