// SPDX-License-Identifier: Apache-2.0
#include "platform/sandbox/system_calls.h"

#include "platform/sandbox/filter.h"

#ifdef MOODGLASS_SYSTEM_CALLS
#include <fcntl.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <termios.h>
#include <unistd.h>

#include <cstdint>
#endif

namespace moodglass {

#ifdef MOODGLASS_SYSTEM_CALLS

namespace {

// Of any arguments.
constexpr int kAllowed[] = {
    // Files that are open, and what is asked of names.
    SYS_read, SYS_readv, SYS_pread64, SYS_write, SYS_writev, SYS_pwrite64, SYS_lseek, SYS_close, SYS_fstat,
    SYS_newfstatat, SYS_statx, SYS_statfs, SYS_fstatfs, SYS_faccessat, SYS_faccessat2, SYS_readlinkat, SYS_getdents64,
    SYS_getcwd, SYS_fcntl, SYS_ftruncate, SYS_fallocate, SYS_fadvise64, SYS_fsync, SYS_fdatasync, SYS_dup, SYS_dup3,
    SYS_ppoll, SYS_pselect6, SYS_umask,
#ifdef __x86_64__
    SYS_stat, SYS_lstat, SYS_access, SYS_readlink, SYS_dup2, SYS_poll, SYS_select, SYS_arch_prctl, SYS_time,
#endif
    // Memory.
    SYS_brk, SYS_munmap, SYS_mremap, SYS_madvise, SYS_mlock, SYS_munlock, SYS_membarrier,
    // Threads, and the end of them.
    SYS_futex, SYS_set_robust_list, SYS_get_robust_list, SYS_set_tid_address, SYS_rseq, SYS_sched_yield,
    SYS_sched_getaffinity, SYS_sched_setaffinity, SYS_sched_getparam, SYS_sched_getscheduler, SYS_getcpu, SYS_exit,
    SYS_exit_group, SYS_wait4, SYS_waitid,
    // Signals to oneself.
    SYS_rt_sigaction, SYS_rt_sigprocmask, SYS_rt_sigreturn, SYS_sigaltstack, SYS_restart_syscall,
    // The time, and who one is.
    SYS_clock_gettime, SYS_clock_getres, SYS_clock_nanosleep, SYS_nanosleep, SYS_gettimeofday, SYS_times, SYS_getpid,
    SYS_getppid, SYS_gettid, SYS_getuid, SYS_geteuid, SYS_getgid, SYS_getegid, SYS_getrandom, SYS_getrusage,
    SYS_sysinfo, SYS_uname};

// Told apart from calls that a kernel may lack: nobody should fall back on another.
constexpr int kForbidden[] = {
    SYS_execve,
    SYS_execveat,
    SYS_socket,
    SYS_socketpair,
    SYS_connect,
    SYS_bind,
    SYS_listen,
    SYS_accept,
    SYS_accept4,
    SYS_sendto,
    SYS_sendmsg,
    SYS_ptrace,
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    SYS_kill,
    SYS_tkill,
    SYS_rt_sigqueueinfo,
    SYS_unlinkat,
    SYS_renameat2,
    SYS_linkat,
    SYS_mkdirat,
    SYS_fchmodat,
    SYS_fchownat,
    SYS_utimensat,
#ifdef __x86_64__
    SYS_fork,
    SYS_vfork,
    SYS_creat,
    SYS_unlink,
    SYS_rename,
    SYS_link,
    SYS_mkdir,
    SYS_chmod,
    SYS_chown,
#endif
};

Filter filter() {
    constexpr std::uint32_t kAll = ~0u;
    constexpr std::uint32_t kToWrite = O_ACCMODE | O_CREAT | O_TRUNC | (O_TMPFILE & ~O_DIRECTORY);
    constexpr std::uint32_t kThread = CLONE_VM | CLONE_SIGHAND | CLONE_THREAD;
    constexpr std::uint32_t kNameMemory = 0x53564d41;  // PR_SET_VMA, by which newer C libraries label what they reserve
    constexpr std::uint32_t kTerminal2 = 0x802c542a;   // TCGETS2

    Filter f;
    for (const int number : kAllowed) f.answer_call(number, SECCOMP_RET_ALLOW);
    for (const int number : kForbidden) f.answer_call(number, Filter::kNotPermitted);
    f.allow_if(SYS_openat, 2, kToWrite, {0});
#ifdef __x86_64__
    f.allow_if(SYS_open, 1, kToWrite, {0});
#endif
    f.allow_if(SYS_mmap, 2, PROT_EXEC, {0});
    f.allow_if(SYS_mprotect, 2, PROT_EXEC, {0});
    f.allow_if(SYS_clone, 0, kThread, {kThread});
    f.allow_if(SYS_tgkill, 0, kAll, {static_cast<std::uint32_t>(::getpid())});
    f.allow_if(SYS_prlimit64, 0, kAll, {0});
    f.allow_if(SYS_ioctl, 1, kAll, {TCGETS, kTerminal2, TIOCGWINSZ, FIONREAD});
    f.allow_if(SYS_prctl, 0, kAll, {PR_SET_NAME, PR_GET_NAME, kNameMemory});
    f.answer(Filter::kUnknown);
    return f;
}

}  // namespace

bool can_restrict_system_calls() {
    std::uint32_t action = SECCOMP_RET_ERRNO;
    return ::syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

bool restrict_system_calls() { return filter().install(); }

#else

bool can_restrict_system_calls() { return false; }
bool restrict_system_calls() { return false; }

#endif

}  // namespace moodglass
