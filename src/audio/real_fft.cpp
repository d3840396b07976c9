// SPDX-License-Identifier: Apache-2.0
#include "audio/real_fft.h"

#include <kiss_fftr.h>

namespace moodglass {
namespace {

static_assert(sizeof(kiss_fft_scalar) == sizeof(Four) && sizeof(kiss_fft_cpx) == sizeof(FourBins));

kiss_fftr_cfg kiss(void* fft) { return static_cast<kiss_fftr_cfg>(fft); }

}  // namespace

void RealFft::Free::operator()(void* fft) const { kiss_fftr_free(fft); }

RealFft::RealFft(std::size_t size, Way way)
    : fft_(kiss_fftr_alloc(static_cast<int>(size), way == Way::inverse, nullptr, nullptr)) {}

void RealFft::forward(std::span<const Four> samples, std::span<FourBins> bins) const {
    kiss_fftr(kiss(fft_.get()), reinterpret_cast<const kiss_fft_scalar*>(samples.data()),
              reinterpret_cast<kiss_fft_cpx*>(bins.data()));
}

void RealFft::inverse(std::span<const FourBins> bins, std::span<Four> samples) const {
    kiss_fftri(kiss(fft_.get()), reinterpret_cast<const kiss_fft_cpx*>(bins.data()),
               reinterpret_cast<kiss_fft_scalar*>(samples.data()));
}

}  // namespace moodglass
