// SPDX-License-Identifier: Apache-2.0
#include "cli/tag.h"

#include <algorithm>
#include <numeric>

#include "cli/terminal.h"
#include "cli/text.h"
#include "platform/files/collect.h"

namespace moodglass::cli {
namespace {

constexpr float kStrong = 75;  // percentile
constexpr std::size_t kMost = 3;

std::string joined(const std::vector<std::string>& texts) {
    std::string out;
    for (const std::string& text : texts) out += (out.empty() ? "" : "; ") + text;
    return out;
}

template <class Names, class Values>
std::string listed(const Names& names, const Values& values) {
    std::string out;
    for (std::size_t i = 0; i < names.size(); ++i)
        out += (i == 0 ? "" : ", ") + std::string(names[i]) + text(" %.2f", static_cast<double>(values[i]));
    return out;
}

// What became of one song, a line or two.
bool told(const std::string& file, const Result<TagChange>& change, const std::string& what) {
    if (!change) return complain(file, change.error().message), false;
    for (const std::string& remark : change->remarks) complain(file, remark);
    return print(printable(file) + ": " + (change->changed ? what : "nothing to change") + "\n");
}

int remove_all(const TagOptions& options) {
    const auto [files, complaints, complete] = collect(options.source.names, options.source.follow_links);
    for (const auto& [folder, message] : complaints) complain(folder, message);
    bool good = complete && !files.empty();
    for (const auto& file : files) {
        if (options.write)
            good = told(file.string(), remove_tags(file), "taken out") && good;
        else
            good = print(printable(file.string()) + ": what Moodglass has written would be taken out, if anything\n") &&
                   good;
    }
    if (!options.write) complain("moodglass", "nothing was changed: --write does it");
    return good ? 0 : 1;
}

}  // namespace

SongTags tags_of(const RatedSong& song) {
    PerEmotion<std::size_t> order;
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return song.percentiles[a] > song.percentiles[b]; });
    SongTags tags;
    for (std::size_t i = 0; i < kMost && (i == 0 || song.percentiles[order[i]] > kStrong); ++i)
        tags.moods.emplace_back(kEmotionNames[order[i]]);
    tags.values = listed(kEmotionNames, song.emotions);
    if (song.explained) tags.values += "; " + listed(kFeatureNames, song.midlevel);
    return tags;
}

int tag(const TagOptions& options) {
    if (options.remove && !options.source.from.empty())
        return complain("moodglass", "--remove needs the songs' names, not --from"), 2;
    if (options.remove) return remove_all(options);
    SongSource source = options.source;
    source.writes_songs = options.write;
    const auto rated = rated_songs(source);
    if (!rated) return complain("moodglass", rated.error().message), 2;
    if (rated->interrupted) return 130;
    bool good = rated->complete;
    for (const RatedSong& song : rated->songs) {
        const SongTags tags = tags_of(song);
        const std::string what =
            "MOOD " + joined(tags.moods) + "\n  COMMENT Moodglass: " + joined(tags.moods) + " (" + tags.values + ")";
        if (options.write)
            good = told(song.file, write_tags(song.file, tags), what) && good;
        else
            good = print(printable(song.file) + ": " + what + "\n") && good;
    }
    if (!options.write) complain("moodglass", "nothing was changed: --write writes this into the files");
    return good ? 0 : 1;
}

}  // namespace moodglass::cli
