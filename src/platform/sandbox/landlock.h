// SPDX-License-Identifier: Apache-2.0
// Linux' Landlock (https://docs.kernel.org/userspace-api/landlock.html): a process that gives up files, and TCP.
#pragma once

#include <filesystem>
#include <vector>

namespace moodglass {

// The version of the kernel's Landlock; 0: none.
int landlock_version();

// Lets the calling thread, and whatever it starts, read these files and folders alone, and write, make and remove none;
// from version 4 on it takes no TCP port and reaches none, from 6 on it signals nobody outside. False if that failed.
bool restrict_files(int version, const std::vector<std::filesystem::path>& may_read);

}  // namespace moodglass
