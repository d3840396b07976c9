// SPDX-License-Identifier: Apache-2.0
#include "audio/mono.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iterator>
#include <span>
#include <utility>

namespace moodglass {
namespace {

std::string seconds(double s) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f s", s);
    return text;
}

// What is less than a limit is never told as the limit.
std::string at_least(double s) { return seconds(std::floor(10 * s) / 10); }

// Of the highest level: what the mean has to be to count as direct current, of which music has next to nothing.
constexpr float kDirectCurrent = 0.01f;

// Of the duration: how long channels may cancel each other out without being told of.
constexpr double kCancelled = 0.05;

std::vector<std::string> warnings_of(const Sound& sound, double duration_s, double cancelled_s, std::uint64_t bad) {
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
    for (std::string& remark : sound.remarks()) all.push_back(std::move(remark));
    if (cancelled_s > kCancelled * duration_s)
        all.push_back("the channels cancel each other out for " + seconds(cancelled_s) + " of " + seconds(duration_s) +
                      ", as when one is inverted: their difference was analysed there; check cable and export");
    if (bad > 0)
        all.push_back(std::to_string(bad) +
                      " samples of the file are not numbers and were taken as silence; export it again");
    return all;
}

}  // namespace

Mono::Mono(std::unique_ptr<Sound> sound)
    : sound_(std::move(sound)), sample_rate_(sound_->sample_rate), downmix_(sound_->channels, sound_->layout, sample_rate_), resampler_(sample_rate_, kSampleRate) {
    interleaved_.resize(static_cast<std::size_t>(sound_->sample_rate) * static_cast<std::size_t>(sound_->channels));
}

Result<bool> Mono::read(std::vector<float>& samples) {
    if (!sound_) return false;
    const auto channels = static_cast<std::size_t>(sound_->channels);
    const std::size_t count = sound_->read(interleaved_);
    read_ += count;
    if (duration_s() > kMaxDuration_s) return failure("it is longer than 12 hours; cut it into parts");
    const auto interleaved = std::span(interleaved_).first(count * channels);
    switch (coded_sound_.look(interleaved)) {
        case CodedSound::Kind::dts:
            return failure("DTS surround sound in the place of plain samples, as of a DTS CD: played so, it is hiss; convert it with a program that decodes DTS");
        case CodedSound::Kind::cable:
            return failure("Dolby Digital, DTS or the like in the place of plain samples, as sent over a digital cable: played so, it is hiss; convert it with a program that decodes it");
        case CodedSound::Kind::none: break;
    }
    std::size_t bad = 0;
    for (float& value : interleaved) {
        const bool sane = is_sane(value);
        value = sane ? value : 0.0f;
        bad += !sane;
    }
    bad_ += bad;
    mixed_.clear();
    downmix_.process(interleaved, mixed_);
    if (count == 0) downmix_.finish(mixed_);
    resampled_.clear();
    resampler_.process(mixed_, resampled_);
    if (count == 0) resampler_.finish(resampled_);
    append(samples);
    if (count > 0) return true;
    return end();
}

void Mono::append(std::vector<float>& samples) {
    const auto sounds = [](float value) { return std::abs(value) >= kDigitalSilence; };
    auto begin = resampled_.cbegin();
    if (length_ == 0) {
        begin = std::find_if(begin, resampled_.cend(), sounds);
        leading_ += static_cast<std::uint64_t>(begin - resampled_.cbegin());
    }
    const auto last = std::find_if(resampled_.crbegin(), std::make_reverse_iterator(begin), sounds).base();
    if (last != begin) length_ = given_ + static_cast<std::uint64_t>(last - begin);
    for (auto value = begin; value != last; ++value) {
        highest_ = std::max(highest_, *value);
        lowest_ = std::min(lowest_, *value);
        sum_ += static_cast<double>(*value);
    }
    level_.push(std::span(begin, last));
    samples.insert(samples.end(), begin, resampled_.cend());
    given_ += static_cast<std::uint64_t>(resampled_.cend() - begin);
}

Result<bool> Mono::end() {
    warnings_ = warnings_of(*sound_, duration_s(), downmix_.cancelled_s(), bad_);
    sound_.reset();
    if (duration_s() == 0)
        return failure("no sound could be decoded from the file; it is damaged or cut at its beginning: get it again");
    if (duration_s() < kMinDuration_s)
        return failure("too short: " + at_least(duration_s()) + " of sound, but at least " + seconds(kMinDuration_s) +
                       " is needed; choose a longer piece");
    if (length_ == 0) return failure("silent: no sample of the file rises above digital silence; check the recording");
    const double sounding_s = static_cast<double>(length_) / kSampleRate;
    if (sounding_s < kMinDuration_s)
        return failure("too short: only " + at_least(sounding_s) + " of the file is not silent, but at least " +
                       seconds(kMinDuration_s) + " is needed; choose a longer piece");
    return false;
}

double Mono::progress() const { return !sound_ ? 1.0 : std::clamp(sound_->progress(), 0.0, 1.0); }
double Mono::start_s() const { return static_cast<double>(leading_) / kSampleRate; }
double Mono::duration_s() const { return static_cast<double>(read_) / sample_rate_; }
std::uint64_t Mono::length() const { return length_; }
float Mono::level() const {
    const float peak = level_.peak();
    const auto mean = static_cast<float>(sum_ / static_cast<double>(std::max<std::uint64_t>(length_, 1)));
    return std::abs(mean) > kDirectCurrent * peak ? std::max(highest_ - mean, mean - lowest_) : level_.value();
}

}  // namespace moodglass
