// SPDX-License-Identifier: Apache-2.0
#include "app/screen.h"

#include <algorithm>
#include <set>
#include <utility>

#include "analysis/against.h"
#include "analysis/kept.h"
#include "app/words/reference_words.h"

namespace moodglass::app {

double Screen::duration_s() const {
    const Song* s = song();
    if (!s) return 0;
    if (s->analysis && s->analysis->duration_s > 0) return s->analysis->duration_s;
    if (s->overview)
        return s->overview->start_s + static_cast<double>(s->overview->lowest.size()) * s->overview->slice_s;
    return 0;
}

std::string Screen::rank(float percentile) const {
    const auto& words = text().features_panel;
    const Song* s = song();
    const std::string_view kind = s && s->analysis ? s->analysis->reference.kind : std::string_view();
    return fill(words.percentile_long, {format_rank(percentile), reference_music(kind, looks.language)});
}

const Analysis* Screen::analysis() const {
    const Song* s = song();
    return s && s->analysis ? &*s->analysis : nullptr;
}

bool Screen::has_feature() const { return analysis() && analysis()->explained && chosen.feature; }

bool Screen::awaits_values() const {
    const Song* s = song();
    return !s || (s->state != SongState::failed && s->state != SongState::cancelled);
}

bool Screen::has_left_out() const { return analysis() && analysis()->left_out; }

PerFeature<std::size_t> Screen::order_of_effects() const {
    const Effects& whole = analysis()->effects[chosen.emotion];
    return order_by_effect(asked.from_usual ? compared_with_usual(whole, analysis()->reference_effects[chosen.emotion])
                                            : whole);
}

void Screen::open_next_example() {
    if (!offers.examples.empty()) open_example(offers.examples[next_example_++ % offers.examples.size()]);
}

void Screen::select(int id) {
    if (id == chosen.song) return;
    if (playhead.playing || sounds()) pause();
    chosen_.song = id;
    queue_.show(id);
    chosen_.leave_song();
    asked_.part = Part::whole;
    classroom_.hide_all();  // another song to guess
}

void Screen::select_by_itself(int id) {
    select(id);
    history_.amend(moment());
}

void Screen::select_neighbour(int by) {
    const std::vector<Song>& songs = queue.songs();
    const auto at = std::find_if(songs.begin(), songs.end(), [&](const Song& s) { return s.id == chosen.song; });
    if (at == songs.end()) return;
    const std::ptrdiff_t to = at - songs.begin() + by;
    if (to >= 0 && to < static_cast<std::ptrdiff_t>(songs.size())) select(songs[static_cast<std::size_t>(to)].id);
}

bool Screen::listens() const {
    const std::vector<Song>& songs = queue.songs();
    return std::any_of(songs.begin(), songs.end(), is_live);
}

void Screen::note_live(int id) {
    select(id);
    input_.level = {};
    input_.recorded_s = input_.clipped_until_s = 0;
    if (classroom_.open) choose_lesson(Lesson::live);
}

std::size_t Screen::lessons() const {
    return offers.microphone || offers.other_sound || listens() ? kLessonCount : static_cast<std::size_t>(Lesson::live);
}

void Screen::hear_in_class() {
    if (!classroom_.open) enter_classroom();
    choose_lesson(Lesson::live);
}

void Screen::cancel(int id) {
    const Song* s = queue.find(id);
    if (s && is_live(*s))
        end_live();
    else
        queue_.cancel(id);
}

void Screen::offer_microphones(std::vector<std::string> devices, std::string open) {
    input_.devices = std::move(devices);
    input_.device = std::move(open);
    input_.open = listens();
}

void Screen::note_level(const LiveLevel& level, double recorded_s) {
    input_.level = level;
    input_.recorded_s = recorded_s;
    if (level.clips) input_.clipped_until_s = recorded_s + kToldClipping_s;
}

void Screen::choose_next_microphone() {
    const auto at = std::find(input.devices.begin(), input.devices.end(), input.device);
    const bool last = at == input.devices.end() || at + 1 == input.devices.end();
    host_.choose_microphone(last ? input.devices.front() : *(at + 1));
}

void Screen::drop_live(int id) {
    close_input();
    const bool was_chosen = id == chosen.song;
    queue_.drop_live(id);
    if (was_chosen) select(queue.songs().empty() ? 0 : queue.songs().back().id);
    if (std::erase(removed_, id) > 0) history_.forget({id});
}

void Screen::offer_live(bool microphone, bool other_sound) {
    offers_.microphone = microphone;
    offers_.other_sound = other_sound;
}

void Screen::remove(int id) {
    const std::vector<Song>& songs = queue.songs();
    const auto at = std::find_if(songs.begin(), songs.end(), [&](const Song& s) { return s.id == id; });
    if (at == songs.end()) return;
    if (is_live(*at)) end_live();
    note_history();  // as it was with the song
    if (id == chosen.song) {
        const bool last = at + 1 == songs.end();
        select(!last ? (at + 1)->id : at != songs.begin() ? (at - 1)->id : 0);
    }
    if (playhead.playing && playhead.song == id) pause();
    queue_.set_aside(id);
    removed_.push_back(id);
    forget_removed();
}

void Screen::compare_with_music(std::string_view kind) {
    if (!music.has(kind)) return;
    own_awaited_ = kind == kOwnMusic;
    if (own_awaited_) {
        kept_songs_.clear();
        return host_.read_kept();
    }
    music_.want(kind);
    compare_anew();
}

void Screen::compare_with_next_music() {
    std::vector<std::string_view> all = {kSoundsLike};
    for (const std::string_view kind : music.kinds()) all.push_back(kind);
    if (own_songs().size() + (own_read_ ? 0 : offers.kept.size()) >= kFewestOwnSongs) all.push_back(kOwnMusic);
    const auto at = std::find(all.begin(), all.end(), music.wanted());
    compare_with_music(at == all.end() || at + 1 == all.end() ? all.front() : *(at + 1));
}

void Screen::compare_anew() {
    queue_.compare_anew([this](Analysis& analysis) { music.compare(analysis); });
}

Analysis Screen::compared(Analysis analysis) const {
    if (music.wanted() != kSoundsLike) music.compare(analysis);  // the engine has done that already
    music.tell_usual_cells(analysis);
    return analysis;
}

std::vector<const Analysis*> Screen::own_songs() const {
    std::vector<const Analysis*> songs;
    std::set<std::string> keys;
    for (const Song& each : queue.songs()) {
        if (each.state != SongState::done || !music.is_of(*each.analysis)) continue;
        if (keys.insert(each.key).second) songs.push_back(&*each.analysis);
    }
    for (const auto& [key, analysis] : kept_songs_)
        if (music.is_of(analysis) && keys.insert(key).second) songs.push_back(&analysis);
    return songs;
}

void Screen::on_kept_music(std::string_view content) {
    auto kept = kept_from(content);
    if (!kept || !own_awaited_) return;  // of another version: told when it is opened
    std::string key = kept_key(kept->analysis, kept->outline ? &*kept->outline : nullptr);
    // What grows with the song: a vector that is assigned {} would keep its memory.
    kept->analysis.curve = {};
    kept->analysis.windows = std::vector<Window>();
    kept->analysis.harmony = {};
    kept->analysis.pulse = {};
    kept->analysis.reference_plane = decltype(kept->analysis.reference_plane)();
    kept_songs_.emplace_back(std::move(key), std::move(kept->analysis));
}

void Screen::on_kept_read() {
    if (!std::exchange(own_awaited_, false)) return;  // something else is wished for since
    own_read_ = true;
    const std::vector<const Analysis*> songs = own_songs();
    if (music_.want_own(songs)) return compare_anew();
    tell(fill(text().music.too_few, {std::to_string(songs.size()), std::to_string(kFewestOwnSongs)}));
}

void Screen::refresh_own_music() {
    if (music.own() && music_.want_own(own_songs())) compare_anew();
}

void Screen::choose_emotion(std::size_t which) {
    chosen_.emotion = which;
    chosen_.emotion_by_hand = true;
}

void Screen::choose_feature(std::size_t which) {
    chosen_.feature = which;
    chosen_.feature_by_hand = true;
}

void Screen::choose_next_feature(int by) {
    if (!summary || !summary->explained) return;
    constexpr int kCount = static_cast<int>(kFeatureCount);
    const int now = chosen.feature ? static_cast<int>(*chosen.feature) : by > 0 ? -1 : 0;
    choose_feature(static_cast<std::size_t>((now + by + kCount) % kCount));
}

void Screen::refresh(bool pointer_down) {
    lanes_ = {};
    playhead_ = host_.playhead();
    const Song* s = song();
    const double duration = duration_s();
    chosen_.fit_view(duration);
    if (playhead.playing && loaded()) chosen_.follow(playhead.time_s, duration);
    summary_.reset();
    hypothesis_.reset();
    origin_.reset();
    refresh_map();
    refresh_part();
    if (!chosen.drag_from_s) refresh_hearing();
    if (std::exchange(awake_, in_classroom()) != in_classroom()) host_.stay_awake(awake_);
    if (s && s->analysis && !s->analysis->curve.emotions[0].empty()) {
        choose_emotion_by_itself();
        summary_ = summarise(*s->analysis, chosen.stretch);
        if (!chosen.feature_by_hand && summary->explained) chosen_.feature = order_of_effects()[0];
        refresh_reasons();
        refresh_curves();
        refresh_telling();
    }
    if (!chosen.drag_from_s && !pointer_down) note_history();
}

// What the song expresses most is part of what a class has to guess, and not known of a part of it.
void Screen::choose_emotion_by_itself() {
    if (chosen.emotion_by_hand) return;
    const bool known = song()->state == SongState::done && !hides_numbers();
    chosen_.emotion = known ? telling_emotion(summarise(*analysis(), std::nullopt)).value_or(kTension) : kTension;
}

void Screen::refresh_curves() {
    const Analysis& a = *analysis();
    curves_ = curves_of_.of({chosen.song, song()->revision}, [&] {
        DrawnCurves drawn;
        for (std::size_t f = 0; f < kFeatureCount; ++f) drawn.features[f].assign(a.curve.midlevel[f]);
        for (std::size_t k = 0; k < kEmotionCount; ++k) drawn.emotions[k].assign(a.curve.emotions[k]);
        const std::ptrdiff_t half = a.curve.hop_s > 0 ? half_width(kLeastSmoothing_s, a.curve.hop_s) : 0;
        drawn.feature_limits = limits_of(drawn.features, half);
        drawn.emotion_limits = limits_of(drawn.emotions, half);
        return drawn;
    });
}

void Screen::refresh_telling() {
    telling_ = telling_of_.of({chosen.song, song()->revision, song()->compared},
                              [&] { return moodglass::telling_of(*analysis()); });
}

std::optional<std::size_t> Screen::chosen_section() const {
    if (!analysis() || !chosen.stretch) return {};
    const std::vector<Section>& sections = analysis()->sections;
    for (std::size_t i = 0; i < sections.size(); ++i)
        if (*chosen.stretch == Stretch{sections[i].start_s, sections[i].end_s}) return i;
    return {};
}

void Screen::choose_section(std::size_t which) {
    const Section& section = analysis()->sections[which];
    select_stretch(Stretch{section.start_s, section.end_s});
    seek(section.start_s);
}

// From the one that is chosen, else from where the cursor is.
void Screen::choose_next_section(int by) {
    if (!analysis() || analysis()->sections.empty()) return;
    const std::vector<Section>& sections = analysis()->sections;
    const auto last = static_cast<std::ptrdiff_t>(sections.size()) - 1;
    if (const auto now = chosen_section())
        return choose_section(
            static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(*now) + by, 0, last)));
    const auto here = std::ranges::find_if(sections, [&](const Section& s) { return chosen.cursor_s < s.end_s; });
    choose_section(static_cast<std::size_t>(std::min<std::ptrdiff_t>(here - sections.begin(), last)));
}

bool Screen::can_compare_with(std::size_t section) const {
    const auto now = chosen_section();
    return now && *now != section && section < analysis()->sections.size() && analysis()->explained &&
           song()->state == SongState::done;
}

void Screen::compare_chosen_with(std::size_t section) {
    if (!can_compare_with(section)) return;
    asked_.side_a = Compared{song()->id, song()->name, analysis()->model.id(), chosen.stretch,
                             profile_of(summarise(*analysis(), chosen.stretch))};
    asked_.reasons = Reasons::compare;
    set_everything(true);  // where they are compared
    choose_section(section);
}

void Screen::press_section(std::size_t which, bool compares) {
    if (compares && can_compare_with(which))
        compare_chosen_with(which);
    else
        choose_section(which);
}

void Screen::hear_moment(std::size_t emotion) {
    if (!analysis()) return;
    const auto [start_s, end_s, value, apart] = analysis()->moments[emotion];
    if (end_s <= start_s) return;
    select_stretch(Stretch{start_s, end_s});
    seek(start_s);
    if (can_play() && !sounds()) play_from(start_s);
}

void Screen::show_everything(bool shown) {
    set_everything(shown);
    host_.remember_everything(shown);
}

void Screen::refresh_map() {
    const Song* s = song();
    const bool of_feature = asked.map_of == MapOf::feature;
    const bool none = !s || !s->cells || s->cells->cells.columns == 0 || s->state != SongState::done ||
                      asked.map_of == MapOf::nothing || (of_feature && !has_feature()) ||
                      (asked.map_of == MapOf::left_out && !has_left_out());
    mapped_ = none ? Mapped{}
                   : Mapped{chosen.song,
                            s->revision,
                            s->compared,
                            chosen.stretch,
                            asked.map_of,
                            of_feature ? *chosen.feature : chosen.emotion,
                            asked.from_usual ? CountedFrom::usual : CountedFrom::silence};
    map_ = map_of_.of(mapped_, [&]() -> MapPicture {
        if (none) return {};
        const auto& [cells, grid] = *s->cells;
        const Range columns = chosen.stretch
                                  ? columns_between(grid, cells.columns, chosen.stretch->start_s, chosen.stretch->end_s)
                                  : Range{0, cells.columns};
        const Analysis& a = *analysis();
        const auto& weights = a.weights[chosen.emotion];
        const float bias = a.effects[chosen.emotion].bias;
        return make_map_picture(cells, grid, columns,
                                of_feature || !a.explained        ? of_output(mapped_.which)
                                : asked.map_of == MapOf::left_out ? of_left_out(chosen.emotion, weights, bias)
                                                                  : of_emotion(weights, bias),
                                mapped_.from, a.usual_cells);
    });
}

void Screen::refresh_reasons() {
    const Asked now = {chosen.song, song()->revision, chosen.stretch};
    if (now != asked_about_) asked_.what_if = {};
    if (chosen.emotion != wished_of_) asked_.what_if.wanted.reset();
    asked_about_ = now;
    wished_of_ = chosen.emotion;
    if (!summary->explained || in_classroom()) return;
    if (asked.reasons == Reasons::what_if && asked.what_if.moved) {
        hypothesis_ = with_features(*summary, *analysis(), *asked.what_if.moved);
        origin_ = profile_of(*summary);
    }
    const std::optional<Compared>& a = asked.side_a;
    const bool of_this_model = a && a->model_id == analysis()->model.id();
    const bool of_itself = a && a->song == chosen.song && a->stretch == chosen.stretch;
    if (asked.reasons == Reasons::compare && of_this_model && !of_itself) origin_ = a->profile;
}

void Screen::move_feature(std::size_t which, float to) {
    const PerFeature<float> own = midlevel_of(*summary);
    const Spread range = slider_range(analysis()->feature_space, which, own[which]);
    std::optional<PerFeature<float>>& moved = asked_.what_if.moved;
    if (!moved) moved = own;
    (*moved)[which] = std::clamp(to, range.low, range.high);
    if (*moved == own) moved.reset();
}

Change Screen::smallest_change() const {
    const float rise = asked.what_if.wanted.value_or(0) - summary->emotions[chosen.emotion].value;
    return moodglass::smallest_change(analysis()->feature_space, analysis()->weights[chosen.emotion],
                                      midlevel_of(*summary), rise);
}

void Screen::apply_wish() {
    if (asked.what_if.wanted) asked_.what_if.moved = smallest_change().to;
}

void Screen::take_as_a() {
    const Song* s = song();
    if (!summary || !s || !summary->explained || s->state != SongState::done) return;  // not of values that will change
    asked_.side_a = Compared{s->id, s->name, s->analysis->model.id(), chosen.stretch, profile_of(*summary)};
    asked_.reasons = Reasons::compare;
}

void Screen::compare_songs(const Song& a, const Song& b) {
    asked_.side_a = Compared{a.id, a.name, a.analysis->model.id(), std::nullopt, profile_of(*a.analysis)};
    select(b.id);
    chosen_.stretch.reset();
    asked_.reasons = Reasons::compare;
}

void Screen::forget_side_a() {
    asked_.side_a.reset();
    if (asked.reasons == Reasons::compare) origin_.reset();  // of it
}

void Screen::swap_sides() {
    if (!asked.side_a || !queue.find(asked.side_a->song)) return;
    const Compared to = *asked.side_a;
    take_as_a();
    select(to.song);
    chosen_.stretch = to.stretch;
}

void Screen::show_next_map() {
    const auto possible = [&](MapOf what) {
        return what == MapOf::feature ? has_feature() : what != MapOf::left_out || has_left_out();
    };
    MapOf next = MapOf::emotion;
    if (possible(asked.map_of) && asked.map_of != MapOf::nothing) {
        constexpr MapOf kOrder[] = {MapOf::emotion, MapOf::feature, MapOf::left_out, MapOf::nothing};
        const auto* at = std::find(std::begin(kOrder), std::end(kOrder), asked.map_of);
        do next = *++at;
        while (!possible(next));
    }
    asked_.map_of = next;
}

void Screen::open(Overlay what) {
    over_.open = what;
    over_.shown = false;
    over_.row = 0;
    over_.typed.clear();
    if (what != Overlay::about) return;
    for (std::size_t i = 0; i < offers.models.size(); ++i)
        if (offers.models[i].name == offers.model) over_.row = static_cast<int>(i);
}

void Screen::guess(int by) {
    if (classroom.lesson == Lesson::hear)
        guesses_.nudge(chosen.song, chosen.feature_by_hand ? chosen.feature.value_or(0) : 0,
                       0.05f * static_cast<float>(by));
    else
        guesses_.vote(chosen.song, chosen.emotion, by);
}

void Screen::tell(std::string what) {
    over_.notice = std::move(what);
    over_.notice_until = 0;
}

void Screen::show_notice_until(double time) {
    if (time == 0) over_.notice.clear();
    over_.notice_until = time;
}

void Screen::offer_music(std::string model_id, References references) {
    own_awaited_ = own_awaited_ && music.is_of(model_id);
    music_.offer(std::move(model_id), std::move(references));
    if (music.wanted() != kSoundsLike) compare_anew();  // else the engine has, or a kept result remembers its own
}

void Screen::offer_models(std::vector<ModelChoice> models, std::string_view current) {
    const bool changed = !offers.model.empty() && offers.model != current;
    offers_.models = std::move(models);
    offers_.model = current;
    if (!changed) return;
    forget_side_a();
    queue_.analyse_all_anew();
    forget_removed();
}

void Screen::offer_kept(bool wanted, std::vector<KeptEntry> kept) {
    offers_.kept_wanted = wanted;
    offers_.kept = std::move(kept);
    own_read_ = false;
}

Moment Screen::moment() const { return {chosen.song, chosen.stretch, asked.what_if, asked.side_a, removed_}; }

void Screen::forget_removed() {
    std::vector<int> lost;
    for (const int id : removed_)
        if (!queue.is_aside(id)) lost.push_back(id);
    std::erase_if(removed_, [&](int id) { return std::find(lost.begin(), lost.end(), id) != lost.end(); });
    if (!lost.empty()) history_.forget(lost);
}

void Screen::note_history() { history_.note(moment()); }

void Screen::undo() {
    if (can_undo()) go_to(history_.undo());
}

void Screen::redo() {
    if (can_redo()) go_to(history_.redo());
}

void Screen::go_to(const Moment& to) {
    for (; removed_.size() > to.removed.size(); removed_.pop_back()) queue_.bring_back(removed_.back());
    for (std::size_t i = removed_.size(); i < to.removed.size(); ++i) {
        queue_.set_aside(to.removed[i]);
        removed_.push_back(to.removed[i]);
    }
    select(queue.find(to.song) || queue.songs().empty() ? to.song : queue.songs().front().id);
    chosen_.stretch = to.stretch;
    asked_.what_if = to.what_if;
    asked_.side_a = to.side_a;
    if (const Song* s = song()) asked_about_ = {s->id, s->revision, to.stretch};  // else the sliders would be reset
    history_.amend(moment());
}

}  // namespace moodglass::app
