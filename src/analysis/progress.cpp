// SPDX-License-Identifier: Apache-2.0
#include "analysis/progress.h"

#include <algorithm>

namespace moodglass {

double ProgressMeter::told(double fraction) { return told_ = std::clamp(fraction, told_, 1.0); }

double ProgressMeter::decoding(double read, double spent_s, double ahead_s) {
    // Both grow with what is read, so that their ratio is that of the whole song.
    const double share = ahead_s > 0 && spent_s > 0 ? spent_s / (spent_s + ahead_s) : 0.5;
    decoding_share_ = told(share * read);
    return decoding_share_;
}

double ProgressMeter::analysing(double heard) { return told(decoding_share_ + (1 - decoding_share_) * heard); }

}  // namespace moodglass
