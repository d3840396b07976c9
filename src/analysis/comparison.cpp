// SPDX-License-Identifier: Apache-2.0
#include "analysis/comparison.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "analysis/rounded.h"

namespace moodglass {
namespace {

using Json = nlohmann::ordered_json;

std::pair<const Reference&, Chosen> reference_of(const Yardstick& yardstick, const ComparedSong& first,
                                                 const ComparedSong& second) {
    if (yardstick.wish.own) return {*yardstick.wish.own, Chosen::asked};
    if (first.kind == second.kind) return {*yardstick.references.find(first.kind), std::max(first.chosen, second.chosen)};
    return {yardstick.references.all(), Chosen::unsure};
}

std::size_t most_different(const FeatureSpace& space, const Difference& difference) {
    std::size_t most = 0;
    const auto size = [&](std::size_t e) { return std::abs(difference.emotions[e]) / space.emotions[e].deviation; };
    for (std::size_t e = 1; e < kEmotionCount; ++e)
        if (size(e) > size(most)) most = e;
    return most;
}

template <class Names, class Values>
Json objects(const Names& names, const Values& first, const Values& second) {
    Json all = Json::object();
    for (std::size_t i = 0; i < names.size(); ++i)
        all[std::string(names[i])] = {{"first", rounded(first[i])},
                                      {"second", rounded(second[i])},
                                      {"difference", rounded(second[i] - first[i])}};
    return all;
}

}  // namespace

Profile profile_of(const Model& model, const Cells& cells, Range columns) {
    Profile profile;
    for (std::size_t f = 0; f < kFeatureCount; ++f)
        profile.midlevel[f] = value_of(map_of(cells, columns, of_output(f), Baseline::zero));
    profile.emotions = model.emotions(profile.midlevel);
    profile.effects = effects(model, profile.midlevel);
    return profile;
}

Comparison compare(const Yardstick& yardstick, ComparedSong first, ComparedSong second,
                   std::optional<std::size_t> emotion) {
    const auto& [reference, chosen] = reference_of(yardstick, first, second);
    const std::size_t e =
        emotion ? *emotion : most_different(FeatureSpace::of(reference), difference(first.profile, second.profile));
    std::string sentence = compared(e, first.name, first.profile, second.name, second.profile);
    return {std::move(first), std::move(second), {reference.kind, reference.clips, chosen}, e, std::move(sentence)};
}

std::string to_json(const Model& model, const Comparison& c, int indent) {
    const auto& [first, second] = std::pair(c.first.profile, c.second.profile);
    const Json j = {{"first", c.first.name},
                    {"second", c.second.name},
                    {"model", {{"name", model.name}, {"version", model.version}, {"sha256", model.sha256}}},
                    {"reference",
                     {{"kind", c.reference.kind},
                      {"clips", c.reference.clips},
                      {"chosen", to_string(c.reference.chosen)}}},
                    {"emotion", kEmotionNames[c.emotion]},
                    {"sentence", c.sentence},
                    {"effects", objects(kFeatureNames, first.effects[c.emotion].of, second.effects[c.emotion].of)},
                    {"midlevel", objects(kFeatureNames, first.midlevel, second.midlevel)},
                    {"emotions", objects(kEmotionNames, first.emotions, second.emotions)}};
    return j.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace moodglass
