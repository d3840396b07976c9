// SPDX-License-Identifier: Apache-2.0
#include "platform/decoding/tell_sound.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <string>
#include <vector>

#include "platform/decoding/messages.h"

namespace moodglass {
namespace {

class Letter {
  public:
    template <class T>
    void add(const T& value) {
        const auto bytes = std::as_bytes(std::span(&value, 1));
        bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
    }
    void add_text(const std::string& text) {
        const std::string kept = text.substr(0, kMostText);
        add(static_cast<std::uint32_t>(kept.size()));
        const auto bytes = std::as_bytes(std::span(kept));
        bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
    }
    // further: bytes that follow without having been copied.
    void send(Message kind, const Write& write, std::span<const std::byte> further = {}) const {
        const MessageHead head{static_cast<std::uint32_t>(kind),
                               static_cast<std::uint32_t>(bytes_.size() + further.size())};
        write(std::as_bytes(std::span(&head, 1)));
        write(bytes_);
        if (!further.empty()) write(further);
    }

  private:
    std::vector<std::byte> bytes_;
};

Standing standing_of(const Sound& sound) {
    return {sound.progress(), sound.promised_length ? 1u : 0u, sound.promised_length.value_or(0)};
}

void tell_opened(const Sound& sound, const Write& write) {
    Letter letter;
    letter.add(standing_of(sound));
    letter.add(static_cast<std::int32_t>(sound.sample_rate));
    letter.add(static_cast<std::int32_t>(sound.channels));
    letter.add(static_cast<std::uint32_t>(sound.layout.size()));
    for (const Speaker speaker : sound.layout) letter.add(static_cast<std::int32_t>(speaker));
    letter.send(Message::opened, write);
}

void tell_end(const Sound& sound, const Write& write) {
    Letter letter;
    letter.add(standing_of(sound));
    std::uint32_t flags = 0;
    if (sound.cut()) flags |= kCut;
    if (sound.gaps()) flags |= kGaps;
    if (sound.other_follows()) flags |= kOtherFollows;
    letter.add(flags);
    const std::vector<std::string> remarks = sound.remarks();
    const std::size_t count = std::min(remarks.size(), kMostRemarks);
    letter.add(static_cast<std::uint32_t>(count));
    for (std::size_t i = 0; i < count; ++i) letter.add_text(remarks[i]);
    letter.send(Message::ended, write);
}

}  // namespace

void tell_sound(const OpenSound& open, Bytes file, const Write& write) try {
    const auto opened = open(file);
    if (!opened) return tell_failure(opened.error(), write);
    Sound& sound = **opened;
    tell_opened(sound, write);
    const auto channels = static_cast<std::size_t>(sound.channels);
    std::vector<float> second(static_cast<std::size_t>(sound.sample_rate) * channels);
    while (const std::size_t count = sound.read(second)) {
        Letter letter;
        letter.add(standing_of(sound));
        letter.send(Message::samples, write, std::as_bytes(std::span(second).first(count * channels)));
    }
    tell_end(sound, write);
} catch (const std::bad_alloc&) {
    tell_failure(no_memory().value(), write);
}

void tell_failure(const Error& error, const Write& write) {
    Letter letter;
    letter.add(static_cast<std::uint32_t>(error.cause));
    letter.add_text(error.message);
    letter.send(Message::failed, write);
}

}  // namespace moodglass
