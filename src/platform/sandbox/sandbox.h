// SPDX-License-Identifier: Apache-2.0
// A process that is about to read strangers' files gives up what it does not need for it. Whatever a file built to take
// it over may do then: it opens no other file, writes none, reaches no network, starts no program, and looks into no
// other process.
//
// Two parts of Linux do it, each by itself: Landlock (landlock.h: which files) and seccomp (system_calls.h: which
// system calls). Where the kernel lacks one, the other is taken all the same; elsewhere than on Linux there is neither.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace moodglass {

// What holds a process in.
struct Sandbox {
    int landlock = 0;           // the version of the kernel's Landlock that holds it: 0 is none, from 4 on no network
    bool system_calls = false;  // whether the list of system calls holds it
};

// What this kernel, and this build, could hold it in by. Under AddressSanitizer and ThreadSanitizer nothing does, since
// they read other files and look into their own process.
Sandbox possible_sandbox();

// Holds in the calling thread, and every thread and process that it starts from now on, for good: so it comes before
// the first of them. Of files it may then read those named, and in folders among them everything below; what is not
// there now is left out. It opens no file to write; what it holds open it may go on writing. Gives what came of it.
Sandbox enter_sandbox(const std::vector<std::filesystem::path>& may_read);

// The same with less still, for a process of one thread that has read its file and only decodes it: it opens nothing,
// starts nothing, not even a thread, writes to this one descriptor, and has so many bytes of memory in all.
Sandbox enter_decoding_sandbox(int output, std::uint64_t most_memory);

// "files by Landlock 7, system calls by seccomp", or what is not held in.
std::string to_string(const Sandbox& sandbox);

}  // namespace moodglass
