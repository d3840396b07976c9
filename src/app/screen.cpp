// SPDX-License-Identifier: Apache-2.0
#include "app/screen.h"

#include <imgui/imgui.h>

#include <algorithm>
#include <cmath>

namespace moodglass::app {
namespace {

constexpr double kClosest_s = 2;  // the shortest time the view can show
constexpr double kNotice_s = 4;

}  // namespace

void View::zoom(double factor, double around_s, double duration_s) {
    const double span = std::clamp(span_s() / factor, std::min(kClosest_s, duration_s), duration_s);
    const double share = span_s() > 0 ? (around_s - start_s) / span_s() : 0.5;
    start_s = around_s - share * span;
    end_s = start_s + span;
    pan(0, duration_s);
}

void View::pan(double by_s, double duration_s) {
    const double span = std::min(span_s(), duration_s);
    start_s = std::clamp(start_s + by_s, 0.0, std::max(0.0, duration_s - span));
    end_s = start_s + span;
}

double Screen::duration_s() const {
    const Song* s = song();
    if (!s) return 0;
    if (s->analysis && s->analysis->duration_s > 0) return s->analysis->duration_s;
    if (s->overview) return static_cast<double>(s->overview->lowest.size()) * s->overview->slice_s;
    return 0;
}

std::string Screen::rank(float percentile) const {
    const auto& words = text().features_panel;
    const Song* s = song();
    const bool named = language == Language::english && s && s->analysis && !s->analysis->reference_clips.empty();
    return fill(words.percentile_long,
                {format_percent(percentile), named ? s->analysis->reference_clips : words.reference});
}

void Screen::select(int id) {
    if (id == selected) return;
    if (playhead.playing) host.pause();
    selected = id;
    classroom.hide_all();  // another song to guess
    stretch.reset();
    cursor_s = 0;
    viewed_duration_s = 0;
}

void Screen::remove(int id) {
    const std::vector<Song>& songs = queue.songs();
    const auto at = std::find_if(songs.begin(), songs.end(), [&](const Song& s) { return s.id == id; });
    if (at == songs.end()) return;
    if (id == selected) {
        const bool last = at + 1 == songs.end();
        select(!last ? (at + 1)->id : at != songs.begin() ? (at - 1)->id : 0);
    }
    queue.remove(id);
}

void Screen::choose_feature(std::size_t which) {
    feature = which;
    feature_chosen = true;
}

void Screen::refresh() {
    playhead = host.playhead();
    const Song* s = song();
    const double duration = duration_s();
    if (duration != viewed_duration_s) {
        view = {0, duration};
        viewed_duration_s = duration;
        if (stretch && stretch->end_s > duration) stretch.reset();
    }
    if (playhead.playing && loaded()) {
        cursor_s = playhead.time_s;
        if (cursor_s > view.end_s || cursor_s < view.start_s) view.pan(cursor_s - view.start_s, duration);
    }
    summary.reset();
    if (!s || !s->analysis || s->analysis->curve.emotions[0].empty()) {
        averaged_song = 0;
        return;
    }
    summary = summarise(*s->analysis, stretch);
    if (!feature_chosen && summary->explained) feature = order_by_effect(s->analysis->effects[emotion])[0];
    if (averaged_song == s->id && averaged_revision == s->revision) return;
    averaged_song = s->id;
    averaged_revision = s->revision;
    for (std::size_t f = 0; f < kFeatureCount; ++f) feature_curves[f].assign(s->analysis->curve.midlevel[f]);
    for (std::size_t k = 0; k < kEmotionCount; ++k) emotion_curves[k].assign(s->analysis->curve.emotions[k]);
    const double hop_s = s->analysis->curve.hop_s;
    const auto second = hop_s > 0 ? std::max<std::ptrdiff_t>(1, std::lround(1 / hop_s)) : 1;
    feature_limits = limits_of(feature_curves, second);
    emotion_limits = limits_of(emotion_curves, second);
}

void Screen::tell(std::string what) {
    notice = std::move(what);
    notice_until = ImGui::GetTime() + kNotice_s;
}

void Screen::seek(double time_s) {
    const double to = std::clamp(time_s, 0.0, std::max(duration_s(), 0.0));
    cursor_s = to;
    if (playhead.playing && loaded()) host.play(selected, to);
}

void Screen::toggle_play() {
    const Song* s = song();
    if (!s || duration_s() <= 0) return;
    if (playhead.playing && loaded()) {
        host.pause();
        return;
    }
    const bool at_end = cursor_s >= duration_s() - 0.05;
    host.play(selected, at_end ? 0 : cursor_s);
}

}  // namespace moodglass::app
