// SPDX-License-Identifier: Apache-2.0
#include "audio/mono.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iterator>
#include <span>

namespace moodglass {
namespace {

// What a 16-bit file would hold as zero: decoders of lossy formats leave a trace of noise where silence was.
constexpr float kSilence = 0.5f / 32768.0f;

std::string seconds(double s) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f s", s);
    return text;
}

std::vector<std::string> warnings_of(const Sound& sound, double duration_s, std::uint64_t bad) {
    std::vector<std::string> all;
    const bool either = !sound.other_follows() && sound.cut() && sound.gaps() && sound.promised_length;  // which of them, is not known
    if (sound.other_follows()) {
        all.push_back("after " + seconds(duration_s) +
                      " the file goes on with another sample rate or other channels, as joined files do: analysed up to there");
    } else if (either) {
        all.push_back("only " + seconds(duration_s) + " of " + seconds(static_cast<double>(*sound.promised_length) / sound.sample_rate) +
                      " could be decoded: the file is cut, or damaged within, and then times behind that are too early; get it again");
    } else if (sound.cut()) {
        std::string sentence = "the file is cut after " + seconds(duration_s);
        if (sound.promised_length)
            sentence += " of " + seconds(static_cast<double>(*sound.promised_length) / sound.sample_rate);
        all.push_back(sentence + ": analysed up to there");
    }
    if (sound.gaps() && !either)
        all.push_back("parts of the file are damaged and were left out: times behind them are too early; get it again");
    if (bad > 0)
        all.push_back(std::to_string(bad) +
                      " samples of the file are not numbers and were taken as silence; export it again");
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
    if (duration_s() > kMaxDuration_s) return failure("it is longer than 12 hours; cut it into parts");
    mixed_.resize(count);
    std::size_t bad = 0;
    for (float& value : std::span(interleaved_).first(count * channels)) {
        const bool sane = is_sane(value);
        value = sane ? value : 0.0f;
        bad += !sane;
    }
    bad_ += bad;
    for (std::size_t i = 0; i < count; ++i) {
        float sum = 0;
        for (std::size_t c = 0; c < channels; ++c) sum += interleaved_[i * channels + c];
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
    const auto sounds = [](float value) { return std::abs(value) >= kSilence; };
    auto begin = resampled_.cbegin();
    if (length_ == 0) {
        begin = std::find_if(begin, resampled_.cend(), sounds);
        leading_ += static_cast<std::uint64_t>(begin - resampled_.cbegin());
    }
    const auto last = std::find_if(resampled_.crbegin(), std::make_reverse_iterator(begin), sounds).base();
    if (last != begin) length_ = given_ + static_cast<std::uint64_t>(last - begin);
    for (auto value = begin; value != last; ++value) peak_ = std::max(peak_, std::abs(*value));
    samples.insert(samples.end(), begin, resampled_.cend());
    given_ += static_cast<std::uint64_t>(resampled_.cend() - begin);
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
