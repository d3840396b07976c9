// SPDX-License-Identifier: Apache-2.0
// Makes the sound of a part of a song (explain/masked_wav.h) on a thread of its own. One at a time: a new wish ends the
// one before.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <thread>
#include <vector>

#include "explain/masked_wav.h"

namespace moodglass::desktop {

class PartMaker {
  public:
    // The WAV file, or why there is none.
    using Done = std::function<void(Result<std::vector<std::byte>>)>;

    ~PartMaker() { stop(); }

    enum class Wish { to_hear, to_keep };

    // done: called on the thread, unless it was stopped
    void make(std::filesystem::path path, Masking masking, Wish wish, Done done);
    void stop();            // ends what is being made, and waits for it
    void stop_listening();  // likewise, unless it is made to be kept
    bool busy() const { return busy_; }
    bool keeping() const { return busy_ && wish_ == Wish::to_keep; }

  private:
    std::atomic<bool> stopping_{false}, busy_{false};
    Wish wish_ = Wish::to_hear;
    std::thread thread_;
};

}  // namespace moodglass::desktop
