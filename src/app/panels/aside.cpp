// SPDX-License-Identifier: Apache-2.0
#include "app/panels/aside.h"

#include <initializer_list>

#include "app/panels/card.h"
#include "app/panels/panels.h"

namespace moodglass::app {
namespace {

// What a song's name holds must not look like the end of a cell.
std::string cell(std::string text) {
    for (char& c : text)
        if (c == '\t' || c == '\n') c = ' ';
    return text;
}

std::string line(std::initializer_list<std::string> cells) {
    std::string out;
    for (const std::string& text : cells) out += (&text == cells.begin() ? "" : "\t") + cell(text);
    return out + "\n";
}

std::string joined(const std::string& first, const std::string& second) {
    return first + (first.empty() || second.empty() ? "" : " ") + second;
}

std::string table_of_songs(const Screen& screen) {
    const Strings& words = screen.text();
    const std::vector<const Song*> songs = comparable(screen.queue.songs(), screen.analysis());
    std::string pairs;
    for (const Pair& pair : telling_pairs(songs)) {
        const auto apart = [&](float deviations) { return format_value(deviations, screen.looks.language, 1); };
        pairs += (pairs.empty() ? std::string(" ") + words.table.pairs + colon(screen.looks.language) : "; ") + songs[pair.first]->name +
                 " \u2013 " + songs[pair.second]->name + " (" +
                 fill(words.table.pair, {apart(pair.emotions_apart), apart(pair.features_apart)}) + ")";
    }
    std::string out = line({words.table.title}) + line({words.table.hint + pairs}) + words.table.song;
    for (const FeatureWords& f : words.features) out += std::string("\t") + f.name;
    for (const char* name : words.emotions) out += std::string("\t") + name;
    out += "\n";
    for (const Song* song : ordered(songs, screen.asked.table_order)) {
        out += cell(song->name);
        for (std::size_t c = 1; c < kTableColumns; ++c)
            out += "\t" + (c > kFeatureCount || song->analysis->explained
                               ? format_value(value_in(*song, c), screen.looks.language)
                               : std::string());
        out += "\n";
    }
    return out;
}

// "(Stretch 0:10 to 0:30)"; empty: the whole song.
std::string of_stretch(const Screen& screen) {
    if (!screen.summary->stretch) return {};
    const auto& [start_s, end_s] = *screen.summary->stretch;
    return "(" + fill(screen.text().timeline.stretch, {format_time(start_s), format_time(end_s)}) + ")";
}

// The tables on the page are the whole song's: here the stretch stands beside it.
std::string stretch(const Screen& screen) {
    const Strings& words = screen.text();
    const Analysis& whole = *screen.analysis();
    const Summary& part = *screen.summary;
    std::string out = line({joined(std::string(words.why.title) + colon(screen.looks.language) + words.emotions[screen.chosen.emotion],
                                   of_stretch(screen))}) +
                      line({part.explained ? why_sentence(screen) : ""}) +
                      line({words.aside.name, words.plane.stretch, words.plane.song, words.aside.difference});
    const auto row = [&](const char* name, float of_part, float of_whole) {
        out += line({name, format_value(of_part, screen.looks.language), format_value(of_whole, screen.looks.language),
                     format_signed(of_part - of_whole, screen.looks.language)});
    };
    for (std::size_t f = 0; part.explained && f < kFeatureCount; ++f)
        row(words.features[f].name, part.midlevel[f].value, whole.midlevel[f].mean);
    for (std::size_t k = 0; k < kEmotionCount; ++k)
        row(words.emotions[k], part.emotions[k].value, whole.emotions[k].mean);
    if (part.left_out && whole.left_out)
        row(words.why.left_out, (*part.left_out)[screen.chosen.emotion].value,
            (*whole.left_out)[screen.chosen.emotion].value);
    return out;
}

std::string what_if(const Screen& screen) {
    const Strings& words = screen.text();
    const Summary& now = screen.shown();
    const auto number = [&](float value) { return format_value(value, screen.looks.language); };
    std::string out =
        line({joined(words.what_if.tab, of_stretch(screen))}) +
        line({joined(what_if_judgement(screen), screen.asked.what_if.wanted ? what_if_sentence(screen) : "")}) +
        line({words.aside.name, words.aside.own, words.aside.now, words.what_if.change});
    const auto row = [&](const char* name, float from, float to) {
        out += line({name, number(from), number(to), format_signed(to - from, screen.looks.language)});
    };
    for (std::size_t f = 0; f < kFeatureCount; ++f)
        row(words.features[f].name, screen.summary->midlevel[f].value, now.midlevel[f].value);
    for (std::size_t k = 0; k < kEmotionCount; ++k)
        row(words.emotions[k], screen.summary->emotions[k].value, now.emotions[k].value);
    return out;
}

struct Sides {
    std::string name_a, name_b;
    Profile a, b;
    std::size_t emotion = 0;  // whose effects stand beside
    bool explained = true;
};

std::string comparison(const Screen& screen, const Sides& of) {
    const Strings& words = screen.text();
    const auto& [name_a, name_b, a, b, emotion, explained] = of;
    const Difference all = difference(a, b);
    const auto number = [&](float value) { return format_value(value, screen.looks.language); };
    const auto change = [&](float value) { return format_signed(value, screen.looks.language); };
    std::string out =
        line({words.compare.tab}) + line({comparison_sentence(emotion, a, b, screen.looks.language)}) +
        line({words.aside.name, "A: " + name_a, "B: " + name_b, words.compare.difference,
              explained ? fill(words.aside.effects, {words.emotions[emotion]}) : ""});
    for (std::size_t f = 0; explained && f < kFeatureCount; ++f)
        out += line({words.features[f].name, number(a.midlevel[f]), number(b.midlevel[f]), change(all.midlevel[f]),
                     change(all.effects[emotion][f])});
    for (std::size_t k = 0; k < kEmotionCount; ++k)
        out += line({words.emotions[k], number(a.emotions[k]), number(b.emotions[k]), change(all.emotions[k]), ""});
    return out;
}

// As the classroom shows them.
std::string recordings(const Screen& screen) {
    if (!screen.shows_class_live() || screen.hides_numbers()) return {};
    const auto [a, b] = two_recordings(screen.queue.songs(), screen.chosen.song);
    if (!a || !b) return {};
    const Profile of_a = profile_of(*a->analysis), of_b = profile_of(*b->analysis);
    return comparison(screen, {a->name, b->name, of_a, of_b,
                               farthest_emotion(b->analysis->feature_space, of_a, of_b), b->analysis->explained});
}

}  // namespace

std::string aside_as_text(const Screen& screen) {
    if (screen.in_classroom()) return recordings(screen);
    if (screen.over.open == Overlay::songs_table) return table_of_songs(screen);
    if (!screen.summary || !screen.analysis() || is_live(*screen.song())) return {};  // live: nobody could read so fast
    if (screen.shows_card()) return card_as_text(screen);
    if (screen.summary->explained && screen.asked.reasons == Reasons::what_if &&
        screen.analysis()->feature_space.known())
        return what_if(screen);
    if (screen.summary->explained && screen.asked.reasons == Reasons::compare && screen.origin)
        return comparison(screen, {label_of(screen.asked.side_a->name, screen.asked.side_a->stretch),
                                   label_of(screen.song()->name, screen.summary->stretch), *screen.origin,
                                   profile_of(*screen.summary), screen.chosen.emotion});
    return screen.summary->stretch ? stretch(screen) : std::string();
}

}  // namespace moodglass::app
