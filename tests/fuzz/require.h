// SPDX-License-Identifier: Apache-2.0
// What a fuzz target asserts: ends the program with the sentence, so that libFuzzer keeps the input.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace moodglass::fuzz {

inline void require(bool holds, const char* sentence) {
    if (holds) return;
    std::fprintf(stderr, "does not hold: %s\n", sentence);
    std::abort();
}

}  // namespace moodglass::fuzz
