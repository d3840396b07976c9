// SPDX-License-Identifier: Apache-2.0
#include "cli/song.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <utility>

#include "analysis/crew.h"
#include "cli/terminal.h"
#include "cli/text.h"
#include "platform/files/file.h"

namespace moodglass::cli {
namespace {

// "80", "1:20" or "1:05:00": seconds, with minutes, with hours.
std::optional<double> time_of(const std::string& text) {
    double seconds = 0;
    std::size_t parts = 0;
    for (std::size_t at = 0; at <= text.size(); ++parts) {
        const std::string part = text.substr(at, text.find(':', at) - at);
        char* end = nullptr;
        const double value = std::strtod(part.c_str(), &end);
        if (part.empty() || *end != 0 || !std::isfinite(value) || value < 0 || parts == 3) return {};
        seconds = seconds * 60 + value;
        at += part.size() + 1;
    }
    return seconds;
}

}  // namespace

Result<Song> analysed(const Model& model, Yardstick yardstick, const std::filesystem::path& path) {
    auto bytes = read_file(path);
    if (!bytes) return tl::unexpected(bytes.error());
    Song song{std::move(*bytes), nullptr, nullptr};
    Crew crew;
    const Helpers helpers(crew, model);
    auto prepared = PreparedModel::of(model, std::move(yardstick));
    if (!prepared) return tl::unexpected(prepared.error());
    song.prepared = std::make_unique<PreparedModel>(std::move(*prepared));
    auto session = Session::open(*song.prepared, path.string(), song.bytes, {.helpers = Crew::kExpected});
    if (!session) return tl::unexpected(session.error());
    song.session = std::make_unique<Session>(std::move(*session));
    Crew::Lead lead(crew, *song.session);
    for (;;) {
        const auto progress = lead.step();
        if (!progress) return tl::unexpected(progress.error());
        if (progress->stage == Stage::done) break;
        show_progress(std::to_string(std::lround(progress->fraction * 100)) + " %  " + path.filename().string());
    }
    clear_progress();
    return song;
}

Result<Stretch> stretch_of(const std::string& text) {
    if (text.empty()) return Stretch{};
    const auto dash = text.find('-');
    const auto begin = time_of(text.substr(0, dash)),
               end = dash == std::string::npos ? std::nullopt : time_of(text.substr(dash + 1));
    if (!begin || !end || *begin >= *end)
        return failure("'" + text + "' is no stretch of time; write it as 0:58-1:20, 1:05:00-1:06:30 or 58-80, the earlier time first");
    return Stretch{*begin, *end};
}

Result<Stretch> within_sound(const Stretch& stretch, const Session& session) {
    const double duration_s = session.analysis().duration_s;
    const auto [begin_s, end_s] = session.sounding();
    if (stretch.begin_s >= duration_s) return failure("the stretch begins after its end; it is " + clock(duration_s) + " long");
    if (stretch.begin_s >= end_s) return failure("the stretch begins where there is only silence; it sounds until " + clock(end_s));
    if (stretch.end_s <= begin_s) return failure("the stretch ends where there is only silence; it sounds from " + clock(begin_s) + " on");
    for (const Silence& silent : session.silences())
        if (silent.begin_s <= stretch.begin_s && std::min(stretch.end_s, end_s) <= silent.end_s)
            return failure("the stretch is silent, as all from " + clock(silent.begin_s) + " to " +
                           clock(silent.end_s) + " is");
    if (stretch.whole()) return stretch;
    return Stretch{stretch.begin_s, std::min(stretch.end_s, end_s)};
}

}  // namespace moodglass::cli
