// SPDX-License-Identifier: Apache-2.0
// Plays one file at a time, from anywhere in it: a thread has it decoded by a process of its own
// (platform/decoding/open_apart.h), whole into memory, and the sound card's thread reads what is there already.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "app/host.h"
#include "audio/result.h"

namespace moodglass::desktop {

class Player {
  public:
    // call: called on another thread when deliver() is to be called.
    explicit Player(std::function<void()> call);
    ~Player();

    // Begins once the file's sound is there; until then the playhead stands at from_s. Where there is no sound output it plays silently.
    void play(int song, const std::filesystem::path& path, double from_s);
    // Lets it begin. False where there is no sound output; fails where the file gives no sound.
    Result<bool> deliver();
    // Plays at once a WAV file in memory, which this program has made: a part of a stretch of the song from start_s on.
    bool play_part(int song, Part part, std::vector<std::byte> wav, double start_s, double from_s);
    void resume(double from_s);  // what was played last
    bool silent() const;
    void pause();
    void hear(const app::Hearing& how);  // also what is played later
    app::Playhead playhead() const;
    void forget(int song);

  private:
    struct Track;
    bool start();  // what is open
    bool begin(double from_s);
    const std::function<void()> call_;
    std::unique_ptr<Track> track_;
    app::Hearing how_;
};

}  // namespace moodglass::desktop
