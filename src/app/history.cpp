// SPDX-License-Identifier: Apache-2.0
#include "app/history.h"

#include <algorithm>
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

void History::forget(const std::vector<int>& removed) {
    const auto lost = [&](int id) { return std::find(removed.begin(), removed.end(), id) != removed.end(); };
    const auto had_one = [&](const Moment& moment) {
        return static_cast<std::size_t>(std::count_if(moment.removed.begin(), moment.removed.end(), lost)) <
               removed.size();
    };
    std::erase_if(before_, had_one);
    const auto strike = [&](Moment& moment) { std::erase_if(moment.removed, lost); };
    std::for_each(before_.begin(), before_.end(), strike);
    std::for_each(after_.begin(), after_.end(), strike);
    if (now_) strike(*now_);
}

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
