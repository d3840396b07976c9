// SPDX-License-Identifier: Apache-2.0
// Classroom mode: one panel at a time, in large type, for a projector. What the model says is hidden until somebody
// asks for it, so that a class can guess first. Here is what it knows and where things stand; classroom_panel.cpp draws
// it.
#pragma once

#include <array>
#include <cstddef>

#include "app/drawing/layout.h"

namespace moodglass::app {

enum class Lesson { hear, express, why, timeline, plane };
constexpr std::size_t kLessonCount = 5;

struct Classroom {
    bool open = false;
    Lesson lesson = Lesson::hear;
    std::array<bool, kLessonCount> revealed{};  // which lessons show their numbers

    void enter();           // at the first lesson, nothing revealed
    void step(int by);      // stops at both ends
    void toggle_numbers();  // of this lesson
    void hide_all() { revealed = {}; }
    bool hides_numbers() const { return open && !revealed[static_cast<std::size_t>(lesson)]; }
};

struct ClassroomLayout {
    float bars_scale = 1, stage_scale = 1;  // pixels a logical pixel, in the bars and in the panel
    bool narrow = false;                    // the question has a line of its own, the steps have no names
    Rect bar, question, stage, steps;       // from top to bottom; the question lies in the bar unless it is narrow
};

// `scale`: pixels a logical pixel outside this mode. A projector of 1280x720 gets about one and a half times of it.
ClassroomLayout arrange_classroom(float width, float height, float scale, Lesson lesson);

}  // namespace moodglass::app
