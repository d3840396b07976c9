// SPDX-License-Identifier: Apache-2.0
#include "pulse/periodicity.h"

#include <algorithm>
#include <vector>

#include "audio/real_fft.h"

namespace moodglass {
namespace {

constexpr std::size_t kSize = 2048;
constexpr float kUnheard = 0.003f;  // a variation of the strength that is none
static_assert(kMomentSurroundings + kLags <= kSize, "the transform's circle must not close");

// Autocorrelations of four curves at once, times kSize.
class Autocorrelation {
  public:
    std::vector<Four> curves = std::vector<Four>(kSize);  // in, and out

    void apply() {
        forward_.forward(curves, bins_);
        for (FourBins& bin : bins_) bin = {bin.re * bin.re + bin.im * bin.im, Four{}};
        inverse_.inverse(bins_, curves);
    }

  private:
    RealFft forward_{kSize, RealFft::Way::forward}, inverse_{kSize, RealFft::Way::inverse};
    std::vector<FourBins> bins_ = std::vector<FourBins>(kSize / 2 + 1);
};

}  // namespace

std::size_t lag_count(const Moments& moments) { return std::min(kLags, moments.window().size() / 2); }

void periodicity(std::span<const float> strength, const Moments& moments,
                 const std::function<void(std::span<const float>)>& told) {
    const std::span<const float> window = moments.window();
    Autocorrelation autocorrelation;
    auto& curves = autocorrelation.curves;
    for (std::size_t i = 0; i < window.size(); ++i) curves[i] = Four{} + window[i];
    autocorrelation.apply();
    const float window_power = curves[0][0];
    std::vector<float> taper(lag_count(moments)), r(taper.size());
    for (std::size_t lag = 0; lag < taper.size(); ++lag) taper[lag] = curves[lag][0] / window_power;

    for (std::size_t first = 0; first < moments.count(); first += kLanes) {
        const std::size_t lanes = std::min(kLanes, moments.count() - first);
        std::fill(curves.begin(), curves.end(), Four{});
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            const auto mean = static_cast<float>(moments.mean(strength, first + lane));
            const float* x = &strength[moments.begin(first + lane)];
            for (std::size_t i = 0; i < window.size(); ++i) curves[i][lane] = window[i] * (x[i] - mean);
        }
        autocorrelation.apply();
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            const float power = curves[0][lane] + kUnheard * kUnheard * window_power;
            for (std::size_t lag = 0; lag < r.size(); ++lag) r[lag] = curves[lag][lane] / power / taper[lag];
            told(r);
        }
    }
}

}  // namespace moodglass
