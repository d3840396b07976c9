// SPDX-License-Identifier: Apache-2.0
#include "app/songs/song_queue.h"

#include <algorithm>
#include <utility>

#include "analysis/kept.h"
#include "app/songs/shelving.h"

namespace moodglass::app {
namespace {

constexpr std::size_t kMostAside = 20, kMostPicturesAside = 5;

void tell_key(Song& song) { song.key = kept_key(*song.analysis, song.overview ? &*song.overview : nullptr); }

}  // namespace

const Song* SongQueue::find(int song) const {
    const auto at = std::find_if(songs_.begin(), songs_.end(), [&](const Song& s) { return s.id == song; });
    return at == songs_.end() ? nullptr : &*at;
}

Song* SongQueue::song_of(int id) { return const_cast<Song*>(find(id)); }

Song* SongQueue::running(int song) { return song != 0 && song == running_ ? song_of(song) : nullptr; }

void SongQueue::give_analysis(Song& song, std::optional<Analysis> analysis, bool provisional) {
    song.analysis = std::move(analysis);
    song.provisional = provisional;
    ++song.revision;
}

// The host may report at once, from inside Host::analyse: hence the loop, and `beginning_` against recursion.
void SongQueue::begin_next() {
    if (beginning_) return;
    beginning_ = true;
    while (running_ == 0) {
        const auto next =
            std::find_if(songs_.begin(), songs_.end(), [](const Song& s) { return s.state == SongState::waiting; });
        if (next == songs_.end()) break;
        next->state = SongState::decoding;
        next->fraction = 0;
        running_ = next->id;
        analyst_.analyse(running_);
    }
    beginning_ = false;
}

void SongQueue::end(Song& song, SongState state) {
    song.state = state;
    ++song.revision;
    running_ = 0;
    begin_next();
}

int SongQueue::add(std::string name) {
    Song song;
    song.id = ++last_id_;
    song.name = std::move(name);
    songs_.push_back(std::move(song));
    const int id = last_id_;
    begin_next();
    return id;
}

int SongQueue::add_kept(std::string name, Analysis analysis, std::optional<Overview> outline) {
    Song song;
    song.id = ++last_id_;
    song.name = std::move(name);
    song.state = SongState::done;
    song.fraction = 1;
    song.analysis = std::move(analysis);
    song.overview = std::move(outline);
    song.kept = true;
    tell_key(song);
    songs_.push_back(std::move(song));
    return last_id_;
}

int SongQueue::add_live(std::string name) {
    Song song;
    song.id = ++last_id_;
    song.name = std::move(name);
    song.state = SongState::listening;
    song.recorded = true;
    songs_.push_back(std::move(song));
    return last_id_;
}

void SongQueue::on_live(int id, Analysis analysis, Overview outline, bool provisional) {
    Song* song = song_of(id);
    if (!song || !is_live(*song)) return;
    song->overview = std::move(outline);
    give_analysis(*song, std::move(analysis), provisional);
}

// What was heard stays on the screen, as provisional, until the recording is analysed.
void SongQueue::end_live(int id) {
    Song* song = song_of(id);
    if (!song || !is_live(*song)) return;
    song->state = SongState::waiting;
    song->provisional = song->analysis.has_value();
    begin_next();
}

void SongQueue::drop_live(int id) {
    std::erase_if(songs_, [&](const Song& s) { return s.id == id && is_live(s); });
    std::erase_if(aside_, [&](const Aside& a) { return a.song.id == id; });
}

void SongQueue::cancel(int id) {
    Song* song = song_of(id);
    if (!song) return;
    if (id == running_) {
        song->state = SongState::cancelled;
        if (song->provisional) give_analysis(*song, std::nullopt);
        analyst_.cancel(id);
        if (Song* still = running(id)) end(*still, SongState::cancelled);
    } else if (song->state == SongState::waiting || is_live(*song)) {
        song->state = SongState::cancelled;
    }
}

void SongQueue::retry(int id) {
    Song* song = song_of(id);
    if (!song || (song->state != SongState::failed && song->state != SongState::cancelled)) return;
    wait_anew(*song);
    begin_next();
}

// Its outline stays to be seen meanwhile.
void SongQueue::wait_anew(Song& song) {
    drop(song);
    give_analysis(song, std::nullopt);
    song.cells.reset();
    song.state = SongState::waiting;
    song.fraction = 0;
    song.message.clear();
}

void SongQueue::set_aside(int id) {
    Song* song = song_of(id);
    if (!song) return;
    const SongState state = song->state;
    const bool unfinished = state != SongState::done && state != SongState::failed && state != SongState::cancelled;
    const auto place = static_cast<std::size_t>(song - songs_.data());
    cancel(id);
    if (song->state == SongState::done) put_away(*song);
    aside_.push_back({std::move(songs_[place]), place, unfinished});
    songs_.erase(songs_.begin() + static_cast<std::ptrdiff_t>(place));
    forget(kMostAside);
    if (aside_.size() > kMostPicturesAside) {
        Aside& earlier = aside_[aside_.size() - 1 - kMostPicturesAside];
        if (earlier.song.picture_away) earlier.again = true;
        drop_picture(earlier.song);
    }
    begin_next();
}

bool SongQueue::is_aside(int id) const {
    return std::any_of(aside_.begin(), aside_.end(), [&](const Aside& a) { return a.song.id == id; });
}

void SongQueue::bring_back(int id) {
    const auto at = std::find_if(aside_.begin(), aside_.end(), [&](const Aside& a) { return a.song.id == id; });
    if (at == aside_.end()) return;
    const std::size_t place = std::min(at->place, songs_.size());
    songs_.insert(songs_.begin() + static_cast<std::ptrdiff_t>(place), std::move(at->song));
    if (at->again) wait_anew(songs_[place]);
    aside_.erase(at);
    tidy();
    begin_next();
}

void SongQueue::forget(std::size_t most) {
    for (; aside_.size() > most; aside_.erase(aside_.begin())) {
        drop(aside_.front().song);
        analyst_.forget(aside_.front().song.id);
    }
}

void SongQueue::analyse_all_anew() {
    const int was_running = std::exchange(running_, 0);
    if (was_running != 0) analyst_.cancel(was_running);
    forget(0);  // their values are of the other model
    for (Song& song : songs_) {
        if (song.kept || is_live(song)) continue;  // there is no sound to analyse, or not yet
        const bool cancelled = song.state == SongState::cancelled;
        wait_anew(song);
        if (cancelled) song.state = SongState::cancelled;
    }
    begin_next();
}

void SongQueue::compare_anew(const std::function<void(Analysis&)>& compare) {
    const auto anew = [&](Song& song) {
        if (!song.analysis) return;
        compare(*song.analysis);
        ++song.compared;
    };
    for (Song& song : songs_) anew(song);
    for (Aside& aside : aside_) anew(aside.song);
}

void SongQueue::put_away(Song& song) {
    if (!song.picture_away) {
        Shelf::Bytes picture = take_picture(song);
        if (song.picture_away) analyst_.shelf().put(song.id, ShelfPart::picture, std::move(picture));
    }
    if (!song.series_away) analyst_.shelf().put(song.id, ShelfPart::series, take_series(song));
}

void SongQueue::take_back_series(Song& song) {
    if (song.series_away) give_series(song, analyst_.shelf().take(song.id, ShelfPart::series));
}

void SongQueue::take_back(Song& song) {
    if (song.picture_away) give_picture(song, analyst_.shelf().take(song.id, ShelfPart::picture));
    take_back_series(song);
}

void SongQueue::drop_picture(Song& song) {
    if (song.picture_away) analyst_.shelf().drop(song.id, ShelfPart::picture);
    song.picture_away.reset();
}

void SongQueue::drop(Song& song) {
    drop_picture(song);
    if (std::exchange(song.series_away, false)) analyst_.shelf().drop(song.id, ShelfPart::series);
}

void SongQueue::show(int song) {
    shown_ = song;
    tidy();
}

const Song* SongQueue::whole(int id) {
    const int before = std::exchange(asked_for_, id);
    if (Song* other = before != id ? song_of(before) : nullptr) tidy(*other);
    Song* song = song_of(id);
    if (song) take_back_series(*song);
    return song;
}

void SongQueue::tidy(Song& song) {
    if (song.id == shown_)
        take_back(song);
    else if (song.state == SongState::done)
        put_away(song);
}

void SongQueue::tidy() {
    std::size_t pictures = 0;
    for (Song& song : songs_) {
        tidy(song);
        if (song.picture_away) pictures += song.picture_away->bytes;
    }
    for (Song& song : songs_) {
        if (pictures <= most_shelved_) return;
        if (!song.picture_away) continue;
        pictures -= song.picture_away->bytes;
        drop_picture(song);
    }
}

void SongQueue::on_decoding(int id, float fraction) {
    if (Song* song = running(id)) {
        song->state = SongState::decoding;
        song->fraction = fraction;
    }
}

void SongQueue::on_glimpse(int id, Analysis glimpse) {
    // Live values are of more than that.
    if (Song* song = running(id); song && song->state == SongState::decoding && !song->analysis)
        give_analysis(*song, std::move(glimpse), true);
}

void SongQueue::on_overview(int id, Overview overview) {
    if (Song* song = running(id)) {
        song->overview = std::move(overview);
        ++song->revision;
    }
}

void SongQueue::on_analysing(int id, float fraction, Analysis partial) {
    if (Song* song = running(id)) {
        song->state = SongState::analysing;
        song->fraction = fraction;
        // One that holds nothing yet takes no provisional values away: an interval has a width.
        if (partial.emotions[0].high > partial.emotions[0].low) give_analysis(*song, std::move(partial));
    }
}

void SongQueue::on_progress(int id, float fraction) {
    if (Song* song = running(id)) song->fraction = fraction;
}

void SongQueue::on_cells(int id, SongCells cells) {
    if (Song* song = running(id)) {
        song->cells = std::move(cells);
        ++song->revision;
    }
}

void SongQueue::on_done(int id, Analysis analysis) {
    if (Song* song = running(id)) {
        song->fraction = 1;
        give_analysis(*song, std::move(analysis));
        tell_key(*song);
        end(*song, SongState::done);
        tidy();
    }
}

void SongQueue::on_failed(int id, std::string message) {
    if (Song* song = running(id)) {
        song->message = std::move(message);
        give_analysis(*song, std::nullopt);
        end(*song, SongState::failed);
    }
}

}  // namespace moodglass::app
