// SPDX-License-Identifier: Apache-2.0
// A machine that fails, preloaded in front of the C library; tools/faults/run says how, by the environment:
//   FAULTY_MEMORY=N   the N-th allocation is refused; at the end the number of all is told on standard error
//   FAULTY_DISK=N     the N-th writing to a file, of the command's own, finds a full disk: it writes half, and all
//   later
//                     ones write nothing
#include <dlfcn.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <utility>

namespace {

std::atomic<unsigned long> allocations{0}, writings{0};
unsigned long refused_one = 0, full_from = 0;
bool counted = false;

template <class Function>
Function next(const char* name) {
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

bool refused() {
    if (!counted || ++allocations != refused_one) return false;
    errno = ENOMEM;
    return true;
}

ssize_t write_now(int to, const void* bytes, std::size_t size) {
    static const auto real = next<ssize_t (*)(int, const void*, std::size_t)>("write");
    return real(to, bytes, size);
}

__attribute__((constructor)) void begin() {
    if (const char* disk = std::getenv("FAULTY_DISK")) full_from = std::strtoul(disk, nullptr, 10);
    const char* const memory = std::getenv("FAULTY_MEMORY");
    if (memory) refused_one = std::strtoul(memory, nullptr, 10);
    counted = memory != nullptr;
}

__attribute__((destructor)) void end() {
    if (std::exchange(counted, false)) std::fprintf(stderr, "faulty: %lu allocations\n", allocations.load());
}

}  // namespace

// The C library's own, by the names that it offers to those that stand in front of it.
extern "C" {
void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
void* __libc_memalign(std::size_t, std::size_t);

void* malloc(std::size_t size) { return refused() ? nullptr : __libc_malloc(size); }
void* calloc(std::size_t count, std::size_t size) { return refused() ? nullptr : __libc_calloc(count, size); }
void* realloc(void* old, std::size_t size) { return refused() ? nullptr : __libc_realloc(old, size); }
void* memalign(std::size_t alignment, std::size_t size) {
    return refused() ? nullptr : __libc_memalign(alignment, size);
}
void* aligned_alloc(std::size_t alignment, std::size_t size) { return memalign(alignment, size); }
int posix_memalign(void** to, std::size_t alignment, std::size_t size) {
    void* const made = memalign(alignment, size);
    if (!made) return ENOMEM;
    *to = made;
    return 0;
}

ssize_t write(int to, const void* bytes, std::size_t size) {
    struct stat status {};
    const bool file = full_from > 0 && fstat(to, &status) == 0 && S_ISREG(status.st_mode);
    const unsigned long number = file ? ++writings : 0;
    if (!file || number < full_from) return write_now(to, bytes, size);
    if (number == full_from && size > 1) return write_now(to, bytes, size / 2);
    errno = ENOSPC;
    return -1;
}
}
