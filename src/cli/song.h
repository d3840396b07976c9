// SPDX-License-Identifier: Apache-2.0
// One song through the engine, for the commands that look into it, and the stretches of it that they are told.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "analysis/prepared_model.h"
#include "analysis/session.h"

namespace moodglass::cli {

struct Song {
    std::vector<std::byte> bytes;             // the session reads them
    std::unique_ptr<PreparedModel> prepared;  // and works with it
    std::unique_ptr<Session> session;
};

// Analysed to its end, on all cores.
Result<Song> analysed(const Model& model, Yardstick yardstick, const std::filesystem::path& path);

struct Stretch {
    double begin_s = 0, end_s = 1e9;
    bool whole() const { return end_s >= 1e9; }
};

// "0:58-1:20" or "58-80.5"; empty: the whole song.
Result<Stretch> stretch_of(const std::string& text);

// The stretch without what lies behind the song's sound; the whole song stays whole. Fails where only silence is.
Result<Stretch> within_sound(const Stretch& stretch, const Session& session);

}  // namespace moodglass::cli
