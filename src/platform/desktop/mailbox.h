// SPDX-License-Identifier: Apache-2.0
// How threads speak to the application: they post what is to be done with it, and the thread that draws does it.
#pragma once

#include <functional>
#include <mutex>
#include <vector>

#include "app/app.h"

namespace moodglass::desktop {

class Mailbox {
  public:
    using Message = std::function<void(app::App&)>;

    // wake: called after each posting, on the posting thread.
    explicit Mailbox(std::function<void()> wake) : wake_(std::move(wake)) {}

    void post(Message message);   // from any thread
    void deliver(app::App& app);  // from the thread that draws

  private:
    std::function<void()> wake_;
    std::mutex mutex_;
    std::vector<Message> messages_;
};

}  // namespace moodglass::desktop
