// SPDX-License-Identifier: Apache-2.0
// What the panels share while they draw: what is chosen, what is asked of it, what lies over the panels, how things
// look, and what follows from these. A panel reads the parts as they are, and changes them through the functions below
// alone. App owns one.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "app/app.h"
#include "app/cached.h"
#include "app/classroom.h"
#include "app/drawing/appearance.h"
#include "app/drawing/map_picture.h"
#include "app/guide.h"
#include "app/history.h"
#include "app/live_input.h"
#include "app/overlays.h"
#include "app/questions.h"
#include "app/selection.h"
#include "app/songs/guesses.h"
#include "app/songs/reference_music.h"
#include "app/songs/song_queue.h"
#include "app/words/titles.h"
#include "story/telling.h"

namespace moodglass::app {

// What the host offers: models, example pieces, results kept between visits, and what paints a spectrogram.
struct Offers {
    SpectrogramPainter* painter = nullptr;
    std::vector<ModelChoice> models;
    std::string model;
    std::vector<std::size_t> examples;  // which of kExamples there are
    bool draws_examples = true;         // else they are offered beside the panels
    bool kept_wanted = false;
    bool microphone = false, other_sound = false;  // that can be listened to while it sounds
    std::vector<KeptEntry> kept;
};

// Of the selected song, for its curves: averages over any time, and limits of their axes that stay however one zooms.
struct DrawnCurves {
    PerFeature<CurveAverages> features;
    PerEmotion<CurveAverages> emotions;
    Limits feature_limits, emotion_limits;
};

class Screen {
  public:
    Screen(Host& host, SongQueue& songs) : queue(songs), host_(host), queue_(songs) {}
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    // The parts.
    const SongQueue& queue;
    const Selection& chosen = chosen_;
    const Questions& asked = asked_;
    const Overlays& over = over_;
    const Appearance& looks = looks_;
    const Offers& offers = offers_;
    const LiveInput& input = input_;
    const Classroom& classroom = classroom_;
    const Guesses& guesses = guesses_;     // of the classroom
    const Guide& guide = guide_;
    const ReferenceMusic& music = music_;  // that songs are compared with
    const Playhead& playhead = playhead_;  // as the host said at the start of this frame
    const Rect& lanes = lanes_;            // where the timeline was last drawn; empty where it was not

    // What follows from them for the selected song, at the start of a frame.
    const std::optional<Summary>& summary = summary_;
    const std::optional<Summary>& hypothesis = hypothesis_;  // what if: the summary with the moved features
    const std::optional<Profile>& origin = origin_;          // what values are drawn against: the music's own, or A's
    const MapPicture& map = map_;                            // version 0: none is shown
    const DrawnCurves& curves = curves_;
    const Telling& telling = telling_;  // of its whole

    const Theme& theme() const { return looks_.theme(); }
    const Strings& text() const { return looks_.text(); }
    float px(float logical) const { return looks_.px(logical); }
    std::string title(std::string_view name) const { return in_order_of_drawing(name, word_glyphs_); }  // of a song
    const WordGlyphs& word_glyphs() const { return word_glyphs_; }
    std::string rank(float percentile) const;  // "Higher than 84 % of film music"

    const Song* song() const { return queue_.find(chosen_.song); }
    const Analysis* analysis() const;  // of the selected song, as far as known
    double duration_s() const;         // likewise; 0: not yet
    const Summary& shown() const { return hypothesis_ ? *hypothesis_ : *summary_; }
    bool has_feature() const;    // one can be shown: never of the black box
    bool awaits_values() const;  // unless the song has failed or is cancelled
    bool has_left_out() const;   // it is known what the reasons leave out
    // As Why shows them. The order is the whole song's, so that rows stay where they are while a stretch is drawn.
    PerFeature<std::size_t> order_of_effects() const;
    Change smallest_change() const;  // to the wanted level; while there is one
    bool shows_card() const { return !everything_ && !queue_.songs().empty() && !in_classroom(); }
    std::optional<std::size_t> chosen_section() const;  // the stretch is one
    bool in_classroom() const { return classroom_.open && !queue_.songs().empty(); }
    bool shows_class_live() const { return in_classroom() && classroom_.lesson == Lesson::live; }
    bool hides_numbers() const { return in_classroom() && classroom_.hides_numbers(); }  // and what is drawn from them
    bool loaded() const { return playhead_.song != 0 && playhead_.song == chosen_.song; }

    // Songs.
    void pick_files() { host_.pick_files(); }
    void open_example(std::size_t which) { host_.open_example(kExamples[which]); }
    void open_next_example();
    void select(int song);
    void select_by_itself(int song);  // nobody has chosen it: nothing to undo
    void select_neighbour(int by);
    void cancel(int song);  // where it is listened to: no more
    void retry(int song) { queue_.retry(song); }
    void remove(int song);  // and select a neighbour if it was the selected one
    void undo();
    void redo();
    bool can_undo() const { return history_.can_undo(); }
    bool can_redo() const { return history_.can_redo(); }

    // Live sound.
    bool listens() const;  // to a song
    void begin_live(bool other_sound) { host_.begin_live(other_sound); }
    void note_live(int song);  // it has begun
    void end_live() { host_.end_live(); }
    void choose_next_microphone();
    void drop_live(int song);  // there is nothing of it to keep

    // What of the song.
    void choose_emotion(std::size_t which);
    void choose_feature(std::size_t which);
    void choose_next_feature(int by);
    void choose_section(std::size_t which);  // as a stretch, from whose beginning on is played
    void choose_next_section(int by);
    bool can_compare_with(std::size_t section) const;  // another one is chosen, and the song is done
    void compare_chosen_with(std::size_t section);     // which is B then
    void press_section(std::size_t which, bool compares);
    void hear_moment(std::size_t emotion);  // the ten seconds in which it is strongest
    void select_stretch(const std::optional<Stretch>& stretch) { chosen_.stretch = stretch; }
    void begin_stretch() { chosen_.begin_stretch(duration_s()); }
    void end_stretch() { chosen_.end_stretch(); }
    void begin_drag(double from_s) { chosen_.drag_from_s = from_s; }
    void end_drag() { chosen_.drag_from_s.reset(); }
    void zoom(double factor, double around_s) { chosen_.view.zoom(factor, around_s, duration_s()); }
    void pan(double by_s) { chosen_.view.pan(by_s, duration_s()); }
    void show_all_time() { chosen_.view = {0, duration_s()}; }
    void timeline_drawn(const Rect& area) { lanes_ = area; }

    // The music that songs are compared with: a kind that is there, kSoundsLike, or kOwnMusic, which is there a little
    // later, or not where there are too few songs.
    void compare_with_music(std::string_view kind);
    void compare_with_next_music();
    Analysis compared(Analysis analysis) const;
    void refresh_own_music();  // another song is done
    void on_kept_music(std::string_view content);
    void on_kept_read();

    // Questions.
    void show_reasons(Reasons which) { asked_.reasons = which; }
    void count_from_usual(bool usual) { asked_.from_usual = usual; }
    void move_feature(std::size_t which, float to);  // what if
    void wish_level(float level) { asked_.what_if.wanted = level; }
    void apply_wish();  // moves the features by the smallest change
    void reset_what_if() { asked_.what_if = {}; }
    void take_as_a();  // what is shown becomes A
    void compare_songs(const Song& a, const Song& b);
    void forget_side_a();
    void swap_sides();  // A is shown, and what was shown becomes A
    void show_map_of(MapOf what) { asked_.map_of = what; }
    void show_next_map();  // emotion, quality, what is left out, none
    void sort_table_by(std::size_t column) { asked_.table_order.press(column); }

    // Sound.
    bool can_play() const;
    bool can_listen() const;  // to a part
    bool sounds() const;      // or will, as soon as it is made
    void toggle_play();
    void toggle_loop() { asked_.listening.loops = !asked.listening.loops; }
    void choose_next_speed();    // as recorded, three quarters, half
    void turn_volume(float by);  // 1 is as recorded, 0 silence
    void seek(double time_s);
    void choose_part(Part which);
    void choose_next_part();
    void save_part(Part which);

    // Taking along.
    void copy_values();
    bool makes_links() const { return host_.makes_links(); }
    void copy_link();                       // to the selected song's result
    void take_away(Takeaway what);          // of the selected song
    void save_playlist();                   // the table of songs in its order, by their names
    void on_picture(std::string_view png);  // empty: none could be taken
    void on_card(int song, CardShape shape, std::string_view png);
    void want_kept(bool wanted);            // and keep what is there already
    void keep(int song);                    // if it is done
    void open_kept(const std::string& key) { host_.open_kept(key); }
    void delete_kept(const std::string& key) { host_.delete_kept(key); }  // empty: all of them

    // Over the panels, and how things look.
    void open(Overlay what);
    void close() { over_.open = Overlay::none; }
    void overlay_drawn() { over_.shown = true; }
    std::string& typed() { return over_.typed; }
    int& row() { return over_.row; }
    void tell(std::string notice);
    void show_notice_until(double time);  // 0 and an empty notice: no more
    void choose_model(const std::string& name) { host_.choose_model(name); }
    void set_language(Language language) { looks_.language = language; }
    void set_dark(bool dark) { looks_.dark = dark; }
    void set_strong(bool strong) { looks_.strong = strong; }
    void set_scale(float scale) { looks_.scale = scale; }
    void set_arrangement(Arrangement arrangement) { looks_.arrangement = arrangement; }
    void set_everything(bool shown) { everything_ = shown; }
    void show_everything(bool shown);  // likewise, and at the next visit
    void enter_classroom() { classroom_.enter(listens() ? Lesson::live : Lesson::hear); }
    void leave_classroom() { classroom_.open = false; }
    std::size_t lessons() const;  // that there are
    void step_lesson(int by) { classroom_.step(by, lessons()); }
    void hear_in_class();
    // What a class guesses; of the group whose turn it is, and the selected song.
    void put_guess(std::size_t feature, float value) { guesses_.put(chosen.song, feature, value); }
    void vote(std::size_t emotion, int by) { guesses_.vote(chosen.song, emotion, by); }
    void guess(int by);  // a step: the chosen quality's cross, or a vote for the chosen emotion, by the lesson
    void choose_group(std::size_t which) { guesses_.choose_group(which); }
    void add_group() { guesses_.add_group(); }
    void name_group() { guesses_.rename(guesses.group(), over.typed); }  // as was typed
    void forget_guesses() { guesses_.forget_all(); }
    enum class GuessesAs { csv, page };
    void save_guesses(GuessesAs what);
    void choose_lesson(Lesson lesson) { classroom_.lesson = lesson; }
    void toggle_numbers() { classroom_.toggle_numbers(); }

    // The tour, and the lesson plan.
    bool can_guide() const;  // the selected song has values or will, or an example piece can be opened
    bool offers_tour();      // at a first visit
    void know_tour(bool known) { tour_known_ = known; }
    void begin_guide(Plan plan);  // over the selected song, or an example piece
    void leave_guide();
    void step_guide(int by);  // on behind the last card: leaves
    void guide_drawn() { guide_.fresh = std::max(guide.fresh - 1, 0); }
    void refresh_guide(double now, bool pointer_down);
    bool shows_guide() const { return guide.open() && !picture_for_; }  // not in a picture

    // What App is told by the host.
    void offer_examples(std::vector<std::size_t> which, bool drawn) {
        offers_.examples = std::move(which);
        offers_.draws_examples = drawn;
    }
    void offer_live(bool microphone, bool other_sound);
    void offer_microphones(std::vector<std::string> devices, std::string open);
    void note_level(const LiveLevel& level, double recorded_s);
    void close_input() { input_.open = false; }
    void offer_music(std::string model_id, References references);
    void offer_models(std::vector<ModelChoice> models, std::string_view current);
    void offer_kept(bool wanted, std::vector<KeptEntry> kept);
    void offer_painter(SpectrogramPainter* painter) { offers_.painter = painter; }

    // At the start of a frame. While a pointer is down, what is dragged is no step of its own for undo.
    void refresh(bool pointer_down = false);

  private:
    struct Asked {  // what the question "what if" was about
        int song = 0, revision = 0;
        std::optional<Stretch> stretch;
        bool operator==(const Asked&) const = default;
    };
    struct Mapped {
        int song = 0, revision = 0, compared = 0;
        std::optional<Stretch> stretch;
        MapOf of = MapOf::nothing;
        std::size_t which = 0;
        CountedFrom from = CountedFrom::usual;  // as the effects are
        bool operator==(const Mapped&) const = default;
    };
    struct Heard {
        Mapped of;
        Part part = Part::whole;
        bool operator==(const Heard&) const = default;
    };
    void refresh_map();
    void refresh_hearing();
    void refresh_part();
    void refresh_curves();
    void refresh_telling();
    void open_card(std::size_t card);
    bool has_values_to_come() const;
    void choose_emotion_by_itself();
    void compare_anew();
    std::vector<const Analysis*> own_songs() const;
    void refresh_reasons();
    void note_history();
    void forget_removed();  // what does not come back is no step of the history
    Moment moment() const;
    void go_to(const Moment& moment);
    void play_from(double time_s);
    void pause();
    Masking masking(Part of) const;
    const Song* done_song(int id) const;
    void save(const Song& song, const char* ending, const char* mime_type, std::string_view bytes);

    Host& host_;
    SongQueue& queue_;
    Selection chosen_;
    Questions asked_;
    Overlays over_;
    Appearance looks_;
    Offers offers_;
    LiveInput input_;
    Classroom classroom_;
    Guesses guesses_;
    Guide guide_;
    BeforeAct before_act_;                             // of the open card
    bool tour_known_ = true, tour_offered_ = false;    // at an earlier visit or by now; at this one
    int reports_ = 0;                                  // taken so far
    ReferenceMusic music_;
    bool own_awaited_ = false;  // the user's own music was the last wish, and is being read
    bool own_read_ = false;     // it is known how many songs are kept, since the list of them last changed
    std::vector<std::pair<std::string, Analysis>> kept_songs_;  // by key: of the user's own music, without curves
    Playhead playhead_;
    bool awake_ = false;  // as the host was last told
    Hearing hearing_;     // as the host was last told
    Rect lanes_;
    mutable WordGlyphs word_glyphs_;  // grows with the titles that are drawn
    std::size_t next_example_ = 0;    // of those that are offered: what the key opens

    std::optional<Summary> summary_, hypothesis_;
    std::optional<Profile> origin_;
    MapPicture map_;
    DrawnCurves curves_;
    Telling telling_;
    bool everything_ = false;
    Cached<std::array<int, 3>, Telling> telling_of_;  // of a song at a revision, compared with some music
    Cached<Mapped, MapPicture> map_of_;
    Cached<std::pair<int, int>, DrawnCurves> curves_of_;  // of a song at a revision

    Mapped mapped_;                     // what the map that is shown is of
    Asked asked_about_;                 // by What if
    std::size_t wished_of_ = kTension;  // the emotion whose level is wanted
    Heard wanted_, held_;               // a part: asked of the host last, and at hand there
    bool awaited_ = false;              // wanted to be heard, not only to be kept
    History history_;
    std::vector<int> removed_;                             // songs that undo brings back, in the order of their removal
    std::optional<std::pair<Takeaway, int>> picture_for_;  // what the picture asked for is for, and of which song
};

}  // namespace moodglass::app
