// SPDX-License-Identifier: Apache-2.0
#include "platform/desktop/mailbox.h"

#include <utility>

namespace moodglass::desktop {

void Mailbox::post(Message message) {
    {
        const std::lock_guard lock(mutex_);
        messages_.push_back(std::move(message));
    }
    wake_();
}

void Mailbox::deliver(app::App& app) {
    std::vector<Message> messages;
    {
        const std::lock_guard lock(mutex_);
        messages.swap(messages_);
    }
    for (const Message& message : messages) message(app);
}

}  // namespace moodglass::desktop
