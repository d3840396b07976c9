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
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/analysis.h"
#include "analysis/overview.h"
#include "analysis/progress.h"
#include "audio/result.h"
#include "audio/silences.h"
#include "audio/sound.h"
#include "explain/cell_grid.h"
#include "spectrogram/spectrogram.h"

namespace moodglass {

struct PreparedModel;

struct SessionOptions {
    std::size_t helpers =
        0;  // how many are expected to take tasks: the song is cut into even shares for as many and whoever steps.
            // The cut decides how sums are rounded (1e-5 at most); who comes, and in which order, does not.
    bool glimpse = false;  // first values while it is being decoded (glimpse.h)
    std::function<bool()> starved;  // of sound that comes bit by bit (audio/feed.h): a step takes none while this is true
};

class Session {
  public:
    // The prepared model must outlive the session, the bytes its decoding. The file's type is told from the bytes, never from the name.
    static Result<Session> open(PreparedModel& prepared, std::string file, std::span<const std::byte> bytes,
                                const SessionOptions& options = {});

    // Sound that something else decodes (the browser, for formats the engine has no decoder for).
    static Result<Session> open(PreparedModel& prepared, std::string file, std::unique_ptr<Sound> sound,
                                const SessionOptions& options = {});

    Session(Session&&) noexcept;
    Session& operator=(Session&&) noexcept;
    ~Session();

    // Does the next piece of work, some tens of milliseconds.
    Result<Progress> step();

    // Others with a Network of the same model can help, in whatever thread or program they live: each takes a task,
    // runs the network over its frames and gives the cells' values, in any order. What a lost helper took is reclaimed,
    // and given twice counts once. Frames live as long as the session. These four may be called in any thread, beside
    // step().
    struct Task {
        bool glimpse = false;   // the first ten seconds of a song that is still being decoded; else a tile of it
        std::size_t index = 0;  // of the tile
        std::span<const float> frames;  // (count, kBandCount)
    };
    bool has_task() const;
    std::optional<Task> take_task();
    bool give_task(const Task& task,
                   std::vector<float> cells);  // false if they are no cells of it; its frames do not matter
    void reclaim_tasks();

    // By which others may decode ahead while step() goes through the sound; none once that has ended, and for formats of
    // which it is not possible. May be asked for in any thread. reclaim_tasks() reclaims what was taken of it, too.
    std::shared_ptr<Ahead> ahead() const;

    // First values, once, when they are there; their duration is not known yet: 0.
    std::optional<Analysis> take_glimpse();

    // What is analysed so far, if values have come since the last time: never an empty one, which would take the place
    // of better.
    std::optional<Analysis> take_partial();

    // Where in the file the sound is, in seconds: without the silence at both ends. Known once the stage is no longer decoding.
    struct Span {
        double begin_s = 0, end_s = 0;
    };
    Span sounding() const;

    // Where between those it is silent, or nearly so (audio/silences.h), likewise. That counts for nothing in its values.
    std::vector<Silence> silences() const;

    // Of what is analysed so far: no values until the first tile is through, whole once done.
    Analysis analysis() const;

    // Empty until the stage is no longer decoding, as is the spectrogram.
    Overview overview() const;
    const Spectrogram& spectrogram() const;

    // Of what is analysed so far, while nobody helps: where in the sound every value comes from (explain/map.h).
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
