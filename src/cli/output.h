// SPDX-License-Identifier: Apache-2.0
// Where results go, piece by piece.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "audio/result.h"

namespace moodglass::cli {

class Output {
  public:
    virtual ~Output() = default;
    // After a failure nothing more can be written.
    virtual Result<void> write(std::string_view text) = 0;
    virtual Result<void> finish() { return {}; }
};

// Whether a file of results may be made there: not where something is, with the advice behind it, unless it may be overwritten;
// and a song never is, as where a name was forgotten behind --out.
Result<void> check_output(const std::filesystem::path& path, bool overwrite, const std::string& advice);

// Each piece is printed at once.
std::unique_ptr<Output> standard_output();

// Into a new file, which is there whole after finish(), else not at all. Fails at once where it cannot be made.
Result<std::unique_ptr<Output>> new_file(const std::filesystem::path& path);

// Each piece at once to the end of a file. A piece that cannot be written whole is taken back.
class EndOfFile : public Output {
  public:
    // Opens it, or makes an empty one; nothing in it is changed.
    static Result<std::unique_ptr<EndOfFile>> at(const std::filesystem::path& path);
    ~EndOfFile() override;

    // What stands behind its first `size` bytes is taken off. Comes before the first piece.
    Result<void> begin_behind(std::uintmax_t size);
    Result<void> write(std::string_view text) override;

  private:
    explicit EndOfFile(int descriptor) : descriptor_(descriptor) {}

    int descriptor_;
    std::uintmax_t size_ = 0;
};

}  // namespace moodglass::cli
