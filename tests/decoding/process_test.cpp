// SPDX-License-Identifier: Apache-2.0
// What a file may do to the process that decodes it, and what is left of that here.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "decoding/stand_in.h"
#include "platform/decoding/open_apart.h"
#include "platform/files/file.h"
#include "platform/sandbox/sandbox.h"

namespace moodglass {
namespace {

constexpr const char* kCrashed =
    "the decoder crashed over it, as a damaged file can make it do; get it again, or convert it to WAV or FLAC with "
    "another program";
constexpr const char* kKilled =
    "its decoding was ended from outside, as a machine does whose memory runs out; close other programs, and try it "
    "again";

bool never() { return false; }

Result<ToldSound> opened(const std::string& act) { return open_apart(stand_in_file(act), never); }

std::string refusal(const std::string& act) {
    const auto sound = opened(act);
    return sound ? "" : sound.error().message;
}

// None is running any more, nor waits to be told of.
void expect_no_process() {
    EXPECT_EQ(::waitpid(-1, nullptr, WNOHANG), -1);
    EXPECT_EQ(errno, ECHILD);
}

std::size_t samples_in(Sound& sound) {
    std::vector<float> piece(1000 * static_cast<std::size_t>(sound.channels));
    std::size_t total = 0;
    while (const std::size_t count = sound.read(piece)) total += count;
    return total;
}

TEST(DecodingProcess, ThatCrashesCostsThatSong) {
    for (const char* act : {"crash", "abort", "leave", "babble", "hang without a pipe"}) {
        EXPECT_EQ(refusal(act), kCrashed) << act;
        expect_no_process();
    }
    const auto next = open_apart(BUILD "/media/piece.mp3", never);
    ASSERT_TRUE(next) << next.error().message;
    EXPECT_GT(samples_in(*next->sound), 44100u);
}

TEST(DecodingProcess, ThatCrashesLaterGivesWhatCameAndSaysSo) {
    const auto sound = opened("crash later");
    ASSERT_TRUE(sound) << sound.error().message;
    EXPECT_FALSE(*sound->failed);
    EXPECT_EQ(samples_in(*sound->sound), 3u * 44100);
    ASSERT_TRUE(*sound->failed);
    EXPECT_EQ((*sound->failed)->message, kCrashed);
    EXPECT_EQ(samples_in(*sound->sound), 0u);
    expect_no_process();
}

TEST(DecodingProcess, ThatWasKilledIsNoFaultOfTheFile) {
    const auto sound = opened("be killed");
    ASSERT_FALSE(sound);
    EXPECT_EQ(sound.error().message, kKilled);
    EXPECT_EQ(sound.error().cause, Cause::machine);
    expect_no_process();
}

TEST(DecodingProcess, ThatHasTooLittleMemoryTellsSo) {
    const auto sound = opened("run out of memory");
    ASSERT_FALSE(sound);
    EXPECT_EQ(sound.error().message, no_memory().value().message);
    EXPECT_EQ(sound.error().cause, Cause::memory);
}

TEST(DecodingProcess, ThatAsksForTooMuchMemoryDoesNotGetIt) {
    if (!possible_sandbox().system_calls) GTEST_SKIP() << "a build that is not kept in";
    EXPECT_EQ(refusal("ask for much"), no_memory().value().message);
}

TEST(DecodingProcess, ThatHangsIsGivenUp) {
    std::atomic<int> asked = 0;
    const auto sound = open_apart(stand_in_file("hang"), [&] { return ++asked == 3; });
    EXPECT_FALSE(sound);
    EXPECT_EQ(asked, 3);
    expect_no_process();
}

TEST(DecodingProcess, IsGivenUpInTheMiddle) {
    bool enough = false;
    auto sound = open_apart(BUILD "/media/long.wav", [&] { return enough; });
    ASSERT_TRUE(sound) << sound.error().message;
    std::vector<float> piece(2 * 44100);
    EXPECT_GT(sound->sound->read(piece), 0u);
    enough = true;
    while (sound->sound->read(piece) > 0) continue;
    EXPECT_TRUE(*sound->failed);
    expect_no_process();
}

TEST(DecodingProcess, EndsWithTheSound) {
    {
        const auto sound = open_apart(BUILD "/media/long.wav", never);
        ASSERT_TRUE(sound) << sound.error().message;
    }
    expect_no_process();
}

// Of the only process that this one has started.
std::string child_of(pid_t process) {
    const std::string number = std::to_string(process);
    std::string child;
    for (int i = 0; i < 1000 && child.empty(); ++i) {
        std::ifstream("/proc/" + number + "/task/" + number + "/children") >> child;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return child;
}

bool runs(const std::string& process) {
    std::ifstream in("/proc/" + process + "/stat");
    const std::string stat((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    const std::size_t name_end = stat.rfind(')');
    return name_end != stat.npos && stat.at(name_end + 2) != 'Z';
}

TEST(DecodingProcess, DoesNotOutliveItsParent) {
    const std::string file = stand_in_file("hang");
    const pid_t parent = ::fork();
    if (parent == 0) {
        const auto sound = open_apart(file, never);
        ::_exit(0);
    }
    const std::string child = child_of(parent);
    ASSERT_FALSE(child.empty());
    ::kill(parent, SIGKILL);
    ::waitpid(parent, nullptr, 0);
    for (int i = 0; i < 1000 && runs(child); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    EXPECT_FALSE(runs(child));
}

TEST(DecodingProcess, RefusesWhatCannotBeReadAsEver) {
    const auto message = [](const char* path) { return open_apart(path, never).error().message; };
    EXPECT_EQ(message("/no/such/file"), "there is no such file; check its name");
    EXPECT_EQ(message("/"), "this is a folder, not a file");
    EXPECT_EQ(message("/dev/null"), "this is a device or a pipe, not a file");
}

// By name, as "try" tells it.
std::vector<std::pair<std::string, int>> attempts() {
    const std::string told = refusal("try");
    std::istringstream in(told);
    std::vector<std::pair<std::string, int>> all;
    std::string name;
    for (int result = 0; in >> name >> result;) all.emplace_back(name, result);
    EXPECT_EQ(all.size(), 10u) << told;
    return all;
}

TEST(DecodingProcess, ThatIsTakenOverReachesNothing) {
    const Sandbox possible = possible_sandbox();
    if (possible.landlock == 0 || !possible.system_calls) GTEST_SKIP() << to_string(possible);
    for (const auto& [name, result] : attempts()) EXPECT_TRUE(result == EPERM || result == EACCES) << name << result;
}

// In processes of its own, since what is left open stays so.
TEST(DecodingProcess, LeftOpenDoesAllOfThis) {
    stand_in_file("try");  // so that its folder is this process's, which takes it away
    const auto in_another_process = [](auto check) {
        const pid_t process = ::fork();
        if (process == 0) {
            leave_decoders_open();
            ::_exit(check() ? 0 : 1);
        }
        int status = 0;
        ::waitpid(process, &status, 0);
        return WIFEXITED(status) && WEXITSTATUS(status) == 0;
    };
    EXPECT_TRUE(in_another_process([] {
        bool good = true;
        for (const auto& [name, result] : attempts()) good = good && result == 0;
        return good;
    }));
    // And there it can be looked around.
    ::setenv("MOODGLASS_SECRET", "1", 1);
    const int leak = ::dup(STDERR_FILENO);
    EXPECT_TRUE(in_another_process([] {
        constexpr std::string_view kBegin = "open: 1 2 environment:";
        const std::string told = refusal("look");
        if (!told.starts_with(kBegin)) return false;
        std::istringstream names(told.substr(kBegin.size()));
        return std::all_of(std::istream_iterator<std::string>(names), {}, [](const std::string& name) {
            const auto begins = [&](std::string_view with) { return name.starts_with(with); };
            return begins("LD_") || begins("ASAN_") || begins("LSAN_") || begins("TSAN_") || begins("UBSAN_");
        });
    })) << "its pipe, and nothing to complain to";
    ::close(leak);
}

}  // namespace
}  // namespace moodglass
