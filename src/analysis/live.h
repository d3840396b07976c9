// SPDX-License-Identifier: Apache-2.0
// Sound while it sounds: samples come as they are heard, and twice a second there is an Analysis of the last 15 s. What
// is kept of the sound is a recording like any file: once it has ended, a Session analyses that.
//
//     LiveStream live(*prepared, "Recording", 48000);
//     live.push(samples, recording);                 // as they come
//     if (auto values = live.step()) ...             // often
//     live.finish(recording);
//
// The values are those that a file of the last 15 s would have, but for their level, which is that of the last minute,
// and for the harmony, which is heard in the last minute, too, and of which the last second and a half is still to
// come.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/analysis.h"
#include "analysis/overview.h"
#include "audio/result.h"

namespace moodglass {

struct PreparedModel;

inline constexpr double kLiveStep_s = 0.5;        // from one value to the next
inline constexpr double kLiveFirst_s = 3;         // of sound, until the first value,
inline constexpr double kLiveProvisional_s = 10;  // and until it counts as more than provisional
inline constexpr double kLiveLevel_s = 60;        // how long its loudest moments count
inline constexpr double kLongestLive_s = 3600;    // whoever listens ends then

struct LiveValues {
    Analysis analysis;  // its curve is the whole recording's so far, its windows and values are of the last 15 s
    Overview outline;   // the waveform so far, without a spectrogram
    bool provisional = false;
};

// How loud it is where it comes in, 1 being the most that the device can say.
struct LiveLevel {
    float peak = 0, rms = 0;  // since the last time that was asked
    bool clips = false;       // since then, three samples in a row or more were at the most
    double silent_s = 0;      // how long nothing has been above kLiveSilence, up to now
};
inline constexpr float kLiveSilence = 1e-3f;  // -60 dB

class LiveStream {
  public:
    // The prepared model must outlive it. rate: of the samples, kMinSampleRate to kMaxSampleRate.
    LiveStream(PreparedModel& prepared, std::string name, int rate);
    LiveStream(LiveStream&&) noexcept;
    LiveStream& operator=(LiveStream&&) noexcept;
    ~LiveStream();

    // Mono, nominally -1 to 1. Appends to `recording` what is to be kept of them: 16 bits at kSampleRate, which is all
    // that the values are made of, too.
    void push(std::span<const float> samples, std::vector<std::int16_t>& recording);

    // The sound has ended: appends what was still to come.
    void finish(std::vector<std::int16_t>& recording);

    double recorded_s() const;

    // The newest values where kLiveStep_s more has sounded since the last ones, else nothing. They take some tens of
    // milliseconds.
    Result<std::optional<LiveValues>> step();

    LiveLevel take_level();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace moodglass
