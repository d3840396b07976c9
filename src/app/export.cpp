// SPDX-License-Identifier: Apache-2.0
#include "app/export.h"

#include <cstdio>
#include <utility>

#include "analysis/json.h"
#include "app/report.h"

namespace moodglass::app {
namespace {

std::string number(double value, int decimals) {
    char buffer[48];
    std::snprintf(buffer, sizeof buffer, "%.*f", decimals, value);
    return buffer;
}

void save(Screen& screen, const Song& song, const char* ending, const char* mime_type, std::string_view bytes) {
    screen.host.save(song.name + ending, mime_type, bytes);
}

const Song* done_song(const Screen& screen, int id) {
    const Song* song = screen.queue.find(id);
    return song && song->analysis && song->state == SongState::done ? song : nullptr;
}

}  // namespace

std::string values_as_text(const Summary& summary) {
    std::string out = "name\tvalue\tlow\thigh\n";
    const auto line = [&](std::string_view name, const Reading& r) {
        out += std::string(name) + "\t" + number(static_cast<double>(r.value), 3) + "\t" +
               number(static_cast<double>(r.low), 3) + "\t" + number(static_cast<double>(r.high), 3) + "\n";
    };
    for (std::size_t f = 0; f < kFeatureCount && summary.explained; ++f) line(kFeatureNames[f], summary.midlevel[f]);
    for (std::size_t k = 0; k < kEmotionCount; ++k) line(kEmotionNames[k], summary.emotions[k]);
    return out;
}

std::string curves_as_csv(const Analysis& analysis) {
    std::string out = "time_s";
    if (analysis.explained)
        for (std::string_view name : kFeatureNames) out += "," + std::string(name);
    for (std::string_view name : kEmotionNames) out += "," + std::string(name);
    out += "\n";
    const Curve& curve = analysis.curve;
    for (std::size_t i = 0; i < curve.emotions[0].size(); ++i) {
        out += number(curve.start_s + static_cast<double>(i) * curve.hop_s, 3);
        if (analysis.explained)
            for (const auto& values : curve.midlevel) out += "," + number(static_cast<double>(values[i]), 4);
        for (const auto& values : curve.emotions) out += "," + number(static_cast<double>(values[i]), 4);
        out += "\n";
    }
    return out;
}

void copy_values(Screen& screen) {
    if (!screen.summary) return;
    screen.host.copy(values_as_text(*screen.summary));
}

void take_away(Screen& screen, Takeaway what) {
    const Song* song = done_song(screen, screen.selected);
    if (!song) return;
    switch (what) {
        case Takeaway::json:
            return save(screen, *song, ".json", "application/json", to_json(*song->analysis, 2));
        case Takeaway::csv:
            return save(screen, *song, ".csv", "text/csv", curves_as_csv(*song->analysis));
        case Takeaway::picture:
        case Takeaway::report:
            screen.picture_for = {what, song->id};
            screen.host.take_picture();
    }
}

void on_picture(Screen& screen, std::string_view png) {
    const auto wish = std::exchange(screen.picture_for, std::nullopt);
    const Song* song = wish ? done_song(screen, wish->second) : nullptr;
    if (!song) return;
    if (wish->first == Takeaway::report)
        save(screen, *song, ".html", "text/html", report_as_html(*song->analysis, screen.language, png));
    else if (png.empty())
        screen.tell(screen.text().general.no_picture);
    else
        save(screen, *song, ".png", "image/png", png);
}

}  // namespace moodglass::app
