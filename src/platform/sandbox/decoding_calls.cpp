// SPDX-License-Identifier: Apache-2.0
#include "platform/sandbox/decoding_calls.h"

#include "platform/sandbox/filter.h"

#ifdef MOODGLASS_SYSTEM_CALLS
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace moodglass {

#ifdef MOODGLASS_SYSTEM_CALLS

namespace {

constexpr int kAllowed[] = {
    // Memory.
    SYS_brk, SYS_munmap, SYS_mremap, SYS_madvise,
    // Locks, which even a single thread takes, and the end.
    SYS_futex, SYS_sched_yield, SYS_exit, SYS_exit_group,
    // Signals to oneself, by which abort() ends the process.
    SYS_rt_sigaction, SYS_rt_sigprocmask, SYS_rt_sigreturn, SYS_gettid, SYS_getpid,
    // The time, and chance.
    SYS_clock_gettime, SYS_gettimeofday, SYS_getrandom,
    // What one holds open, without a way to open more.
    SYS_close};

}  // namespace

bool restrict_to_decoding(int output) {
    constexpr std::uint32_t kAll = ~0u;
    Filter f;
    for (const int number : kAllowed) f.answer_call(number, SECCOMP_RET_ALLOW);
    f.allow_if(SYS_write, 0, kAll, {static_cast<std::uint32_t>(output)});
    f.allow_if(SYS_mmap, 2, PROT_EXEC, {0});
    f.allow_if(SYS_mprotect, 2, PROT_EXEC, {0});
    f.allow_if(SYS_tgkill, 0, kAll, {static_cast<std::uint32_t>(::getpid())});
    f.answer(Filter::kNotPermitted);
    return f.install();
}

#else

bool restrict_to_decoding(int) { return false; }

#endif

}  // namespace moodglass
