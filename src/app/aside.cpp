// SPDX-License-Identifier: Apache-2.0
#include "app/aside.h"

#include <initializer_list>

#include "app/panels.h"

namespace moodglass::app {
namespace {

std::string line(std::initializer_list<std::string> cells) {
    std::string out;
    for (const std::string& cell : cells) out += (out.empty() ? "" : "\t") + cell;
    return out + "\n";
}

std::string table_of_songs(const Screen& screen) {
    const Strings& words = screen.text();
    std::string out = line({words.table.title}) + line({words.table.hint}) + words.table.song;
    for (const FeatureWords& f : words.features) out += std::string("\t") + f.name;
    for (const char* name : words.emotions) out += std::string("\t") + name;
    out += "\n";
    for (const Song* song :
         ordered(comparable(screen.queue.songs(), screen.analysis()->model.sha256), screen.table_order)) {
        out += song->name;
        for (std::size_t c = 1; c < kTableColumns; ++c)
            out += "\t" + (c > kFeatureCount || song->analysis->explained
                               ? format_value(value_in(*song, c), screen.language)
                               : std::string());
        out += "\n";
    }
    return out;
}

std::string what_if(const Screen& screen) {
    const Strings& words = screen.text();
    const Summary& now = screen.shown();
    const auto number = [&](float value) { return format_value(value, screen.language); };
    std::string out = line({words.what_if.tab}) + line({screen.what_if.wanted ? what_if_sentence(screen) : ""}) +
                      line({words.aside.name, words.aside.own, words.aside.now, words.what_if.change});
    const auto row = [&](const char* name, float from, float to) {
        out += line({name, number(from), number(to), format_signed(to - from, screen.language)});
    };
    for (std::size_t f = 0; f < kFeatureCount; ++f)
        row(words.features[f].name, screen.summary->midlevel[f].value, now.midlevel[f].value);
    for (std::size_t k = 0; k < kEmotionCount; ++k)
        row(words.emotions[k], screen.summary->emotions[k].value, now.emotions[k].value);
    return out;
}

std::string comparison(const Screen& screen) {
    const Strings& words = screen.text();
    const Profile &a = *screen.origin, b = profile_of(*screen.summary);
    const Difference all = difference(a, b);
    const auto number = [&](float value) { return format_value(value, screen.language); };
    const auto change = [&](float value) { return format_signed(value, screen.language); };
    std::string out = line({words.compare.tab}) + line({comparison_sentence(screen)}) +
                      line({words.aside.name, "A", "B", words.compare.difference,
                            fill(words.aside.effects, {words.emotions[screen.emotion]})});
    for (std::size_t f = 0; f < kFeatureCount; ++f)
        out += line({words.features[f].name, number(a.midlevel[f]), number(b.midlevel[f]), change(all.midlevel[f]),
                     change(all.effects[screen.emotion][f])});
    for (std::size_t k = 0; k < kEmotionCount; ++k)
        out += line({words.emotions[k], number(a.emotions[k]), number(b.emotions[k]), change(all.emotions[k]), ""});
    return out;
}

}  // namespace

std::string aside_as_text(const Screen& screen) {
    if (!screen.summary || !screen.analysis() || screen.in_classroom()) return {};
    if (screen.table_open) return table_of_songs(screen);
    if (!screen.summary->explained) return {};
    if (screen.reasons == Reasons::what_if && screen.analysis()->feature_space.known()) return what_if(screen);
    if (screen.reasons == Reasons::compare && screen.origin) return comparison(screen);
    return {};
}

}  // namespace moodglass::app
