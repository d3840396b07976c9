// SPDX-License-Identifier: Apache-2.0
#include "app/songs/reference_music.h"

#include <utility>

#include "analysis/against.h"

namespace moodglass::app {

void ReferenceMusic::offer(std::string model_id, References references) {
    if (model_id == model_) return;
    model_ = std::move(model_id);
    references_ = std::move(references);
    if (own() || !has(wanted())) want(kSoundsLike);  // one's own songs were heard by the model before
}

std::vector<std::string_view> ReferenceMusic::kinds() const {
    std::vector<std::string_view> names;
    for (const Reference& reference : references_.kinds) names.push_back(reference.kind);
    return names;
}

bool ReferenceMusic::has(std::string_view kind) const {
    if (references_.kinds.empty()) return false;
    return kind == kSoundsLike || kind == kOwnMusic || references_.find(kind);
}

void ReferenceMusic::want(std::string_view kind) { wish_ = {std::string(kind), {}}; }

Result<void> ReferenceMusic::want_own(std::span<const Analysis* const> songs) {
    std::vector<const Analysis*> of_this_model;
    for (const Analysis* song : songs)
        if (is_of(*song)) of_this_model.push_back(song);
    auto own = own_music(of_this_model, std::to_string(of_this_model.size()) + " songs of your own", references_);
    if (!own) return tl::unexpected(own.error());
    wish_ = {std::string(kOwnMusic), std::move(*own)};
    return {};
}

void ReferenceMusic::compare(Analysis& analysis) const {
    if (is_of(analysis)) compare_with(analysis, references_, wish_);
}

void ReferenceMusic::tell_usual_cells(Analysis& analysis) const {
    if (analysis.usual_cells.known() || !is_of(analysis)) return;
    if (const Reference* reference = references_.find(analysis.reference.kind))
        moodglass::tell_usual_cells(analysis, *reference);
}

}  // namespace moodglass::app
