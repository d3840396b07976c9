// SPDX-License-Identifier: Apache-2.0
#include "cli/story.h"

#include "cli/keep_in.h"
#include "cli/reference.h"
#include "cli/song.h"
#include "cli/terminal.h"
#include "platform/files/model_folder.h"

namespace moodglass::cli {

int story(const StoryOptions& options) {
    keep_in({{options.file}, options.model, options.reference, {}});
    const auto model = load_model(options.model);
    if (!model) return complain("moodglass", model.error().message), 2;
    auto yardstick = yardstick_of(*model, options.reference);
    if (!yardstick) return complain("moodglass", yardstick.error().message), 2;
    const auto song = analysed(*model, std::move(*yardstick), options.file);
    if (!song) return complain(options.file, song.error().message), 1;
    const Analysis analysis = song->session->analysis();
    for (const std::string& warning : analysis.warnings) complain(options.file, warning);
    return print(moodglass::story(analysis, options.language) + "\n") ? 0 : 1;
}

}  // namespace moodglass::cli
