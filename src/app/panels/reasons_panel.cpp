// SPDX-License-Identifier: Apache-2.0
// The column of reasons: why, what if, and compared with another song or stretch; one tab each.
#include "app/drawing/paint.h"
#include "app/drawing/tabs.h"
#include "app/panels/panels.h"

namespace moodglass::app {

void draw_reasons(Screen& screen, const Rect& rect) {
    const Strings& words = screen.text();
    // On a projector, a tab more is a question more; a class goes through lessons instead.
    const bool tabs = !screen.in_classroom();
    const Rect area = begin_panel(screen.looks, "why", rect, tabs ? "" : words.why.title, Scrolling::vertical);
    if (tabs) {
        const char* labels[] = {words.why.title, words.what_if.tab, words.compare.tab};
        if (const auto pressed =
                draw_tabs(screen.looks, "reasons", labels, static_cast<std::size_t>(screen.asked.reasons),
                          area.x - screen.px(9), area.y - screen.px(20), Type::body))
            screen.show_reasons(static_cast<Reasons>(*pressed));
    }
    float end = area.y;
    if (!screen.summary || !screen.analysis())
        put_placeholder(screen.looks, area, screen.awaits_values());
    else if (!tabs || screen.asked.reasons == Reasons::why)
        end = draw_why(screen, area);
    else if (screen.asked.reasons == Reasons::what_if)
        end = draw_what_if(screen, area);
    else
        end = draw_compare(screen, area);
    // Where a small window leaves too little room, the panel scrolls.
    if (end > area.bottom() + screen.px(4)) {
        ImGui::SetCursorScreenPos({area.x, end});
        ImGui::Dummy({1, screen.px(10)});
    }
    end_panel();
}

}  // namespace moodglass::app
