// SPDX-License-Identifier: Apache-2.0
// The machine's microphones and other inputs, by miniaudio. A device is open as long as its Capture lives, and hears
// nothing before or after.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "audio/result.h"

namespace moodglass {

struct CaptureDevice {
    std::string name;
    bool is_default = false;
};

// Those that are there now.
Result<std::vector<CaptureDevice>> capture_devices();

// A device that is always there and hears silence, for those who have none and for tests.
inline constexpr std::string_view kNullDevice = "null";

class Capture {
  public:
    // wanted: a device's name or a part of it, whatever the case; empty: the default one; kNullDevice. Fails with a
    // sentence that names those that there are. rate: in Hz; 0: the device's own.
    static Result<Capture> open(std::string_view wanted, int rate = 0);

    Capture(Capture&&) noexcept;
    Capture& operator=(Capture&&) noexcept;
    ~Capture();

    const std::string& device() const;  // its name
    int rate() const;                   // Hz

    // Appends the samples, one channel, that have come since the last time. What was not taken within some seconds is
    // lost.
    void take(std::vector<float>& samples);

    // Whether it still hears: false once the device is gone.
    bool hears() const;

  private:
    struct State;
    explicit Capture(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace moodglass
