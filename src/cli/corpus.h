// SPDX-License-Identifier: Apache-2.0
// Large collections: a share of the files for each of many runs, and a run that goes on where an earlier one ended
// (docs/scale.md).
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "audio/result.h"

namespace moodglass::cli {

// Run `number` of `count`, counted from 1.
struct Shard {
    std::size_t number = 1, count = 1;
};

// Reads "3/8". Fails with what is wrong with it.
Result<Shard> read_shard(const std::string& text);

// Every count-th file, beginning with the shard's: the shards together are all files, each once, whatever the order of runs.
std::vector<std::filesystem::path> share(const std::vector<std::filesystem::path>& files, const Shard& shard);

// What an earlier run has written into a file of JSON lines.
struct Written {
    std::set<std::string> files;  // analysed or refused
    std::size_t lines = 0;
    std::uintmax_t size = 0;  // of its whole lines: a last one that was cut is to be written again
};

// Nothing if there is no such file. Fails where a line is no result, or one of another model, and where the file cannot be read to
// its end: whoever goes on with it cuts it there.
Result<Written> read_written(const std::filesystem::path& path, const std::string& model_id);

}  // namespace moodglass::cli
