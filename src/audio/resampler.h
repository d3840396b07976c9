// SPDX-License-Identifier: Apache-2.0
// One channel from any rate to another, in pieces, without delay: output sample 0 is at the time of input sample 0.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "audio/overlap_save.h"

namespace moodglass {

class Resampler {
  public:
    // Whether samples may come in blocks, of up to two seconds, at least cost, or must as soon as they can: within 10 ms.
    enum class When { in_blocks, at_once };

    // Rates in Hz. Equal rates pass the samples through; those that overlap-save does not suit are left to speexdsp, and
    // so is what must come at once.
    Resampler(int from_rate, int to_rate, When when = When::in_blocks);
    ~Resampler();

    // Appends what the input makes available to `out`.
    void process(std::span<const float> in, std::vector<float>& out);

    // Appends what is left; together the output is round(input length * to_rate / from_rate) samples long.
    void finish(std::vector<float>& out);

  private:
    void run(std::span<const float> in, std::vector<float>& out);
    void run_speex(std::span<const float> in, std::vector<float>& out);
    struct Free {
        void operator()(void* state) const;
    };
    std::optional<OverlapSave> overlap_save_;
    std::unique_ptr<void, Free> speex_;
    int from_rate_, to_rate_;
    unsigned long long in_ = 0, out_ = 0;
};

}  // namespace moodglass
