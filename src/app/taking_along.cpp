// SPDX-License-Identifier: Apache-2.0
// What is taken along of the selected song: files, the clipboard, and results kept between visits.
#include <utility>

#include "analysis/json.h"
#include "analysis/kept.h"
#include "analysis/playlist.h"
#include "app/screen.h"
#include "app/takeaway/export.h"
#include "app/takeaway/guesses_page.h"
#include "app/takeaway/report.h"

namespace moodglass::app {

void Screen::save(const Song& song, const char* ending, const char* mime_type, std::string_view bytes) {
    host_.save(song.name + ending, mime_type, bytes);
}

const Song* Screen::done_song(int id) const {
    const Song* song = queue.find(id);
    return song && song->analysis && song->state == SongState::done ? song : nullptr;
}

void Screen::copy_values() {
    if (summary) host_.copy(values_as_text(*summary));
}

void Screen::copy_link() {
    if (const Song* song = done_song(chosen.song)) host_.copy_link(to_json(*song->analysis));
}

void Screen::take_away(Takeaway what) {
    const Song* song = done_song(chosen.song);
    if (!song) return;
    switch (what) {
        case Takeaway::json:
            return save(*song, ".json", "application/json", to_json(*song->analysis, 2));
        case Takeaway::csv:
            return save(*song, ".csv", "text/csv", curves_as_csv(*song->analysis, decimal_mark(looks.language) == ',' ? Decimal::comma : Decimal::point));
        case Takeaway::recording:
            if (song->recorded) host_.save_recording(song->id);
            return;
        case Takeaway::card_square:
            return host_.take_card(song->id, CardShape::square);
        case Takeaway::card_wide:
            return host_.take_card(song->id, CardShape::wide);
        case Takeaway::picture:
        case Takeaway::report:
            picture_for_ = {what, song->id};
            host_.take_picture();
    }
}

void Screen::save_guesses(GuessesAs what) {
    std::vector<GuessedSong> songs;
    for (const Song& song : queue.songs())
        if (done_song(song.id) && guesses.any(song.id)) songs.push_back({song.name, song.id, &*song.analysis});
    if (what == GuessesAs::csv)
        host_.save("guesses.csv", "text/csv", guesses_as_csv(guesses, songs));
    else
        host_.save("guesses.html", "text/html", guesses_as_html(guesses, songs, looks.language));
}

void Screen::save_playlist() {
    std::vector<PlaylistEntry> entries;
    for (const Song* song : ordered(comparable(queue.songs(), analysis()), asked.table_order))
        if (can_be_listed(song->name)) entries.push_back({song->name, song->name, song->analysis->duration_s});
    std::string title = "moodglass";
    if (const std::size_t column = asked.table_order.column; asked.table_order.sorted && column > 0)
        title = column <= kFeatureCount ? kFeatureNames[column - 1] : kEmotionNames[column - 1 - kFeatureCount];
    if (!entries.empty()) host_.save(title + ".m3u8", "audio/x-mpegurl", playlist(title, entries));
}

void Screen::on_picture(std::string_view png) {
    const auto wish = std::exchange(picture_for_, std::nullopt);
    const Song* song = wish ? done_song(wish->second) : nullptr;
    if (!song) return;
    reports_ += wish->first == Takeaway::report;
    if (wish->first == Takeaway::report)
        save(*song, ".html", "text/html", report_as_html(*song->analysis, looks.language, png));
    else if (png.empty())
        tell(text().general.no_picture);
    else
        save(*song, ".png", "image/png", png);
}

void Screen::on_card(int id, CardShape shape, std::string_view png) {
    const Song* song = done_song(id);
    if (!song) return;
    if (png.empty())
        tell(text().general.no_picture);
    else
        save(*song, shape == CardShape::square ? ".square.png" : ".wide.png", "image/png", png);
}

void Screen::want_kept(bool wanted) {
    offers_.kept_wanted = wanted;
    host_.want_kept(wanted);
    if (wanted)
        for (const Song& s : queue.songs()) keep(s.id);
}

void Screen::keep(int id) {
    if (!done_song(id)) return;
    const Song* s = queue_.whole(id);
    if (!s->kept) host_.keep(id, s->key, s->name, to_kept(*s->analysis, s->overview ? &*s->overview : nullptr));
}

}  // namespace moodglass::app
