// SPDX-License-Identifier: Apache-2.0
#include "platform/decoding/process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <new>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "platform/files/file.h"
#include "platform/sandbox/sandbox.h"

extern char** environ;

namespace moodglass {
namespace {

constexpr const char* kDecode = "--decode-process";
constexpr const char* kKeptIn = "kept-in";
constexpr const char* kOpen = "open";

// Sound that is decoded ahead of who reads: three seconds of a CD. Where the system refuses it, it is less.
constexpr int kPipeBytes = 1 << 20;

constexpr int kAskEvery_ms = 50;
constexpr auto kEndingStep = std::chrono::milliseconds(5);
constexpr int kEndingSteps = 200;

// The decoders' own: what is kept of the file, once more where its parts have to be joined, and the program itself.
constexpr std::uint64_t kMemory = 1ull << 30, kMemoryAByte = 4;

// What the dynamic linker and the sanitizers read. The rest, among which may be secrets, is not handed on.
std::vector<char*> environment() {
    std::vector<char*> kept;
    for (char** variable = environ; *variable; ++variable)
        for (const std::string_view begin : {"LD_", "ASAN_", "LSAN_", "TSAN_", "UBSAN_"})
            if (std::string_view(*variable).starts_with(begin)) kept.push_back(*variable);
    kept.push_back(nullptr);
    return kept;
}

tl::unexpected<Error> not_started(int error) {
    return failure("the process that was to decode it could not be started (" + std::string(std::strerror(error)) +
                       "); close other programs, and try it again",
                   Cause::machine);
}

// Beyond those that a process is given, whatever numbers were free.
Descriptor moved_up(const Descriptor& descriptor) {
    return Descriptor(::fcntl(descriptor.number(), F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
}

struct SpawnSettings {
    posix_spawn_file_actions_t files{};
    posix_spawnattr_t attributes{};
    SpawnSettings() {
        ::posix_spawn_file_actions_init(&files);
        ::posix_spawnattr_init(&attributes);
    }
    ~SpawnSettings() {
        ::posix_spawn_file_actions_destroy(&files);
        ::posix_spawnattr_destroy(&attributes);
    }
    SpawnSettings(const SpawnSettings&) = delete;
    SpawnSettings& operator=(const SpawnSettings&) = delete;
};

// The process' number, or an error's.
tl::expected<pid_t, int> spawn(const Descriptor& file, const Descriptor& pipe, bool kept_in) {
    SpawnSettings settings;
    ::posix_spawn_file_actions_adddup2(&settings.files, file.number(), STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&settings.files, pipe.number(), STDOUT_FILENO);
    ::posix_spawn_file_actions_addopen(&settings.files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_addclosefrom_np(&settings.files, STDERR_FILENO + 1);
    sigset_t none, all;
    ::sigemptyset(&none);
    ::sigfillset(&all);
    ::posix_spawnattr_setsigmask(&settings.attributes, &none);
    ::posix_spawnattr_setsigdefault(&settings.attributes, &all);
    ::posix_spawnattr_setflags(&settings.attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    std::array<char*, 4> arguments{const_cast<char*>("moodglass"), const_cast<char*>(kDecode),
                                   const_cast<char*>(kept_in ? kKeptIn : kOpen), nullptr};
    pid_t process = -1;
    const int error = ::posix_spawn(&process, "/proc/self/exe", &settings.files, &settings.attributes, arguments.data(),
                                    environment().data());
    if (error != 0) return tl::unexpected(error);
    return process;
}

class Process final : public Line {
  public:
    Process(pid_t process, Descriptor pipe, GivenUp given_up)
        : process_(process), pipe_(std::move(pipe)), given_up_(std::move(given_up)) {}
    ~Process() override {
        pipe_.close();
        if (process_ <= 0) return;
        ::kill(process_, SIGKILL);
        while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) continue;
    }

    bool read(std::span<std::byte> bytes) override {
        while (!bytes.empty()) {
            pollfd readable{pipe_.number(), POLLIN, 0};
            const int ready = ::poll(&readable, 1, kAskEvery_ms);
            if (given_up_()) return stopped_ = true, false;
            if (ready == 0 || (ready < 0 && errno == EINTR)) continue;
            const ssize_t count = ::read(pipe_.number(), bytes.data(), bytes.size());
            if (count < 0 && errno == EINTR) continue;
            if (count <= 0) return ended_ = true, false;
            bytes = bytes.subspan(static_cast<std::size_t>(count));
        }
        return true;
    }

    Error end() override {
        if (stopped_) return {"it was stopped", Cause::machine};
        if (ended_ && signal_at_end() == SIGKILL)
            return failure(
                       "its decoding was ended from outside, as a machine does whose memory runs out; close other "
                       "programs, and try it again",
                       Cause::machine)
                .value();
        return failure(
                   "the decoder crashed over it, as a damaged file can make it do; get it again, or convert it to "
                   "WAV or FLAC with another program")
            .value();
    }

  private:
    // By which it ended itself, or others it; 0 where there was none, also where it lives on though it has closed its
    // pipe, for which no decent one has a reason.
    int signal_at_end() {
        for (int i = 0; i < kEndingSteps; ++i) {
            int status = 0;
            if (::waitpid(process_, &status, WNOHANG) == process_) {
                process_ = -1;
                return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
            }
            std::this_thread::sleep_for(kEndingStep);
        }
        return 0;
    }

    pid_t process_;
    Descriptor pipe_;
    GivenUp given_up_;
    bool ended_ = false, stopped_ = false;
};

// Ends where nobody reads any more: by the signal, or here if that is held back.
void write_all(std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) ::_exit(1);
        bytes = bytes.subspan(static_cast<std::size_t>(count));
    }
}

// A parent that went before it could be told so has closed its end of the pipe.
bool parent_is_there() {
    pollfd writable{STDOUT_FILENO, POLLOUT, 0};
    return ::prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && ::poll(&writable, 1, 0) >= 0 && !(writable.revents & POLLERR);
}

[[noreturn]] void decode(bool kept_in, const OpenSound& open) {
    ::prctl(PR_SET_NAME, "moodglass-song");
    if (!parent_is_there()) ::_exit(1);
    Descriptor file(STDIN_FILENO);
    Result<std::vector<std::byte>> bytes = no_memory();
    try {
        bytes = read_all(file);
    } catch (const std::bad_alloc&) {
    }
    file.close();
    if (kept_in) enter_decoding_sandbox(STDOUT_FILENO, kMemory + kMemoryAByte * (bytes ? bytes->size() : 0));
    if (bytes)
        tell_sound(open, *bytes, write_all);
    else
        tell_failure(bytes.error(), write_all);
    ::_exit(0);
}

}  // namespace

Result<std::unique_ptr<Line>> start_decoding(const Descriptor& file, bool kept_in, GivenUp given_up) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return not_started(errno);
    Descriptor from(ends[0]), to(ends[1]);
    ::fcntl(to.number(), F_SETPIPE_SZ, kPipeBytes);
    const Descriptor input = moved_up(file), output = moved_up(to);
    if (!input || !output) return not_started(errno);
    to.close();
    const auto process = spawn(input, output, kept_in);
    if (!process) return not_started(process.error());
    return std::make_unique<Process>(*process, std::move(from), std::move(given_up));
}

void decode_if_told_to(int count, char** arguments, const OpenSound& open) {
    if (count == 3 && std::string_view(arguments[1]) == kDecode) decode(std::string_view(arguments[2]) != kOpen, open);
}

}  // namespace moodglass
