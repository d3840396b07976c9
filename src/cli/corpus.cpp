// SPDX-License-Identifier: Apache-2.0
#include "cli/corpus.h"

#include <charconv>
#include <fstream>
#include <nlohmann/json.hpp>

namespace moodglass::cli {

namespace fs = std::filesystem;

Result<Shard> read_shard(const std::string& text) {
    Shard shard;
    const char* const end = text.data() + text.size();
    const auto number = std::from_chars(text.data(), end, shard.number);
    if (number.ec == std::errc() && number.ptr != end && *number.ptr == '/') {
        const auto count = std::from_chars(number.ptr + 1, end, shard.count);
        if (count.ec == std::errc() && count.ptr == end && shard.number >= 1 && shard.number <= shard.count) return shard;
    }
    return failure("a shard is I/N with I from 1 to N, such as 3/8: the third of eight shares");
}

std::vector<fs::path> share(const std::vector<fs::path>& files, const Shard& shard) {
    std::vector<fs::path> mine;
    for (std::size_t i = shard.number - 1; i < files.size(); i += shard.count) mine.push_back(files[i]);
    return mine;
}

Result<Written> read_written(const fs::path& path, const std::string& model_sha256) {
    Written written;
    std::ifstream in(path, std::ios::binary);
    for (std::string line; std::getline(in, line) && !in.eof();) {
        const auto json = nlohmann::json::parse(line, nullptr, false);
        const auto file = json.is_object() ? json.find("file") : json.end();
        if (!json.is_object() || file == json.end() || !file->is_string())
            return failure("line " + std::to_string(written.files.size() + 1) +
                           " is no result of this command; choose another file to write into");
        const auto model = json.find("model");
        if (model != json.end() && model->is_object() && model->value("sha256", "") != model_sha256)
            return failure("its results are of another model (" + model->value("name", "unknown") + " " +
                           model->value("version", "") + "); choose that model, or another file to write into");
        written.files.insert(file->get<std::string>());
        written.size += line.size() + 1;
    }
    return written;
}

}  // namespace moodglass::cli
