// SPDX-License-Identifier: Apache-2.0
#include "platform/sandbox/sandbox.h"

#include <sys/resource.h>

#include "platform/sandbox/decoding_calls.h"
#include "platform/sandbox/landlock.h"
#include "platform/sandbox/system_calls.h"

// Clang and GCC say it differently.
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define MOODGLASS_WATCHED
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define MOODGLASS_WATCHED
#endif

namespace moodglass {
namespace {

#ifdef MOODGLASS_WATCHED
constexpr bool kWatched = true;
#else
constexpr bool kWatched = false;
#endif

// What the C library, the kernels' choice of instructions and the decoders ask of the machine.
constexpr const char* kOfTheMachine[] = {"/proc/cpuinfo",           "/proc/meminfo", "/proc/sys/vm/overcommit_memory",
                                         "/sys/devices/system/cpu", "/dev/urandom",  "/etc/localtime",
                                         "/usr/share/zoneinfo"};

}  // namespace

Sandbox possible_sandbox() {
    if (kWatched) return {};
    return {landlock_version(), can_restrict_system_calls()};
}

Sandbox enter_sandbox(const std::vector<std::filesystem::path>& may_read) {
    Sandbox sandbox = possible_sandbox();
    std::vector<std::filesystem::path> all(std::begin(kOfTheMachine), std::end(kOfTheMachine));
    all.insert(all.end(), may_read.begin(), may_read.end());
    if (sandbox.landlock > 0 && !restrict_files(sandbox.landlock, all)) sandbox.landlock = 0;
    sandbox.system_calls = sandbox.system_calls && restrict_system_calls();
    return sandbox;
}

Sandbox enter_decoding_sandbox(int output, std::uint64_t most_memory) {
    Sandbox sandbox = possible_sandbox();
    if (kWatched) return sandbox;
    const rlimit most{static_cast<rlim_t>(most_memory), static_cast<rlim_t>(most_memory)};
    ::setrlimit(RLIMIT_AS, &most);  // refused only where less is allowed already
    if (sandbox.landlock > 0 && !restrict_files(sandbox.landlock, {})) sandbox.landlock = 0;
    sandbox.system_calls = sandbox.system_calls && restrict_to_decoding(output);
    return sandbox;
}

std::string to_string(const Sandbox& sandbox) {
    return (sandbox.landlock > 0 ? "files by Landlock " + std::to_string(sandbox.landlock)
                                 : "files by nothing (no Landlock here)") +
           (sandbox.system_calls ? ", system calls by seccomp" : ", system calls by nothing (no seccomp here)");
}

}  // namespace moodglass
