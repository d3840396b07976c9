// SPDX-License-Identifier: Apache-2.0
#include "explain/familiarity.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "network/json_number.h"

namespace moodglass {
namespace {

using Json = nlohmann::ordered_json;

bool read(const Json& parent, const char* key, std::size_t count, std::vector<float>& values) {
    const auto found = parent.find(key);
    if (found == parent.end() || !found->is_array() || found->size() != count) return false;
    for (const Json& value : *found) {
        float number = 0;
        if (!read_number(value, number)) return false;
        values.push_back(number);
    }
    return true;
}

bool read(const Json& parent, const char* key, float least, float& value) {
    const auto found = parent.find(key);
    return found != parent.end() && read_number(*found, value) && value >= least;
}

}  // namespace

float Familiarity::distance(std::span<const float> outputs) const {
    const std::size_t n = mean.size();
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
            sum += double{precision[i * n + j]} * (outputs[i] - mean[i]) * (outputs[j] - mean[j]);
    return static_cast<float>(std::sqrt(std::max(0.0, sum) / static_cast<double>(std::max<std::size_t>(n, 1))));
}

float Familiarity::interval_scale(std::span<const float> outputs) const {
    if (outputs.size() != mean.size()) return 1;
    return std::clamp(1 + slope * (distance(outputs) - typical), 1.0f, most);
}

Result<Familiarity> Familiarity::of(const Model& model) {
    Familiarity f;
    const auto found = model.metadata.find("familiarity");
    if (found == model.metadata.end()) return f;
    const Json json = Json::parse(found->second, nullptr, false);
    const std::size_t n = model.outputs();
    if (!json.is_object() || !read(json, "mean", n, f.mean) || !read(json, "precision", n * n, f.precision) ||
        !read(json, "typical", 0.0f, f.typical) || !read(json, "slope", 0.0f, f.slope) ||
        !read(json, "most", 1.0f, f.most))
        return failure("the model file's familiarity is incomplete; fetch it again, or one made for this version");
    return f;
}

}  // namespace moodglass
