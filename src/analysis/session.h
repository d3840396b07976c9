// SPDX-License-Identifier: Apache-2.0
// One song on its way from bytes to reasons, in steps short enough that whoever drives it (the command, a thread of the
// window, a worker of the page) can show progress, take partial results and stop at any time by not stepping further.
//
//     auto session = Session::open(model, "a.mp3", bytes);
//     while (true) {
//         auto progress = session->step();
//         if (!progress) return report(progress.error());
//         if (progress->stage == Stage::done) break;
//     }
//     print(session->analysis());
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>

#include "analysis/analysis.h"
#include "analysis/overview.h"
#include "audio/result.h"
#include "audio/sound.h"
#include "explain/cell_grid.h"
#include "spectrogram/spectrogram.h"

namespace moodglass {

struct Model;

enum class Stage { decoding, analysing, done };

struct Progress {
    Stage stage = Stage::decoding;
    double fraction = 0;  // of the whole way, 0 to 1
};

class Session {
  public:
    // The bytes and the model must outlive the session. The file's type is told from the bytes, never from the name.
    // Threads serve the network, where the platform has them.
    static Result<Session> open(const Model& model, std::string file, std::span<const std::byte> bytes, int threads = 1);

    // Sound that something else decodes (the browser, for formats the engine has no decoder for).
    static Result<Session> open(const Model& model, std::string file, std::unique_ptr<Sound> sound, int threads = 1);

    Session(Session&&) noexcept;
    Session& operator=(Session&&) noexcept;
    ~Session();

    // Does the next piece of work, some tens of milliseconds.
    Result<Progress> step();

    // Of what is analysed so far: empty windows and curve until the first tile is through, whole once done.
    Analysis analysis() const;

    // Whole once the stage is no longer decoding, as is the spectrogram.
    const Overview& overview() const;
    const Spectrogram& spectrogram() const;

    // Of what is analysed so far: where in the sound every value comes from (explain/map.h).
    const Cells& cells() const;
    CellGrid grid() const;

  private:
    struct State;
    explicit Session(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace moodglass
