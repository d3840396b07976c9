// SPDX-License-Identifier: Apache-2.0
// What the panels share while they draw: the songs, what is chosen and selected, where the timeline looks, and how
// things look. App owns one; a panel gets it by reference and may change what is chosen.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "app/app.h"
#include "app/classroom.h"
#include "app/map_picture.h"
#include "app/reasons.h"
#include "app/song_queue.h"
#include "app/songs_table.h"
#include "app/strings.h"
#include "app/summary.h"
#include "app/theme.h"
#include "app/titles.h"

namespace moodglass::app {

// A piece of time, as the timeline shows it; may begin before the song only by nothing.
struct View {
    double start_s = 0;
    double end_s = 0;

    double span_s() const { return end_s - start_s; }
    void zoom(double factor, double around_s, double duration_s);  // factor > 1: closer
    void pan(double by_s, double duration_s);
};

struct Screen {
    Screen(Host& the_host, SongQueue& the_queue) : host(the_host), queue(the_queue) {}

    Host& host;
    SongQueue& queue;
    SpectrogramPainter* painter = nullptr;
    mutable WordGlyphs word_glyphs;  // grows with the titles that are drawn
    std::vector<ModelChoice> models;
    std::string model;
    std::vector<std::size_t> examples;  // which of kExamples are offered
    std::size_t next_example = 0;       // of those: what the key opens

    int selected = 0;  // a song's id; 0: none
    std::size_t emotion = 2;
    std::optional<std::size_t> feature;  // whose curve is drawn in ink: the chosen one, else the first of Why
    bool feature_chosen = false;
    bool compare = true;  // Why: effects compared with what is usual, instead of from zero
    Reasons reasons = Reasons::why;
    WhatIf what_if;
    std::optional<Compared> side_a;  // A, while one is compared with
    bool table_open = false;
    MapOf map_of = MapOf::nothing;  // of what is shown where in the sound it comes from
    Part part = Part::whole;        // what of the sound playing plays; another than the whole only with a map
    TableOrder table_order;
    std::optional<Stretch> stretch;
    View view;
    double viewed_duration_s = 0;       // the duration `view` was last fitted to
    std::optional<double> drag_from_s;  // where a selection being drawn began
    double cursor_s = 0;
    Rect lanes;  // where the timeline was last drawn; empty where it was not
    Playhead playhead;  // as the host said at the start of this frame

    Language language = Language::english;
    bool dark = true;
    float scale = 1;
    Arrangement arrangement = Arrangement::wide;
    Classroom classroom;
    bool about_open = false, help_open = false, kept_open = false, save_open = false;
    bool save_wished = false;  // the menu, by key
    int row = 0;  // which row of an open dialogue the keys are at
    bool kept_wanted = false;
    std::vector<KeptEntry> kept;
    std::optional<std::pair<Takeaway, int>> picture_for;  // what the picture that was asked for is for, and of which song
    std::string notice;
    double notice_until = 0;  // in ImGui::GetTime()

    // Of the selected song, made anew where needed at the start of a frame.
    std::optional<Summary> summary;
    std::optional<Summary> hypothesis;  // what if: the summary with the moved features
    std::optional<Profile> origin;      // what the shown values are drawn against: the music's own, or A's
    MapPicture map;                     // version 0: none is shown
    PerFeature<CurveAverages> feature_curves;
    PerEmotion<CurveAverages> emotion_curves;
    Limits feature_limits, emotion_limits;  // of their value axes; the same however one zooms
    int averaged_song = 0, averaged_revision = -1;

    const Theme& theme() const { return app::theme(dark); }
    const Strings& text() const { return strings(language); }
    std::string title(std::string_view name) const { return in_order_of_drawing(name, word_glyphs); }  // of a song
    float px(float logical) const { return logical * scale; }
    const Song* song() const { return queue.find(selected); }
    std::string rank(float percentile) const;  // "Higher than 84 % of film music"
    double duration_s() const;                 // of the selected song, as far as known; 0: not yet
    bool in_classroom() const { return classroom.open && !queue.songs().empty(); }
    bool hides_numbers() const { return in_classroom() && classroom.hides_numbers(); }  // and what is drawn from them
    bool loaded() const { return playhead.song != 0 && playhead.song == selected; }

    const Analysis* analysis() const;  // of the selected song, as far as known
    const Summary& shown() const { return hypothesis ? *hypothesis : *summary; }
    Change smallest_change() const;  // to the wanted level; while there is one
    // As Why shows them. The order is the whole song's, so that rows stay where they are while a stretch is drawn.
    PerFeature<std::size_t> order_of_effects() const;

    void select(int song);
    void remove(int song);  // and select a neighbour if it was the selected one
    bool has_feature() const;  // one can be shown: never of the black box
    void choose_feature(std::size_t which);
    void move_feature(std::size_t which, float to);  // what if
    void apply_wish();                               // moves the features by the smallest change
    void take_as_a();                                // what is shown becomes A
    void compare_songs(const Song& a, const Song& b);
    void forget_side_a();
    void swap_sides();  // A is shown, and what was shown becomes A
    void refresh();     // at the start of a frame
    void tell(std::string notice);
    bool can_listen() const;  // to a part
    bool sounds() const;      // or will, as soon as it is made
    void choose_part(Part which);
    void choose_next_part();
    void save_part(Part which);
    void seek(double time_s);
    void toggle_play();
    void open_about();
    void open_kept();
    void want_kept(bool wanted);  // and keep what is there already
    void keep(int song);          // if it is done

  private:
    struct Asked {
        int song = 0, revision = 0;
        std::optional<Stretch> stretch;
        std::size_t emotion = 0;
    };
    struct Mapped {
        int song = 0, revision = 0;
        std::optional<Stretch> stretch;
        MapOf of = MapOf::nothing;
        std::size_t which = 0;
        bool operator==(const Mapped&) const = default;
    };
    struct Heard {
        Mapped of;
        Part part = Part::whole;
        bool operator==(const Heard&) const = default;
    };
    void refresh_map();
    Mapped mapped_;
    void refresh_part();
    void play_from(double time_s);
    void pause();
    Masking masking(Part of) const;
    Heard wanted_, held_;   // asked of the host last, and at hand there
    bool awaited_ = false;  // wanted to be heard, not only to be kept
    void refresh_reasons();
    Asked asked_;  // what the question "what if" was about
};

}  // namespace moodglass::app
