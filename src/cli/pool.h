// SPDX-License-Identifier: Apache-2.0
// Many songs through the engine, several at a time; whoever finds no other song helps with those that are left.
#pragma once

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <vector>

#include "analysis/analysis.h"
#include "analysis/crew.h"
#include "analysis/prepared_model.h"

namespace moodglass::cli {

enum class Order { of_files, as_done };

class Pool {
  public:
    struct Done {
        std::size_t index;  // among the files
        Result<Analysis> result;
    };

    // Model and files must outlive it. jobs: threads, each with a file of its own as long as there are as many; 0: as
    // many as there are cores. Where memory or threads do not suffice for all workers, one after the other leaves its
    // song to the others. Fails if there is not enough for a single one.
    static Result<std::unique_ptr<Pool>> start(const Model& model, const Yardstick& yardstick,
                                               const std::vector<std::filesystem::path>& files,
                                               int jobs, Order order);
    ~Pool();
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;

    // The next result, with a line of progress until it is there. Nothing once all are taken. After an interruption
    // what is there by then comes, and then nothing.
    std::optional<Done> take();

  private:
    Pool(const std::vector<std::filesystem::path>& files, Order order);
    void work(PreparedModel prepared);
    void help(const Model& model);
    std::optional<std::size_t>
    next_file();    // waits while too many results lie untaken; nothing: there are no songs left to begin
    void retire();  // of one that begins no song any more; with the mutex
    bool leave_to_others(std::size_t file);  // false if there are none
    std::string progress() const;

    const std::vector<std::filesystem::path>& files_;
    const Order order_;
    Crew crew_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::size_t next_ = 0, taken_ = 0;
    int at_work_ = 0;
    std::vector<std::size_t> left_;  // by a worker that found no memory
    std::set<std::size_t> begun_;
    std::map<std::size_t, Result<Analysis>> done_;
    std::vector<std::atomic<int>> per_mille_;
    std::atomic<bool> ended_{false};
    std::vector<std::thread> workers_;
};

}  // namespace moodglass::cli
