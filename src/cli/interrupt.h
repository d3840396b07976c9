// SPDX-License-Identifier: Apache-2.0
// Ctrl-C and the like: the first is a wish to end in order, a second ends at once.
#pragma once

namespace moodglass::cli {

// From here on the first SIGINT or SIGTERM is noted.
void watch_for_interrupt();

bool interrupted();

}  // namespace moodglass::cli
