// SPDX-License-Identifier: Apache-2.0
#include "explain/usual_cells.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "network/json_number.h"

namespace moodglass {
namespace {

constexpr std::size_t kMostRows = 256;

bool read(const nlohmann::ordered_json& list, std::size_t outputs, std::vector<float>& to) {
    if (!list.is_array() || list.size() != outputs) return false;
    for (const auto& entry : list)
        if (!read_number(entry, to.emplace_back())) return false;
    return true;
}

bool read(const nlohmann::ordered_json& entry, std::size_t outputs, UsualCells& to) {
    if (!entry.is_object() || !entry.contains("rows") || !entry.contains("measured")) return false;
    const auto& rows = entry["rows"];
    if (!rows.is_array() || rows.empty() || rows.size() > kMostRows) return false;
    for (const auto& row : rows)
        if (!read(row, outputs, to.rows)) return false;
    return read(entry["measured"], outputs, to.measured);
}

}  // namespace

float UsualCells::mean(std::size_t output) const {
    const std::size_t outputs = measured.size();
    double sum = 0;
    for (std::size_t i = output; i < rows.size(); i += outputs) sum += static_cast<double>(rows[i]);
    return static_cast<float>(sum / static_cast<double>(rows.size() / outputs)) + measured[output];
}

void UsualCells::settle(std::span<const float> means) {
    for (std::size_t o = 0; known() && o < std::min(means.size(), measured.size()); ++o) {
        const float by = means[o] - mean(o);
        for (std::size_t i = o; i < rows.size(); i += measured.size()) rows[i] += by;
    }
}

Result<UsualCells> read_usual_cells(std::string_view json, std::string_view kind, std::size_t outputs) {
    UsualCells usual;
    if (json.empty()) return usual;
    const auto all = nlohmann::ordered_json::parse(json, nullptr, false);
    const auto found = all.is_object() ? all.find(std::string(kind)) : all.end();
    if (all.is_object() && found == all.end()) return usual;
    if (!all.is_object() || !read(*found, outputs, usual))
        return failure("what the model file tells of usual cells is damaged; fetch it again, or one made for this version");
    return usual;
}

}  // namespace moodglass
