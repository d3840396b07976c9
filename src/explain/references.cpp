// SPDX-License-Identifier: Apache-2.0
#include "explain/references.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "network/json_number.h"

namespace moodglass {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostKinds = 32;

// Every getter answers false when the entry is not what it should be.
bool read(const Json& parent, std::string_view key, float& value) {
    const auto found = parent.find(std::string(key));
    return found != parent.end() && read_number(*found, value);
}

bool read(const Json& parent, std::string_view key, std::string& text) {
    const auto found = parent.find(std::string(key));
    if (found == parent.end() || !found->is_string()) return false;
    text = found->get<std::string>();
    return !text.empty();
}

bool read(const Json& parent, std::string_view key, Quantiles& quantiles) {
    const auto found = parent.find(std::string(key));
    if (found == parent.end() || !found->is_array() || found->size() != quantiles.at.size()) return false;
    for (std::size_t i = 0; i < quantiles.at.size(); ++i) {
        if (!read_number((*found)[i], quantiles.at[i])) return false;
    }
    return std::is_sorted(quantiles.at.begin(), quantiles.at.end());
}

bool read(const Json& parent, std::string_view key, std::vector<std::array<float, 2>>& points) {
    const auto found = parent.find(std::string(key));
    if (found == parent.end() || !found->is_array()) return false;
    for (const Json& point : *found) {
        std::array<float, 2> at{};
        if (!point.is_array() || point.size() != 2 || !read_number(point[0], at[0]) || !read_number(point[1], at[1]))
            return false;
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
           *std::min_element(ratings.deviations.begin(), ratings.deviations.end()) > 0 &&
           read(*found, "distances", ratings.distances);
}

bool read(const Json& entry, bool explained, Reference& to) {
    if (!entry.is_object() || !read(entry, "kind", to.kind) || !read(entry, "clips", to.clips) ||
        !read(entry, "plane", to.plane) || !read(entry, "emotions", to.emotions))
        return false;
    to.tells_left_out = entry.contains("left_out");
    if (to.tells_left_out &&
        (!read(entry, "left_out", to.left_out) || !read(entry, "left_out_means", to.left_out_means)))
        return false;
    return !explained || (read(entry, "midlevel", to.midlevel) && read(entry, "midlevel_means", to.midlevel_means) &&
                          read(entry, "ratings", to.ratings));
}

}  // namespace

const Reference* References::find(std::string_view kind) const {
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const Reference& r) { return r.kind == kind; });
    return found == kinds.end() ? nullptr : &*found;
}

const Reference& References::all() const { return *find(kAllMusic); }

Result<References> References::read(const ReferenceKeys& keys) {
    References out;
    const Json list = Json::parse(keys.reference, nullptr, false);
    bool good = list.is_array() && list.size() <= kMostKinds;
    for (std::size_t i = 0; good && i < list.size(); ++i)
        good = moodglass::read(list[i], keys.explained, out.kinds.emplace_back());
    if (!good || !out.find(kAllMusic))
        return failure(
            "the model file lacks its reference music or residuals; fetch it again, or one made for this version");
    auto classifier = KindClassifier::read(keys.kinds, keys.explained ? kFeatureCount : kEmotionCount);
    if (!classifier) return tl::unexpected(classifier.error());
    out.classifier = std::move(*classifier);
    for (Reference& each : out.kinds) {
        auto usual = read_usual_cells(keys.usual_cells, each.kind, keys.outputs);
        if (!usual) return tl::unexpected(usual.error());
        each.usual_cells = std::move(*usual);
    }
    return out;
}

Result<References> References::of(const Model& model) {
    const auto text = [&](const char* key) {
        const auto found = model.metadata.find(key);
        return found == model.metadata.end() ? std::string_view() : std::string_view(found->second);
    };
    auto references =
        read({text("reference"), text("kinds"), text("usual_cells"), model.explained(), model.cell_outputs()});
    if (!references) return references;
    for (Reference& reference : references->kinds) {
        if (model.has_black_box() && !reference.tells_left_out)
            return failure(
                "the model file does not tell what is usually left out; fetch it again, or one made for this "
                "version");
        if (model.explained()) reference.usual_cells.settle(reference.output_means(model.weights, model.bias));
    }
    return references;
}

Result<void> ReferenceWish::possible(const References& references) const {
    if (own || kind == "auto" || references.find(kind)) return {};
    std::string names = "auto";
    for (const Reference& reference : references.kinds) names += ", " + reference.kind;
    return failure("there is no reference music of the kind '" + kind + "' in this model; there are: " + names);
}

std::string_view to_string(Chosen chosen) {
    switch (chosen) {
        case Chosen::automatically:
            return "auto";
        case Chosen::asked:
            return "asked";
        case Chosen::unsure:
            return "unsure";
    }
    return "";
}

ReferenceChoice choose(const References& references, const ReferenceWish& wish, std::span<const float> outputs) {
    ReferenceChoice choice = {&references.all(), Chosen::asked, references.classifier.probabilities(outputs)};
    if (wish.own) {
        choice.reference = &*wish.own;
        return choice;
    }
    if (const Reference* asked = references.find(wish.kind)) {
        choice.reference = asked;
        return choice;
    }
    choice.chosen = Chosen::unsure;
    if (choice.probabilities.empty() || choice.probabilities.front().probability < references.classifier.sure)
        return choice;
    if (const Reference* sounds_like = references.find(choice.probabilities.front().kind)) {
        choice.reference = sounds_like;
        choice.chosen = Chosen::automatically;
    }
    return choice;
}

std::string_view sounds_like(const References& references, std::span<const float> outputs) {
    return choose(references, {}, outputs).reference->kind;
}

}  // namespace moodglass
