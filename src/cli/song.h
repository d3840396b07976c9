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
Result<Song> analysed(const Model& model, const std::filesystem::path& path);

struct Stretch {
    double begin_s = 0, end_s = 1e9;
};

// "0:58-1:20" or "58-80.5"; empty: the whole song.
Result<Stretch> stretch_of(const std::string& text);

std::string clock(double seconds);  // 1:05

}  // namespace moodglass::cli
