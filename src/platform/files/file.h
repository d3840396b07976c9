// SPDX-License-Identifier: Apache-2.0
// Whole files in and out, for the command and the window.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "audio/result.h"
#include "platform/files/descriptor.h"

namespace moodglass {

// Refuses what is no regular file, is not readable, or is larger than 2 GB.
Result<std::vector<std::byte>> read_file(const std::filesystem::path& path);

// The same in two steps, of which another process may do the second: the size is looked at there.
Result<Descriptor> open_file(const std::filesystem::path& path);
Result<std::vector<std::byte>> read_all(const Descriptor& file);

// Fails if there is something of that name already, with the advice behind it, or if that cannot be told. A pipe or a device is
// free: nothing in it is overwritten.
Result<void> check_free(const std::filesystem::path& path, const std::string& advice);

// A file that takes its name when it is whole; until then what is there of that name stays. Given up before, it leaves nothing, even
// where the process is ended (on file systems with nameless files). A pipe or a device is written at once.
class NewFile {
  public:
    // Made before the work for it begins, so that a place that cannot be written is told then.
    static Result<NewFile> at(const std::filesystem::path& path);
    ~NewFile();
    NewFile(NewFile&& other) noexcept;
    NewFile& operator=(NewFile&&) = delete;

    // Leaves it to a process of its own, which starts here and reads nothing but the wish, to give the file its name: for a
    // process that is about to give up the right to (platform/sandbox/sandbox.h). Call it before the first thread.
    Result<void> leave_naming();

    Result<void> write(std::span<const std::byte> bytes);
    Result<void> write(std::string_view text) { return write(std::as_bytes(std::span(text))); }
    Result<void> finish();

  private:
    NewFile(int descriptor, std::filesystem::path path, std::filesystem::path beside)
        : descriptor_(descriptor), path_(std::move(path)), beside_(std::move(beside)) {}

    int give_name();  // 0, or the error's number
    [[noreturn]] void wait_for_wish(int wish, int answer);  // in the process that gives the name
    void end_naming();

    int descriptor_;
    std::filesystem::path path_;    // empty: written at once
    std::filesystem::path beside_;  // empty: it has no name yet
    int namer_ = -1;                // the process that gives the name, and what it is asked and answers by
    int wish_ = -1, answer_ = -1;
};

Result<void> write_file(const std::filesystem::path& path, std::string_view content);

}  // namespace moodglass
