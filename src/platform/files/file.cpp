// SPDX-License-Identifier: Apache-2.0
#include "platform/files/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstring>
#include <random>
#include <utility>

namespace moodglass {
namespace {

constexpr std::uintmax_t kLargest = 2ull << 30;
constexpr mode_t kMode = 0666;  // less what the user's mask takes

tl::unexpected<Error> not_written(int error) { return failure("it cannot be written: " + std::string(std::strerror(error))); }

// What may be read by its permissions but not by this process has come since it gave up all other files: it is another
// file under the same name, and the next run may read it.
bool came_too_late(const std::filesystem::path& path, int error) {
    return error == EACCES && ::access(path.c_str(), R_OK) == 0;
}

// A network folder that hiccups is no fault of the file.
Cause cause_of(const std::error_code& error) {
    const bool of_the_file = error == std::errc::permission_denied || error == std::errc::operation_not_permitted ||
                             error == std::errc::too_many_symbolic_link_levels || error == std::errc::filename_too_long ||
                             error == std::errc::not_a_directory;
    return of_the_file ? Cause::file : Cause::machine;
}

// A name that nobody else has, in the target's folder: the target's own may be as long as names can be.
std::filesystem::path name_beside(const std::filesystem::path& path) {
    std::random_device random;
    return path.parent_path() / (".moodglass-part-" + std::to_string(::getpid()) + "-" + std::to_string(random()));
}

bool takes_bytes_at_once(const std::filesystem::file_status& status) {
    return std::filesystem::exists(status) && !std::filesystem::is_regular_file(status) && !std::filesystem::is_directory(status);
}

}  // namespace

Result<Descriptor> open_file(const std::filesystem::path& path) {
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (status.type() == std::filesystem::file_type::not_found) return failure("there is no such file; check its name", Cause::missing);
    if (error) return failure("it cannot be opened: " + error.message(), cause_of(error));
    if (std::filesystem::is_directory(status)) return failure("this is a folder, not a file");
    if (!std::filesystem::is_regular_file(status)) return failure("this is a device or a pipe, not a file");
    Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    const int number = errno;
    if (!file && came_too_late(path, number))
        return failure("another file has taken its name since this began; try it again", Cause::machine);
    if (!file) return failure("it cannot be opened: " + std::string(std::strerror(number)), cause_of({number, std::generic_category()}));
    return file;
}

Result<std::vector<std::byte>> read_all(const Descriptor& file) {
    struct stat before {}, after {};
    if (::fstat(file.number(), &before) != 0) {
        const std::error_code error(errno, std::generic_category());
        return failure("its size cannot be read: " + error.message(), cause_of(error));
    }
    if (static_cast<std::uintmax_t>(before.st_size) > kLargest) return failure("it is larger than 2 GB; cut it into parts");
    std::vector<std::byte> bytes(static_cast<std::size_t>(before.st_size));
    std::size_t count = 0;
    while (count < bytes.size()) {
        const ssize_t read = ::read(file.number(), bytes.data() + count, bytes.size() - count);
        if (read < 0 && errno == EINTR) continue;
        if (read <= 0) break;
        count += static_cast<std::size_t>(read);
    }
    const bool told = ::fstat(file.number(), &after) == 0;
    if (!told || after.st_size != before.st_size || after.st_mtim.tv_sec != before.st_mtim.tv_sec ||
        after.st_mtim.tv_nsec != before.st_mtim.tv_nsec)
        return failure("it was changed while it was read; try again when it is complete", Cause::machine);
    if (count != bytes.size())
        return failure("it could not be read to its end; check the disk that it is on", Cause::machine);
    return bytes;
}

Result<std::vector<std::byte>> read_file(const std::filesystem::path& path) {
    const Result<Descriptor> file = open_file(path);
    if (!file) return tl::unexpected(file.error());
    return read_all(*file);
}

Result<void> check_free(const std::filesystem::path& path, const std::string& advice) {
    std::error_code error;
    if (takes_bytes_at_once(std::filesystem::status(path, error))) return {};
    if (std::filesystem::exists(std::filesystem::symlink_status(path, error))) return failure("there is such a file already; " + advice);
    if (error && error != std::errc::no_such_file_or_directory) return failure("it cannot be written: " + error.message());
    return {};
}

Result<NewFile> NewFile::at(const std::filesystem::path& path) {
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (std::filesystem::is_directory(status) || !path.has_filename()) return failure("it cannot be written: this is a folder, not a file");
    if (takes_bytes_at_once(status)) {
        const int device = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
        if (device < 0) return not_written(errno);
        return NewFile(device, {}, {});
    }
    if (path.filename().native().size() > NAME_MAX) return not_written(ENAMETOOLONG);
    const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
    if (!std::filesystem::is_directory(folder, error)) return failure("it cannot be written: there is no folder " + folder.string());
#ifdef O_TMPFILE
    // It gets its name by way of /proc.
    const bool can_be_named = ::access("/proc/self/fd", X_OK) == 0;
    if (const int nameless = can_be_named ? ::open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, kMode) : -1; nameless >= 0)
        return NewFile(nameless, path, {});
#endif
    auto beside = name_beside(path);
    const int named = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, kMode);
    if (named < 0) return not_written(errno);
    return NewFile(named, path, std::move(beside));
}

NewFile::NewFile(NewFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      path_(std::move(other.path_)),
      beside_(std::exchange(other.beside_, {})),
      namer_(std::exchange(other.namer_, -1)),
      wish_(std::exchange(other.wish_, -1)),
      answer_(std::exchange(other.answer_, -1)) {}

NewFile::~NewFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!beside_.empty()) ::unlink(beside_.c_str());
    end_naming();
}

Result<void> NewFile::leave_naming() {
    if (path_.empty()) return {};
    std::array<int, 2> wish{}, answer{};
    if (::pipe2(wish.data(), O_CLOEXEC) != 0) return not_written(errno);
    if (::pipe2(answer.data(), O_CLOEXEC) != 0) {
        const int error = errno;
        for (const int end : wish) ::close(end);
        return not_written(error);
    }
    namer_ = ::fork();
    const int error = errno;
    if (namer_ == 0) wait_for_wish(wish[0], answer[1]);
    ::close(wish[0]);
    ::close(answer[1]);
    wish_ = wish[1];
    answer_ = answer[0];
    if (namer_ < 0) return not_written(error);
    beside_.clear();
    return {};
}

void NewFile::wait_for_wish(int wish, int answer) {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) ::signal(signal, SIG_IGN);  // it ends when the other does
    // Nothing but these three stays open: neither what others wait for to be closed, nor the other's end of the pipe.
    const auto most = static_cast<int>(std::min(::sysconf(_SC_OPEN_MAX), 1L << 16));
    for (int descriptor = 0; descriptor < most; ++descriptor)
        if (descriptor != wish && descriptor != answer && descriptor != descriptor_) ::close(descriptor);
    char asked = 0;
    int error = 0;
    if (::read(wish, &asked, 1) == 1) {
        error = give_name();
        const ssize_t told = ::write(answer, &error, sizeof error);
        if (told != sizeof error) error = EPIPE;
    }
    if (!beside_.empty()) ::unlink(beside_.c_str());
    ::_exit(error != 0);
}

void NewFile::end_naming() {
    for (int* end : {&wish_, &answer_})
        if (*end >= 0) ::close(std::exchange(*end, -1));
    if (namer_ > 0) ::waitpid(std::exchange(namer_, -1), nullptr, 0);
}

Result<void> NewFile::write(std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return not_written(errno);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

Result<void> NewFile::finish() {
    if (namer_ < 0) {
        const int error = give_name();
        return error == 0 ? Result<void>() : not_written(error);
    }
    // The other process closes the file as the last: what that tells, as a network folder does, is not lost.
    ::close(std::exchange(descriptor_, -1));
    int error = EPIPE;
    const bool answered = ::write(wish_, "n", 1) == 1 && ::read(answer_, &error, sizeof error) == sizeof error;
    end_naming();
    if (!answered) return failure("it cannot be written: the process that was to name it has ended; try again", Cause::machine);
    return error == 0 ? Result<void>() : not_written(error);
}

int NewFile::give_name() {
    if (!path_.empty() && beside_.empty()) {  // a name beside first: a link takes no name that is there
        auto beside = name_beside(path_);
        const std::string self = "/proc/self/fd/" + std::to_string(descriptor_);
        if (::linkat(AT_FDCWD, self.c_str(), AT_FDCWD, beside.c_str(), AT_SYMLINK_FOLLOW) != 0) return errno;
        beside_ = std::move(beside);
    }
    if (::close(std::exchange(descriptor_, -1)) != 0) return errno;
    if (path_.empty()) return 0;
    if (::rename(beside_.c_str(), path_.c_str()) != 0) return errno;
    beside_.clear();
    return 0;
}

Result<void> write_file(const std::filesystem::path& path, std::string_view content) {
    auto file = NewFile::at(path);
    if (!file) return tl::unexpected(file.error());
    if (const auto written = file->write(content); !written) return written;
    return file->finish();
}

}  // namespace moodglass
