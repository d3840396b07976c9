// SPDX-License-Identifier: Apache-2.0
// What of a sound others may decode while its beginning is being read: what comes is the same, sooner.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "audio/file_type.h"

namespace moodglass {

class Ahead {
  public:
    virtual ~Ahead() = default;

    // Whether there is a piece to decode. This and work() may be called in any thread, beside each other and the
    // sound's read().
    virtual bool waits() const = 0;

    // Decodes a piece, some tens of milliseconds, if there is one. Once the sound has gone, there is none.
    virtual void work() = 0;

    // The same for others that share no memory with it, as a page's workers: a piece as bytes, of which decode_order()
    // makes an answer as bytes. Nobody waits for them: a piece that is read before its answer has come is
    // decoded by the reader. So whoever can do something else meanwhile asks Sound::late() first. In any thread, as
    // above.
    struct Order {
        std::size_t piece = 0;
        std::vector<std::byte> bytes;
    };
    virtual std::optional<Order> take() = 0;
    virtual bool give(std::size_t piece, Bytes answer) = 0;  // false if it is not wanted any more, or no answer
    virtual void reclaim() = 0;                              // what was taken and not given: whoever has it may be gone
};

// What stands first in an order's bytes.
enum class OrderKind : std::uint64_t { mp3, flac };

// An order as bytes, made to an answer as bytes by a program of the same build; to none, if they are no order.
std::vector<std::byte> decode_order(Bytes order);

}  // namespace moodglass
