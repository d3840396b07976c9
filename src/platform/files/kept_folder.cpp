// SPDX-License-Identifier: Apache-2.0
#include "platform/files/kept_folder.h"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>

#include "network/sha256.h"
#include "platform/files/file.h"

namespace moodglass {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr const char* kEnding = ".result.json";

// The first line says what it is, the second is the content.
struct Head {
    KeptFolder::Entry entry;
    std::size_t content = 0;  // where it begins
};

std::optional<Head> head_of(std::string_view text) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    const Json line = Json::parse(text.substr(0, end), [](int depth, Json::parse_event_t, const Json&) { return depth < 2; }, false);
    if (!line.is_object()) return std::nullopt;
    const Json key = line.value("key", Json()), name = line.value("name", Json()), when = line.value("when_s", Json());
    if (!key.is_string() || !name.is_string() || !when.is_number_integer()) return std::nullopt;
    return Head{{key.get<std::string>(), name.get<std::string>(), when.get<std::int64_t>()}, end + 1};
}

std::optional<std::string> text_of(const fs::path& path) {
    const auto bytes = read_file(path);
    if (!bytes) return std::nullopt;
    return std::string(reinterpret_cast<const char*>(bytes->data()), bytes->size());
}

// With its end; all of a thousand results would be too much to read after every song.
std::optional<std::string> first_line(const fs::path& path) {
    std::error_code error;
    if (!fs::is_regular_file(path, error)) return std::nullopt;
    std::ifstream in(path, std::ios::binary);
    std::string line;
    if (!std::getline(in, line) || in.eof()) return std::nullopt;
    return line + "\n";
}

template <class Act>
void each_result(const fs::path& folder, Act act) {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error))
        if (entry.path().string().ends_with(kEnding)) act(entry.path());
}

}  // namespace

fs::path KeptFolder::data_folder() {
    const char* data = std::getenv("XDG_DATA_HOME");
    if (data && *data) return fs::path(data) / "moodglass";
    const char* home = std::getenv("HOME");
    return (home ? fs::path(home) : fs::current_path()) / ".local" / "share" / "moodglass";
}

fs::path KeptFolder::file_of(std::string_view key) const {
    return folder_ / (sha256(std::as_bytes(std::span(key))).substr(0, 24) + kEnding);
}

bool KeptFolder::wished(const char* mark) const {
    std::error_code error;
    return fs::exists(folder_ / mark, error);
}

Result<void> KeptFolder::wish(const char* mark, bool yes) {
    std::error_code error;
    if (!yes) {
        fs::remove(folder_ / mark, error);
        return {};
    }
    fs::create_directories(folder_, error);
    return write_file(folder_ / mark, "");
}

bool KeptFolder::wanted() const { return wished("keep-results"); }
Result<void> KeptFolder::want(bool yes) { return wish("keep-results", yes); }
bool KeptFolder::shows_everything() const { return wished("show-everything"); }
Result<void> KeptFolder::show_everything(bool yes) { return wish("show-everything", yes); }
bool KeptFolder::knows_tour() const { return wished("tour-offered"); }
Result<void> KeptFolder::know_tour() { return wish("tour-offered", true); }

std::vector<KeptFolder::Entry> KeptFolder::list() const {
    std::vector<Entry> out;
    each_result(folder_, [&](const fs::path& path) {
        const auto line = first_line(path);
        if (auto head = line ? head_of(*line) : std::nullopt) out.push_back(std::move(head->entry));
    });
    std::sort(out.begin(), out.end(), [](const Entry& a, const Entry& b) { return a.when_s > b.when_s; });
    return out;
}

Result<void> KeptFolder::keep(std::string_view key, std::string_view name, std::string_view content) {
    std::error_code error;
    fs::create_directories(folder_, error);
    const Json head = {{"key", key}, {"name", name}, {"when_s", static_cast<std::int64_t>(std::time(nullptr))}};
    const std::string line = head.dump(-1, ' ', false, Json::error_handler_t::replace);
    // By the key that list() will read there: names of files need not be UTF-8.
    return write_file(file_of(head_of(line + "\n")->entry.key), line + "\n" + std::string(content) + "\n");
}

Result<std::string> KeptFolder::read(std::string_view key) const {
    const auto text = text_of(file_of(key));
    const auto head = text ? head_of(*text) : std::nullopt;
    if (!head) return failure("this result is no longer there, or was changed; analyse the song again");
    return text->substr(head->content);
}

void KeptFolder::remove(std::string_view key) {
    std::error_code error;
    if (!key.empty()) {
        fs::remove(file_of(key), error);
        return;
    }
    std::vector<fs::path> all;
    each_result(folder_, [&](const fs::path& path) { all.push_back(path); });
    for (const fs::path& path : all) fs::remove(path, error);
}

}  // namespace moodglass
