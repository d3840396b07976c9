// SPDX-License-Identifier: Apache-2.0
// How far a song is on its way, as a share of the time that the whole way is expected to take: by the part of the file
// that is read, by the time that this took, and by the time that the network took for the songs before. What part of
// the way decoding is differs by format, machine and model: from a quarter to three quarters.
#pragma once

#include <cstddef>

namespace moodglass {

enum class Stage { decoding, analysing, done };

struct Progress {
    Stage stage = Stage::decoding;
    double fraction = 0;   // of the whole way, 0 to 1; never less than before
    bool waiting = false;  // for helpers alone: another step would do nothing
};

class ProgressMeter {
  public:
    // The fraction when `read` of the file (0 to 1) is decoded, which took spent_s, and the network is expected to take
    // ahead_s for what is decoded by then; 0: nobody knows, and half the way is decoding.
    double decoding(double read, double spent_s, double ahead_s);

    // The fraction when the network has heard `heard` of the song, 0 to 1.
    double analysing(double heard);

  private:
    double told(double fraction);

    double told_ = 0;            // the last one
    double decoding_share_ = 0;  // of the whole way, once it is decoded
};

}  // namespace moodglass
