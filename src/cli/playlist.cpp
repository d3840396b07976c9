// SPDX-License-Identifier: Apache-2.0
#include "cli/playlist.h"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "analysis/playlist.h"
#include "cli/output.h"
#include "cli/terminal.h"

namespace moodglass::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kValence = 0, kEnergy = 1;  // among kEmotionNames

// A value of a song by its name, if there is such.
std::optional<float> value_of(const RatedSong& song, const std::string& name) {
    const auto emotion = std::find(kEmotionNames.begin(), kEmotionNames.end(), name);
    if (emotion != kEmotionNames.end()) return song.emotions[static_cast<std::size_t>(emotion - kEmotionNames.begin())];
    const auto feature = std::find(kFeatureNames.begin(), kFeatureNames.end(), name);
    if (feature == kFeatureNames.end() || !song.explained) return {};
    return song.midlevel[static_cast<std::size_t>(feature - kFeatureNames.begin())];
}

Result<std::vector<RatedSong>> strongest(std::vector<RatedSong> songs, const PlaylistOptions& options) {
    for (const RatedSong& song : songs)
        if (!value_of(song, options.by))
            return failure("the model is a black box, which hears no " + options.by +
                           "; choose an emotion, or another model");
    std::stable_sort(songs.begin(), songs.end(), [&](const RatedSong& a, const RatedSong& b) {
        const float of_a = *value_of(a, options.by), of_b = *value_of(b, options.by);
        return options.lowest ? of_a < of_b : of_a > of_b;
    });
    if (options.top > 0 && songs.size() > options.top) songs.resize(options.top);
    return songs;
}

// A song by its path, however that is written, or by the end of it, such as its name, where only one has that. A file
// that is there is itself, not another of its name.
Result<std::size_t> find(const std::vector<RatedSong>& songs, const std::string& asked) {
    std::error_code error;
    const std::string real = real_path(asked);
    const bool there = fs::exists(asked, error);
    std::vector<std::size_t> of_that_name;
    for (std::size_t i = 0; i < songs.size(); ++i) {
        const std::string& file = songs[i].file;
        if (file == asked || real_path(file) == real) return i;
        if (("/" + file).ends_with("/" + asked) && !(there && fs::exists(file, error))) of_that_name.push_back(i);
    }
    if (of_that_name.size() == 1) return of_that_name.front();
    return failure(asked + (of_that_name.empty() ? " is not among the songs that were analysed"
                                                 : " is the name of several songs; write its whole path"));
}

Result<std::vector<RatedSong>> on_the_way(const std::vector<RatedSong>& songs, const PlaylistOptions& options) {
    std::vector<PlanePoint> points;
    for (const RatedSong& song : songs)
        points.push_back({static_cast<double>(song.emotions[kValence]), static_cast<double>(song.emotions[kEnergy])});
    const auto from = find(songs, options.between[0]), to = find(songs, options.between[1]);
    if (!from) return tl::unexpected(from.error());
    if (!to) return tl::unexpected(to.error());
    if (*from == *to) return failure("a way leads from one song to another; name two");
    std::vector<RatedSong> way;
    for (const std::size_t i : way_between(points, *from, *to, options.steps)) way.push_back(songs[i]);
    return way;
}

std::string title_of(const PlaylistOptions& options) {
    if (options.between.empty()) return options.by + (options.lowest ? ", lowest first" : ", highest first");
    return "from " + fs::path(options.between[0]).stem().string() + " to " +
           fs::path(options.between[1]).stem().string();
}

// With two songs to find a way between, these are analysed too. What is no file may be the name of one in a folder.
SongSource source_of(const PlaylistOptions& options) {
    SongSource source = options.source;
    if (!source.from.empty()) return source;
    std::error_code error;
    for (const std::string& end : options.between)
        if (options.source.names.empty() || (fs::exists(end, error) && !fs::is_directory(end, error)))
            source.names.push_back(end);
    return source;
}

// Results have U+FFFD where a name was no text: such a name leads nowhere, unless the file itself has it.
bool leads_nowhere(const std::string& file) {
    std::error_code error;
    return file.find("\xEF\xBF\xBD") != file.npos && !fs::exists(file, error);
}

std::vector<PlaylistEntry> entries_of(const std::vector<RatedSong>& songs, bool absolute) {
    std::vector<PlaylistEntry> entries;
    for (const RatedSong& song : songs) {
        const std::string place = absolute ? fs::absolute(song.file).lexically_normal().string() : song.file;
        if (can_be_listed(place) && !leads_nowhere(song.file))
            entries.push_back({place, fs::path(song.file).stem().string(), song.duration_s});
        else
            complain(song.file,
                     "left out: a playlist cannot name it, for its name has a line break or is no text; rename it");
    }
    return entries;
}

}  // namespace

int playlist(const PlaylistOptions& options) {
    const auto refuse = [](const std::string& why) { return complain("moodglass", why), 2; };
    if (options.by.empty() == options.between.empty()) return refuse("name one of --emotion, --feature and --between");
    if (!options.out.empty())
        if (const auto free = check_output(options.out, options.force, "--force overwrites it"); !free)
            return complain(options.out, free.error().message), 2;
    auto out = options.out.empty() ? standard_output() : new_file(options.out);
    if (!out) return complain(options.out, out.error().message), 2;
    auto rated = rated_songs(source_of(options));
    if (!rated) return refuse(rated.error().message);
    if (rated->interrupted) return 130;
    if (rated->songs.empty()) return refuse("there are no songs for it"), 1;
    const auto songs =
        options.between.empty() ? strongest(std::move(rated->songs), options) : on_the_way(rated->songs, options);
    if (!songs) return refuse(songs.error().message);
    if (!options.between.empty() && songs->size() < options.steps)
        complain("moodglass", "there are only " + std::to_string(songs->size()) + " songs for the way");
    const auto entries = entries_of(*songs, options.absolute);
    const std::string text = moodglass::playlist(title_of(options), entries);
    const bool good = rated->complete && entries.size() == songs->size();
    const auto done = (*out)->write(text).and_then([&] { return (*out)->finish(); });
    if (!done) return complain(options.out.empty() ? "moodglass" : options.out, done.error().message), 1;
    return good ? 0 : 1;
}

}  // namespace moodglass::cli
