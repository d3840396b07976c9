// SPDX-License-Identifier: Apache-2.0
#include "cli/compare.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "analysis/rounded.h"
#include "cli/keep_in.h"
#include "cli/reference.h"
#include "cli/song.h"
#include "cli/terminal.h"
#include "cli/text.h"
#include "explain/compare.h"
#include "platform/files/model_folder.h"

namespace moodglass::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Side {
    std::string name;
    Stretch stretch;
    std::string kind;  // of the music that it is compared with
    Profile profile;
};

Profile profile_of(const Model& model, const Session& session, const Stretch& stretch) {
    const Cells& cells = session.cells();
    const Range columns = columns_between(session.grid(), cells.columns, stretch.begin_s, stretch.end_s);
    Profile profile;
    for (std::size_t f = 0; f < kFeatureCount; ++f)
        profile.midlevel[f] = value_of(map_of(cells, columns, of_output(f), Baseline::zero));
    profile.emotions = model.emotions(profile.midlevel);
    profile.effects = effects(model, profile.midlevel);
    return profile;
}

// Two songs of different kinds have all music in common.
const Reference& reference_of(const Yardstick& yardstick, const std::string& first, const std::string& second) {
    if (yardstick.wish.own) return *yardstick.wish.own;
    return first == second ? *yardstick.references.find(first) : yardstick.references.all();
}

std::size_t most_different(const FeatureSpace& space, const Difference& difference) {
    std::size_t most = 0;
    const auto size = [&](std::size_t e) { return std::abs(difference.emotions[e]) / space.emotions[e].deviation; };
    for (std::size_t e = 1; e < kEmotionCount; ++e)
        if (size(e) > size(most)) most = e;
    return most;
}

template <class Names, class Values>
std::string table(const Names& names, const Values& first, const Values& second) {
    std::string out;
    for (std::size_t i = 0; i < names.size(); ++i)
        out += "  " + titled(names[i]) + text("%9.2f %9.2f %+9.2f\n", static_cast<double>(first[i]),
                                              static_cast<double>(second[i]), static_cast<double>(second[i] - first[i]));
    return out;
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

std::string named(const Side& side) {
    if (side.stretch.whole()) return side.name;
    return side.name + " " + clock(side.stretch.begin_s) + "-" + clock(side.stretch.end_s);
}

}  // namespace

int compare(const CompareOptions& options) {
    const auto refuse = [](const std::string& why) { return complain("moodglass", why), 2; };
    const auto emotion = std::find(kEmotionNames.begin(), kEmotionNames.end(), options.emotion);
    if (!options.emotion.empty() && emotion == kEmotionNames.end())
        return refuse("there is no such emotion; `moodglass compare --help` names them");
    std::array<Side, 2> sides;
    for (std::size_t i = 0; i < 2; ++i) {
        const auto stretch = stretch_of(options.stretches[i]);
        if (!stretch) return refuse(stretch.error().message);
        sides[i].name = std::filesystem::path(options.files[i]).filename().string();
        sides[i].stretch = *stretch;
    }
    // Two songs of one name, in two folders.
    if (sides[0].name == sides[1].name && options.files[0] != options.files[1])
        for (std::size_t i = 0; i < 2; ++i) sides[i].name = options.files[i];
    keep_in({{options.files.begin(), options.files.end()}, options.model, options.reference, {}});
    const auto model = load_model(options.model);
    if (!model) return refuse(model.error().message);
    if (!model->explained())
        return refuse("the model " + model->name +
                      " is a black box: it has no reasons to compare; choose another model");
    const auto yardstick = yardstick_of(*model, options.reference);
    if (!yardstick) return refuse(yardstick.error().message);
    for (std::size_t i = 0; i < 2; ++i) {
        const auto song = analysed(*model, *yardstick, options.files[i]);
        if (!song) return complain(options.files[i], song.error().message), 1;
        const Analysis analysis = song->session->analysis();
        for (const std::string& warning : analysis.warnings) complain(options.files[i], warning);
        const auto stretch = within_sound(sides[i].stretch, *song->session);
        if (!stretch) return complain(options.files[i], stretch.error().message), 1;
        sides[i].stretch = *stretch;
        sides[i].kind = analysis.reference.kind;
        sides[i].profile = profile_of(*model, *song->session, sides[i].stretch);
    }
    const auto& [first, second] = sides;
    const Reference& reference = reference_of(*yardstick, first.kind, second.kind);
    const std::size_t e = options.emotion.empty()
                              ? most_different(FeatureSpace::of(reference), difference(first.profile, second.profile))
                              : static_cast<std::size_t>(emotion - kEmotionNames.begin());
    const std::string sentence = compared(e, named(first), first.profile, named(second), second.profile);
    const auto& effects_first = first.profile.effects[e].of;
    const auto& effects_second = second.profile.effects[e].of;
    std::string out;
    if (options.json) {
        const Json j = {{"first", named(first)},
                        {"second", named(second)},
                        {"model", {{"name", model->name}, {"version", model->version}, {"sha256", model->sha256}}},
                        {"reference", {{"kind", reference.kind}, {"clips", reference.clips}}},
                        {"emotion", kEmotionNames[e]},
                        {"sentence", sentence},
                        {"effects", objects(kFeatureNames, effects_first, effects_second)},
                        {"midlevel", objects(kFeatureNames, first.profile.midlevel, second.profile.midlevel)},
                        {"emotions", objects(kEmotionNames, first.profile.emotions, second.profile.emotions)}};
        out = j.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
    } else {
        out = printable(sentence) + "\n\n" + styled("Effects on " + std::string(kEmotionNames[e]), "1") + "\n  " + titled("") +
              "    first    second   difference\n" + table(kFeatureNames, effects_first, effects_second) + "\n" +
              styled("How it sounds", "1") + "\n" +
              table(kFeatureNames, first.profile.midlevel, second.profile.midlevel) + "\n" +
              styled("What it expresses", "1") + "\n" +
              table(kEmotionNames, first.profile.emotions, second.profile.emotions) + "\n" +
              styled(printable("first: " + named(first) + "; second: " + named(second) + ". Scale: rating / 10. Model " + model->name + " " +
                                   model->version + "."),
                     "2") +
              "\n";
    }
    return print(out) ? 0 : 1;
}

}  // namespace moodglass::cli
