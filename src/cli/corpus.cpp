// SPDX-License-Identifier: Apache-2.0
#include "cli/corpus.h"

#include <charconv>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string_view>

namespace moodglass::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kBeginning = "{\"file\":";  // of every line

std::string text_of(const nlohmann::json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : "unknown";
}

}  // namespace

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

Result<Written> read_written(const fs::path& path, const std::string& model_id) {
    Written written;
    std::error_code error;
    if (!fs::exists(path, error)) {
        if (error) return failure("it cannot be looked for: " + error.message());
        return written;
    }
    const auto no_result = [&] {
        return failure("line " + std::to_string(written.lines + 1) + " is no result of this command; choose another file to write into");
    };
    std::ifstream in(path, std::ios::binary);
    if (!in) return failure("it cannot be read; check its permissions");
    std::string line;
    while (std::getline(in, line)) {
        if (in.eof()) {  // a line that an interruption cut: it is written again
            if (!line.starts_with(kBeginning.substr(0, line.size()))) return no_result();
            break;
        }
        const auto json = nlohmann::json::parse(line, nullptr, false);
        const auto file = json.is_object() ? json.find("file") : json.end();
        if (!json.is_object() || file == json.end() || !file->is_string())
            return no_result();
        const auto model = json.find("model");
        if (model != json.end() && model->is_object() && text_of(*model, "sha256") + " " + text_of(*model, "scheme") != model_id)
            return failure("its results are of another model (" + text_of(*model, "name") + " " + text_of(*model, "version") +
                           "); choose that model, or another file to write into");
        written.files.insert(file->get<std::string>());
        written.size += line.size() + 1;
        ++written.lines;
    }
    if (in.bad()) return failure("it cannot be read to its end; check the disk, and try again");
    return written;
}

}  // namespace moodglass::cli
