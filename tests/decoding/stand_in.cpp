// SPDX-License-Identifier: Apache-2.0
#include "decoding/stand_in.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <new>
#include <string_view>
#include <system_error>
#include <thread>
#include <vector>

#include "support/signals.h"

extern char** environ;

namespace moodglass {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kBegin = "stand-in: ";

class Unfinished final : public Sound {
  public:
    Unfinished() : begin_(as_sound(sine(440, 3, 44100), 1, 44100)) {
        sample_rate = 44100;
        channels = 1;
    }
    std::size_t read(std::span<float> interleaved) override {
        const std::size_t count = begin_->read(interleaved);
        if (count == 0) std::raise(SIGSEGV);
        return count;
    }
    double progress() const override { return 0; }

  private:
    std::unique_ptr<Sound> begin_;
};

[[noreturn]] void hang() {
    for (;;) ::sched_yield();
}

int of(long result) { return result < 0 ? errno : 0; }

int thread_started() {
    try {
        std::thread([] {}).join();
        return 0;
    } catch (const std::system_error& error) {
        return error.code().value();
    }
}

int process_started() {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(0);
    if (child > 0) ::waitpid(child, nullptr, 0);  // its end is a signal
    return of(child);
}

std::string attempts() {
    const char* const no_program[] = {nullptr};
    char byte = 0;
    const auto code = [] {
        return ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) ==
                       MAP_FAILED
                   ? errno
                   : 0;
    };
    std::string told;
    const auto tell = [&](const char* attempt, int result) {
        told += std::string(told.empty() ? "" : " ") + attempt + " " + std::to_string(result);
    };
    const int read = of(::read(STDIN_FILENO, &byte, 1));  // which is closed
    tell("read", read == EBADF ? 0 : read);
    tell("open", of(::open("/etc/passwd", O_RDONLY)));
    tell("write", of(::open("/dev/null", O_WRONLY)));
    tell("connect", of(::socket(AF_INET, SOCK_STREAM, 0)));
    tell("signal", of(::kill(::getppid(), 0)));
    tell("thread", thread_started());
    tell("process", process_started());
    tell("code", code());
    tell("trace", of(::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr)));  // late: from now on signals stop it
    const int started = of(::execve("/moodglass-no-such-program", const_cast<char* const*>(no_program), environ));
    tell("program", started == ENOENT ? 0 : started);
    return told;
}

std::string surroundings() {
    std::string told = "open:";
    for (int descriptor = 0; descriptor < 1024; ++descriptor)
        if (::fcntl(descriptor, F_GETFD) >= 0) told += " " + std::to_string(descriptor);
    told += " environment:";
    for (char** variable = environ; *variable; ++variable)
        told += " " + std::string(*variable).substr(0, std::string_view(*variable).find('='));
    return told;
}

Result<std::unique_ptr<Sound>> act(std::string_view what) {
    if (what == "crash") std::raise(SIGSEGV);
    if (what == "abort") std::abort();
    if (what == "be killed") std::raise(SIGKILL);
    if (what == "leave") ::_exit(0);
    if (what == "babble") {
        const std::string babble(1 << 16, 'x');
        if (::write(STDOUT_FILENO, babble.data(), babble.size()) > 0) hang();
    }
    if (what == "hang") hang();
    if (what == "hang without a pipe") {
        ::close(STDOUT_FILENO);
        hang();
    }
    if (what == "run out of memory") throw std::bad_alloc();
    if (what == "ask for much")
        return failure(std::vector<char>(std::size_t{3} << 30).empty() ? "none" : "it has much");
    if (what == "try") return failure(attempts());
    if (what == "look") return failure(surroundings());
    if (what == "crash later") return std::make_unique<Unfinished>();
    return failure("the stand-in knows no such act");
}

struct Folder {
    Folder() {
        std::string name = (fs::temp_directory_path() / "moodglass-decoding-XXXXXX").string();
        path = ::mkdtemp(name.data());
    }
    ~Folder() { fs::remove_all(path); }
    fs::path path;
};

}  // namespace

Result<std::unique_ptr<Sound>> open_stand_in(Bytes file) {
    const std::string_view text(reinterpret_cast<const char*>(file.data()), file.size());
    return text.starts_with(kBegin) ? act(text.substr(kBegin.size())) : open_sound(file);
}

std::string stand_in_file(const std::string& act) {
    static const Folder folder;
    const fs::path path = folder.path / act;
    std::ofstream(path) << kBegin << act;
    return path.string();
}

}  // namespace moodglass
