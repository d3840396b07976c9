// SPDX-License-Identifier: Apache-2.0
// Cards that lead through the application, one at a time, beside the panels that they tell of. The tour asks a visitor
// for one act a card; the lesson plan tells a teacher what a class does, and shows the panel for it. guiding.cpp has what
// the cards do, panels/guide_panel.cpp draws them.
#pragma once

#include <cstddef>

#include "app/drawing/map_picture.h"

namespace moodglass::app {

enum class Plan { none, tour, lesson };
constexpr std::size_t kTourCards = 7, kLessonCards = 8;

constexpr double kSeenFor_s = 8;  // what was done is looked at for so long before the next card comes by itself

struct Guide {
    Plan plan = Plan::none;
    std::size_t card = 0;
    bool acted = false;         // what the card asks for is done
    double next_at = 0;         // in ImGui::GetTime(): the next card comes; 0: not by itself
    int fresh = 0;              // frames in which the panel it is about is still to be scrolled to
    std::size_t lesson_at = 0;  // where the lesson plan was left: it goes on there

    bool open() const { return plan != Plan::none; }
    std::size_t cards() const { return plan == Plan::lesson ? kLessonCards : kTourCards; }
    bool last() const { return card + 1 == cards(); }
};

// How things stood when a card was opened: what it asks for is another state.
struct BeforeAct {
    std::size_t emotion = 0;
    MapOf map_of = MapOf::nothing;
    int reports = 0;  // taken so far
};

// The panel that a card is about.
enum class Lit { nothing, timeline, emotions, reasons, emotions_and_reasons, header };
Lit lit_by(const Guide& guide);

}  // namespace moodglass::app
