// SPDX-License-Identifier: Apache-2.0
// The key along the song: a bar for each, in one colour for major and another for minor.
#include <algorithm>
#include <cmath>

#include "app/drawing/paint.h"
#include "app/panels/timeline_parts.h"
#include "app/words/key_words.h"

namespace moodglass::app {

std::optional<Key> key_at_time(const SongHarmony& harmony, double time_s) {
    if (harmony.keys.empty() || harmony.hop_s <= 0 || time_s < harmony.start_s) return {};
    const double moment = (time_s - harmony.start_s) / harmony.hop_s;
    if (moment >= static_cast<double>(harmony.keys.size())) return {};
    return key_at(harmony.keys[static_cast<std::size_t>(moment)]);
}

void draw_key_strip(const Screen& screen, ImDrawList& list, const Rect& lane, const SongHarmony& harmony) {
    if (lane.h <= 0 || harmony.keys.empty()) return;
    const Theme& t = screen.theme();
    const float middle = lane.y + lane.h / 2, gap = std::max(1.0f, std::round(screen.px(1)));
    put_text_middle(list, lane.x - screen.px(7), middle, {.type = Type::small, .colour = t.muted, .align = 1},
                    screen.text().key.title);
    list.PushClipRect(top_left(lane), bottom_right(lane), true);
    const auto x_of = [&](std::size_t moment) {
        return x_at(lane, screen.chosen.view, harmony.start_s + static_cast<double>(moment) * harmony.hop_s);
    };
    for (std::size_t begin = 0, end = 0; begin < harmony.keys.size(); begin = end) {
        while (end < harmony.keys.size() && harmony.keys[end] == harmony.keys[begin]) ++end;
        const float left = std::max(x_of(begin), lane.x), right = std::min(x_of(end), lane.right());
        if (right <= left) continue;
        const Key key = key_at(harmony.keys[begin]);
        list.AddRectFilled({std::round(left), lane.y},
                           {std::max(std::round(right) - gap, std::round(left) + 1), lane.bottom()},
                           with_alpha(key.minor ? t.minus : t.plus, 0.25f), screen.px(3));
        const std::string name = key_name(key, screen.looks.language);
        if (text_width(name, Type::small) + screen.px(8) <= right - left)
            put_text_middle(list, (left + right) / 2, middle, {.type = Type::small, .colour = t.ink, .align = 0.5f},
                            name);
    }
    list.PopClipRect();
}

}  // namespace moodglass::app
