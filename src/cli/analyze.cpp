// SPDX-License-Identifier: Apache-2.0
#include "cli/analyze.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "analysis/json.h"
#include "cli/csv.h"
#include "cli/interrupt.h"
#include "cli/keep_in.h"
#include "cli/output.h"
#include "cli/pool.h"
#include "cli/reference.h"
#include "cli/report.h"
#include "cli/terminal.h"
#include "platform/files/collect.h"
#include "platform/files/file.h"
#include "platform/files/model_folder.h"

namespace moodglass::cli {
namespace {

namespace fs = std::filesystem;

// What was written, and what was not, by one run.
struct Tally {
    std::size_t taken = 0, analysed = 0, lines = 0;  // lines: of the result, whatever the format
    std::optional<Error> unwritten;
};

bool told(const Result<void>& result, const std::string& of) {
    if (!result) complain(of, result.error().message);
    return result.has_value();
}

// Leaves the files out that have a line. What cannot be told from another by its line is not begun. False if there is
// such.
bool leave_out(std::vector<fs::path>& files, const std::set<std::string>& written) {
    std::map<std::string, fs::path> names;
    bool good = true;
    std::erase_if(files, [&](const fs::path& file) {
        const std::string name = as_in_json(file.string());
        const auto [other, first] = names.emplace(name, file);
        const bool mistakable = !first && other->second != file;
        if (mistakable)
            complain(file.string(), "its name is no text, and in a line the same as another's; rename one of them");
        good = good && !mistakable;
        return mistakable || written.contains(name);
    });
    return good;
}

std::string text_of(const Analysis& analysis, const AnalyzeOptions& options, bool list, bool first) {
    switch (options.format) {
        case Format::text:
            return (first ? "" : "\n") + report(analysis);
        case Format::json:
            return (list && !first ? ",\n" : "") + to_json(analysis, 1) + (list ? "" : "\n");
        case Format::jsonl:
            return to_json(analysis) + "\n";
        case Format::csv:
            return csv_row(analysis, options.decimal);
    }
    return {};
}

// Analyses what the pool has and writes it. misnamed: what was not there when this began.
Tally write_all(Pool& pool, const std::vector<fs::path>& files, const AnalyzeOptions& options, const std::set<std::string>& misnamed,
                bool list, Output& out) {
    Tally tally;
    const auto write = [&](const std::string& text) {
        const auto written = out.write(text);
        if (!written) tally.unwritten = written.error();
        return written.has_value();
    };
    if (options.format == Format::csv && !write(csv_header(options.decimal))) return tally;
    if (list && !write("[")) return tally;
    while (const auto done = pool.take()) {
        ++tally.taken;
        const std::string name = files[done->index].string();
        if (const auto& result = done->result) {
            if (options.format == Format::csv)
                for (const std::string& warning : result->warnings) complain(name, warning);
            if (!write(text_of(*result, options, list, tally.analysed == 0))) return tally;
            ++tally.analysed;
            ++tally.lines;
        } else {
            const Error& error = result.error();
            complain(name, error.message);
            // Without a line, --resume tries it again: also what was there when this began.
            const bool for_good = error.cause == Cause::file || (error.cause == Cause::missing && misnamed.contains(name));
            if (options.format != Format::jsonl || !for_good) continue;
            if (!write(error_to_json(name, error.message) + "\n")) return tally;
            ++tally.lines;
        }
    }
    if (list) write("]\n");
    return tally;
}

Result<std::unique_ptr<Output>> open_output(const AnalyzeOptions& options) {
    if (options.out.empty()) return standard_output();
    if (!options.resume) return new_file(options.out);
    return EndOfFile::at(options.out);
}

}  // namespace

int analyze(const AnalyzeOptions& options) {
    const std::string where = options.out.empty() ? "moodglass" : options.out;
    if (options.resume && (options.out.empty() || options.format != Format::jsonl || options.force)) {
        complain("moodglass",
                 "--resume goes on with a file of JSON lines: it needs --out and --format jsonl, and no --force");
        return 2;
    }
    if (!options.out.empty() && !options.resume &&
        !told(check_output(options.out, options.force, "--force overwrites it, --resume goes on with it"), where))
        return 2;
    auto out = open_output(options);
    if (!out) return complain(where, out.error().message), 2;
    // Links in folders lead to what nobody has named: so where they are followed, songs are looked for before.
    std::optional<Collection> songs;
    if (options.follow_links) songs = collect(options.names, true);
    std::vector<fs::path> others = songs ? songs->files : std::vector<fs::path>();
    if (options.resume) others.emplace_back(options.out);
    keep_in({options.names, options.model, options.reference, std::move(others)});
    const auto model = load_model(options.model);
    if (!model) {
        complain("moodglass", model.error().message);
        return 2;
    }
    auto yardstick = yardstick_of(*model, options.reference);
    if (!yardstick) return complain("moodglass", yardstick.error().message), 2;
    std::set<std::string> written;
    if (auto* end = dynamic_cast<EndOfFile*>(out->get())) {
        auto before = read_written(options.out, model->id());
        const auto cut = before ? end->begin_behind(before->size) : Result<void>(tl::unexpected(before.error()));
        if (!cut) return complain(where, cut.error().message), 2;
        written = std::move(before->files);
    }

    if (!songs) songs = collect(options.names);
    auto& [files, complaints, complete] = *songs;
    for (const auto& [folder, message] : complaints) complain(folder, message);
    bool good = complete && !files.empty();
    files = share(files, options.shard);
    const bool nothing_to_do = good && files.empty();
    if (options.resume) good = leave_out(files, written) && good;

    std::error_code error;
    std::set<std::string> misnamed;
    for (const std::string& name : options.names)
        if (!fs::exists(name, error)) misnamed.insert(name);

    watch_for_interrupt();
    const bool list =
        options.format == Format::json && (options.names.size() != 1 || files.size() != 1 || fs::is_directory(options.names.front(), error));
    auto pool = Pool::start(*model, *yardstick, files, options.jobs, options.resume ? Order::as_done : Order::of_files);
    if (!pool) return complain("moodglass", pool.error().message), 2;
    const Tally tally = write_all(**pool, files, options, misnamed, list, **out);
    pool->reset();
    clear_progress();
    if (tally.unwritten) return complain(where, tally.unwritten->message), 1;
    const std::string count = std::to_string(tally.taken) + " of " + std::to_string(files.size()) + " files are done";
    if (interrupted())
        complain("moodglass", "interrupted: " + count);
    else if (tally.taken < files.size())
        complain("moodglass", "memory ran out: " + count + "; close other programs, or take fewer --jobs");
    // Where nothing came of it, what is there stays.
    if ((tally.lines > 0 || nothing_to_do) && !told((*out)->finish(), where)) return 1;
    if (interrupted()) return 130;
    return good && tally.analysed == files.size() ? 0 : 1;
}

}  // namespace moodglass::cli
