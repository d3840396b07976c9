// SPDX-License-Identifier: Apache-2.0
#include "cli/analyze.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <condition_variable>
#include <cstdio>
#include <filesystem>
#include <mutex>
#include <new>
#include <optional>
#include <thread>
#include <utility>

#include "analysis/json.h"
#include "analysis/prepared_model.h"
#include "analysis/session.h"
#include "cli/csv.h"
#include "cli/interrupt.h"
#include "cli/report.h"
#include "cli/terminal.h"
#include "platform/files/collect.h"
#include "platform/files/file.h"
#include "platform/files/model_folder.h"

namespace moodglass::cli {
namespace {

namespace fs = std::filesystem;

Result<Analysis> analyze_file(PreparedModel& model, const fs::path& path, std::atomic<int>& per_mille) {
    const auto bytes = read_file(path);
    if (!bytes) return tl::unexpected(bytes.error());
    auto session = Session::open(model, path.string(), *bytes);
    if (!session) return tl::unexpected(session.error());
    for (;;) {
        const auto progress = session->step();
        if (!progress) return tl::unexpected(progress.error());
        per_mille = static_cast<int>(std::lround(progress->fraction * 1000));
        if (progress->stage == Stage::done) return session->analysis();
        if (interrupted()) return failure("interrupted");
    }
}

// What one song asks for must not take the others with it.
Result<Analysis> analyze_within_memory(PreparedModel& model, const fs::path& path, std::atomic<int>& per_mille) {
    try {
        return analyze_file(model, path, per_mille);
    } catch (const std::bad_alloc&) {
        return failure("there is not enough memory for it; close other programs, or cut it into parts");
    }
}

// Analyses all files on a few threads and hands the results over in order.
class Pool {
  public:
    Pool(const Model& model, const std::vector<fs::path>& files, int jobs)
        : model_(model), files_(files), results_(files.size()), per_mille_(files.size()) {
        const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
        const int workers = std::max(1, std::min(jobs > 0 ? jobs : cores, static_cast<int>(files.size())));
        // More threads than cores would wait for each other.
        const int threads_each = std::max(1, std::min(jobs > 0 ? jobs : cores, cores) / workers);
        for (int i = 0; i < workers; ++i) workers_.emplace_back([this, threads_each] { work(threads_each); });
    }
    ~Pool() {
        next_ = files_.size();
        for (std::thread& worker : workers_) worker.join();
    }
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;

    // Nothing if it was interrupted before.
    std::optional<Result<Analysis>> take(std::size_t i) {
        std::unique_lock lock(mutex_);
        while (!ready_.wait_for(lock, std::chrono::milliseconds(100), [&] { return results_[i].has_value(); })) {
            if (interrupted()) return {};
            const std::string name = files_[i].filename().string();
            show_progress("[" + std::to_string(i + 1) + "/" + std::to_string(files_.size()) + "] " +
                          std::to_string(per_mille_[i] / 10) + " %  " + name);
        }
        return std::exchange(results_[i], {});
    }

  private:
    void work(int threads) {
        auto prepared = PreparedModel::of(model_, threads);
        for (std::size_t i = next_++; i < files_.size(); i = next_++) {
            auto result = prepared ? analyze_within_memory(*prepared, files_[i], per_mille_[i]) : failure(prepared.error().message);
            if (!result && interrupted()) return;
            const std::lock_guard lock(mutex_);
            results_[i] = std::move(result);
            ready_.notify_all();
        }
    }

    const Model& model_;
    const std::vector<fs::path>& files_;
    std::mutex mutex_;
    std::condition_variable ready_;
    std::vector<std::optional<Result<Analysis>>> results_;
    std::vector<std::atomic<int>> per_mille_;
    std::atomic<std::size_t> next_{0};
    std::vector<std::thread> workers_;
};

// Gathers the output: at once to standard output or, resumed, to the end of a file; else whole into a file at the end.
class Output {
  public:
    explicit Output(const AnalyzeOptions& options) : options_(options) {}
    ~Output() {
        if (end_) std::fclose(end_);
    }
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;

    // Opens the file's end, after its first `size` bytes.
    bool go_on(std::uintmax_t size) {
        std::error_code error;
        if (fs::exists(options_.out, error) && fs::file_size(options_.out, error) != size && !error)
            fs::resize_file(options_.out, size, error);
        if (!error) end_ = std::fopen(options_.out.c_str(), "ab");
        if (!end_) complain(options_.out, "cannot be written; choose another place");
        return end_;
    }
    void write(const std::string& text) {
        if (!options_.out.empty() && !end_) {
            content_ += text;
            return;
        }
        std::FILE* const to = end_ ? end_ : stdout;
        clear_progress();
        good_ = std::fwrite(text.data(), 1, text.size(), to) == text.size() && std::fflush(to) == 0 && good_;
    }
    bool finish() {
        if (end_ && !good_) complain(options_.out, "not all could be written: is the disk full? Make room and resume");
        if (options_.out.empty() && !good_) complain("moodglass", kNotPrinted);
        if (options_.out.empty() || end_) return good_;
        if (content_.empty()) return true;  // nothing came of it: what is there stays
        const auto written = write_file(options_.out, content_);
        if (!written) complain(options_.out, written.error().message);
        return written.has_value();
    }

  private:
    const AnalyzeOptions& options_;
    std::string content_;
    std::FILE* end_ = nullptr;
    bool good_ = true;
};

}  // namespace

int analyze(const AnalyzeOptions& options) {
    if (options.resume && (options.out.empty() || options.format != Format::jsonl || options.force)) {
        complain("moodglass", "--resume goes on with a file of JSON lines: it needs --out and --format jsonl, and no --force");
        return 2;
    }
    if (!options.out.empty() && !options.force && !options.resume)
        if (const auto free = check_free(options.out, "--force overwrites it, --resume goes on with it"); !free)
            return complain(options.out, free.error().message), 2;
    const auto model = load_model(options.model);
    if (!model) {
        complain("moodglass", model.error().message);
        return 2;
    }
    auto [files, complaints, complete] = collect(options.names, options.follow_links);
    for (const auto& [folder, message] : complaints) complain(folder, message);
    bool good = complete && !files.empty();
    files = share(files, options.shard);
    Output out(options);
    if (options.resume) {
        const auto written = read_written(options.out, model->sha256);
        if (!written) return complain(options.out, written.error().message), 2;
        std::erase_if(files, [&](const fs::path& file) { return written->files.contains(as_in_json(file.string())); });
        if (!out.go_on(written->size)) return 2;
    }
    watch_for_interrupt();
    std::error_code error;
    const bool list = options.format == Format::json && (files.size() != 1 || fs::is_directory(options.names.front(), error));
    Pool pool(*model, files, options.jobs);
    if (options.format == Format::csv) out.write(csv_header());
    if (list) out.write("[");
    bool first = true;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const auto taken = pool.take(i);
        if (!taken) {
            complain("moodglass", "interrupted: " + std::to_string(i) + " of " + std::to_string(files.size()) + " files are done");
            break;
        }
        const auto& result = *taken;
        if (!result) {
            good = false;
            complain(files[i].string(), result.error().message);
            if (options.format == Format::jsonl) out.write(error_to_json(files[i].string(), result.error().message) + "\n");
            continue;
        }
        switch (options.format) {
            case Format::text: out.write((first ? "" : "\n") + report(*result)); break;
            case Format::json: out.write((list && !first ? ",\n" : "") + to_json(*result, 1) + (list ? "" : "\n")); break;
            case Format::jsonl: out.write(to_json(*result) + "\n"); break;
            case Format::csv: out.write(csv_row(*result)); break;
        }
        first = false;
    }
    clear_progress();
    if (list) out.write("]\n");
    // JSON of the single file that failed is nothing: the reason stands on standard error.
    if (!out.finish()) return 1;
    if (interrupted()) return 130;
    return good ? 0 : 1;
}

}  // namespace moodglass::cli
