// SPDX-License-Identifier: Apache-2.0
// The `moodglass` command: how a song sounds, what it expresses and why, without leaving this machine.
#include <CLI/CLI.hpp>

#include <cstdio>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "analysis/session.h"
#include "cli/analyze.h"
#include "cli/npy.h"
#include "cli/terminal.h"
#include "platform/files/file.h"
#include "platform/files/model_folder.h"
#include "spectrogram/front_end.h"

namespace moodglass::cli {
namespace {

int write_spectrogram(const std::string& file, const std::string& out) {
    const auto bytes = read_file(file);
    if (!bytes) return complain(file, bytes.error().message), 1;
    const auto spectrogram = spectrogram_of(*bytes);
    if (!spectrogram) return complain(file, spectrogram.error().message), 1;
    const auto written = write_file(out, npy(spectrogram->values, kBandCount));
    if (!written) return complain(out, written.error().message), 1;
    return 0;
}

int list_models() {
    const auto names = model_names();
    if (names.empty()) complain(models_folder().string(), "no models in this folder");
    int status = names.empty() ? 1 : 0;
    for (const std::string& name : names) {
        const auto model = load_model(name);
        if (!model) {
            complain(name, model.error().message);
            status = 1;
            continue;
        }
        std::printf("%s %s (%s)%s\n  %s\n", styled(model->name, "1").c_str(), model->version.c_str(),
                    std::string(to_string(model->scheme)).c_str(), name == kDefaultModel ? ", default" : "",
                    model->description.c_str());
        const auto found = model->metadata.find("figures");
        const auto figures =
            found == model->metadata.end() ? nlohmann::json() : nlohmann::json::parse(found->second, nullptr, false);
        if (!figures.is_object()) continue;
        for (const auto& [protocol, values] : figures.items()) {
            if (!values.is_object()) continue;
            std::printf("  r, %s:", protocol.c_str());
            for (const auto& [output, r] : values.items())
                if (r.is_number()) std::printf(" %s %.2f", output.c_str(), r.get<double>());
            std::printf("\n");
        }
    }
    return status;
}

int run(int argc, char** argv) {
    CLI::App app{"How a song sounds, what it expresses, and why. Nothing leaves this machine."};
    app.require_subcommand(1);
    app.set_version_flag("--version", MOODGLASS_VERSION);

    AnalyzeOptions options;
    options.model = kDefaultModel;
    const std::map<std::string, Format> formats = {
        {"text", Format::text}, {"json", Format::json}, {"jsonl", Format::jsonl}, {"csv", Format::csv}};
    auto* analyze_command = app.add_subcommand("analyze", "Features, emotions and reasons of songs");
    analyze_command->add_option("FILE", options.names, "Songs, or folders of songs")->required();
    analyze_command->add_option("--model", options.model, "A model's name or file")->capture_default_str();
    analyze_command->add_option("--format", options.format, "text, json, jsonl (one object a line) or csv")
        ->transform(CLI::CheckedTransformer(formats, CLI::ignore_case));
    analyze_command->add_option("--out", options.out, "Write into this file");
    analyze_command->add_flag("--force", options.force, "Overwrite it");
    analyze_command->add_flag("--resume", options.resume, "Go on with it (jsonl): songs that have a line are left out");
    analyze_command->add_option_function<std::string>(
        "--shard",
        [&options](const std::string& text) {
            const auto shard = read_shard(text);
            if (!shard) throw CLI::ValidationError("--shard", shard.error().message);
            options.shard = *shard;
        },
        "I/N: of N shares of the songs, the I-th only");
    analyze_command->add_option("--jobs", options.jobs, "Songs at a time (default: one a core)")->check(CLI::Range(1, 1024));

    std::string file, npy_file;
    auto* spectrogram_command = app.add_subcommand("spectrogram", "What the network sees: float32 (frames, 149), as .npy");
    spectrogram_command->add_option("FILE", file, "A song")->required();
    spectrogram_command->add_option("--npy", npy_file, "The file to write")->required();

    auto* models_command = app.add_subcommand("models", "The models that are there, with their figures");

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    if (*analyze_command) return analyze(options);
    if (*spectrogram_command) return write_spectrogram(file, npy_file);
    if (*models_command) return list_models();
    return 2;
}

}  // namespace
}  // namespace moodglass::cli

int main(int argc, char** argv) { return moodglass::cli::run(argc, argv); }
