// SPDX-License-Identifier: Apache-2.0
// What is heard of the selected song: all of it, or the part that the map points at, or the rest.
#include <algorithm>
#include <array>
#include <cmath>

#include "app/screen.h"

namespace moodglass::app {
namespace {

constexpr double kEnd_s = 0.05;  // nearer to the end than this, playing begins anew
constexpr std::array<float, 3> kSpeeds = {1, 0.75f, 0.5f};

}  // namespace

bool Screen::can_listen() const { return map.version != 0 && !hides_numbers(); }

bool Screen::sounds() const { return (playhead.playing && loaded()) || (awaited_ && playhead.preparing); }

Masking Screen::masking(Part of) const {
    const Map where = {map.range, map.rows, map.shares};
    const Stretch whole = {0, duration_s()};
    const Stretch& within = mapped_.stretch ? *mapped_.stretch : whole;
    return {mask_of(where, map.grid, Side::raises), of, within.start_s, within.end_s};
}

void Screen::play_from(double time_s) {
    awaited_ = asked.part != Part::whole && can_listen();
    if (!awaited_) {
        host_.play(chosen.song, time_s < duration_s() - kEnd_s ? time_s : 0);
    } else {
        const double begin_s = mapped_.stretch ? mapped_.stretch->start_s : 0;
        const double end_s = mapped_.stretch ? mapped_.stretch->end_s : duration_s();
        const double from_s = time_s >= begin_s && time_s < end_s - kEnd_s ? time_s : begin_s;
        wanted_ = {mapped_, asked.part};
        if (held_ == wanted_ && loaded() && playhead.part == asked.part)
            host_.resume(from_s);
        else
            host_.listen(chosen.song, masking(asked.part), from_s);
    }
    playhead_ = host_.playhead();
}

void Screen::pause() {
    awaited_ = false;
    host_.pause();
}

void Screen::choose_part(Part which) {
    if (!can_listen() || (which == asked.part && sounds())) return;
    asked_.part = which;
    play_from(chosen.cursor_s);
}

void Screen::choose_next_part() {
    choose_part(asked.part == Part::whole ? Part::only : asked.part == Part::only ? Part::without : Part::whole);
}

void Screen::save_part(Part which) {
    if (!can_listen() || which == Part::whole) return;
    awaited_ = false;
    const std::string of(asked.map_of == MapOf::feature ? kFeatureNames[*chosen.feature]
                                                        : kEmotionNames[chosen.emotion]);
    const std::string kind = which == Part::only ? ".only-" : ".without-",
                      part = asked.map_of == MapOf::left_out ? "left-out-of-" : "";
    host_.save_part(chosen.song, masking(which), song()->name + kind + part + of + ".wav");
    playhead_ = host_.playhead();
}

void Screen::seek(double time_s) {
    chosen_.cursor_s = std::clamp(time_s, 0.0, std::max(duration_s(), 0.0));
    if (sounds()) play_from(chosen.cursor_s);
}

bool Screen::can_play() const {
    const Song* s = song();
    return s && !s->kept && !is_live(*s) && duration_s() > 0;
}

void Screen::toggle_play() {
    if (!can_play()) return;
    if (sounds())
        pause();
    else
        play_from(chosen.cursor_s);
}

void Screen::choose_next_speed() {
    const auto now = std::find(kSpeeds.begin(), kSpeeds.end(), asked.listening.speed);
    asked_.listening.speed = now + 1 < kSpeeds.end() ? *(now + 1) : kSpeeds[0];
}

void Screen::turn_volume(float by) {
    asked_.listening.volume = std::clamp(std::round((asked.listening.volume + by) * 10) / 10, 0.0f, 1.0f);
}

void Screen::refresh_hearing() {
    const Listening& wanted = asked.listening;
    Hearing how = {wanted.speed, wanted.volume, std::nullopt};
    if (wanted.loops && duration_s() > 0) how.loop = chosen.stretch.value_or(Stretch{0, duration_s()});
    if (how == hearing_) return;
    hearing_ = how;
    host_.hear(how);
}

void Screen::refresh_part() {
    if (playhead.playing && loaded() && playhead.part != Part::whole) held_ = wanted_;
    if (asked.part == Part::whole) return;
    const bool heard = sounds();
    if (!can_listen()) asked_.part = Part::whole;
    const bool same = can_listen() && wanted_.of == mapped_;
    if (heard && !same && !chosen.drag_from_s) play_from(chosen.cursor_s);
}

}  // namespace moodglass::app
