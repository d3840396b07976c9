// SPDX-License-Identifier: Apache-2.0
// The command keeps itself in: once its outputs are open, and before it reads the first byte of a stranger's file, it
// gives up all but what it was asked for (platform/sandbox/sandbox.h). Every command begins so.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "audio/result.h"
#include "platform/files/file.h"

namespace moodglass::cli {

// For --no-sandbox: from here on nothing is given up.
void stay_open();

// What a command reads, by the names that its options gave. Names that are no files, as those of the models that are
// there, are left out.
struct Reads {
    std::vector<std::string> songs;  // and folders of songs
    std::string model, reference;
    std::vector<std::filesystem::path> others;  // where links in folders lead, and results to go on with
};

// Gives up all else, unless it stays open. Comes before the first thread.
void keep_in(const Reads& reads);

// A file to write, made before keep_in(): it can be finished all the same.
Result<NewFile> new_output(const std::filesystem::path& path);

// What --version says of it.
std::string kept_in_by();

}  // namespace moodglass::cli
