// SPDX-License-Identifier: Apache-2.0
// The cards of a guide: what each shows as it opens, and when what it asks for is done.
#include "app/guide.h"

#include <algorithm>
#include <array>

#include "app/screen.h"

namespace moodglass::app {
namespace {

// Of the tour, in the order of its cards (Strings::guide).
enum class Act { choose_emotion, hear_moment, show_map, move_feature, compare, reveal, take_report };

struct LessonCard {
    Lesson lesson = Lesson::hear;
    bool in_classroom = true;
};
constexpr std::array<LessonCard, kLessonCards> kLesson = {{{Lesson::hear, false},  // before the class comes
                                                           {Lesson::hear},
                                                           {Lesson::hear},
                                                           {Lesson::express},
                                                           {Lesson::hear},
                                                           {Lesson::why},
                                                           {Lesson::timeline},
                                                           {Lesson::plane}}};

bool hears_moment(const Screen& s) {
    if (!s.analysis() || !s.chosen.stretch) return false;
    const auto& moment = s.analysis()->moments[s.chosen.emotion];
    return *s.chosen.stretch == Stretch{moment.start_s, moment.end_s};
}

bool is_done(const Screen& s, Act act, const BeforeAct& before, int reports) {
    switch (act) {
        case Act::choose_emotion:
            return s.chosen.emotion != before.emotion;
        case Act::hear_moment:
            return hears_moment(s);
        case Act::show_map:
            return s.asked.map_of != MapOf::nothing && s.asked.map_of != before.map_of;
        case Act::move_feature:
            return s.asked.what_if.moved.has_value();
        case Act::compare:
            return s.asked.reasons == Reasons::compare && s.origin;
        case Act::reveal:
            return s.in_classroom() && !s.hides_numbers();
        case Act::take_report:
            return reports > before.reports;
    }
    return false;
}

}  // namespace

Lit lit_by(const Guide& guide) {
    if (guide.plan != Plan::tour) return Lit::nothing;
    constexpr std::array<Lit, kTourCards> kLit = {
        Lit::emotions, Lit::reasons, Lit::timeline, Lit::emotions_and_reasons, Lit::emotions_and_reasons,
        Lit::header,   Lit::header};
    return kLit[guide.card];
}

bool Screen::can_guide() const { return has_values_to_come() || !offers.examples.empty(); }

// The selected song has values, or will have them.
bool Screen::has_values_to_come() const {
    const Song* s = song();
    return s && s->state != SongState::failed && s->state != SongState::cancelled;
}

void Screen::begin_guide(Plan plan) {
    if (!has_values_to_come() && !offers.examples.empty()) {
        open_example(offers.examples.front());
        select_by_itself(0);  // the example, as soon as it is there
    }
    guide_.plan = plan;
    tour_known_ = tour_known_ || plan == Plan::tour;
    set_everything(true);
    open_card(plan == Plan::lesson ? guide.lesson_at : 0);
}

void Screen::leave_guide() {
    if (guide.plan == Plan::lesson) guide_.lesson_at = guide.last() ? 0 : guide.card;
    guide_.plan = Plan::none;
}

void Screen::step_guide(int by) {
    if (!guide.open()) return;
    if (by > 0 && guide.last()) return leave_guide();
    if (by < 0 && guide.card == 0) return;
    open_card(by > 0 ? guide.card + 1 : guide.card - 1);
}

void Screen::open_card(std::size_t card) {
    guide_.card = card;
    guide_.acted = false;
    guide_.next_at = 0;
    guide_.fresh = 3;  // until how much there is to scroll is known
    before_act_ = {chosen.emotion, asked.map_of, reports_};
    if (guide.plan == Plan::lesson) {
        const auto [lesson, in_classroom] = kLesson[card];
        if (!in_classroom) return leave_classroom();
        if (!classroom.open) enter_classroom();
        return choose_lesson(lesson);
    }
    const Act act = static_cast<Act>(card);
    if (act != Act::reveal) leave_classroom();
    if (act <= Act::hear_moment) show_reasons(Reasons::why);
    if (act == Act::move_feature) show_reasons(Reasons::what_if);
    if (act == Act::compare) show_reasons(Reasons::compare);
}

// While something is held or lies over the panels, nothing goes on by itself.
void Screen::refresh_guide(double now, bool pointer_down) {
    if (guide.plan != Plan::tour || pointer_down || over.open != Overlay::none) return;
    if (!chosen.emotion_by_hand) before_act_.emotion = chosen.emotion;  // the song's own, once it is known
    if (!guide.acted && is_done(*this, static_cast<Act>(guide.card), before_act_, reports_)) {
        guide_.acted = true;
        guide_.next_at = guide.last() ? 0 : now + kSeenFor_s;
    }
    if (guide.next_at > 0 && now >= guide.next_at) step_guide(1);
}

// Once: it is remembered as soon as it can be seen.
bool Screen::offers_tour() {
    if (tour_known_ || !can_guide()) return false;
    if (!tour_offered_) {
        tour_offered_ = true;
        host_.remember_tour();
    }
    return true;
}

}  // namespace moodglass::app
