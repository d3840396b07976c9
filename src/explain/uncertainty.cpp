// SPDX-License-Identifier: Apache-2.0
#include "explain/uncertainty.h"

#include <nlohmann/json.hpp>

#include "network/json_number.h"

namespace moodglass {
namespace {

using Json = nlohmann::json;

template <class Names, class All>
bool read(const Json& parent, const char* key, const Names& names, All& residuals) {
    const auto found = parent.find(key);
    if (found == parent.end() || !found->is_object()) return false;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto pair = found->find(std::string(names[i]));
        if (pair == found->end() || !pair->is_array() || pair->size() != 2) return false;
        if (!read_number((*pair)[0], residuals[i].low) || !read_number((*pair)[1], residuals[i].high)) return false;
        if (residuals[i].low > residuals[i].high) return false;
    }
    return true;
}

}  // namespace

Result<Uncertainty> Uncertainty::of(const Model& model) {
    Uncertainty uncertainty;
    const auto found = model.metadata.find("residuals");
    const Json json = found == model.metadata.end() ? Json() : Json::parse(found->second, nullptr, false);
    if (!json.is_object() || !read(json, "emotions", kEmotionNames, uncertainty.emotions) ||
        (model.explained() && !read(json, "midlevel", kFeatureNames, uncertainty.midlevel)))
        return failure(
            "the model file lacks its reference music or residuals; fetch it again, or one made for this version");
    auto familiarity = Familiarity::of(model);
    if (!familiarity) return tl::unexpected(familiarity.error());
    uncertainty.familiarity = std::move(*familiarity);
    return uncertainty;
}

}  // namespace moodglass
