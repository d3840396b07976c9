// SPDX-License-Identifier: Apache-2.0
#include "audio/resampler.h"

#include <speex_resampler.h>

#include <algorithm>

namespace moodglass {
namespace {

// A Kaiser window of 256 taps at the lower rate: tests/audio/resampler_test.cpp measures what is left of aliases.
constexpr int kQuality = SPEEX_RESAMPLER_QUALITY_MAX;

SpeexResamplerState* speex(void* state) { return static_cast<SpeexResamplerState*>(state); }

}  // namespace

void Resampler::Free::operator()(void* state) const { speex_resampler_destroy(speex(state)); }

Resampler::Resampler(int from_rate, int to_rate, When when) : from_rate_(from_rate), to_rate_(to_rate) {
    if (from_rate == to_rate) return;
    if (when == When::in_blocks && OverlapSave::suits(from_rate, to_rate)) {
        overlap_save_.emplace(from_rate, to_rate);
        return;
    }
    int error = 0;
    speex_.reset(speex_resampler_init(1, static_cast<spx_uint32_t>(from_rate), static_cast<spx_uint32_t>(to_rate), kQuality,
                                      &error));
    speex_resampler_skip_zeros(speex(speex_.get()));
}

Resampler::~Resampler() = default;

void Resampler::process(std::span<const float> in, std::vector<float>& out) {
    in_ += in.size();
    run(in, out);
}

void Resampler::run(std::span<const float> in, std::vector<float>& out) {
    const std::size_t before = out.size();
    if (overlap_save_) {
        overlap_save_->process(in, out);
    } else if (speex_) {
        run_speex(in, out);
    } else {
        out.insert(out.end(), in.begin(), in.end());
    }
    out_ += out.size() - before;
}

void Resampler::run_speex(std::span<const float> in, std::vector<float>& out) {
    while (!in.empty()) {
        constexpr std::size_t kPiece = 4096;
        const auto room = static_cast<std::size_t>(static_cast<double>(kPiece) * to_rate_ / from_rate_) + 64;
        const auto begin = out.size();
        out.resize(begin + room);
        auto taken = static_cast<spx_uint32_t>(std::min(in.size(), kPiece));
        auto given = static_cast<spx_uint32_t>(room);
        speex_resampler_process_float(speex(speex_.get()), 0, in.data(), &taken, &out[begin], &given);
        out.resize(begin + given);
        in = in.subspan(taken);
        if (taken == 0 && given == 0) break;
    }
}

void Resampler::finish(std::vector<float>& out) {
    const unsigned long long whole =
        (in_ * static_cast<unsigned long long>(to_rate_) + static_cast<unsigned long long>(from_rate_) / 2) /
        static_cast<unsigned long long>(from_rate_);
    const std::vector<float> zeros(1024, 0.0f);
    while (out_ < whole) run(zeros, out);
    out.resize(out.size() - static_cast<std::size_t>(out_ - whole));
    out_ = whole;
}

}  // namespace moodglass
