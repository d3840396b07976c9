// SPDX-License-Identifier: Apache-2.0
#include "audio/joined.h"

#include <algorithm>
#include <utility>

#include "audio/remix.h"

namespace moodglass {
namespace {

constexpr std::size_t kPiece = 4096;  // samples per channel

}  // namespace

Joined::Joined(std::vector<Part> parts) : parts_(std::move(parts)) {
    for (const Part& part : parts_) {
        sample_rate = std::max(sample_rate, part.sample_rate);
        channels = std::max(channels, part.channels);
        all_ += static_cast<double>(part.bytes);
    }
    resampled_.resize(static_cast<std::size_t>(channels));
    layout = wav_layout(channels);
}

std::size_t Joined::read(std::span<float> interleaved) {
    while (taken_ == resampled_[0].size())
        if (!decode_more()) return 0;
    const auto step = static_cast<std::size_t>(channels);
    const std::size_t count = std::min(interleaved.size() / step, resampled_[0].size() - taken_);
    for (std::size_t i = 0; i < count; ++i, ++taken_)
        for (std::size_t c = 0; c < step; ++c) interleaved[i * step + c] = resampled_[c][taken_];
    return count;
}

double Joined::progress() const {
    const double now = sound_ ? sound_->progress() * static_cast<double>(parts_[next_ - 1].bytes) : 0;
    return all_ > 0 ? (done_ + now) / all_ : 1;
}

// False at the end of the last part.
bool Joined::decode_more() {
    for (auto& channel : resampled_) channel.clear();
    taken_ = 0;
    if (!sound_) {
        if (next_ == parts_.size()) return false;
        begin_part();
        return true;
    }
    const std::size_t count = sound_->read(piece_);
    const auto given = static_cast<std::size_t>(sound_->channels);
    std::vector<float> moment(static_cast<std::size_t>(channels));
    std::vector<std::vector<float>> planes(moment.size(), std::vector<float>(count));
    for (std::size_t i = 0; i < count; ++i) {
        remix([&](int c) { return piece_[i * given + static_cast<std::size_t>(c)]; }, sound_->channels, channels,
              moment.data());
        for (std::size_t c = 0; c < moment.size(); ++c) planes[c][i] = moment[c];
    }
    for (std::size_t c = 0; c < moment.size(); ++c) {
        if (count > 0) {
            resamplers_[c].process(planes[c], resampled_[c]);
        } else {
            resamplers_[c].finish(resampled_[c]);
        }
    }
    if (count == 0) end_part();
    return true;
}

void Joined::begin_part() {
    const Part& part = parts_[next_++];
    sound_ = part.open();
    if (!sound_) {
        gaps_ = true;
        done_ += static_cast<double>(part.bytes);
        return;
    }
    piece_.resize(kPiece * static_cast<std::size_t>(sound_->channels));
    resamplers_.clear();
    for (int c = 0; c < channels; ++c) resamplers_.emplace_back(sound_->sample_rate, sample_rate);
}

void Joined::end_part() {
    cut_ = sound_->cut();
    gaps_ |= sound_->gaps() || (cut_ && next_ < parts_.size());
    done_ += static_cast<double>(parts_[next_ - 1].bytes);
    sound_.reset();
}

}  // namespace moodglass
