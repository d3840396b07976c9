// SPDX-License-Identifier: Apache-2.0
// The desktop's own dialogue for choosing files: zenity or kdialog, whichever is installed.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace moodglass::desktop {

// Returns at once; `answer` is called on another thread with what was picked (nothing where it was cancelled), or with
// no value where no dialogue is installed.
void choose_files(std::function<void(std::optional<std::vector<std::string>>)> answer);

}  // namespace moodglass::desktop
