// SPDX-License-Identifier: Apache-2.0
// The tests, and in the processes that they start the stand-in for the decoders.
#include <gtest/gtest.h>

#include "decoding/stand_in.h"
#include "platform/decoding/process.h"

int main(int count, char** arguments) {
    moodglass::decode_if_told_to(count, arguments, moodglass::open_stand_in);
    testing::InitGoogleTest(&count, arguments);
    return RUN_ALL_TESTS();
}
