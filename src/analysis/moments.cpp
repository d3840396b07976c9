// SPDX-License-Identifier: Apache-2.0
#include "analysis/moments.h"

#include <algorithm>

namespace moodglass {

PerEmotion<Moment> moments_of(const Analysis& analysis, const Spreads& spreads) {
    PerEmotion<Moment> moments;
    if (analysis.windows.empty()) return moments;
    for (std::size_t e = 0; e < kEmotionCount; ++e) {
        const Window& strongest =
            *std::ranges::max_element(analysis.windows, {}, [&](const Window& w) { return w.emotions[e]; });
        const float value = strongest.emotions[e], spread = spreads.emotions[e];
        moments[e] = {strongest.start_s, strongest.end_s, value,
                      spread > 0 ? (value - analysis.emotions[e].mean) / spread : 0};
    }
    return moments;
}

}  // namespace moodglass
