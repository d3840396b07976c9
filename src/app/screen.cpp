// SPDX-License-Identifier: Apache-2.0
#include "app/screen.h"

#include <imgui/imgui.h>

#include <algorithm>
#include <cmath>

#include "analysis/kept.h"
#include "app/reference_words.h"

namespace moodglass::app {
namespace {

constexpr double kClosest_s = 2;  // the shortest time the view can show

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
    if (s->overview) return s->overview->start_s + static_cast<double>(s->overview->lowest.size()) * s->overview->slice_s;
    return 0;
}

std::string Screen::rank(float percentile) const {
    const auto& words = text().features_panel;
    const Song* s = song();
    const std::string_view kind = s && s->analysis ? s->analysis->reference.kind : std::string_view();
    return fill(words.percentile_long, {format_percent(percentile), reference_music(kind, language)});
}

void Screen::select(int id) {
    if (id == selected) return;
    if (playhead.playing || sounds()) pause();
    selected = id;
    part = Part::whole;
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
    lanes = {};
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
    hypothesis.reset();
    origin.reset();
    refresh_map();
    refresh_part();
    if (!s || !s->analysis || s->analysis->curve.emotions[0].empty()) {
        averaged_song = 0;
        return;
    }
    summary = summarise(*s->analysis, stretch);
    if (!feature_chosen && summary->explained) feature = order_of_effects()[0];
    refresh_reasons();
    if (averaged_song == s->id && averaged_revision == s->revision) return;
    averaged_song = s->id;
    averaged_revision = s->revision;
    for (std::size_t f = 0; f < kFeatureCount; ++f) feature_curves[f].assign(s->analysis->curve.midlevel[f]);
    for (std::size_t k = 0; k < kEmotionCount; ++k) emotion_curves[k].assign(s->analysis->curve.emotions[k]);
    const double hop_s = s->analysis->curve.hop_s;
    const std::ptrdiff_t half = hop_s > 0 ? half_width(kLeastSmoothing_s, hop_s) : 0;
    feature_limits = limits_of(feature_curves, half);
    emotion_limits = limits_of(emotion_curves, half);
}

void Screen::open_about() {
    about_open = true;
    row = 0;
    for (std::size_t i = 0; i < models.size(); ++i)
        if (models[i].name == model) row = static_cast<int>(i);
}

void Screen::open_kept() {
    kept_open = true;
    row = 0;
}

void Screen::want_kept(bool wanted) {
    kept_wanted = wanted;
    host.want_kept(wanted);
    if (wanted)
        for (const Song& s : queue.songs()) keep(s.id);
}

void Screen::keep(int id) {
    const Song* s = queue.find(id);
    if (!s || s->state != SongState::done || s->kept || !s->analysis) return;
    const Overview* overview = s->overview ? &*s->overview : nullptr;
    host.keep(kept_key(*s->analysis, overview), s->name, to_kept(*s->analysis, overview));
}

bool Screen::has_feature() const { return analysis() && analysis()->explained && feature; }

void Screen::refresh_map() {
    const Song* s = song();
    if (!s || !s->cells || s->cells->cells.columns == 0 || s->state != SongState::done || map_of == MapOf::nothing ||
        (map_of == MapOf::feature && !has_feature())) {
        map = {};
        mapped_ = {};
        return;
    }
    const bool of_feature = map_of == MapOf::feature;
    const Mapped now = {selected, s->revision, stretch, map_of, of_feature ? *feature : emotion};
    if (now == mapped_) return;
    mapped_ = now;
    const auto& [cells, grid] = *s->cells;
    const Range columns =
        stretch ? columns_between(grid, cells.columns, stretch->start_s, stretch->end_s) : Range{0, cells.columns};
    const Analysis& a = *analysis();
    map = make_map_picture(
        cells, grid, columns,
        of_feature || !a.explained ? of_output(now.which) : of_emotion(a.weights[emotion], a.effects[emotion].bias));
}

void Screen::refresh_reasons() {
    const Asked now = {selected, song()->revision, stretch, emotion};
    if (now.song != asked_.song || now.revision != asked_.revision || now.stretch != asked_.stretch) what_if = {};
    if (now.emotion != asked_.emotion) what_if.wanted.reset();
    asked_ = now;
    if (!summary->explained || in_classroom()) return;
    if (reasons == Reasons::what_if && what_if.moved) {
        hypothesis = with_features(*summary, *analysis(), *what_if.moved);
        origin = profile_of(*summary);
    }
    const bool of_this_model = side_a && side_a->model_sha256 == analysis()->model.sha256;
    const bool of_itself = side_a && side_a->song == selected && side_a->stretch == stretch;
    if (reasons == Reasons::compare && of_this_model && !of_itself) origin = side_a->profile;
}

const Analysis* Screen::analysis() const {
    const Song* s = song();
    return s && s->analysis ? &*s->analysis : nullptr;
}

PerFeature<std::size_t> Screen::order_of_effects() const {
    const Effects& whole = analysis()->effects[emotion];
    return order_by_effect(compare ? compared_with_usual(whole, analysis()->reference_effects[emotion]) : whole);
}

void Screen::move_feature(std::size_t which, float to) {
    const PerFeature<float> own = midlevel_of(*summary);
    const Spread range = slider_range(analysis()->feature_space, which, own[which]);
    if (!what_if.moved) what_if.moved = own;
    (*what_if.moved)[which] = std::clamp(to, range.low, range.high);
    if (*what_if.moved == own) what_if.moved.reset();
}

Change Screen::smallest_change() const {
    const float rise = what_if.wanted.value_or(0) - summary->emotions[emotion].value;
    return moodglass::smallest_change(analysis()->feature_space, analysis()->weights[emotion], midlevel_of(*summary),
                                      rise);
}

void Screen::apply_wish() {
    if (what_if.wanted) what_if.moved = smallest_change().to;
}

void Screen::take_as_a() {
    const Song* s = song();
    if (!summary || !s || !summary->explained || s->state != SongState::done) return;  // not of values that will change
    side_a = Compared{selected, s->name, s->analysis->model.sha256, stretch, profile_of(*summary)};
    reasons = Reasons::compare;
}

void Screen::compare_songs(const Song& a, const Song& b) {
    side_a = Compared{a.id, a.name, a.analysis->model.sha256, std::nullopt, profile_of(*a.analysis)};
    select(b.id);
    stretch.reset();
    reasons = Reasons::compare;
}

void Screen::forget_side_a() {
    side_a.reset();
    if (reasons == Reasons::compare) origin.reset();  // of it
}

void Screen::swap_sides() {
    if (!side_a || !queue.find(side_a->song)) return;
    const Compared to = *side_a;
    take_as_a();
    select(to.song);
    stretch = to.stretch;
}

void Screen::tell(std::string what) {
    notice = std::move(what);
    notice_until = 0;  // draw_notice() counts from the first time it is drawn
}

}  // namespace moodglass::app
