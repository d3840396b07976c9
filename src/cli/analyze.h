// SPDX-License-Identifier: Apache-2.0
// `moodglass analyze`: many files through the engine, several at a time, results in the order of the files, or with --resume as they
// are done.
#pragma once

#include <string>
#include <vector>

#include "analysis/spreadsheet.h"
#include "cli/corpus.h"

namespace moodglass::cli {

enum class Format { text, json, jsonl, csv };

struct AnalyzeOptions {
    std::vector<std::string> names;  // files and folders
    std::string model;
    std::string reference = "auto";  // which music to compare with (cli/reference.h)
    Format format = Format::text;
    Decimal decimal = Decimal::point;  // of CSV
    std::string out;    // a file; empty: standard output
    bool force = false;   // overwrite it
    bool resume = false;  // go on with it: JSON lines alone
    Shard shard;
    bool follow_links = false;  // in folders
    int jobs = 0;               // threads (Pool::start); 0: as many as there are cores
};

// The exit status: 0 all good, 1 some file failed, 2 nothing could be begun, 130 interrupted (Ctrl-C): what was finished by
// then is written whole. Where nothing comes of any file, nothing is written. A file for which memory ran out has no line in JSON
// lines: --resume tries it again.
int analyze(const AnalyzeOptions& options);

}  // namespace moodglass::cli
