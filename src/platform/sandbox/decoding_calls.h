// SPDX-License-Identifier: Apache-2.0
// The system calls that are left to a process which has read its file and decodes it in one thread: memory, the clock,
// and writing to one descriptor. Everything else is not permitted, threads and reading among it.
#pragma once

namespace moodglass {

// For the calling thread, for good. False if that failed, or where can_restrict_system_calls() is false.
bool restrict_to_decoding(int output);

}  // namespace moodglass
