// SPDX-License-Identifier: Apache-2.0
#include "cli/terminal.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace moodglass::cli {
namespace {

bool errors_to_terminal() {
    static const bool terminal = ::isatty(STDERR_FILENO);
    return terminal;
}

}  // namespace

bool colours() {
    static const bool wanted = ::isatty(STDOUT_FILENO) && !std::getenv("NO_COLOR");
    return wanted;
}

std::string styled(std::string_view text, std::string_view code) {
    if (!colours()) return std::string(text);
    return "\033[" + std::string(code) + "m" + std::string(text) + "\033[0m";
}

void show_progress(std::string_view line) {
    if (errors_to_terminal()) std::fprintf(stderr, "\r\033[K%.*s", static_cast<int>(line.size()), line.data());
}

void clear_progress() {
    if (errors_to_terminal()) std::fputs("\r\033[K", stderr);
}

bool print(std::string_view text) {
    const bool good = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
    if (!good) complain("moodglass", kNotPrinted);
    return good;
}

void complain(std::string_view file, std::string_view message) {
    clear_progress();
    std::fprintf(stderr, "%.*s: %.*s\n", static_cast<int>(file.size()), file.data(), static_cast<int>(message.size()),
                 message.data());
}

}  // namespace moodglass::cli
