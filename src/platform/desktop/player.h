// SPDX-License-Identifier: Apache-2.0
// Plays one file at a time, from anywhere in it: a thread decodes it whole into memory, the sound card's thread reads
// what is there already.
#pragma once

#include <filesystem>
#include <memory>

#include "app/host.h"

namespace moodglass::desktop {

class Player {
  public:
    Player();
    ~Player();

    // False where the file gives no sound. Where there is no sound output it plays silently, and silent() says so.
    bool play(int song, const std::filesystem::path& path, double from_s);
    bool silent() const;
    void pause();
    app::Playhead playhead() const;
    void forget(int song);

  private:
    struct Track;
    std::unique_ptr<Track> track_;
};

}  // namespace moodglass::desktop
