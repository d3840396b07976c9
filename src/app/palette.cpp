// SPDX-License-Identifier: Apache-2.0
#include "app/palette.h"

#include <algorithm>
#include <optional>

#include "app/commands.h"
#include "app/words/fuzzy.h"

namespace moodglass::app {
namespace {

// Not the palette itself, nor what belongs to a dialogue that is not open.
bool is_offered(const Screen& screen, const Command& command) {
    return command.topic != Topic::overlays && command.id != CommandId::palette && !command.each &&
           command.possible(screen);
}

std::vector<PaletteEntry> all_entries(const Screen& screen) {
    using Kind = PaletteEntry::Kind;
    const Strings& words = screen.text();
    const Language language = screen.looks.language;
    std::vector<PaletteEntry> all;
    if (screen.song()) {
        for (std::size_t k = 0; k < kEmotionCount; ++k)
            all.push_back(
                {Kind::emotion, k, words.emotions[k], label_of(command(CommandId::choose_emotion).keys[k], language)});
        if (screen.has_feature())
            for (std::size_t f = 0; f < kFeatureCount; ++f)
                all.push_back({Kind::feature, f, words.features[f].name, ""});
    }
    for (const Song& song : screen.queue.songs())
        all.push_back({Kind::song, static_cast<std::size_t>(song.id), song.name, ""});
    for (std::size_t i = 0; i < commands().size(); ++i)
        if (const Command& each = commands()[i]; is_offered(screen, each))
            all.push_back({Kind::command, i, each.name(language), keys_of(each, language)});
    return all;
}

}  // namespace

std::vector<PaletteEntry> palette_entries(const Screen& screen) {
    std::vector<std::pair<int, PaletteEntry>> found;
    for (PaletteEntry& entry : all_entries(screen))
        if (const std::optional<int> score = fuzzy_score(screen.over.typed, entry.name))
            found.emplace_back(*score, std::move(entry));
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<PaletteEntry> out;
    for (auto& [score, entry] : found) out.push_back(std::move(entry));
    return out;
}

void choose_in_palette(Screen& screen, std::size_t row) {
    const std::vector<PaletteEntry> entries = palette_entries(screen);
    screen.close();
    if (row >= entries.size()) return;
    const PaletteEntry& entry = entries[row];
    switch (entry.kind) {
        case PaletteEntry::Kind::command:
            return run(screen, commands()[entry.which].id);
        case PaletteEntry::Kind::emotion:
            return screen.choose_emotion(entry.which);
        case PaletteEntry::Kind::feature:
            return screen.choose_feature(entry.which);
        case PaletteEntry::Kind::song:
            return screen.select(static_cast<int>(entry.which));
    }
}

}  // namespace moodglass::app
