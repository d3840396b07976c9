// SPDX-License-Identifier: Apache-2.0
// A decoder that a song has brought down, preloaded in front of libav: it crashes, or with HANGS comes to no end.
#include <csignal>

extern "C" int avformat_open_input(void**, const char*, const void*, void**) {
#ifdef HANGS
    for (volatile bool on = true; on;) continue;
#else
    std::raise(SIGSEGV);
#endif
    return -1;
}
