// SPDX-License-Identifier: Apache-2.0
// One song on its way from bytes to reasons, in steps short enough that whoever drives it (the command, a thread of the
// window, a worker of the page) can show progress, take partial results and stop at any time by not stepping further.
//
//     auto prepared = PreparedModel::of(model);
//     auto session = Session::open(*prepared, "a.mp3", bytes);
//     while (true) {
//         auto progress = session->step();
//         if (!progress) return report(progress.error());
//         if (progress->stage == Stage::done) break;
//     }
//     print(session->analysis());
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/analysis.h"
#include "analysis/overview.h"
#include "audio/result.h"
#include "audio/sound.h"
#include "explain/cell_grid.h"
#include "spectrogram/spectrogram.h"

namespace moodglass {

struct PreparedModel;

enum class Stage { decoding, analysing, done };

struct Progress {
    Stage stage = Stage::decoding;
    double fraction = 0;  // of the whole way, 0 to 1
    bool waiting = false;  // for helpers alone: another step would do nothing
};

class Session {
  public:
    // The prepared model must outlive the session, the bytes its decoding. The file's type is told from the bytes, never from the name.
    static Result<Session> open(PreparedModel& prepared, std::string file, std::span<const std::byte> bytes);

    // Sound that something else decodes (the browser, for formats the engine has no decoder for).
    static Result<Session> open(PreparedModel& prepared, std::string file, std::unique_ptr<Sound> sound);

    Session(Session&&) noexcept;
    Session& operator=(Session&&) noexcept;
    ~Session();

    // Does the next piece of work, some tens of milliseconds.
    Result<Progress> step();

    // Other workers with a Network of the same model can help, in whatever thread or program they live: each takes a task, runs
    // the network over its frames and gives the cells' values, in any order. What a lost helper took is reclaimed, and given
    // twice counts once. Frames live as long as the session.
    struct Task {
        std::size_t index = 0;
        std::span<const float> frames;  // (count, kBandCount)
    };
    void expect_helpers(std::size_t count);  // before decoding ends, so that the song is cut into even shares
    std::optional<Task> take_task();
    bool give_task(std::size_t index, std::vector<float> cells);  // false if they are no cells of this task
    void reclaim_tasks();

    // First values while the song is still being decoded: once ten seconds are there the network hears them, at the level they
    // have. Provisional, for the level is that of the whole song, and no part of the result or of its timings.
    void expect_glimpse();                   // before the first step
    std::optional<Analysis> take_glimpse();  // once, when it is there; its duration is not known yet: 0

    // Where in the file the sound is, in seconds: without the silence at both ends. Known once the stage is no longer decoding.
    struct Span {
        double begin_s = 0, end_s = 0;
    };
    Span sounding() const;

    // Of what is analysed so far: empty windows and curve until the first tile is through, whole once done.
    Analysis analysis() const;

    // Empty until the stage is no longer decoding, as is the spectrogram.
    Overview overview() const;
    const Spectrogram& spectrogram() const;

    // Of what is analysed so far: where in the sound every value comes from (explain/map.h).
    const Cells& cells() const;
    CellGrid grid() const;

    // What the same network says of silence, for maps that count from there (Cells::silence). Not counted in timings_s.
    Result<std::vector<float>> silence();

  private:
    struct State;
    explicit Session(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace moodglass
