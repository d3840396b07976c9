// SPDX-License-Identifier: Apache-2.0
// From a file's sound to what the spectrogram is made of: mono at 22,050 Hz, without the digital silence at both ends
// (paper, section 1). It is not divided by its level here: that is known only at the end, and is told.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "audio/coded_sound.h"
#include "audio/downmix.h"
#include "audio/level.h"
#include "audio/resampler.h"
#include "audio/result.h"
#include "audio/sound.h"

namespace moodglass {

inline constexpr int kSampleRate = 22050;      // Hz
// What a 16-bit file would hold as zero: decoders of lossy formats leave a trace of noise where silence was.
inline constexpr float kDigitalSilence = 0.5f / 32768.0f;
inline constexpr double kMinDuration_s = 1.0;  // of sound between silences
inline constexpr double kMaxDuration_s = 12 * 3600.0;  // a file of a megabyte may hold weeks of silence

class Mono {
  public:
    explicit Mono(std::unique_ptr<Sound> sound);

    // Appends the next samples, about a second of sound, to `samples`. False at the end of the sound. Fails at the end if
    // nothing but silence, or less than a second, was there, beyond kMaxDuration_s, and where the samples are coded sound. At the end
    // the sound is let go, and with it the file's bytes.
    Result<bool> read(std::vector<float>& samples);

    // Sound::ahead(), Sound::late()
    std::shared_ptr<Ahead> ahead() { return sound_ ? sound_->ahead() : nullptr; }
    bool late() const { return sound_ && sound_->late(); }

    double progress() const;         // 0 to 1
    double start_s() const;          // where the samples begin in the file: after the silence before them
    double duration_s() const;       // of the file so far, silence included
    std::uint64_t length() const;    // samples given so far without the silence at their end
    float level() const;             // so far (level.h); the largest magnitude about the mean where that is direct current
    const std::vector<std::string>& warnings() const { return warnings_; }  // of the whole file, once it has ended

  private:
    void append(std::vector<float>& samples);
    Result<bool> end();

    std::unique_ptr<Sound> sound_;  // until it has ended
    int sample_rate_;
    CodedSound coded_sound_;
    Downmix downmix_;
    Resampler resampler_;
    std::vector<float> interleaved_, mixed_, resampled_;
    std::uint64_t read_ = 0;     // samples per channel, at the file's rate
    std::uint64_t bad_ = 0;      // values that were no numbers
    std::uint64_t leading_ = 0;  // silent samples before the sound
    std::uint64_t given_ = 0;    // samples given, the trailing silence included
    std::uint64_t length_ = 0;   // samples up to the last that is not silent
    Level level_;
    float highest_ = 0, lowest_ = 0;
    double sum_ = 0;  // of the samples up to length_
    std::vector<std::string> warnings_;
};

}  // namespace moodglass
