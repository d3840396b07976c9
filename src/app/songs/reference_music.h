// SPDX-License-Identifier: Apache-2.0
// The music that songs are compared with: what a model's file holds of it, or the user's own songs. Knows nothing of
// drawing.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analysis.h"
#include "audio/result.h"
#include "explain/references.h"

namespace moodglass::app {

inline constexpr std::string_view kSoundsLike = "auto";  // of the kind that a song sounds like

class ReferenceMusic {
  public:
    // Of the model in use; what was wished for stays where there is such music.
    void offer(std::string model_id, References references);

    // Kinds there are to wish for besides kSoundsLike and the user's own; none before a model is there.
    std::vector<std::string_view> kinds() const;
    bool has(std::string_view kind) const;  // kSoundsLike and the user's own, too
    const std::string& wanted() const { return wish_.kind; }
    bool own() const { return wish_.own.has_value(); }

    void want(std::string_view kind);  // of a kind that is there, or kSoundsLike
    // The user's own songs, those of other models left out. Fails where there are too few; then all stays as it was.
    Result<void> want_own(std::span<const Analysis* const> songs);

    // Nothing where an analysis is of another model.
    void compare(Analysis& analysis) const;
    // What usual cells of its reference music say, which a result that came as JSON does not tell.
    void tell_usual_cells(Analysis& analysis) const;
    bool is_of(const Analysis& analysis) const { return is_of(analysis.model.id()); }
    bool is_of(std::string_view model_id) const { return !model_.empty() && model_id == model_; }

  private:
    std::string model_;
    References references_;
    ReferenceWish wish_;
};

}  // namespace moodglass::app
