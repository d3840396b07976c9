// SPDX-License-Identifier: Apache-2.0
#include "cli/pool.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <new>
#include <system_error>
#include <utility>

#include "analysis/session.h"
#include "cli/interrupt.h"
#include "cli/terminal.h"
#include "platform/files/file.h"

namespace moodglass::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kUntaken = 256;  // results that may wait for a slow song before them
constexpr std::chrono::milliseconds kGlance{100};

Result<Analysis> analyze_file(PreparedModel& model, Crew& crew, const fs::path& path, std::atomic<int>& per_mille,
                              const std::atomic<bool>& ended) {
    const auto bytes = read_file(path);
    if (!bytes) return tl::unexpected(bytes.error());
    auto session = Session::open(model, path.string(), *bytes, {.helpers = Crew::kExpected});
    if (!session) return tl::unexpected(session.error());
    Crew::Lead lead(crew, *session);
    for (;;) {
        const auto progress = lead.step();
        if (!progress) return tl::unexpected(progress.error());
        per_mille = static_cast<int>(std::lround(progress->fraction * 1000));
        if (progress->stage == Stage::done) return session->analysis();
        if (ended || interrupted()) return failure("interrupted");
    }
}

// What one song asks for must not take the others with it.
Result<Analysis> analyze_within_memory(PreparedModel& model, Crew& crew, const fs::path& path,
                                       std::atomic<int>& per_mille, const std::atomic<bool>& ended) {
    try {
        return analyze_file(model, crew, path, per_mille, ended);
    } catch (const std::bad_alloc&) {
        return no_memory();
    }
}

}  // namespace

Pool::Pool(const std::vector<fs::path>& files, Order order) : files_(files), order_(order), per_mille_(files.size()) {}

Result<std::unique_ptr<Pool>> Pool::start(const Model& model, const Yardstick& yardstick, const std::vector<fs::path>& files,
                                          int jobs, Order order) {
    const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    const int wanted = jobs > 0 ? jobs : cores;
    const int workers = std::min(wanted, static_cast<int>(files.size()));
    const int threads = std::max(workers, std::min(wanted, cores));  // more helpers than cores help nobody
    std::unique_ptr<Pool> pool(new Pool(files, order));
    if (workers == 0) return pool;
    try {
        pool->workers_.reserve(static_cast<std::size_t>(threads));
        pool->left_.reserve(static_cast<std::size_t>(workers));
        for (int i = 0; i < workers; ++i) {
            auto own = PreparedModel::of(model, yardstick);
            if (!own && i == 0) return tl::unexpected(own.error());
            if (!own) break;
            const std::lock_guard lock(pool->mutex_);
            pool->workers_.emplace_back([p = pool.get(), own = std::move(*own)]() mutable { p->work(std::move(own)); });
            ++pool->at_work_;
        }
        for (int i = workers; i < threads; ++i)
            pool->workers_.emplace_back([p = pool.get(), &model] { p->help(model); });
    } catch (const std::bad_alloc&) {
        if (pool->workers_.empty()) return failure("there is not enough memory to begin; close other programs");
    } catch (const std::system_error& error) {
        if (pool->workers_.empty()) return failure(std::string("no thread can be started: ") + error.what());
    }
    return pool;
}

Pool::~Pool() {
    ended_ = true;
    changed_.notify_all();
    crew_.end();
    for (std::thread& worker : workers_) worker.join();
}

void Pool::work(PreparedModel prepared) {
    while (const auto i = next_file()) {
        auto result = analyze_within_memory(prepared, crew_, files_[*i], per_mille_[*i], ended_);
        if (!result && result.error().cause == Cause::memory && leave_to_others(*i)) return;
        const std::lock_guard lock(mutex_);
        begun_.erase(*i);
        if (!result && interrupted()) continue;
        done_.emplace(*i, std::move(result));
        changed_.notify_all();
    }
    crew_.help(prepared.network);
}

// A network of its own is made beside the song's decoding. Where there is no memory for it, the others do without.
void Pool::help(const Model& model) {
    try {
        if (auto network = Network::create(model)) crew_.help(*network);
    } catch (const std::bad_alloc&) {
    }
}

void Pool::retire() {
    if (--at_work_ == 0) crew_.end();
    changed_.notify_all();
}

bool Pool::leave_to_others(std::size_t file) {
    const std::lock_guard lock(mutex_);
    if (at_work_ == 1) return false;
    begun_.erase(file);
    left_.push_back(file);
    retire();
    return true;
}

std::optional<std::size_t> Pool::next_file() {
    std::unique_lock lock(mutex_);
    while (done_.size() >= kUntaken && left_.empty() && next_ < files_.size() && !ended_ && !interrupted())
        changed_.wait_for(lock, kGlance);
    std::optional<std::size_t> file;
    if (ended_ || interrupted()) {
    } else if (!left_.empty()) {
        file = left_.back();
        left_.pop_back();
    } else if (next_ < files_.size()) {
        file = next_++;
    }
    if (file) {
        begun_.insert(*file);
    } else {
        retire();
    }
    return file;
}

std::string Pool::progress() const {
    if (begun_.empty()) return {};
    const std::size_t i = *begun_.begin();
    const std::size_t at = order_ == Order::of_files ? i : taken_;
    return "[" + std::to_string(at + 1) + "/" + std::to_string(files_.size()) + "] " +
           std::to_string(per_mille_[i] / 10) + " %  " + files_[i].filename().string();
}

std::optional<Pool::Done> Pool::take() {
    std::unique_lock lock(mutex_);
    const auto ready = [&] { return !done_.empty() && (order_ == Order::as_done || done_.begin()->first == taken_); };
    while (!ready() && at_work_ > 0)
        if (changed_.wait_for(lock, kGlance) == std::cv_status::timeout) show_progress(progress());
    if (done_.empty()) return {};
    auto first = done_.extract(done_.begin());
    ++taken_;
    changed_.notify_all();
    return Done{first.key(), std::move(first.mapped())};
}

}  // namespace moodglass::cli
