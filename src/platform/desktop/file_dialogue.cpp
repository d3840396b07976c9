// SPDX-License-Identifier: Apache-2.0
#include "platform/desktop/file_dialogue.h"

#include <sys/wait.h>

#include <algorithm>
#include <cstdio>
#include <thread>

namespace moodglass::desktop {
namespace {

constexpr int kNoneInstalled = 127;
constexpr const char* kCommand =
    "if command -v zenity >/dev/null; then exec zenity --file-selection --multiple --separator='\n' 2>/dev/null; "
    "elif command -v kdialog >/dev/null; then exec kdialog --getopenfilename --multiple --separate-output . "
    "2>/dev/null; "
    "else exit 127; fi";

std::optional<std::vector<std::string>> ask() {
    std::FILE* pipe = popen(kCommand, "r");
    if (!pipe) return std::nullopt;
    std::string text;
    char buffer[4096];
    for (std::size_t n; (n = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) text.append(buffer, n);
    const int status = pclose(pipe);
    if (WIFEXITED(status) && WEXITSTATUS(status) == kNoneInstalled) return std::nullopt;
    std::vector<std::string> paths;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        if (end > from) paths.push_back(text.substr(from, end - from));
        from = end + 1;
    }
    return paths;
}

}  // namespace

void choose_files(std::function<void(std::optional<std::vector<std::string>>)> answer) {
    // Detached: the dialogue is another program, and closing the window must not wait for it.
    std::thread([answer = std::move(answer)] { answer(ask()); }).detach();
}

}  // namespace moodglass::desktop
