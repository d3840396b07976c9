// SPDX-License-Identifier: Apache-2.0
#include "audio/mono.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace moodglass {
namespace {

// What a 16-bit file would hold as zero: decoders of lossy formats leave a trace of noise where silence was.
constexpr float kSilence = 0.5f / 32768.0f;

// Floating-point files may hold anything; no recorder writes +120 dB over full scale.
constexpr float kLargest = 1e6f;

std::string seconds(double s) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f s", s);
    return text;
}

std::vector<std::string> warnings_of(const Sound& sound, double duration_s, std::uint64_t bad) {
    std::vector<std::string> all;
    if (sound.cut()) {
        std::string sentence = "the file is cut after " + seconds(duration_s);
        if (sound.promised_length) sentence += " of " + seconds(static_cast<double>(*sound.promised_length) / sound.sample_rate);
        all.push_back(sentence + ": analysed up to there");
    }
    if (sound.gaps())
        all.push_back("parts of the file are damaged and were left out: times behind them are too early; get it again");
    if (bad > 0)
        all.push_back(std::to_string(bad) + " samples of the file are not numbers and were taken as silence; export it again");
    return all;
}

}  // namespace

Mono::Mono(std::unique_ptr<Sound> sound)
    : sound_(std::move(sound)), sample_rate_(sound_->sample_rate), resampler_(sample_rate_, kSampleRate) {
    interleaved_.resize(static_cast<std::size_t>(sound_->sample_rate) * static_cast<std::size_t>(sound_->channels));
}

Result<bool> Mono::read(std::vector<float>& samples) {
    if (!sound_) return false;
    const auto channels = static_cast<std::size_t>(sound_->channels);
    const std::size_t count = sound_->read(interleaved_);
    read_ += count;
    mixed_.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        float sum = 0;
        for (std::size_t c = 0; c < channels; ++c) {
            const float value = interleaved_[i * channels + c];
            if (std::abs(value) <= kLargest) {
                sum += value;
            } else {
                ++bad_;  // NaN, infinity or beyond reason: taken as silence
            }
        }
        mixed_[i] = sum / static_cast<float>(channels);
    }
    resampled_.clear();
    if (count > 0) {
        resampler_.process(mixed_, resampled_);
    } else {
        resampler_.finish(resampled_);
    }
    append(samples);
    if (count > 0) return true;
    return end();
}

void Mono::append(std::vector<float>& samples) {
    for (const float value : resampled_) {
        const float magnitude = std::abs(value);
        if (magnitude >= kSilence) {
            length_ = given_ + 1;
            peak_ = std::max(peak_, magnitude);
        } else if (length_ == 0) {
            ++leading_;
            continue;
        }
        samples.push_back(value);
        ++given_;
    }
}

Result<bool> Mono::end() {
    warnings_ = warnings_of(*sound_, duration_s(), bad_);
    sound_.reset();
    if (duration_s() == 0)
        return failure("no sound could be decoded from the file; it is damaged or cut at its beginning: get it again");
    if (duration_s() < kMinDuration_s)
        return failure("too short: " + seconds(duration_s()) + " of sound, but at least " + seconds(kMinDuration_s) +
                       " is needed; choose a longer piece");
    if (length_ == 0) return failure("silent: no sample of the file rises above digital silence; check the recording");
    const double sounding_s = static_cast<double>(length_) / kSampleRate;
    if (sounding_s < kMinDuration_s)
        return failure("too short: only " + seconds(sounding_s) + " of the file is not silent, but at least " +
                       seconds(kMinDuration_s) + " is needed; choose a longer piece");
    return false;
}

double Mono::progress() const { return !sound_ ? 1.0 : std::clamp(sound_->progress(), 0.0, 1.0); }
double Mono::start_s() const { return static_cast<double>(leading_) / kSampleRate; }
double Mono::duration_s() const { return static_cast<double>(read_) / sample_rate_; }
std::uint64_t Mono::length() const { return length_; }
float Mono::peak() const { return peak_; }

}  // namespace moodglass
