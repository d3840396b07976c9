// SPDX-License-Identifier: Apache-2.0
// What the application asks of its platform: the page and the window each implement this, nothing in src/app knows
// which.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/examples.h"
#include "app/songs/song_queue.h"
#include "app/songs/summary.h"
#include "explain/masked_sound.h"

namespace moodglass::app {

struct Playhead {
    int song = 0;       // 0: nothing loaded
    double time_s = 0;  // in the file
    bool playing = false;
    Part part = Part::whole;  // what of the sound is heard
    bool preparing = false;   // a part is being made, and will then play or be saved
};

// How what plays is heard.
struct Hearing {
    float speed = 1;              // 1/2, 3/4 or 1 of the recording's own, at the same pitch
    float volume = 1;             // 0: not at all, to 1: as recorded
    std::optional<Stretch> loop;  // of the song: what comes to its end, or lies behind it, goes on at its start
    bool operator==(const Hearing&) const = default;
};

// A picture of a song's card alone, for sharing: of its own size and layout, whatever the screen has.
enum class CardShape { square, wide };

struct PictureSize {
    int width, height;  // pixels
};

constexpr PictureSize size_of(CardShape shape) {
    return shape == CardShape::square ? PictureSize{1080, 1080} : PictureSize{1200, 630};
}

class Host : public AnalysisHost {
  public:
    virtual void pick_files() = 0;                // open a file dialog; picked files arrive by App::add_song
    virtual void open_example(std::string_view /*files*/) {}  // one of those that App was told of; likewise
    // Load it; then App::set_models, and songs are analysed anew.
    virtual void choose_model(const std::string& name) = 0;

    virtual void play(int song, double from_s) = 0;
    // Makes a part of a stretch of the song's sound, as loud as the stretch, and plays it from a time of the song on;
    // what goes wrong is told by App::tell. A new wish, play(), resume() and pause() end one that is still being made.
    virtual void listen(int song, const Masking& masking, double from_s) = 0;
    virtual void resume(double from_s) = 0;  // what the playhead has, from another time of the song on
    virtual void save_part(int song, const Masking& masking,
                           std::string_view file_name) = 0;  // the same, to keep (WAV): only a new wish ends it
    virtual void pause() = 0;
    virtual void hear(const Hearing&) = 0;  // from now on, whatever plays
    virtual Playhead playhead() const = 0;

    virtual void stay_awake(bool) {}  // the screen is not to go dark by itself, where a platform can see to that

    // Offer the user a file to keep.
    virtual void save(std::string_view file_name, std::string_view mime_type, std::string_view bytes) = 0;
    virtual void copy(const std::string& text) = 0;  // to the clipboard, and say whether that worked
    // An address that opens as a result, to the clipboard; only where the platform has addresses.
    virtual bool makes_links() const { return false; }
    virtual void copy_link(std::string_view /*json of the analysis*/) {}
    virtual void take_picture() = 0;  // of the panels, a few frames from now; it arrives by App::on_picture
    virtual void take_card(int song, CardShape shape) = 0;  // likewise, by App::draw_card_to_share and App::on_card

    // Whether all panels are shown, or the card first: to be told by App::set_everything at the next visit.
    virtual void remember_everything(bool shown) = 0;
    virtual void remember_tour() = 0;  // it was offered: App::set_tour_known(true) at the next visit

    // Results kept between visits. Those that are there arrive by App::set_kept, at first and after every change.
    virtual void want_kept(bool wanted) = 0;
    virtual void keep(int song, const std::string& key, const std::string& name, std::string_view content) = 0;
    virtual void open_kept(const std::string& key) = 0;    // App::open_kept follows
    virtual void delete_kept(const std::string& key) = 0;  // empty: all of them
    virtual void read_kept() = 0;  // each arrives by App::on_kept_music, and then App::on_kept_read

    // Opens a microphone, or asks the user for the sound of another tab or program, and listens to it, if that is
    // allowed: App::begin_live follows, then App::on_live, and App::end_live once it has ended.
    virtual void begin_live(bool /*other_sound*/) {}
    virtual void end_live() {}
    virtual void choose_microphone(const std::string& /*device*/) {}  // in the middle of it, and from now on
    virtual void save_recording(int /*song*/) {}  // offer the user what was heard, as WAV
};

}  // namespace moodglass::app
