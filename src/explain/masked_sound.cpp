// SPDX-License-Identifier: Apache-2.0
#include "explain/masked_sound.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "audio/mono.h"
#include "audio/real_fft.h"
#include "spectrogram/framer.h"

namespace moodglass {
namespace {

constexpr std::size_t kOverlap = 4;   // frames over each sample
constexpr double kSquaredHann = 1.5;  // the sum of that many squared Hann windows

std::size_t frame_size(int rate) {
    return std::size_t{1} << std::lround(std::log2(static_cast<double>(kFrameSize) * rate / kSampleRate));
}

// The row of the mask that a frequency lies at.
struct Row {
    std::size_t below = 0;
    float next = 0;      // how near it is to the row above
    bool heard = false;  // by the network
};

}  // namespace

struct MaskedSound::Transform {
    Transform(int rate, std::size_t channels, const Mask& mask)
        : size(frame_size(rate)),
          hop(size / kOverlap),
          forward(size, RealFft::Way::forward),
          back(size, RealFft::Way::inverse),
          window(size),
          frames(size),
          bins(size / 2 + 1),
          rows(size / 2 + 1),
          gains(size / 2 + 1, 1.0f),
          in(channels, std::vector<float>(size)),
          out(channels, std::vector<float>(size)) {
        for (std::size_t i = 0; i < size; ++i)
            window[i] = static_cast<float>(
                0.5 - 0.5 * std::cos(2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(size)));
        for (std::size_t k = 0; k < rows.size() && mask.rows > 0; ++k) {
            const double hz = static_cast<double>(k) * rate / static_cast<double>(size);
            const double at = std::clamp((hz_band(hz) - mask.grid.first_band) / mask.grid.row_bands, 0.0,
                                         static_cast<double>(mask.rows - 1));
            rows[k] = {static_cast<std::size_t>(at), static_cast<float>(at - std::floor(at)), hz < kSampleRate / 2.0};
        }
    }

    std::size_t size, hop;
    RealFft forward, back;
    std::vector<float> window;
    std::vector<Four> frames;  // of up to four channels
    std::vector<FourBins> bins;
    std::vector<Row> rows;
    std::vector<float> gains;  // of this frame's bins
    std::vector<std::vector<float>> in,
        out;  // of each channel: the last `size` samples, and the sum of frames over them

    // Moves all channels on by one hop of interleaved samples, and adds the frame that ends there.
    void push(std::span<const float> interleaved) {
        for (std::size_t first = 0; first < in.size(); first += kLanes)
            push(first, std::min(kLanes, in.size() - first), interleaved);
    }

    void push(std::size_t first, std::size_t count, std::span<const float> interleaved) {
        const auto step = static_cast<std::ptrdiff_t>(hop);
        for (std::size_t lane = 0; lane < count; ++lane) {
            const std::size_t channel = first + lane;
            for (std::vector<float>* samples : {&in[channel], &out[channel]})
                std::copy(samples->begin() + step, samples->end(), samples->begin());
            std::fill(out[channel].end() - step, out[channel].end(), 0.0f);
            for (std::size_t i = 0; i < hop; ++i)
                in[channel][size - hop + i] = interleaved[i * in.size() + channel];
            for (std::size_t i = 0; i < size; ++i) frames[i][lane] = in[channel][i] * window[i];
        }
        forward.forward(frames, bins);
        for (std::size_t k = 0; k < bins.size(); ++k) {
            bins[k].re *= gains[k];
            bins[k].im *= gains[k];
        }
        back.inverse(bins, frames);
        const auto scale = static_cast<float>(1 / (kSquaredHann * static_cast<double>(size)));
        for (std::size_t lane = 0; lane < count; ++lane)
            for (std::size_t i = 0; i < size; ++i) out[first + lane][i] += frames[i][lane] * window[i] * scale;
    }
};

MaskedSound::MaskedSound(std::unique_ptr<Sound> sound, Masking masking, float gain)
    : sound_(std::move(sound)), masking_(std::move(masking)), gain_(gain) {
    sample_rate = sound_->sample_rate;
    channels = sound_->channels;
    const auto sample = [&](double time_s) {
        return static_cast<std::uint64_t>(std::llround(std::max(0.0, time_s) * sample_rate));
    };
    begin_ = sample(masking_.begin_s);
    end_ = std::max(begin_, sample(masking_.end_s));
    promised_length = end_ - begin_;
    frame_end_ = begin_;
    transform_ = std::make_unique<Transform>(sample_rate, static_cast<std::size_t>(channels), masking_.mask);
    hop_.resize(transform_->hop * static_cast<std::size_t>(channels));
}
MaskedSound::~MaskedSound() = default;

double MaskedSound::progress() const {
    return end_ == 0 ? 1 : std::min(1.0, static_cast<double>(taken_) / static_cast<double>(end_));
}

bool MaskedSound::skip() {
    const std::uint64_t most = std::min(begin_, taken_ + static_cast<std::uint64_t>(sample_rate));
    while (taken_ < most) {
        const auto wanted =
            std::min<std::uint64_t>(hop_.size(), (most - taken_) * static_cast<std::uint64_t>(channels));
        const std::size_t read = sound_->read(std::span(hop_).first(static_cast<std::size_t>(wanted)));
        if (read == 0) {
            end_ = begin_;  // there is no such stretch
            return false;
        }
        taken_ += read;
    }
    return taken_ < begin_;
}

// The stretch's next samples; zeros behind its end.
void MaskedSound::read_hop() {
    const auto width = static_cast<std::size_t>(channels);
    std::size_t got = 0;
    const auto wanted =
        static_cast<std::size_t>(std::min<std::uint64_t>(hop_.size() / width, end_ - std::min(taken_, end_)));
    while (got < wanted) {
        const std::size_t read = sound_->read(std::span(hop_).subspan(got * width, (wanted - got) * width));
        if (read == 0) {
            end_ = taken_ + got;  // the file is shorter than it promised
            break;
        }
        got += read;
    }
    taken_ += got;
    std::fill(hop_.begin() + static_cast<std::ptrdiff_t>(got * width), hop_.end(), 0.0f);
    for (float& value : hop_) {
        if (!is_sane(value)) value = 0;
        level_.before += static_cast<double>(value) * static_cast<double>(value);
    }
}

// Of the frame that ends at frame_end_, from the mask at the time of its middle.
void MaskedSound::find_gains() {
    Transform& t = *transform_;
    const Mask& mask = masking_.mask;
    if (masking_.part == Part::whole) return;
    // A column's time is where its middle frame begins, and the network's frames are kFrameSize long.
    const double middle_s = (static_cast<double>(frame_end_) - static_cast<double>(t.size) / 2) / sample_rate -
                            kFrameSize / 2.0 / kSampleRate;
    const auto last = static_cast<double>(mask.columns.length()) - 1;
    const double at = std::clamp(
        (middle_s - mask.grid.start_s) / mask.grid.column_s - static_cast<double>(mask.columns.begin), 0.0, last);
    const auto column = static_cast<std::size_t>(at), after = static_cast<std::size_t>(std::min(at + 1, last));
    const auto next = static_cast<float>(at - std::floor(at));
    const auto keep = [&](std::size_t row) {
        row = std::min(row, mask.rows - 1);
        return (1 - next) * mask.keep[column * mask.rows + row] + next * mask.keep[after * mask.rows + row];
    };
    for (std::size_t k = 0; k < t.gains.size(); ++k) {
        const Row& row = t.rows[k];
        const float only = row.heard ? (1 - row.next) * keep(row.below) + row.next * keep(row.below + 1) : 0.0f;
        t.gains[k] = masking_.part == Part::only ? only : 1 - only;
    }
}

void MaskedSound::step() {
    Transform& t = *transform_;
    const auto width = static_cast<std::size_t>(channels);
    read_hop();
    frame_end_ += t.hop;
    find_gains();
    t.push(hop_);
    // The frame's first hop is complete. Before the stretch begins there are frames that reach into it from outside.
    if (frame_end_ < begin_ + t.size) return;
    const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(t.hop, end_ - begin_ - given_));
    ready_.resize(count * width);
    ready_taken_ = 0;
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t c = 0; c < width; ++c) {
            const float value = gain_ * t.out[c][i];
            ready_[i * width + c] = value;
            level_.after += static_cast<double>(value) * static_cast<double>(value);
            level_.peak = std::max(level_.peak, std::abs(value));
        }
    given_ += count;
}

std::size_t MaskedSound::read(std::span<float> interleaved) {
    const auto width = static_cast<std::size_t>(channels);
    while (skip()) {
    }
    while (ready_taken_ == ready_.size()) {
        if (given_ >= end_ - begin_) return 0;
        step();
    }
    const std::size_t count = std::min(interleaved.size() / width * width, ready_.size() - ready_taken_);
    std::copy_n(ready_.begin() + static_cast<std::ptrdiff_t>(ready_taken_), count, interleaved.begin());
    ready_taken_ += count;
    return count / width;
}

float matching_gain(const MaskedSound::Level& level) {
    if (level.after <= 0) return 1;
    const auto wanted = static_cast<float>(std::sqrt(level.before / level.after));
    return std::min({wanted, kMostGain, level.peak > 0 ? 1 / level.peak : kMostGain});
}

}  // namespace moodglass
