// SPDX-License-Identifier: Apache-2.0
#include "explain/reference.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "network/json_number.h"

namespace moodglass {
namespace {

using Json = nlohmann::json;

// Every getter answers false when the entry is not what it should be.
bool read(const Json& parent, std::string_view key, float& value) {
    const auto found = parent.find(std::string(key));
    return found != parent.end() && read_number(*found, value);
}

bool read(const Json& parent, std::string_view key, Quantiles& quantiles) {
    const auto found = parent.find(std::string(key));
    if (found == parent.end() || !found->is_array() || found->size() != quantiles.at.size()) return false;
    for (std::size_t i = 0; i < quantiles.at.size(); ++i) {
        if (!read_number((*found)[i], quantiles.at[i])) return false;
    }
    return std::is_sorted(quantiles.at.begin(), quantiles.at.end());
}

bool read(const Json& parent, std::string_view key, Residuals& residuals) {
    const auto found = parent.find(std::string(key));
    if (found == parent.end() || !found->is_array() || found->size() != 2) return false;
    if (!read_number((*found)[0], residuals.low) || !read_number((*found)[1], residuals.high)) return false;
    return residuals.low <= residuals.high;
}

bool read(const Json& parent, std::string_view key, std::vector<std::array<float, 2>>& points) {
    const auto found = parent.find(std::string(key));
    if (found == parent.end() || !found->is_array()) return false;
    for (const Json& point : *found) {
        std::array<float, 2> at{};
        if (!point.is_array() || point.size() != 2 || !read_number(point[0], at[0]) || !read_number(point[1], at[1])) return false;
        points.push_back(at);
    }
    return true;
}

template <class T>
bool read(const Json& parent, std::string_view key, PerFeature<T>& values) {
    const auto found = parent.find(std::string(key));
    if (found == parent.end() || !found->is_object()) return false;
    for (std::size_t f = 0; f < kFeatureCount; ++f)
        if (!read(*found, kFeatureNames[f], values[f])) return false;
    return true;
}

template <class T>
bool read(const Json& parent, std::string_view key, PerEmotion<T>& values) {
    const auto found = parent.find(std::string(key));
    if (found == parent.end() || !found->is_object()) return false;
    for (std::size_t e = 0; e < kEmotionCount; ++e)
        if (!read(*found, kEmotionNames[e], values[e])) return false;
    return true;
}

bool read(const Json& parent, std::string_view key, HumanRatings& ratings) {
    const auto found = parent.find(std::string(key));
    if (found == parent.end() || !found->is_object()) return false;
    const auto rows = found->find("correlations");
    if (rows == found->end() || !rows->is_array() || rows->size() != kFeatureCount) return false;
    for (std::size_t f = 0; f < kFeatureCount; ++f) {
        if (!(*rows)[f].is_array() || (*rows)[f].size() != kFeatureCount) return false;
        for (std::size_t g = 0; g < kFeatureCount; ++g)
            if (!read_number((*rows)[f][g], ratings.correlations[f][g])) return false;
    }
    return read(*found, "means", ratings.means) && read(*found, "deviations", ratings.deviations) &&
           *std::min_element(ratings.deviations.begin(), ratings.deviations.end()) > 0 && read(*found, "distances", ratings.distances);
}

Json metadata(const Model& model, const std::string& key) {
    const auto found = model.metadata.find(key);
    return found == model.metadata.end() ? Json() : Json::parse(found->second, nullptr, false);
}

}  // namespace

float Quantiles::percentile_of(float value) const {
    if (!(value > at.front())) return 0;  // nor what is no number
    if (value >= at.back()) return 100;
    const auto above = static_cast<std::size_t>(std::upper_bound(at.begin(), at.end(), value) - at.begin());
    const float low = at[above - 1], high = at[above];
    return static_cast<float>(above - 1) + (high > low ? (value - low) / (high - low) : 0.0f);
}

float Quantiles::deviation() const {
    double sum = 0, squares = 0;
    for (std::size_t i = 0; i + 1 < at.size(); ++i) {
        const double low = static_cast<double>(at[i]), high = static_cast<double>(at[i + 1]);
        sum += (low + high) / 2;
        squares += (low * low + low * high + high * high) / 3;
    }
    const double count = static_cast<double>(at.size() - 1), mean = sum / count;
    return static_cast<float>(std::sqrt(std::max(squares / count - mean * mean, 0.0)));
}

Result<Reference> Reference::of(const Model& model) {
    Reference reference;
    const Json clips = metadata(model, "reference"), residuals = metadata(model, "residuals");
    const auto named = clips.find("clips");
    bool good = clips.is_object() && residuals.is_object() && named != clips.end() && named->is_string();
    if (good) reference.clips = named->get<std::string>();
    good = good && read(clips, "emotions", reference.emotions) && read(clips, "plane", reference.plane) &&
           read(residuals, "emotions", reference.emotion_residuals);
    if (model.explained())
        good = good && read(clips, "midlevel", reference.midlevel) && read(clips, "effects", reference.effects) &&
               read(clips, "effect_means", reference.effect_means) && read(clips, "ratings", reference.ratings) &&
               read(residuals, "midlevel", reference.midlevel_residuals);
    if (!good) return failure("the model file lacks its reference clips or residuals; fetch it again, or one made for this version");
    auto familiarity = Familiarity::of(model);
    if (!familiarity) return tl::unexpected(familiarity.error());
    reference.familiarity = std::move(*familiarity);
    return reference;
}

}  // namespace moodglass
