// SPDX-License-Identifier: Apache-2.0
#include "cli/keep_in.h"

#include "platform/files/model_folder.h"
#include "platform/sandbox/sandbox.h"

namespace moodglass::cli {
namespace {

bool open = false;

}  // namespace

void stay_open() { open = true; }

void keep_in(const Reads& reads) {
    if (open) return;
    std::vector<std::filesystem::path> paths(reads.songs.begin(), reads.songs.end());
    paths.insert(paths.end(), reads.others.begin(), reads.others.end());
    for (const std::string& name : {reads.model, reads.reference})
        if (!name.empty()) paths.emplace_back(name);
    paths.push_back(models_folder());
    enter_sandbox(paths);
}

Result<NewFile> new_output(const std::filesystem::path& path) {
    auto file = NewFile::at(path);
    if (!file || open) return file;
    if (const auto left = file->leave_naming(); !left) return tl::unexpected(left.error());
    return file;
}

std::string kept_in_by() { return "kept in: " + to_string(possible_sandbox()); }

}  // namespace moodglass::cli
