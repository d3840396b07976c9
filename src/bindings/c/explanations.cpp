// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

#include "analysis/explanation_json.h"
#include "bindings/c/errors.h"
#include "bindings/c/objects.h"

using namespace moodglass;
using namespace moodglass::c;

namespace {

constexpr const char* kIncomplete =
    "there is no result of a whole song; run its session to its end, then take its result";

mg_highlight told(const Highlight& h) { return {h.begin_s, h.end_s, h.low_hz, h.high_hz}; }

mg_question whole(const mg_question* given) {
    mg_question question{sizeof question, MG_OF_EMOTION, 0, 0, INFINITY, NAN, MG_FROM_USUAL};
    if (given) std::memcpy(&question, given, std::min(given->size, sizeof question));
    return question;
}

// A sentence where it cannot be answered; else "".
std::string wrong(const mg_question& q, const Model& model) {
    const bool feature = q.of == MG_OF_FEATURE;
    if (q.of < MG_OF_EMOTION || q.of > MG_OF_LEFT_OUT || q.index >= (feature ? kFeatureCount : kEmotionCount))
        return "there is no such emotion or feature; there are 8 emotions and 7 features, counted from 0";
    if (!(q.begin_s < q.end_s)) return "the stretch ends before it begins; give its earlier time first";
    if (feature && !model.explained())
        return "the model " + model.name + " is a black box: it knows emotions only; choose another model";
    if (q.of == MG_OF_LEFT_OUT && !model.has_black_box())
        return "the model " + model.name + " does not know what its reasons leave out; choose another model";
    if (q.from != MG_FROM_USUAL && q.from != MG_FROM_SILENCE)
        return "a map is counted from what is usual or from silence; there is no third";
    if (!std::isnan(q.level) && !(q.level >= 0 && q.level <= 1))
        return "the level is a value of the emotion, from 0 to 1";
    return {};
}

mg_reasons reasons_of(const Explanation& e) {
    mg_reasons r{};
    r.begin_s = e.begin_s;
    r.end_s = e.end_s;
    r.value = e.question.left_out ? e.left_out->value : e.value;
    r.percentile = e.percentile;
    r.reasons = e.reasons;
    r.raises = told(e.raises);
    r.lowers = told(e.lowers);
    if (!e.reasons) return r;
    r.bias = e.effects.bias;
    std::copy(e.midlevel.begin(), e.midlevel.end(), r.midlevel);
    std::copy(e.effects.of.begin(), e.effects.of.end(), r.effects);
    std::copy(e.relative.begin(), e.relative.end(), r.relative);
    std::copy(e.usual_effects.begin(), e.usual_effects.end(), r.usual_effects);
    return r;
}

}  // namespace

mg_explanation* mg_explain(const mg_result* result, const mg_question* given) {
    return guarded(
        [&]() -> mg_explanation* {
            if (!result || !result->complete) return fail_of_use(kIncomplete), nullptr;
            const Model& model = result->model->model;
            const mg_question q = whole(given);
            if (auto sentence = wrong(q, model); !sentence.empty()) return fail_of_use(std::move(sentence)), nullptr;
            const Reference& reference = *result->model->yardstick.references.find(result->analysis.reference.kind);
            auto out = std::make_unique<mg_explanation>();
            const Question question{q.of == MG_OF_FEATURE, q.index, q.of == MG_OF_LEFT_OUT,
                                    q.from == MG_FROM_SILENCE ? CountedFrom::silence : CountedFrom::usual};
            out->explanation = explain(model, reference, result->cells, result->grid, question, q.begin_s,
                                       std::min(q.end_s, kLargestNumber), result->sound_end_s, q.level);
            const Explanation& e = out->explanation;
            out->reasons = reasons_of(e);
            out->row_hz = result->row_hz;
            out->map = {e.map.columns.length(), e.map.rows,
                        e.map.values.data(),    e.map.base,
                        e.map.measured,         e.grid.time_s(static_cast<double>(e.map.columns.begin)),
                        e.grid.column_s,        out->row_hz.data(),
                        e.map.from == CountedFrom::silence ? MG_FROM_SILENCE : MG_FROM_USUAL};
            out->json = to_json(e, true);
            return out.release();
        },
        nullptr);
}

void mg_explanation_close(mg_explanation* explanation) { delete explanation; }

const mg_reasons* mg_explanation_reasons(const mg_explanation* explanation) {
    return explanation ? &explanation->reasons : nullptr;
}
const mg_map* mg_explanation_map(const mg_explanation* explanation) {
    return explanation ? &explanation->map : nullptr;
}

const char* mg_explanation_sentence(const mg_explanation* explanation) {
    return explanation ? explanation->explanation.sentence.c_str() : nullptr;
}
const char* mg_explanation_change(const mg_explanation* explanation) {
    return explanation ? explanation->explanation.change.c_str() : nullptr;
}
const char* mg_explanation_json(const mg_explanation* explanation) {
    return explanation ? explanation->json.c_str() : nullptr;
}

mg_comparison* mg_compare(const mg_result* first, const mg_result* second, size_t emotion) {
    return guarded(
        [&]() -> mg_comparison* {
            if (!first || !first->complete || !second || !second->complete) return fail_of_use(kIncomplete), nullptr;
            const Model& model = first->model->model;
            if (model.sha256 != second->model->model.sha256)
                return fail_of_use("the songs were analysed by two models; analyse both by the same"), nullptr;
            if (!model.explained())
                return fail_of_use("the model " + model.name +
                                   " is a black box: it has no reasons to compare; choose another model"),
                       nullptr;
            const auto side = [&](const mg_result& of) {
                return ComparedSong{of.analysis.file, of.analysis.reference.kind, of.analysis.reference.chosen,
                                    profile_of(model, of.cells, {0, of.cells.columns})};
            };
            auto out = std::make_unique<mg_comparison>();
            out->comparison = compare(first->model->yardstick, side(*first), side(*second),
                                      emotion < kEmotionCount ? std::optional(emotion) : std::nullopt);
            const Difference by = difference(out->comparison.first.profile, out->comparison.second.profile);
            out->difference.emotion = out->comparison.emotion;
            std::copy(by.midlevel.begin(), by.midlevel.end(), out->difference.midlevel);
            std::copy(by.emotions.begin(), by.emotions.end(), out->difference.emotions);
            std::copy_n(by.effects[out->comparison.emotion].begin(), kFeatureCount, out->difference.effects);
            out->json = to_json(model, out->comparison);
            return out.release();
        },
        nullptr);
}

void mg_comparison_close(mg_comparison* comparison) { delete comparison; }

const mg_difference* mg_comparison_difference(const mg_comparison* comparison) {
    return comparison ? &comparison->difference : nullptr;
}
const char* mg_comparison_sentence(const mg_comparison* comparison) {
    return comparison ? comparison->comparison.sentence.c_str() : nullptr;
}
const char* mg_comparison_json(const mg_comparison* comparison) {
    return comparison ? comparison->json.c_str() : nullptr;
}
