// SPDX-License-Identifier: Apache-2.0
// Every word the application shows, in each of its languages. Places like {0} are filled by fill() of app/words/text.h.
// The engine speaks English: app/words/sentences.h has what it says of songs, app/songs/reasons.h why an emotion has
// its value. A model's description stays English.
#pragma once

#include "app/words/text.h"
#include "network/ratings.h"

namespace moodglass::app {

struct FeatureWords {
    const char* name;
    const char* meaning;   // what a high value says
    const char* question;  // what raters were asked
};

struct CardWords {
    const char* title;
    const char* text;  // of the tour: what to do
};

struct Strings {
    PerFeature<FeatureWords> features;
    PerEmotion<const char*> emotions;

    struct {
        const char *title, *invitation, *choose, *formats, *privacy;
        const char* steps[3];
    } empty;
    struct {
        const char *title, *pieces[5];  // pieces: in the order of kExamples (app/examples.h)
    } examples;
    struct {
        const char *title, *add, *waiting, *decoding, *analysing, *cancelled, *failed;
        const char *privacy, *without_sound;
    } songs;
    struct {
        const char *play, *pause, *stretch, *clear, *zoom_hint, *features, *emotions, *smoothing;
        const char *decoding, *analysing, *waiting, *failed, *cancelled, *no_sound, *at, *zoom_in, *zoom_out,
            *sound_not_here, *let_go;
    } timeline;
    struct {
        const char *title, *none, *percentile, *percentile_long, *interval, *asked, *not_for_stretch;
    } features_panel;
    struct {
        const char *title, *ambiguous, *ambiguous_short, *so_far, *provisional;
    } emotions_panel;
    struct {
        const char *everything, *back, *before, *after;  // buttons: all panels, and back; the songs beside it
        const char *listening, *first, *so_far, *stopped;
        const char *press_part, *shift_compares, *strongest, *starts, *ends;
        const char *part, *from, *to, *how;  // headings of its table beside the canvas
    } card;
    struct {
        const char *title, *song, *stretch;
        const char* corners[4];  // top left, top right, bottom left, bottom right
    } plane;
    struct {
        const char *title, *told, *perhaps, *measured, *major, *minor;
    } key;
    struct {
        const char *title, *told, *slow, *fast, *perhaps, *as_likely, *none;
    } tempo;
    struct {
        const char *compared, *film, *popular, *classical, *all, *own,
            *other;  // the music that songs are compared with
        const char *clips, *own_clips;  // {0} pieces, of {1}
        const char *sounds_like, *unsure, *asked, *too_few;
    } music;
    struct {
        const char *title, *start, *usual, *from_zero, *from_usual, *explain_bar, *typical, *legend, *legend_usual,
            *no_reasons, *compared, *adds_most, *takes_most, *as_usual;
        // What the reasons leave out: its row, the words over it, its rank, and where it outweighs them.
        const char *left_out, *explain_left_out, *more_left_out, *outweighed;
        const char* black_box;  // where that leads
        const char* strongest;  // at which time the emotion is
        const char* interval;
    } why;
    struct {
        const char *title, *current, *choose, *scale, *interval, *limits, *reference, *version, *kernels, *checksum,
            *timing;
        const char *licences_title, *licences;
        const char *joint, *a2mid2e, *a2e;  // titles of the models
    } about;
    struct {
        const char *title, *leave, *previous, *next, *show, *hide;
        const char *lessons[5], *questions[5];  // in the order of Lesson
    } classroom;
    struct {
        const char *title, *about;  // of the page for the wall
        const char *add, *rename, *save, *hint_crosses, *hint_votes;
        const char *near, *same, *other, *split;  // how near a group came: {0} is its name
    } guesses;
    struct {
        const char *tour, *lesson, *offer, *back, *next, *finish, *leave;
        CardWords tour_cards[7], lesson_cards[8];  // app/guide.h
        const char* tour_seen[7];                  // once it is done
    } guide;
    struct {
        const char *title, *model, *dark, *light, *help, *save, *copied, *saved, *not_saved,
            *dropped, *no_dialogue, *no_picture;
        const char* topics[6];  // of the list of keys, in the order of Topic (app/commands.h)
        const char* later;      // in a panel that has nothing to show yet
        const char* nothing;    // nor will have
    } general;
    struct {
        const char *title, *wish, *what, *none, *remove, *remove_all;
    } kept;
    struct {
        const char *title, *about, *picture, *limits, *effects;
        const char *feature, *emotion, *value, *interval, *rank, *meaning, *sum, *left_out_rank;  // heads of columns
    } report;
    struct {
        const char *tab, *hint, *none, *change, *unusual, *usual, *reset, *question, *choose, *apply, *apply_long;
        const char *wish, *limit, *stays, *nothing, *move, *and_, *size;  // the sentence, piece by piece
        const char *was, *range;
    } what_if;
    struct {
        const char *tab, *invitation, *keep, *now_choose, *difference, *other_model, *forget, *swap;
        const char *higher, *lower, *same, *because, *though, *because_of, *effect;  // the sentence
        const char *legend, *explain_bar, *share, *share_long;
    } compare;
    struct {
        const char *title, *hint, *song, *none, *pairs, *pair, *no_pairs, *compare;
    } table;
    struct {
        const char *hint, *none, *emotion, *feature, *song;
    } palette;
    struct {
        const char *title, *sum_usual, *sum_silence, *sum_short, *usual, *silence, *measured, *here, *cell_usual, *cell_silence,
            *reach, *smoothed, *legend_usual, *legend_silence;
    } map;
    struct {
        const char *whole, *only, *without, *title, *making, *wav, *save_only, *save_without;
    } listen;
    struct {
        const char *name, *own, *now, *effects, *difference;  // headings of the table beside the canvas
    } aside;
    struct {
        const char *whole, *plays, *seen, *no_map, *again, *once, *speed, *volume, *rising, *falling;
    } spoken;  // of what is chosen, to who cannot see it
    struct {
        const char *begin, *end, *listening, *stop, *first, *spectrogram;
        const char *open, *clips, *silent;                        // in the bar of hosts that have no strip of their own
        const char *recording, *too_short, *gone, *an_hour, *not_recorded;
        const char *provisional, *last, *ended;                   // beside a heading: what the values are of
        const char *note_provisional, *note_last, *note_ended;  // the same, on the card
    } live;
    struct {
        const char *lesson, *question;  // as those of the classroom
        const char *again, *invitation, *once_more;
    } class_live;
};

extern const Strings kEnglish, kGerman, kFrench, kSpanish;
inline constexpr Worded<const Strings*> kStrings = {&kEnglish, &kGerman, &kFrench, &kSpanish};

inline const Strings& strings(Language language) { return *kStrings[language]; }

}  // namespace moodglass::app
