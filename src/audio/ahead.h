// SPDX-License-Identifier: Apache-2.0
// What of a sound others may decode while its beginning is being read: what comes is the same, sooner.
#pragma once

namespace moodglass {

class Ahead {
  public:
    virtual ~Ahead() = default;

    // Whether there is a piece to decode. This and work() may be called in any thread, beside each other and the
    // sound's read().
    virtual bool waits() const = 0;

    // Decodes a piece, some tens of milliseconds, if there is one. Once the sound has gone, there is none.
    virtual void work() = 0;
};

}  // namespace moodglass
