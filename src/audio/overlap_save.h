// SPDX-License-Identifier: Apache-2.0
// Resampling by overlap-save: a block's spectrum is multiplied by the response of a windowed sinc and transformed back at the
// other length. Exact to rounding, and many times faster than the sum over the sinc's 512 taps; only for two rates of whose
// ratio a short transform exists.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace moodglass {

class OverlapSave {
  public:
    // Whether the rates (Hz) have a ratio of numbers without large prime factors: all the usual ones have.
    static bool suits(int from_rate, int to_rate);

    OverlapSave(int from_rate, int to_rate);
    ~OverlapSave();

    // Appends what the input makes available to `out`; output sample 0 is at the time of input sample 0.
    void process(std::span<const float> in, std::vector<float>& out);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace moodglass
