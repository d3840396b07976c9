// SPDX-License-Identifier: Apache-2.0
#include "cli/output.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "cli/keep_in.h"
#include "cli/terminal.h"
#include "platform/files/collect.h"
#include "platform/files/file.h"

namespace moodglass::cli {
namespace {

class StandardOutput : public Output {
  public:
    Result<void> write(std::string_view text) override {
        clear_progress();
        if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0)
            return failure(kNotPrinted);
        return {};
    }
};

class WholeFile : public Output {
  public:
    explicit WholeFile(NewFile file) : file_(std::move(file)) {}
    Result<void> write(std::string_view text) override { return file_.write(text); }
    Result<void> finish() override { return file_.finish(); }

  private:
    NewFile file_;
};

}  // namespace

Result<void> check_output(const std::filesystem::path& path, bool overwrite, const std::string& advice) {
    if (!overwrite) return check_free(path, advice);
    std::error_code error;
    if (std::filesystem::is_regular_file(path, error) && is_sound(path)) return failure("this is a song, and would be lost; choose another name");
    return {};
}

std::unique_ptr<Output> standard_output() { return std::make_unique<StandardOutput>(); }

Result<std::unique_ptr<Output>> new_file(const std::filesystem::path& path) {
    auto file = new_output(path);
    if (!file) return tl::unexpected(file.error());
    return std::make_unique<WholeFile>(std::move(*file));
}

Result<std::unique_ptr<EndOfFile>> EndOfFile::at(const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    if (descriptor < 0)
        return failure("it cannot be written: " + std::string(std::strerror(errno)) + "; choose another place");
    return std::unique_ptr<EndOfFile>(new EndOfFile(descriptor));
}

EndOfFile::~EndOfFile() { ::close(descriptor_); }

Result<void> EndOfFile::begin_behind(std::uintmax_t size) {
    size_ = size;
    if (::lseek(descriptor_, 0, SEEK_END) > static_cast<off_t>(size) &&
        ::ftruncate(descriptor_, static_cast<off_t>(size)) != 0)
        return failure("its cut last line cannot be taken off: " + std::string(std::strerror(errno)) +
                       "; choose another place");
    return {};
}

Result<void> EndOfFile::write(std::string_view text) {
    for (std::size_t done = 0; done < text.size();) {
        const ssize_t written = ::write(descriptor_, text.data() + done, text.size() - done);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) {
            const std::string reason = std::strerror(errno);
            const bool whole = ::ftruncate(descriptor_, static_cast<off_t>(size_)) == 0;
            return failure(
                "not all could be written: " + reason +
                (whole ? "; what was written before stands there whole. Make room, and go on with --resume" : ""));
        }
        done += static_cast<std::size_t>(written);
    }
    size_ += text.size();
    return {};
}

}  // namespace moodglass::cli
