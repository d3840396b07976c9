// SPDX-License-Identifier: Apache-2.0
#include "app/history.h"

#include <utility>

namespace moodglass::app {
namespace {

constexpr std::size_t kMostSteps = 100;

}  // namespace

void History::note(const Moment& now) {
    if (now_ && *now_ == now) return;
    if (now_) {
        before_.push_back(std::move(*now_));
        after_.clear();
        if (before_.size() > kMostSteps) before_.erase(before_.begin());
    }
    now_ = now;
}

void History::amend(const Moment& now) { now_ = now; }

Moment History::undo() {
    after_.push_back(std::exchange(*now_, std::move(before_.back())));
    before_.pop_back();
    return *now_;
}

Moment History::redo() {
    before_.push_back(std::exchange(*now_, std::move(after_.back())));
    after_.pop_back();
    return *now_;
}

}  // namespace moodglass::app
