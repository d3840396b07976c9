// SPDX-License-Identifier: Apache-2.0
#include "platform/sandbox/landlock.h"

#ifdef __linux__
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>
#endif

namespace moodglass {

#if defined(__linux__) && defined(SYS_landlock_create_ruleset)

namespace {

// The kernel's interface, which only ever grows. It is written out here, since a machine's headers may be older than
// its kernel.
constexpr std::uint64_t kReadFile = 1u << 2, kReadFolder = 1u << 3;
constexpr unsigned kTellVersion = 1;  // a flag of landlock_create_ruleset
constexpr int kBelowPath = 1;         // a kind of rule
constexpr int kNewest = 7;            // that this file knows what to ask of

struct Ruleset {
    std::uint64_t files = 0, network = 0, scopes = 0;  // what is denied unless a rule allows it
};

struct [[gnu::packed]] PathRule {
    std::uint64_t allowed = 0;
    std::int32_t folder = -1;
};

Ruleset everything(int version) {
    const unsigned kinds_of_access = version >= 5 ? 16 : version >= 3 ? 15 : version >= 2 ? 14 : 13;
    Ruleset all;
    all.files = (1u << kinds_of_access) - 1;
    if (version >= 4) all.network = 3;  // to take a TCP port, and to reach one
    if (version >= 6) all.scopes = 3;   // abstract Unix sockets, and signals
    return all;
}

void allow_reading(int ruleset, const std::filesystem::path& path) {
    const int place = ::open(path.c_str(), O_PATH | O_CLOEXEC);
    if (place < 0) return;
    struct stat status {};
    if (::fstat(place, &status) == 0) {
        const PathRule rule{S_ISDIR(status.st_mode) ? kReadFile | kReadFolder : kReadFile, place};
        ::syscall(SYS_landlock_add_rule, ruleset, kBelowPath, &rule, 0);
    }
    ::close(place);
}

}  // namespace

int landlock_version() {
    const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, kTellVersion);
    return version < 0 ? 0 : static_cast<int>(version);
}

bool restrict_files(int version, const std::vector<std::filesystem::path>& may_read) {
    const Ruleset denied = everything(version < kNewest ? version : kNewest);
    const auto ruleset = static_cast<int>(::syscall(SYS_landlock_create_ruleset, &denied, sizeof denied, 0));
    if (ruleset < 0) return false;
    for (const auto& path : may_read) allow_reading(ruleset, path);
    const bool done =
        ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && ::syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
    ::close(ruleset);
    return done;
}

#else

int landlock_version() { return 0; }
bool restrict_files(int, const std::vector<std::filesystem::path>&) { return false; }

#endif

}  // namespace moodglass
