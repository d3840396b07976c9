// SPDX-License-Identifier: Apache-2.0
// Threads that share songs as the page's workers do: whoever has a song leads it, and whoever has none helps with the
// tiles of those that are led, each with a network of its own, or decodes ahead. Nobody waits for another but at a
// song's end and for sound that another is just decoding, and nobody waits in a loop.
//
//     Crew crew;
//     Helpers helpers(crew, model);                            // or any thread that calls crew.help(network)
//     auto session = Session::open(prepared, "a.mp3", bytes, {.helpers = Crew::kExpected});
//     Crew::Lead lead(crew, *session);
//     for (auto progress = lead.step(); progress && progress->stage != Stage::done; progress = lead.step())
//     show(*progress);
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <latch>
#include <list>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "analysis/session.h"
#include "network/network.h"

namespace moodglass {

class Crew {
    struct Song {
        Session& session;
        std::size_t at_work = 0;  // helpers that run a task of it
        std::size_t answers = 0;  // that came from them
        bool shared = true;       // not once a helper has failed, or its leader leaves
    };

  public:
    // Helpers that songs are cut for, however many there are: so a song's values are the same to the bit with any
    // number of them.
    static constexpr std::size_t kExpected = 3;

    // The calling thread's song, until this goes; then no helper has a task of it any more.
    class Lead {
      public:
        Lead(Crew& crew, Session& session);
        ~Lead();
        Lead(const Lead&) = delete;
        Lead& operator=(const Lead&) = delete;

        // The session's own step. Where only helpers have something to do, it sleeps until one of them has done it.
        Result<Progress> step();

      private:
        Crew& crew_;
        std::list<Song>::iterator song_;
    };

    // Helps in the calling thread until the end. A song over which a helper fails is left to its leader.
    void help(Network& network);

    // Lets the helpers go, and those who would still come.
    void end();

  private:
    using Work = std::function<bool(Network&)>;  // false if it failed
    std::optional<std::pair<std::list<Song>::iterator, Work>> next_work();

    std::mutex mutex_;
    std::condition_variable changed_;
    std::list<Song> songs_;  // that are led
    bool ended_ = false;
};

// Threads that do nothing but help.
class Helpers {
  public:
    // As many as the machine has cores but one, at most seven: a song has two tiles a minute. Fewer where memory or
    // threads do not suffice. They make their networks beside whatever comes next; the model must not change until they
    // are ready.
    Helpers(Crew& crew, const Model& model);
    ~Helpers();  // ends the crew
    Helpers(const Helpers&) = delete;
    Helpers& operator=(const Helpers&) = delete;

    void wait_until_ready() const { ready_.wait(); }

  private:
    Crew& crew_;
    std::latch ready_;
    std::vector<std::thread> threads_;
};

}  // namespace moodglass
