// SPDX-License-Identifier: Apache-2.0
#include "cli/compare.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "analysis/comparison.h"
#include "cli/keep_in.h"
#include "cli/reference.h"
#include "cli/song.h"
#include "cli/terminal.h"
#include "cli/text.h"
#include "platform/files/model_folder.h"

namespace moodglass::cli {
namespace {

template <class Names, class Values>
std::string table(const Names& names, const Values& first, const Values& second) {
    std::string out;
    for (std::size_t i = 0; i < names.size(); ++i)
        out += "  " + titled(names[i]) +
               text("%9.2f %9.2f %+9.2f\n", static_cast<double>(first[i]), static_cast<double>(second[i]),
                    static_cast<double>(second[i] - first[i]));
    return out;
}

std::string named(const std::string& song, const Stretch& stretch) {
    if (stretch.whole()) return song;
    return song + " " + clock(stretch.begin_s) + "-" + clock(stretch.end_s);
}

}  // namespace

int compare(const CompareOptions& options) {
    const auto refuse = [](const std::string& why) { return complain("moodglass", why), 2; };
    const auto emotion = std::find(kEmotionNames.begin(), kEmotionNames.end(), options.emotion);
    if (!options.emotion.empty() && emotion == kEmotionNames.end())
        return refuse("there is no such emotion; `moodglass compare --help` names them");
    std::array<std::string, 2> names;
    std::array<Stretch, 2> stretches;
    for (std::size_t i = 0; i < 2; ++i) {
        const auto stretch = stretch_of(options.stretches[i]);
        if (!stretch) return refuse(stretch.error().message);
        names[i] = std::filesystem::path(options.files[i]).filename().string();
        stretches[i] = *stretch;
    }
    // Two songs of one name, in two folders.
    if (names[0] == names[1] && options.files[0] != options.files[1]) names = options.files;
    keep_in({{options.files.begin(), options.files.end()}, options.model, options.reference, {}});
    const auto model = load_model(options.model);
    if (!model) return refuse(model.error().message);
    if (!model->explained())
        return refuse("the model " + model->name +
                      " is a black box: it has no reasons to compare; choose another model");
    const auto yardstick = yardstick_of(*model, options.reference);
    if (!yardstick) return refuse(yardstick.error().message);
    std::array<ComparedSong, 2> sides;
    for (std::size_t i = 0; i < 2; ++i) {
        const auto song = analysed(*model, *yardstick, options.files[i]);
        if (!song) return complain(options.files[i], song.error().message), 1;
        const Analysis analysis = song->session->analysis();
        for (const std::string& warning : analysis.warnings) complain(options.files[i], warning);
        const auto stretch = within_sound(stretches[i], *song->session);
        if (!stretch) return complain(options.files[i], stretch.error().message), 1;
        const Cells& cells = song->session->cells();
        const Range columns = columns_between(song->session->grid(), cells.columns, stretch->begin_s, stretch->end_s);
        sides[i] = {named(names[i], *stretch), analysis.reference.kind, analysis.reference.chosen,
                    profile_of(*model, cells, columns)};
    }
    const auto asked =
        options.emotion.empty() ? std::nullopt : std::optional<std::size_t>(emotion - kEmotionNames.begin());
    const Comparison comparison = moodglass::compare(*yardstick, std::move(sides[0]), std::move(sides[1]), asked);
    const auto& [first, second] = std::tie(comparison.first, comparison.second);
    const std::size_t e = comparison.emotion;
    std::string out;
    if (options.json) {
        out = to_json(*model, comparison, 1) + "\n";
    } else {
        out = printable(comparison.sentence) + "\n\n" + styled("Effects on " + std::string(kEmotionNames[e]), "1") +
              "\n  " + titled("") + "    first    second   difference\n" +
              table(kFeatureNames, first.profile.effects[e].of, second.profile.effects[e].of) + "\n" +
              styled("How it sounds", "1") + "\n" +
              table(kFeatureNames, first.profile.midlevel, second.profile.midlevel) + "\n" +
              styled("What it expresses", "1") + "\n" +
              table(kEmotionNames, first.profile.emotions, second.profile.emotions) + "\n" +
              styled(printable("first: " + first.name + "; second: " + second.name + ". What differs most is told in deviations of " +
                               comparison.reference.clips + ". Scale: rating / 10. Model " +
                               model->name + " " + model->version + "."),
                     "2") +
              "\n";
    }
    return print(out) ? 0 : 1;
}

}  // namespace moodglass::cli
