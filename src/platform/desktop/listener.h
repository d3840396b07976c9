// SPDX-License-Identifier: Apache-2.0
// The thread that hears a microphone: live values while it sounds, and at the end a recording. It has a prepared model
// of its own, so that songs are analysed beside it. It reports through the mailbox.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "platform/desktop/mailbox.h"

namespace moodglass::desktop {

class Listener {
  public:
    // Called on the thread that draws, before App::end_live: where the sound of this song lies.
    using Recorded = std::function<void(int song, std::filesystem::path path)>;

    Listener(Mailbox& mailbox, Recorded recorded);
    ~Listener();  // ends it, waits for it, and deletes the recordings

    // Nothing where it listens already. model: its name in the list.
    void begin(std::string model);
    void choose(std::string device);                 // as Capture::open takes it: from now on, and in the middle of it
    void end();                                      // no more is heard; waits for nothing
    void forget(const std::filesystem::path& path);  // deletes it, where it is a recording

  private:
    struct Heard;
    struct Recording;
    void hear(const std::string& model, const std::shared_ptr<Heard>& heard);
    std::string device() const;

    Mailbox& mailbox_;
    const Recorded recorded_;
    std::filesystem::path folder_;  // of the recordings, private; made with the first one
    std::atomic<bool> listens_{false}, ending_{false}, changes_{false};
    mutable std::mutex mutex_;
    std::string device_;  // guarded; empty: the default one
    std::thread thread_;
};

}  // namespace moodglass::desktop
