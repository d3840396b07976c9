// SPDX-License-Identifier: Apache-2.0
#include "app/app.h"

#include <imgui/imgui.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "analysis/kept.h"
#include "app/commands.h"
#include "app/drawing/paint.h"
#include "app/panels/aside.h"
#include "app/panels/card.h"
#include "app/panels/guess_controls.h"
#include "app/panels/panels.h"
#include "app/panels/spoken.h"
#include "app/words/key_words.h"
#include "app/words/reference_words.h"
#include "app/words/sentences.h"
#include "app/words/tempo_words.h"
#include "story/say.h"

namespace moodglass::app {

struct App::State {
    explicit State(Host& host) : queue(host), screen(host, queue) {}
    void compare_what_is_done();

    SongQueue queue;
    Screen screen;
    int selected_by_itself = 0;                     // a song: nobody has chosen it
    std::optional<std::pair<int, int>> to_compare;  // songs, as soon as both are done
    std::optional<std::pair<bool, float>> styled;   // dark and scale that ImGui's style was last set to
};

App::App(Host& host) : state_(std::make_unique<State>(host)) {}
App::~App() = default;

int App::add_song(std::string name) {
    const int song = state_->queue.add(std::move(name));
    if (!state_->screen.song()) state_->screen.select_by_itself(state_->selected_by_itself = song);
    return song;
}

void App::listen(bool other_sound) { run(state_->screen, other_sound ? CommandId::listen_other : CommandId::listen); }
int App::begin_live(std::string name) {
    const int song = state_->queue.add_live(std::move(name));
    state_->screen.note_live(song);
    return song;
}
void App::on_live(int song, Analysis analysis, Overview outline, bool provisional) {
    state_->queue.on_live(song, state_->screen.compared(std::move(analysis)), std::move(outline), provisional);
}
void App::set_microphones(std::vector<std::string> devices, std::string open) {
    state_->screen.offer_microphones(std::move(devices), std::move(open));
}
void App::on_live_level(const LiveLevel& level, double recorded_s) { state_->screen.note_level(level, recorded_s); }
bool App::shows_level() const { return state_->screen.input.open || state_->screen.shows_class_live(); }
void App::end_live(int song) {
    state_->screen.close_input();
    state_->queue.end_live(song);
}
void App::drop_live(int song) { state_->screen.drop_live(song); }
void App::set_live_sources(bool microphone, bool other_sound) { state_->screen.offer_live(microphone, other_sound); }
void App::on_decoding(int song, float fraction) { state_->queue.on_decoding(song, fraction); }
void App::on_glimpse(int song, Analysis glimpse) {
    state_->queue.on_glimpse(song, state_->screen.compared(std::move(glimpse)));
}
void App::on_overview(int song, Overview overview) { state_->queue.on_overview(song, std::move(overview)); }
void App::on_analysing(int song, float fraction, Analysis partial) {
    state_->queue.on_analysing(song, fraction, state_->screen.compared(std::move(partial)));
}
void App::on_progress(int song, float fraction) { state_->queue.on_progress(song, fraction); }
void App::on_cells(int song, SongCells cells) { state_->queue.on_cells(song, std::move(cells)); }
void App::on_done(int song, Analysis analysis) {
    state_->queue.on_done(song, state_->screen.compared(std::move(analysis)));
    state_->screen.refresh_own_music();
    if (state_->screen.offers.kept_wanted) state_->screen.keep(song);
}

void App::on_failed(int song, std::string message) {
    state_->queue.on_failed(song, std::move(message));
    // Among many files, show one that can be shown, unless somebody is looking at this one on purpose.
    const int next = state_->queue.running();
    if (song == state_->screen.chosen.song && song == state_->selected_by_itself && next != 0)
        state_->screen.select_by_itself(state_->selected_by_itself = next);
}

void App::cancel(int song) { state_->screen.cancel(song); }
void App::retry(int song) { state_->queue.retry(song); }
void App::remove(int song) { state_->screen.remove(song); }
void App::select(int song) { state_->screen.select(song); }
void App::take_away(Takeaway what) { state_->screen.take_away(what); }
std::string App::name_of(Takeaway what) const {
    const CommandId id = what == Takeaway::json          ? CommandId::save_json
                         : what == Takeaway::csv         ? CommandId::save_csv
                         : what == Takeaway::picture     ? CommandId::save_picture
                         : what == Takeaway::card_square ? CommandId::save_card_square
                         : what == Takeaway::card_wide   ? CommandId::save_card_wide
                         : what == Takeaway::report      ? CommandId::save_report
                                                         : CommandId::save_recording;
    return command(id).name(language());
}
std::string App::name_of(SongAct what) const {
    const CommandId id = what == SongAct::cancel  ? CommandId::cancel
                         : what == SongAct::retry ? CommandId::retry
                                                  : CommandId::remove;
    return command(id).name(language());
}
void App::on_picture(std::string_view png) { state_->screen.on_picture(png); }
void App::on_card(int song, CardShape shape, std::string_view png) { state_->screen.on_card(song, shape, png); }

void App::set_kept(bool wanted, std::vector<KeptEntry> kept) { state_->screen.offer_kept(wanted, std::move(kept)); }
void App::want_kept(bool wanted) { state_->screen.want_kept(wanted); }
void App::on_kept_music(std::string_view content) { state_->screen.on_kept_music(content); }
void App::on_kept_read() { state_->screen.on_kept_read(); }

int App::open_kept(std::string name, std::string_view content) {
    Result<KeptResult> kept = kept_from(content);
    if (!kept) {
        tell(as_sentence(kept.error().message, language()));
        return 0;
    }
    const int song = state_->queue.add_kept(std::move(name), std::move(kept->analysis), std::move(kept->outline));
    state_->screen.select(song);
    return song;
}

void App::compare(int a, int b) { state_->to_compare = {a, b}; }

void App::State::compare_what_is_done() {
    if (!to_compare) return;
    const Song *a = queue.find(to_compare->first), *b = queue.find(to_compare->second);
    if (a && b && (a->state != SongState::done || b->state != SongState::done)) return;
    to_compare.reset();
    if (!a || !b || !a->analysis->explained) return;
    screen.set_everything(true);  // where they are compared
    screen.compare_songs(*a, *b);
    screen.choose_emotion(kTension);
}

void App::set_examples(const std::vector<std::string>& files, bool drawn) {
    const auto there = [&](std::string_view example) {
        bool all = true;
        each_file(example, [&](std::string_view file) {
            all = all && std::find(files.begin(), files.end(), file) != files.end();
        });
        return all;
    };
    std::vector<std::size_t> offered;
    for (std::size_t i = 0; i < kExamples.size(); ++i)
        if (there(kExamples[i])) offered.push_back(i);
    state_->screen.offer_examples(std::move(offered), drawn);
}

void App::set_models(std::vector<ModelChoice> models, std::string_view current) {
    state_->screen.offer_models(std::move(models), current);
}

void App::set_references(std::string model_id, References references) {
    state_->screen.offer_music(std::move(model_id), std::move(references));
}

void App::set_everything(bool shown) { state_->screen.set_everything(shown); }
void App::set_tour_known(bool known) { state_->screen.know_tour(known); }
void App::set_dark(bool dark) { state_->screen.set_dark(dark); }
void App::set_strong(bool strong) { state_->screen.set_strong(strong); }
void App::set_language(Language language) { state_->screen.set_language(language); }
void App::set_painter(SpectrogramPainter* painter) { state_->screen.offer_painter(painter); }
const WordGlyphs& App::word_glyphs() const { return state_->screen.word_glyphs(); }
void App::tell(std::string notice) { state_->screen.tell(std::move(notice)); }

bool App::timeline_at(float x, float y) const {
    const Screen& s = state_->screen;
    return s.lanes.contains(x, y) && s.over.open == Overlay::none;
}

void App::pinch(float x, float factor, float moved) {
    Screen& s = state_->screen;
    if (s.lanes.w <= 0 || !(factor > 0)) return;
    s.pan(-static_cast<double>(moved / s.lanes.w) * s.chosen.view.span_s());
    const double share = static_cast<double>((x - s.lanes.x) / s.lanes.w);
    s.zoom(static_cast<double>(factor), s.chosen.view.start_s + share * s.chosen.view.span_s());
}

bool App::draw() {
    // ImGui's help for its programmers is not for people.
    ImGuiIO& io = ImGui::GetIO();
    io.ConfigErrorRecoveryEnableTooltip = io.ConfigDebugHighlightIdConflicts = false;
    Screen& screen = state_->screen;
    screen.set_scale(ImGui::GetStyle().FontScaleDpi);
    if (const std::pair wanted{screen.looks.dark, screen.looks.scale}; state_->styled != wanted) {
        apply(screen.theme(), screen.looks.scale);
        state_->styled = wanted;
    }
    state_->compare_what_is_done();
    screen.refresh(ImGui::IsAnyMouseDown());
    screen.refresh_guide(ImGui::GetTime(), ImGui::IsAnyMouseDown());
    handle_keys(screen);

    const ImGuiViewport& viewport = *ImGui::GetMainViewport();
    const auto count = static_cast<int>(screen.queue.songs().size());
    const float bar = live_height(screen), height = viewport.Size.y - bar;
    Layout layout = arrange(viewport.Size.x, height, screen.looks.scale, count);
    const bool scrolls = layout.height > height + 1 && count > 0 && !screen.in_classroom() && !screen.shows_card();
    // The scrollbar lies in the gap at the right, which is widened for it.
    if (scrolls) layout = arrange(viewport.Size.x - screen.px(6), height, screen.looks.scale, count);
    screen.set_arrangement(screen.in_classroom() ? Arrangement::wide : layout.arrangement);
    ImGui::SetNextWindowPos(viewport.Pos);
    ImGui::SetNextWindowSize({viewport.Size.x, height});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0.0f);
    ImGuiWindowFlags flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                             ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                             ImGuiWindowFlags_NoBringToFrontOnFocus |
                             ImGuiWindowFlags_NoBackground;  // the host has cleared to it
    if (!scrolls) flags |= ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
    ImGui::Begin("Moodglass", nullptr, flags);
    ImGui::PopStyleVar(2);

    if (screen.in_classroom()) {
        draw_classroom(screen);
    } else if (screen.queue.songs().empty()) {
        draw_header(screen, layout.header);
        const float gap = screen.px(8);
        draw_empty_state(
            screen, {gap, layout.header.bottom(), viewport.Size.x - 2 * gap, height - layout.header.bottom() - gap});
    } else if (screen.shows_card()) {
        draw_header(screen, layout.header);
        const float gap = screen.px(8);
        draw_card(screen,
                  {gap, layout.header.bottom(), viewport.Size.x - 2 * gap, height - layout.header.bottom() - gap});
    } else {
        draw_header(screen, layout.header);
        draw_songs(screen, layout.songs);
        draw_timeline(screen, layout.timeline);
        draw_emotions(screen, layout.emotions);
        draw_reasons(screen, layout.why);
        draw_midlevel(screen, layout.features);
        draw_plane(screen, layout.plane);
        scroll_to_lit(screen, layout);
        if (scrolls) {
            ImGui::SetCursorPos({0, layout.height + guide_height(screen) - 1});
            ImGui::Dummy({1, 1});
        }
    }
    const float scrolled = ImGui::GetScrollY();
    ImGui::End();
    if (bar > 0) draw_live(screen, {viewport.Pos.x, viewport.Pos.y + height, viewport.Size.x, bar});
    draw_guide(screen, layout, scrolled);
    draw_about(screen);
    draw_help(screen);
    draw_kept(screen);
    draw_songs_table(screen);
    draw_palette(screen);
    draw_group_name(screen);
    draw_notice(screen);
    return screen.playhead.playing || !screen.over.notice.empty() || screen.guide.next_at > 0;
}

bool App::draw_card_to_share(ImDrawList& list, int song, CardShape shape) const {
    const Song* s = whole(song);
    if (!s || s->state != SongState::done || !s->analysis) return false;
    draw_card_picture(state_->screen, list, *s, size_of(shape));
    return true;
}

const std::vector<Song>& App::songs() const { return state_->queue.songs(); }
int App::selected_song() const { return state_->screen.chosen.song; }
std::string App::aside() const { return aside_as_text(state_->screen); }

std::string App::spoken() const {
    std::string lines;
    for (const std::string& line : app::spoken(state_->screen)) lines += line + "\n";
    return lines;
}
std::string App::card() const { return guide_as_text(state_->screen); }
void App::begin_lesson() {
    if (state_->screen.can_guide()) state_->screen.begin_guide(Plan::lesson);
}
void App::step_card(int by) { state_->screen.step_guide(by); }
void App::leave_cards() { state_->screen.leave_guide(); }

std::vector<std::string> App::reasons(int song) const {
    const Song* s = state_->queue.find(song);
    if (!s || s->state != SongState::done || !s->analysis) return {};
    const Summary whole = summarise(*s->analysis, std::nullopt);
    std::vector<std::string> out;
    for (std::size_t k = 0; k < kEmotionCount; ++k) out.push_back(reason(whole, *s->analysis, k, language()));
    return out;
}

std::string App::clips(int song) const {
    const Song* s = state_->queue.find(song);
    if (!s || !s->analysis) return {};
    return reference_clips(s->analysis->reference.clips, s->analysis->reference.kind, language());
}

const Song* App::whole(int song) const { return state_->queue.whole(song); }

std::string App::story(int song) const {
    const Song* s = whole(song);
    if (!s || s->state != SongState::done || !s->analysis) return {};
    return moodglass::story(*s->analysis, language());
}

std::string App::heard(int song) const {
    const Song* s = state_->queue.find(song);
    if (!s || !is_live(*s) || !s->analysis) return {};
    return headline(telling_of(*s->analysis), *s->analysis, language());
}

std::string App::key(int song) const {
    const Song* s = whole(song);
    if (!s || !s->analysis || s->analysis->harmony.keys.empty()) return {};
    return key_told(s->analysis->harmony.heard, language());
}

std::string App::tempo(int song) const {
    const Song* s = whole(song);
    return s && s->analysis ? tempo_told(s->analysis->pulse, language()) : std::string();
}

bool App::dark() const { return state_->screen.looks.dark; }
Language App::language() const { return state_->screen.looks.language; }

}  // namespace moodglass::app
