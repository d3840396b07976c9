// SPDX-License-Identifier: Apache-2.0
#include "platform/web/answers.h"

#include <emscripten/bind.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "analysis/comparison.h"
#include "analysis/explanation.h"
#include "analysis/explanation_json.h"

namespace moodglass::web {
namespace {

struct Song {
    std::string name, kind;
    Cells cells;
    CellGrid grid;
    double end_s = 0;
};

// As Engine::cells() has told it; what does not fit together is no song.
Result<Song> song_of(const Model& model, const AskedSong& from) {
    const auto number = [&](const char* name) { return from[name].as<double>(); };
    const auto count = [&](const char* name) { return from[name].as<std::size_t>(); };
    const auto floats = [&](const char* name) { return emscripten::convertJSArrayToNumberVector<float>(from[name]); };
    const auto bytes = [&](const char* name) { return emscripten::convertJSArrayToNumberVector<std::uint8_t>(from[name]); };
    Song song{
        from["name"].as<std::string>(),
        from["kind"].as<std::string>(),
        {count("columns"), count("rows"), count("outputs"), floats("values"), floats("silence"), floats("measured"), bytes("silent")},
        {number("start_s"), number("column_s"), number("first_band"), number("row_bands"), number("field_s"),
         number("field_bands")},
        number("end_s")};
    const Cells& c = song.cells;
    if (c.outputs != model.cell_outputs() || c.columns == 0 || c.rows == 0 ||
        c.values.size() != c.columns * c.rows * c.outputs || c.silence.size() != c.rows * c.outputs ||
        (!c.measured.empty() && c.measured.size() < c.columns * c.outputs) || (!c.silent.empty() && c.silent.size() < c.columns))
        return failure("the song was analysed by another model; analyse it again");
    return song;
}

}  // namespace

Answer answer_why(const Model& model, const Yardstick& yardstick, const AskedSong& from, const Asked& asked,
                  std::vector<float>& map) {
    const auto song = song_of(model, from);
    if (!song) return {song.error().message};
    const Question question{asked["of"].as<std::string>() == "feature", asked["index"].as<std::size_t>(),
                            asked["of"].as<std::string>() == "left_out",
                            asked["from"].as<std::string>() == "silence" ? CountedFrom::silence : CountedFrom::usual};
    if (question.feature && !model.explained())
        return {"the model " + model.name + " is a black box: it knows emotions only; choose another model"};
    if (question.left_out && !model.has_black_box())
        return {"the model " + model.name + " does not know what its reasons leave out; choose another model"};
    const Reference* reference = yardstick.references.find(song->kind);
    if (!reference)
        return {"the model " + model.name + " knows no music of the kind " + song->kind + "; analyse the song again"};
    Explanation e =
        explain(model, *reference, song->cells, song->grid, question, asked["begin_s"].as<double>(),
                std::min(asked["end_s"].as<double>(), kLargestNumber), song->end_s, asked["level"].as<float>());
    Answer answer{{}, to_json(e, false)};
    map = std::move(e.map.values);
    answer.map = view(map);
    return answer;
}

Answer answer_difference(const Model& model, const Yardstick& yardstick, const AskedSong& first,
                         const AskedSong& second, int emotion) {
    if (!model.explained())
        return {"the model " + model.name + " is a black box: it has no reasons to compare; choose another model"};
    std::vector<ComparedSong> sides;
    for (const AskedSong* from : {&first, &second}) {
        auto song = song_of(model, *from);
        if (!song) return {song.error().message};
        // JavaScript can't ask for a kind.
        const Chosen chosen = song->kind == yardstick.references.all().kind ? Chosen::unsure : Chosen::automatically;
        sides.push_back({song->name, song->kind, chosen, profile_of(model, song->cells, {0, song->cells.columns})});
    }
    const auto asked = emotion < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(emotion));
    return {{}, to_json(model, compare(yardstick, std::move(sides[0]), std::move(sides[1]), asked))};
}

}  // namespace moodglass::web

EMSCRIPTEN_BINDINGS(moodglass_answers) {
    using namespace moodglass::web;
    emscripten::register_type<AskedSong>(
        "{ name: string; kind: string; columns: number; rows: number; outputs: number; values: Float32Array; silence: "
        "Float32Array; "
        "measured: Float32Array; silent: Uint8Array; start_s: number; column_s: number; first_band: number; row_bands: number; field_s: "
        "number; "
        "field_bands: number; end_s: number }");
    emscripten::register_type<Asked>("{ of: string; index: number; begin_s: number; end_s: number; level: number; from: string }");
    emscripten::value_object<Answer>("Answer")
        .field("error", &Answer::error)
        .field("text", &Answer::text)
        .field("map", &Answer::map);
}
