// SPDX-License-Identifier: Apache-2.0
// An Analysis compared with one reference music or another: ranks, what is usual, where the plane's cloud lies, what is
// unlikely, sentences. Values, effects, intervals and curves stay as they are, and no network runs: whoever has an
// Analysis and a model's References (of a session, of a file that was kept, in another module than the engine) can
// change what it is compared with.
#pragma once

#include <span>
#include <string>

#include "analysis/analysis.h"
#include "audio/result.h"
#include "explain/references.h"

namespace moodglass {

// The references are those of the analysis' model. Of a partial result without values only the reference is set: all
// music, unless a kind or own music is asked for.
void compare_with(Analysis& analysis, const References& references, const ReferenceWish& wish = {});

// The same against one reference, which is chosen by whoever calls; probabilities stay.
void compare_with(Analysis& analysis, const Reference& reference, Chosen chosen);

// What the reference music's cells usually say, and nothing else of the comparison.
void tell_usual_cells(Analysis& analysis, const Reference& reference);

// So few songs say nothing of what is usual.
inline constexpr std::size_t kFewestOwnSongs = 20;

// Someone's own music as a reference: songs analysed by one model. clips: what they are, "43 songs of results.jsonl".
// How features go together (the ratings) is taken from all music of the model, for nobody has rated these; and so is how
// what is usual is spread over the cells' rows, for most songs have no cells any more. Fails where
// there are too few songs, or where some are of another model.
Result<Reference> own_music(std::span<const Analysis* const> songs, std::string clips, const References& references);

}  // namespace moodglass
