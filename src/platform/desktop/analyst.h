// SPDX-License-Identifier: Apache-2.0
// The thread that loads models and analyses songs, one task after the other, with those that help it. It reports
// through the mailbox.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "analysis/crew.h"
#include "analysis/prepared_model.h"
#include "network/model.h"
#include "platform/desktop/mailbox.h"

namespace moodglass::desktop {

class Analyst {
  public:
    explicit Analyst(Mailbox& mailbox);
    ~Analyst();  // stops what runs and waits for it

    void load_models();                       // all that are there, for the list; the default is then in use
    void use_model(const std::string& name);  // ends what runs; the application is told by set_models
    void analyse(int song, std::filesystem::path path);
    void stop();  // ends what runs or waits; models are loaded all the same

  private:
    using Stop = std::shared_ptr<std::atomic<bool>>;
    using Task = std::function<void(const std::atomic<bool>& stopped)>;

    void enqueue(Task task);
    void work();
    void run_song(int song, const std::filesystem::path& path, const std::atomic<bool>& stopped);
    Result<void> use(Model model, const std::string& name);
    void announce();

    Mailbox& mailbox_;
    std::vector<app::ModelChoice> choices_;  // of the thread
    std::unique_ptr<Model> model_;     // of the thread
    std::optional<PreparedModel> prepared_;  // of the thread
    std::optional<Crew> crew_;               // of the thread: itself and its helpers
    std::optional<Helpers> helpers_;
    std::string model_in_use_;               // of the thread: its name in the list
    std::string why_no_model_;               // of the thread
    int stopped_song_ = 0;                   // of the thread: the last one, if it did not come to its end

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::pair<Task, Stop>> tasks_;
    Stop running_;
    bool ending_ = false;
    std::thread thread_;
};

}  // namespace moodglass::desktop
