// SPDX-License-Identifier: Apache-2.0
// All reference music of a model, by kind, and which of it a song is compared with.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "audio/result.h"
#include "explain/kind_classifier.h"
#include "explain/reference.h"
#include "network/model.h"

namespace moodglass {

// The keys of a model file that tell of them; outputs: of each cell.
struct ReferenceKeys {
    std::string_view reference, kinds, usual_cells;
    bool explained = true;  // features are needed, too
    std::size_t outputs = kFeatureCount;
};

struct References {
    std::vector<Reference> kinds;  // "all" among them
    KindClassifier classifier;

    const Reference* find(std::string_view kind) const;  // null if there is none
    const Reference& all() const;

    // Usual cells as the file has them, not settled (explain/usual_cells.h): analysis/against.h settles them.
    static Result<References> read(const ReferenceKeys& keys);
    static Result<References> of(const Model& model);  // settled
};

// What a song is to be compared with: a kind, the kind that it sounds like ("auto"), or someone's own music.
struct ReferenceWish {
    std::string kind = "auto";
    std::optional<Reference> own;  // goes before the kind

    // Nothing, or a sentence that names the kinds there are.
    Result<void> possible(const References& references) const;
};

enum class Chosen {
    automatically,
    asked,
    unsure,  // automatically, but no kind is likely enough: all music
};

std::string_view to_string(Chosen chosen);  // "auto", "asked", "unsure"

struct ReferenceChoice {
    const Reference* reference;  // of the references, or the wish's own
    Chosen chosen = Chosen::asked;
    std::vector<KindProbability> probabilities;  // whatever was asked for; empty if the model file has no classifier
};

// The kind that it sounds like; all music where none is likely enough. outputs: as below.
std::string_view sounds_like(const References& references, std::span<const float> outputs);

// outputs: of the model for the whole song, seven features or eight emotions. A kind that is not there is taken as
// "auto".
ReferenceChoice choose(const References& references, const ReferenceWish& wish, std::span<const float> outputs);

}  // namespace moodglass
