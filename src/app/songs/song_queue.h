// SPDX-License-Identifier: Apache-2.0
// The list of songs, and whose turn it is: songs are analysed one after the other, in the order of the list. Knows
// nothing of drawing.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "app/songs/shelf.h"
#include "app/songs/song.h"

namespace moodglass::app {

// Who analyses songs, and holds their sound and what is large of those that are not shown.
class AnalysisHost {
  public:
    virtual ~AnalysisHost() = default;
    virtual void analyse(int song) = 0;  // begin; what comes of it is told to SongQueue::on_...
    virtual void cancel(int song) = 0;   // stop the analysis of this song, which is marked already
    virtual void forget(int song) = 0;   // it will not come back: release its bytes
    virtual Shelf& shelf() { return shelf_; }

  private:
    Shelf shelf_;
};

class SongQueue {
  public:
    // most_shelved: bytes of the pictures of songs that are not shown, some three hundred songs of four minutes. Those
    // of the songs that came first are dropped where there are more.
    explicit SongQueue(AnalysisHost& analyst, std::size_t most_shelved = 400u << 20)
        : analyst_(analyst), most_shelved_(most_shelved) {}

    int add(std::string name);
    int add_kept(std::string name, Analysis analysis, std::optional<Overview> outline);  // done already
    int add_live(std::string name);  // it is listened to, beside the one whose turn it is
    void on_live(int song, Analysis analysis, Overview outline, bool provisional);
    void end_live(int song);   // its recording is there, and waits its turn
    void drop_live(int song);  // there is no recording: gone for good, and never analysed
    void cancel(int song);     // a waiting or running one
    void retry(int song);      // a failed or cancelled one: waits its turn again
    // Taken out of the list, and for a while brought back to its place; later ones make the analyst forget the earlier.
    // Of the latest the pictures are there at once; those before them are analysed again.
    void set_aside(int song);
    void bring_back(int song);  // nothing where it is forgotten
    bool is_aside(int song) const;
    void analyse_all_anew();  // another model; what was cancelled stays so
    // With other music; all that is known of songs.
    void compare_anew(const std::function<void(Analysis&)>& compare);

    // One song is shown (0: none) and has all of it at hand; the pictures and series of all others that are done lie on
    // the analyst's shelf (shelving.h).
    void show(int song);

    // With its series, until the next is asked for, shown or done; nothing if it is not there.
    const Song* whole(int song);

    // Reports. Those of a song that is not running (cancelled or removed meanwhile) are ignored.
    void on_decoding(int song, float fraction);
    void on_glimpse(int song, Analysis glimpse);
    void on_overview(int song, Overview overview);
    void on_analysing(int song, float fraction, Analysis partial);
    void on_progress(int song, float fraction);
    void on_cells(int song, SongCells cells);
    void on_done(int song, Analysis analysis);
    void on_failed(int song, std::string message);

    const std::vector<Song>& songs() const { return songs_; }
    const Song* find(int song) const;
    int running() const { return running_; }  // 0: none

  private:
    Song* song_of(int id);
    Song* running(int song);
    static void give_analysis(Song& song, std::optional<Analysis> analysis, bool provisional = false);
    void begin_next();
    void end(Song& song, SongState state);
    void put_away(Song& song);
    void take_back_series(Song& song);
    void take_back(Song& song);
    void drop_picture(Song& song);  // from the shelf
    void drop(Song& song);          // all of it that lies there
    void wait_anew(Song& song);
    void tidy(Song& song);          // all of it where it belongs
    void tidy();

    AnalysisHost& analyst_;
    const std::size_t most_shelved_;
    struct Aside {
        Song song;
        std::size_t place = 0;
        bool again = false;  // to be analysed once it is back: it was not done, or its picture was let go
    };
    void forget(std::size_t most);  // of those set aside, until so many are left

    std::vector<Song> songs_;
    std::vector<Aside> aside_;  // the oldest first
    int last_id_ = 0;
    int running_ = 0;
    int shown_ = 0;
    int asked_for_ = 0;  // by whole()
    bool beginning_ = false;
};

}  // namespace moodglass::app
