// SPDX-License-Identifier: Apache-2.0
#include "cli/reference.h"

#include <filesystem>
#include <fstream>
#include <set>
#include <utility>
#include <vector>

#include "analysis/against.h"
#include "analysis/json.h"

namespace moodglass::cli {
namespace {

namespace fs = std::filesystem;

bool tells_of_failure(const std::string& line) {
    return line.find("\"error\":") != std::string::npos && line.find("\"model\":") == std::string::npos;
}

// Of thousands of songs only what a reference needs.
Analysis without_curves(Analysis analysis) {
    analysis.windows = {};
    analysis.curve = {};
    analysis.reference_plane = {};
    return analysis;
}

Result<Reference> own_music_of(const Model& model, const References& references, const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return failure("it cannot be read; check its permissions");
    std::vector<Analysis> songs;
    std::set<std::pair<std::string, double>> known;
    std::size_t number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (line.empty() || tells_of_failure(line)) continue;
        auto song = analysis_from_json(line);
        if (!song)
            return failure("line " + std::to_string(number) +
                           " is no result of this command; --reference takes what `analyze --format jsonl` wrote");
        if (song->model.id() != model.id())
            return failure("its results are of another model (" + song->model.name + " " + song->model.version +
                           "); analyse these songs with " + model.name + " " + model.version);
        // A run that was done twice into one file has a song twice, and it counts once.
        if (known.emplace(song->file, song->duration_s).second) songs.push_back(without_curves(std::move(*song)));
    }
    if (in.bad()) return failure("it cannot be read to its end; check the disk, and try again");
    std::vector<const Analysis*> all;
    for (const Analysis& song : songs) all.push_back(&song);
    return own_music(all, std::to_string(songs.size()) + " songs of " + path.filename().string(), references);
}

// A kind of music is a plain word.
bool names_a_file(const fs::path& asked) { return asked.has_parent_path() || asked.has_extension(); }

Error not_there(const std::string& asked) {
    std::error_code error;
    return {asked + (fs::exists(asked, error)
                         ? ": this is no file; --reference takes what `analyze --format jsonl` wrote"
                         : ": there is no such file; check its name")};
}

}  // namespace

Result<Yardstick> yardstick_of(const Model& model, const std::string& asked) {
    auto yardstick = Yardstick::of(model);
    if (!yardstick) return yardstick;
    yardstick->wish.kind = asked;
    const auto kind = yardstick->wish.possible(yardstick->references);
    std::error_code error;
    if (kind) return yardstick;
    const bool there = fs::is_regular_file(asked, error);
    if (!there && names_a_file(asked)) return tl::unexpected(not_there(asked));
    if (!there) return failure(kind.error().message + ", or a file of results (jsonl) of your own music");
    auto own = own_music_of(model, yardstick->references, asked);
    if (!own) return failure(asked + ": " + own.error().message);
    yardstick->wish.own = std::move(*own);
    return yardstick;
}

}  // namespace moodglass::cli
