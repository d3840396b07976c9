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

std::string printable(std::string_view text) {
    std::string out;
    const auto escape = [&](unsigned code) {
        char escaped[8];
        std::snprintf(escaped, sizeof escaped, "\\x%02x", code);
        out += code == '\n' ? "\\n" : escaped;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0;
        const bool one_byte_of_two = c == 0xc2 && next >= 0x80 && next < 0xa0;  // U+0080 to U+009F in UTF-8
        if (c < 0x20 || c == 0x7f) escape(c);
        else if (one_byte_of_two) escape(next), ++i;
        else out += text[i];
    }
    return out;
}

void show_progress(std::string_view line) {
    // Without wrapping: of a line in two rows only the second would be replaced.
    if (errors_to_terminal()) std::fprintf(stderr, "\r\033[K\033[?7l%s\033[?7h", printable(line).c_str());
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
    std::fprintf(stderr, "%s: %s\n", printable(file).c_str(), printable(message).c_str());
}

}  // namespace moodglass::cli
