// SPDX-License-Identifier: Apache-2.0
#include "analysis/glimpse.h"

#include <utility>

#include "network/receptive_field.h"

namespace moodglass {
namespace {

constexpr std::size_t kValues = static_cast<std::size_t>(kExcerptFrames) * kBandCount;

}  // namespace

Glimpse::Glimpse(const Model& model, bool wanted)
    : state_(wanted ? State::wanted : State::over),
      columns_(output_length(model.geometry(), kExcerptFrames)),
      rows_(output_length(model.geometry(), kBandCount)),
      outputs_(model.cell_outputs()) {}

void Glimpse::begin(std::span<const float> magnitudes, float level) {
    if (state_ != State::wanted || magnitudes.size() < kValues) return;
    frames_ = to_spectrogram({magnitudes.begin(), magnitudes.begin() + kValues}, level);
    state_ = State::waiting;
}

std::optional<std::span<const float>> Glimpse::take_frames() {
    if (state_ != State::waiting) return std::nullopt;
    state_ = State::taken;
    taken_at_ = std::chrono::steady_clock::now();
    return frames_.values;
}

bool Glimpse::give(std::vector<float> cells) {
    if (cells.size() != columns_ * rows_ * outputs_) return false;
    if (state_ != State::taken) return true;
    seconds_a_frame_ =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - taken_at_).count() / kExcerptFrames;
    cells_ = {columns_, rows_, outputs_, std::move(cells), {}};
    state_ = State::there;
    return true;
}

std::optional<Cells> Glimpse::take() {
    if (state_ != State::there) return std::nullopt;
    state_ = State::over;
    return std::exchange(cells_, {});
}

void Glimpse::end() { state_ = State::over; }

}  // namespace moodglass
