// SPDX-License-Identifier: Apache-2.0
// Classroom mode: one panel at a time, in large type, for a projector. What the model says is hidden until somebody
// asks for it, so that a class can guess first; but for what is heard live, which moves. Here is what it knows and
// where things stand; classroom_panel.cpp draws it.
#pragma once

#include <array>
#include <cstddef>

#include "app/drawing/layout.h"

namespace moodglass::app {

enum class Lesson { hear, express, why, timeline, plane, live };  // the last where there is something to listen to
constexpr std::size_t kLessonCount = 6;

struct Classroom {
    bool open = false;
    Lesson lesson = Lesson::hear;
    std::array<bool, kLessonCount> revealed{};  // which lessons show their numbers

    void enter(Lesson at);                   // nothing revealed
    void step(int by, std::size_t lessons);  // stops at both ends
    void toggle_numbers();                   // of this lesson
    void hide_all();                         // another song to guess: what is live stays as it is
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
