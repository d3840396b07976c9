// SPDX-License-Identifier: Apache-2.0
// The example pieces as buttons, in as many lines as they need.
#include <algorithm>

#include "app/drawing/paint.h"
#include "app/panels/panels.h"

namespace moodglass::app {

float draw_examples(Screen& screen, float x, float y, float width, bool drawn) {
    if (screen.offers.examples.empty() || !screen.offers.draws_examples) return 0;
    const auto& words = screen.text().examples;
    const float h = screen.px(30), gap = screen.px(6), line = h + gap;
    const float title_w = text_width(words.title, Type::small);
    if (drawn)
        put_text_middle(*ImGui::GetWindowDrawList(), x, y + h / 2,
                        {.type = Type::small, .colour = screen.theme().muted}, words.title);
    float at = x + title_w + screen.px(10), top = y;
    for (const std::size_t which : screen.offers.examples) {
        const float w = std::min(text_width(words.pieces[which], Type::body) + screen.px(24), width);
        if (at + w > x + width) {
            at = x;
            top += line;
        }
        ImGui::PushID(static_cast<int>(which));
        if (drawn && text_button(screen.looks, "##example", words.pieces[which], {at, top, w, h}))
            screen.open_example(which);
        ImGui::PopID();
        at += w + gap;
    }
    return top + h - y;
}

}  // namespace moodglass::app
