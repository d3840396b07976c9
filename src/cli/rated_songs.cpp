// SPDX-License-Identifier: Apache-2.0
#include "cli/rated_songs.h"

#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "analysis/json.h"
#include "cli/interrupt.h"
#include "cli/keep_in.h"
#include "cli/pool.h"
#include "cli/reference.h"
#include "cli/terminal.h"
#include "platform/files/collect.h"
#include "platform/files/model_folder.h"

namespace moodglass::cli {
namespace {

namespace fs = std::filesystem;

RatedSong rated(const Analysis& analysis) {
    RatedSong song{.file = analysis.file, .duration_s = analysis.duration_s, .explained = analysis.explained};
    for (std::size_t f = 0; f < kFeatureCount; ++f) song.midlevel[f] = analysis.midlevel[f].mean;
    for (std::size_t e = 0; e < kEmotionCount; ++e) {
        song.emotions[e] = analysis.emotions[e].mean;
        song.percentiles[e] = analysis.emotions[e].percentile;
    }
    return song;
}

Result<RatedSongs> from_results(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return failure(path + " cannot be read; check its name and permissions");
    RatedSongs found;
    std::map<std::string, std::size_t> known;  // where it stands among them
    std::string line, model;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
        if (line.empty()) continue;
        const std::string where = path + ", line " + std::to_string(number) + ": ";
        const auto refused = nlohmann::json::parse(line, nullptr, false);
        if (refused.is_object() && refused.contains("error")) continue;
        const auto analysis = analysis_from_json(line);
        if (!analysis) return failure(where + "no result of `moodglass analyze --format jsonl`; choose another file");
        if (!model.empty() && analysis->model.id() != model)
            return failure(where +
                           "a result of another model than those before it, with which it cannot be compared; analyse "
                           "all with one");
        model = analysis->model.id();
        // A run that was done twice into one file has a song twice: its last line counts.
        const auto [song, first] = known.emplace(real_path(analysis->file), found.songs.size());
        if (first) found.songs.emplace_back();
        found.songs[song->second] = rated(*analysis);
    }
    if (in.bad()) return failure(path + " cannot be read to its end; check the disk, and try again");
    return found;
}

Result<RatedSongs> analysed_now(const SongSource& source) {
    std::optional<Collection> songs;
    if (source.follow_links) songs = collect(source.names, true);  // links lead to what nobody has named
    if (!source.writes_songs)
        keep_in({source.names, source.model, source.reference, songs ? songs->files : std::vector<fs::path>()});
    const auto model = load_model(source.model);
    if (!model) return tl::unexpected(model.error());
    const auto yardstick = yardstick_of(*model, source.reference);
    if (!yardstick) return tl::unexpected(yardstick.error());
    if (!songs) songs = collect(source.names);
    std::set<std::string> known;
    std::erase_if(songs->files, [&](const fs::path& file) { return !known.insert(real_path(file.string())).second; });
    const auto& [files, complaints, complete] = *songs;
    for (const auto& [folder, message] : complaints) complain(folder, message);
    RatedSongs found{.complete = complete && !files.empty()};
    watch_for_interrupt();
    const auto pool = Pool::start(*model, *yardstick, files, source.jobs, Order::of_files);
    if (!pool) return tl::unexpected(pool.error());
    std::size_t taken = 0;
    while (const auto done = (*pool)->take()) {
        ++taken;
        const std::string name = files[done->index].string();
        if (!done->result) {
            complain(name, done->result.error().message);
            found.complete = false;
            continue;
        }
        for (const std::string& warning : done->result->warnings) complain(name, warning);
        found.songs.push_back(rated(*done->result));
        found.songs.back().file = name;  // a name that is no text, too
    }
    clear_progress();
    found.interrupted = interrupted();
    if (taken < files.size()) {
        found.complete = false;
        complain("moodglass", std::string(found.interrupted ? "interrupted: " : "memory ran out: ") +
                                  std::to_string(taken) + " of " + std::to_string(files.size()) + " files are done");
    }
    return found;
}

}  // namespace

std::string real_path(const std::string& file) {
    std::error_code error;
    fs::path whole = fs::absolute(file, error);
    if (error) whole = file;
    const fs::path real = fs::weakly_canonical(whole, error);
    return (error ? whole.lexically_normal() : real).string();
}

Result<RatedSongs> rated_songs(const SongSource& source) {
    if (source.from.empty() == source.names.empty())
        return failure(source.from.empty() ? "name songs, folders of songs, or --from with a file of results"
                                           : "name either songs or --from, not both");
    if (source.from.empty()) return analysed_now(source);
    if (!source.writes_songs) keep_in({.others = {source.from}});
    return from_results(source.from);
}

}  // namespace moodglass::cli
