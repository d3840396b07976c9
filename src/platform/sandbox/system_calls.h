// SPDX-License-Identifier: Apache-2.0
// Linux' seccomp: the list of system calls that a process keeps. It has what decoding, computing, threads and writing
// to open files need. Files are opened to read only; memory that is written never becomes code; threads may be started,
// but no process. What would reach a program, another process or the network fails as not permitted. Every other call
// fails as one that the kernel does not know, so that a newer C library falls back on an older call.
#pragma once

namespace moodglass {

// Whether the kernel filters system calls, and the list is written for this processor (x86-64, AArch64).
bool can_restrict_system_calls();

// For the calling thread, and whatever it starts. False if that failed.
bool restrict_system_calls();

}  // namespace moodglass
