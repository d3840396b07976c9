// SPDX-License-Identifier: Apache-2.0
#include "analysis/crew.h"

#include <algorithm>
#include <new>
#include <system_error>

namespace moodglass {
namespace {

constexpr unsigned kMostThreads = 8;

std::ptrdiff_t helpers_of_machine() { return std::clamp(std::thread::hardware_concurrency(), 1u, kMostThreads) - 1; }

// False if the network failed, or memory was short.
bool run(Network& network, const Session::Task& task, Session& session) {
    try {
        auto cells = network.run(task.frames);
        return cells && session.give_task(task, std::move(cells->values));
    } catch (const std::bad_alloc&) {
        return false;
    }
}

// False if memory was short.
bool decode(Ahead& ahead) {
    try {
        ahead.work();
        return true;
    } catch (const std::bad_alloc&) {
        return false;
    }
}

bool has_work(const Session& session) {
    if (session.has_task()) return true;
    const auto ahead = session.ahead();
    return ahead && ahead->waits();
}

}  // namespace

Crew::Lead::Lead(Crew& crew, Session& session) : crew_(crew) {
    const std::lock_guard lock(crew_.mutex_);
    song_ = crew_.songs_.insert(crew_.songs_.end(), Song{session});
}

Crew::Lead::~Lead() {
    std::unique_lock lock(crew_.mutex_);
    song_->shared = false;
    crew_.changed_.wait(lock, [this] { return song_->at_work == 0; });
    crew_.songs_.erase(song_);
}

Result<Progress> Crew::Lead::step() {
    const auto answers = [this] {
        const std::lock_guard lock(crew_.mutex_);
        return song_->answers;
    };
    const std::size_t before = answers();
    auto progress = song_->session.step();
    if (!progress) return progress;
    std::unique_lock lock(crew_.mutex_);
    if (song_->shared && has_work(song_->session)) crew_.changed_.notify_all();
    if (progress->waiting) crew_.changed_.wait(lock, [&] { return song_->answers != before; });
    return progress;
}

std::optional<std::pair<std::list<Crew::Song>::iterator, Crew::Work>> Crew::next_work() {
    for (auto song = songs_.begin(); song != songs_.end(); ++song) {
        if (!song->shared) continue;
        Session& session = song->session;
        if (const auto task = session.take_task())
            return std::pair(song, [task = *task, &session](Network& network) { return run(network, task, session); });
        if (const auto ahead = session.ahead(); ahead && ahead->waits())
            return std::pair(song, [ahead](Network&) { return decode(*ahead); });
    }
    return std::nullopt;
}

void Crew::help(Network& network) {
    std::unique_lock lock(mutex_);
    while (!ended_) {
        const auto next = next_work();
        if (!next) {
            changed_.wait(lock);
            continue;
        }
        const auto& [song, work] = *next;
        ++song->at_work;
        lock.unlock();
        const bool good = work(network);
        if (!good) song->session.reclaim_tasks();
        lock.lock();
        song->shared = song->shared && good;
        --song->at_work;
        ++song->answers;
        changed_.notify_all();
    }
}

void Crew::end() {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    changed_.notify_all();
}

Helpers::Helpers(Crew& crew, const Model& model) : crew_(crew), ready_(helpers_of_machine()) {
    const std::ptrdiff_t count = helpers_of_machine();
    try {
        threads_.reserve(static_cast<std::size_t>(count));
        while (static_cast<std::ptrdiff_t>(threads_.size()) < count)
            threads_.emplace_back([this, &model] {
                auto network = [&]() -> Result<Network> {
                    try {
                        return Network::create(model);
                    } catch (const std::bad_alloc&) {
                        return no_memory();
                    }
                }();
                ready_.count_down();
                if (network) crew_.help(*network);
            });
    } catch (const std::exception&) {  // no thread, or no memory for one: those that are there suffice
        if (const auto missing = count - static_cast<std::ptrdiff_t>(threads_.size()); missing > 0)
            ready_.count_down(missing);
    }
}

Helpers::~Helpers() {
    crew_.end();
    for (std::thread& thread : threads_) thread.join();
}

}  // namespace moodglass
