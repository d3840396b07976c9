// SPDX-License-Identifier: Apache-2.0
// A process of its own enters the sandbox and tries what it must not; each attempt is made outside as well, where it
// works: so none is refused for another reason.
#include "platform/sandbox/sandbox.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <thread>

namespace moodglass {
namespace {

namespace fs = std::filesystem;

// What the attempt gives in a process of its own, within the sandbox or without: 0, or its errno; -1 if it crashes.
int outcome(const std::function<int()>& attempt, const std::vector<fs::path>* may_read = nullptr) {
    const pid_t child = ::fork();
    if (child == 0) {
        if (may_read) enter_sandbox(*may_read);
        ::_exit(attempt());
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int of(long result) { return result < 0 ? errno : 0; }

int opened(const fs::path& path, int flags) { return of(::open(path.c_str(), flags | O_CLOEXEC, 0600)); }

class Sandboxed : public testing::Test {
  protected:
    void SetUp() override {
        const Sandbox possible = possible_sandbox();
        if (possible.landlock == 0 || !possible.system_calls) GTEST_SKIP() << to_string(possible);
        std::string name = (fs::temp_directory_path() / "moodglass-sandbox-XXXXXX").string();
        folder_ = ::mkdtemp(name.data());
        fs::create_directories(folder_ / "asked" / "below");
        for (const char* file : {"asked/song", "asked/below/song", "other"}) std::ofstream(folder_ / file) << "sound";
        may_read_ = {folder_ / "asked", folder_ / "not there"};
    }
    void TearDown() override {
        if (!folder_.empty()) fs::remove_all(folder_);
    }

    // Works outside, and is not permitted within.
    void expect_kept_in(const std::function<int()>& attempt) {
        EXPECT_EQ(outcome(attempt), 0);
        const int within = outcome(attempt, &may_read_);
        EXPECT_TRUE(within == EACCES || within == EPERM) << std::strerror(within);
    }

    fs::path folder_;
    std::vector<fs::path> may_read_;
};

TEST_F(Sandboxed, ReadsWhatWasAsked) {
    for (const char* file : {"asked/song", "asked/below/song"})
        EXPECT_EQ(outcome([&] { return opened(folder_ / file, O_RDONLY); }, &may_read_), 0);
    EXPECT_EQ(outcome([&] { return opened(folder_ / "asked", O_RDONLY | O_DIRECTORY); }, &may_read_), 0);
    EXPECT_EQ(outcome([&] { return opened(folder_ / "asked" / "missing", O_RDONLY); }, &may_read_), ENOENT);
}

TEST_F(Sandboxed, ReadsNothingElse) {
    expect_kept_in([&] { return opened(folder_ / "other", O_RDONLY); });
    expect_kept_in([&] { return opened(folder_, O_RDONLY | O_DIRECTORY); });
    expect_kept_in([&] { return opened(folder_ / "asked" / ".." / "other", O_RDONLY); });
    expect_kept_in([&] { return opened("/etc/passwd", O_RDONLY); });
    expect_kept_in([&] { return opened("/proc/self/environ", O_RDONLY); });
}

TEST_F(Sandboxed, WritesNoFile) {
    expect_kept_in([&] { return opened(folder_ / "asked" / "song", O_WRONLY); });
    expect_kept_in([&] { return opened(folder_ / "asked" / "song", O_RDWR); });
    expect_kept_in([&] { return opened(folder_ / "asked" / "song", O_RDONLY | O_TRUNC); });
    expect_kept_in([&] { return opened(folder_ / "asked", O_WRONLY | O_TMPFILE); });
    expect_kept_in([&] { return opened("/proc/self/mem", O_RDWR); });
    // In each process under another name, since the first makes it.
    expect_kept_in([&] { return opened(folder_ / "asked" / std::to_string(::getpid()), O_WRONLY | O_CREAT | O_EXCL); });
    expect_kept_in([&] { return of(::mkdir((folder_ / std::to_string(::getpid())).c_str(), 0700)); });
    expect_kept_in([&] {
        return of(::link((folder_ / "other").c_str(), (folder_ / ("l" + std::to_string(::getpid()))).c_str()));
    });
    expect_kept_in([&] { return of(::chmod((folder_ / "asked" / "song").c_str(), 0600)); });
    // These come last: outside they succeed.
    const auto away = [&] { return of(::rename((folder_ / "other").c_str(), (folder_ / "elsewhere").c_str())); };
    EXPECT_EQ(outcome(away, &may_read_), EPERM);
    const auto gone = [&] { return of(::unlink((folder_ / "other").c_str())); };
    EXPECT_EQ(outcome(gone, &may_read_), EPERM);
    EXPECT_TRUE(fs::exists(folder_ / "other"));
}

TEST_F(Sandboxed, GoesOnWritingWhatIsOpen) {
    const fs::path path = folder_ / "out";
    const int out = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    ASSERT_GE(out, 0);
    EXPECT_EQ(outcome([&] { return ::write(out, "four", 4) == 4 && ::ftruncate(out, 3) == 0 ? 0 : errno; }, &may_read_),
              0);
    ::close(out);
    EXPECT_EQ(fs::file_size(path), 3u);
}

TEST_F(Sandboxed, ReachesNoNetwork) {
    const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ASSERT_EQ(::bind(server, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    ASSERT_EQ(::listen(server, 4), 0);
    socklen_t size = sizeof address;
    ASSERT_EQ(::getsockname(server, reinterpret_cast<sockaddr*>(&address), &size), 0);
    expect_kept_in([&] {
        const int client = ::socket(AF_INET, SOCK_STREAM, 0);
        return client < 0 ? errno : of(::connect(client, reinterpret_cast<const sockaddr*>(&address), sizeof address));
    });
    // With a socket that it has inherited: neither may it use that.
    const int inherited = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    expect_kept_in(
        [&] { return of(::connect(inherited, reinterpret_cast<const sockaddr*>(&address), sizeof address)); });
    expect_kept_in([&] { return of(::socket(AF_INET6, SOCK_DGRAM, 0)); });
    expect_kept_in([&] { return of(::socket(AF_UNIX, SOCK_STREAM, 0)); });
    ::close(inherited);
    ::close(server);
}

TEST_F(Sandboxed, StartsNoProgramAndNoProcess) {
    expect_kept_in([] { return of(::execl("/bin/true", "true", nullptr)); });
    expect_kept_in([] {
        const pid_t child = ::fork();
        if (child == 0) ::_exit(0);
        return of(child);
    });
}

TEST_F(Sandboxed, LooksIntoNoOtherProcess) {
    const pid_t other = ::fork();
    if (other == 0) {
        for (;;) ::pause();
    }
    expect_kept_in([&] { return of(::kill(other, 0)); });
    expect_kept_in([] { return of(::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr)); });
    expect_kept_in([&] { return opened("/proc/" + std::to_string(other) + "/maps", O_RDONLY); });
    ::kill(other, SIGKILL);
    ::waitpid(other, nullptr, 0);
}

TEST_F(Sandboxed, MakesNoCode) {
    const auto mapped = [](int protection) {
        return ::mmap(nullptr, 4096, protection, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? errno : 0;
    };
    expect_kept_in([&] { return mapped(PROT_READ | PROT_WRITE | PROT_EXEC); });
    EXPECT_EQ(outcome([&] { return mapped(PROT_READ | PROT_WRITE); }, &may_read_), 0);
}

TEST_F(Sandboxed, ThreadsComputeAndAreHeldInToo) {
    const auto in_thread = [&] {
        int result = -1;
        std::thread([&] { result = opened(folder_ / "other", O_RDONLY); }).join();
        return result;
    };
    expect_kept_in(in_thread);
}

TEST_F(Sandboxed, AbortStillEndsTheProcess) {
    EXPECT_EQ(outcome([]() -> int { std::abort(); }, &may_read_), -1);
}

TEST(SandboxText, SaysWhatHolds) {
    EXPECT_EQ(to_string(Sandbox{7, true}), "files by Landlock 7, system calls by seccomp");
    EXPECT_EQ(to_string(Sandbox{}), "files by nothing (no Landlock here), system calls by nothing (no seccomp here)");
}

}  // namespace
}  // namespace moodglass
