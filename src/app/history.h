// SPDX-License-Identifier: Apache-2.0
// Undo and redo of what a person can lose by a slip: a removed song, the chosen song and stretch, the sliders of What
// if, and A. Values only: the songs that were removed wait in SongQueue.
#pragma once

#include <optional>
#include <vector>

#include "app/songs/reasons.h"

namespace moodglass::app {

struct Moment {
    int song = 0;
    std::optional<Stretch> stretch;
    WhatIf what_if;
    std::optional<Compared> side_a;
    std::vector<int> removed;  // songs, in the order of their removal

    bool operator==(const Moment&) const = default;
};

class History {
  public:
    // What is now; called whenever nothing is being dragged. Another moment than the last one is a step that can be
    // undone.
    void note(const Moment& now);
    // What is now has come about by itself, not by the person: no step.
    void amend(const Moment& now);

    // These removed songs do not come back: moments in which they were there are gone.
    void forget(const std::vector<int>& removed);

    bool can_undo() const { return !before_.empty(); }
    bool can_redo() const { return !after_.empty(); }
    Moment undo();  // the moment to go back to; only if can_undo()
    Moment redo();

  private:
    std::optional<Moment> now_;
    std::vector<Moment> before_, after_;  // the nearest last
};

}  // namespace moodglass::app
