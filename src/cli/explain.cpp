// SPDX-License-Identifier: Apache-2.0
#include "cli/explain.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <optional>
#include <utility>

#include "analysis/explanation_json.h"
#include "audio/open.h"
#include "cli/explain_report.h"
#include "cli/keep_in.h"
#include "cli/npy.h"
#include "cli/output.h"
#include "cli/reference.h"
#include "cli/song.h"
#include "cli/terminal.h"
#include "explain/masked_wav.h"
#include "platform/files/file.h"
#include "platform/files/model_folder.h"

namespace moodglass::cli {
namespace {

int refuse(const std::string& what, const std::string& why) {
    complain(what, why);
    return 2;
}

std::optional<Question> question_of(const ExplainOptions& options) {
    const auto find = [&](const auto& names, const std::string& name, bool feature) -> std::optional<Question> {
        const auto found = std::find(names.begin(), names.end(), name);
        if (found == names.end()) return {};
        return Question{feature, static_cast<std::size_t>(found - names.begin()), options.left_out, options.from};
    };
    return options.feature.empty() ? find(kEmotionNames, options.emotion, false)
                                   : find(kFeatureNames, options.feature, true);
}

Result<void> write_audio(const ExplainOptions& options, const Song& song, const Explanation& e,
                         const Stretch& stretch, NewFile& file) {
    const double end_s = std::min(stretch.end_s, song.session->analysis().duration_s);
    auto wav = MaskedWav::open([&] { return open_sound(song.bytes); },
                               {mask_of(e.map, e.grid, options.side), options.part, stretch.begin_s, end_s});
    if (!wav) return tl::unexpected(wav.error());
    std::vector<std::byte> piece;
    for (;;) {
        piece.clear();
        const auto more = wav->step(piece);
        if (!more) return tl::unexpected(more.error());
        if (const auto written = file.write(piece); !written) return written;
        if (!*more) return file.finish();
    }
}

bool same_place(const std::string& a, const std::string& b) {
    std::error_code error;
    const auto place = [&](const std::string& name) { return std::filesystem::weakly_canonical(name, error); };
    if (a == b || std::filesystem::equivalent(a, b, error)) return true;
    const auto first = place(std::filesystem::absolute(a, error)), second = place(std::filesystem::absolute(b, error));
    return !first.empty() && first == second;
}

}  // namespace

int explain(const ExplainOptions& options) {
    if (options.emotion.empty() == options.feature.empty())
        return refuse("moodglass", "say what to explain: --emotion tension, or --feature dissonance");
    const auto question = question_of(options);
    if (!question)
        return refuse("moodglass", "there is no such emotion or feature; `moodglass explain --help` names them");
    if (question->left_out && question->feature)
        return refuse("moodglass", "--left-out is of an emotion: say --emotion tension");
    const auto told = stretch_of(options.stretch);
    if (!told) return refuse("moodglass", told.error().message);
    if (options.level && !(*options.level >= 0 && *options.level <= 1))
        return refuse("moodglass", "--to is a value of the emotion, from 0 to 1");
    if (!options.map.empty() && !options.audio.empty() && same_place(options.map, options.audio))
        return refuse(options.map, "one file cannot be map and sound; choose two names");
    std::optional<NewFile> map, audio;
    for (const auto& [name, to] : {std::pair(options.map, &map), std::pair(options.audio, &audio)}) {
        if (name.empty()) continue;
        if (same_place(name, options.file)) return refuse(name, "this is the song itself; choose another name");
        const auto good = to == &map ? check_output(name, options.force, "--force overwrites it")
                          : options.force ? Result<void>() : check_free(name, "--force overwrites it");
        if (!good) return refuse(name, good.error().message);
        auto file = new_output(name);
        if (!file) return refuse(name, file.error().message);
        to->emplace(std::move(*file));
    }
    keep_in({{options.file}, options.model, options.reference, {}});
    const auto model = load_model(options.model);
    if (!model) return refuse("moodglass", model.error().message);
    if (question->left_out && !model->has_black_box())
        return refuse("moodglass", "the model " + model->name + " does not know what its reasons leave out; choose another model");
    if (question->feature && !model->explained())
        return refuse("moodglass",
                      "the model " + model->name + " is a black box: it knows emotions only; choose another model");
    auto yardstick = yardstick_of(*model, options.reference);
    if (!yardstick) return refuse("moodglass", yardstick.error().message);

    const auto song = analysed(*model, std::move(*yardstick), options.file);
    if (!song) return complain(options.file, song.error().message), 1;
    const Analysis analysis = song->session->analysis();
    const auto stretch = within_sound(*told, *song->session);
    if (!stretch) return complain(options.file, stretch.error().message), 1;
    const auto& [references, wish, uncertainty] = song->prepared->yardstick;
    const Reference& reference = wish.own ? *wish.own : *references.find(analysis.reference.kind);
    Cells cells = song->session->cells();
    auto silence = song->session->silence();
    if (!silence) return complain(options.file, silence.error().message), 1;
    cells.silence = std::move(*silence);
    const Explanation e = explain(*model, reference, cells, song->session->grid(), *question, stretch->begin_s,
                                  stretch->end_s, song->session->sounding().end_s, options.level.value_or(std::nanf("")));
    if (map)
        if (const auto written = map->write(npy(e.map.values, e.map.rows)).and_then([&] { return map->finish(); }); !written)
            return complain(options.map, written.error().message), 1;
    if (audio)
        if (const auto written = write_audio(options, *song, e, *stretch, *audio); !written)
            return complain(options.audio, written.error().message), 1;
    const std::string text = options.json ? to_json(analysis, e, options.cells, 1) + "\n" : report(analysis, e);
    return print(text) ? 0 : 1;
}

}  // namespace moodglass::cli
