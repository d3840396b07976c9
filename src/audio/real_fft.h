// SPDX-License-Identifier: Apache-2.0
// Fourier transforms of four real signals at once, one in each lane of a vector: one transform costs a quarter of what it
// would by itself. KissFFT, compiled for vectors; not normalised, as there.
#pragma once

#include <cstddef>
#include <memory>
#include <span>

namespace moodglass {

inline constexpr std::size_t kLanes = 4;

// A value of each of the four signals.
using Four [[gnu::vector_size(kLanes * sizeof(float))]] = float;

struct FourBins {
    Four re, im;
};

class RealFft {
  public:
    enum class Way { forward, inverse };

    // size: samples, even.
    RealFft(std::size_t size, Way way);

    // The only direction that this was made for: size samples to size / 2 + 1 bins, or back, where a round trip multiplies by size.
    void forward(std::span<const Four> samples, std::span<FourBins> bins) const;
    void inverse(std::span<const FourBins> bins, std::span<Four> samples) const;

  private:
    struct Free {
        void operator()(void* fft) const;
    };
    std::unique_ptr<void, Free> fft_;
};

}  // namespace moodglass
