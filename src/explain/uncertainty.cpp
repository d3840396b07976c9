// SPDX-License-Identifier: Apache-2.0
#include "explain/uncertainty.h"

#include <nlohmann/json.hpp>

#include "explain/reference.h"
#include "network/json_number.h"

namespace moodglass {
namespace {

using Json = nlohmann::ordered_json;

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

bool read(const Json& json, bool explained, AllResiduals& residuals) {
    return json.is_object() && read(json, "emotions", kEmotionNames, residuals.emotions) &&
           (!explained || read(json, "midlevel", kFeatureNames, residuals.midlevel));
}

}  // namespace

std::string Uncertainty::measured_on(std::string_view kind) const {
    return std::string(others.contains(kind) ? kind : kFilmMusic);
}

const AllResiduals& Uncertainty::residuals_of(std::string_view kind) const {
    const auto found = others.find(kind);
    return found == others.end() ? film : found->second;
}

Result<Uncertainty> Uncertainty::of(const Model& model) {
    Uncertainty uncertainty;
    const auto found = model.metadata.find("residuals");
    const Json json = found == model.metadata.end() ? Json() : Json::parse(found->second, nullptr, false);
    bool good = read(json, model.explained(), uncertainty.film);
    if (const auto kinds = good ? json.find("kinds") : json.end(); good && kinds != json.end()) {
        good = kinds->is_object();
        for (auto kind = kinds->begin(); good && kind != kinds->end(); ++kind)
            good = read(*kind, model.explained(), uncertainty.others[kind.key()]);
    }
    if (!good)
        return failure(
            "the model file lacks its reference music or residuals; fetch it again, or one made for this version");
    auto familiarity = Familiarity::of(model);
    if (!familiarity) return tl::unexpected(familiarity.error());
    uncertainty.familiarity = std::move(*familiarity);
    return uncertainty;
}

std::string interval_note(std::string_view kind, bool explained) {
    if (kind == kFilmMusic) return "Intervals were measured on ratings of film music.";
    std::string qualities, emotions;
    if (kind == kPopularMusic) {
        qualities = "Intervals of the qualities were measured on ratings of popular music. ";
        emotions =
            "Nobody has rated emotions of popular music: of valence and energy it was measured on which side of the "
            "middle they lie, of the other six nothing.";
    } else if (kind == kClassicalMusic) {
        qualities = "Intervals of the qualities were measured on ratings of classical music. ";
        emotions =
            "Nobody has rated emotions of classical music: their intervals are those of film music, widened by what "
            "popular music asks for.";
    } else if (kind == kAllMusic) {
        qualities =
            "What kind of music this is, is not sure: intervals of the qualities were measured on ratings of film, "
            "popular and classical music. ";
        emotions =
            "Emotions were rated of film music alone: their intervals are widened by what popular music asks for.";
    }
    return (explained ? qualities : std::string()) + emotions;
}

}  // namespace moodglass
