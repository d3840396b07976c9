// SPDX-License-Identifier: Apache-2.0
// Plays one file at a time, from anywhere in it: a thread decodes it whole into memory, the sound card's thread reads
// what is there already.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "app/host.h"
#include "audio/result.h"

namespace moodglass::desktop {

class Player {
  public:
    Player();
    ~Player();

    // False where the file gives no sound; fails where it cannot be read. Where there is no sound output it plays silently, and silent() says so.
    Result<bool> play(int song, const std::filesystem::path& path, double from_s);
    // The same for a WAV file in memory that holds a part of a stretch of the song from start_s on.
    bool play_part(int song, Part part, std::vector<std::byte> wav, double start_s, double from_s);
    void resume(double from_s);  // what was played last
    bool silent() const;
    void pause();
    void hear(const app::Hearing& how);  // also what is played later
    app::Playhead playhead() const;
    void forget(int song);

  private:
    struct Track;
    bool open(std::unique_ptr<Track> track);
    bool begin(double from_s);
    std::unique_ptr<Track> track_;
    app::Hearing how_;
};

}  // namespace moodglass::desktop
