// SPDX-License-Identifier: Apache-2.0
// A list of system calls as the program that seccomp runs before each
// (https://docs.kernel.org/userspace-api/seccomp_filter.html), on the processors that such lists are written for here.
#pragma once

#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))
#define MOODGLASS_SYSTEM_CALLS
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <vector>

namespace moodglass {

class Filter {
  public:
    static constexpr std::uint32_t kNotPermitted = SECCOMP_RET_ERRNO | EPERM;
    static constexpr std::uint32_t kUnknown = SECCOMP_RET_ERRNO | ENOSYS;

    // Calls of another architecture have other numbers: they end the process.
    Filter() {
        load(offsetof(seccomp_data, arch));
        add(BPF_JMP | BPF_JEQ | BPF_K, kArchitecture, 1, 0);
        answer(SECCOMP_RET_KILL_PROCESS);
        load(offsetof(seccomp_data, nr));
    }

    // The answer to all that no line before it has answered.
    void answer(std::uint32_t what) { add(BPF_RET | BPF_K, what); }

    void answer_call(long number, std::uint32_t what) {
        add(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(number), 0, 1);
        answer(what);
    }

    // Allowed if the argument's bits of the mask are one of these values, else not permitted. Of an argument the lower
    // half is looked at.
    void allow_if(long number, std::size_t argument, std::uint32_t mask, std::initializer_list<std::uint32_t> values) {
        const auto skip = static_cast<std::uint8_t>(2 + 2 * values.size() + 1);
        add(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(number), 0, skip);
        load(offsetof(seccomp_data, args) + argument * sizeof(std::uint64_t));  // on both processors it comes first
        add(BPF_ALU | BPF_AND | BPF_K, mask);
        for (const std::uint32_t value : values) answer_call(static_cast<long>(value), SECCOMP_RET_ALLOW);
        answer(kNotPermitted);
    }

    // For the calling thread, and whatever it starts, for good. False if that failed.
    bool install() {
        sock_fprog program{static_cast<unsigned short>(program_.size()), program_.data()};
        return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
               ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) == 0;
    }

  private:
#ifdef __x86_64__
    static constexpr std::uint32_t kArchitecture = AUDIT_ARCH_X86_64;
#else
    static constexpr std::uint32_t kArchitecture = AUDIT_ARCH_AARCH64;
#endif

    void add(std::uint16_t code, std::uint32_t value, std::uint8_t if_true = 0, std::uint8_t if_false = 0) {
        program_.push_back({code, if_true, if_false, value});
    }
    void load(std::size_t offset) { add(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(offset)); }

    std::vector<sock_filter> program_;
};

}  // namespace moodglass
#endif
