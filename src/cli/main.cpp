// SPDX-License-Identifier: Apache-2.0
// The `moodglass` command: how a song sounds, what it expresses and why, without leaving this machine.
#include <CLI/CLI.hpp>

#include <filesystem>
#include <exception>
#include <map>
#include <new>
#include <nlohmann/json.hpp>

#include "analysis/live.h"
#include "analysis/session.h"
#include "audio/sound.h"
#include "cli/analyze.h"
#include "cli/compare.h"
#include "cli/explain.h"
#include "cli/harmony.h"
#include "cli/keep_in.h"
#include "cli/listen.h"
#include "cli/npy.h"
#include "cli/output.h"
#include "cli/playlist.h"
#include "cli/pulse.h"
#include "cli/reference.h"
#include "cli/story.h"
#include "cli/tag.h"
#include "cli/terminal.h"
#include "cli/text.h"
#include "platform/files/file.h"
#include "platform/files/model_folder.h"
#include "spectrogram/front_end.h"

namespace moodglass::cli {
namespace {

template <class Names>
std::string listed(const char* what, const Names& names) {
    std::string text = what;
    for (const auto name : names) text += (name == names.front() ? ": " : ", ") + std::string(name);
    return text;
}

int write_spectrogram(const std::string& file, const std::string& out, bool force) {
    auto npy_file = NpyFile::at(out, force);
    if (!npy_file) return 2;
    keep_in({{file}, {}, {}, {}});
    const auto bytes = read_file(file);
    if (!bytes) return complain(file, bytes.error().message), 1;
    std::vector<std::string> warnings;
    const auto spectrogram = spectrogram_of(*bytes, &warnings);
    if (!spectrogram) return complain(file, spectrogram.error().message), 1;
    for (const std::string& warning : warnings) complain(file, warning);
    return npy_file->write(spectrogram->values, kBandCount) ? 0 : 1;
}

int list_models() {
    keep_in({});
    const auto names = model_names();
    if (names.empty()) complain(models_folder().string(), "no models in this folder");
    bool good = !names.empty();
    std::string out;
    for (const std::string& name : names) {
        const auto model = load_model(name);
        if (!model) {
            complain(name, model.error().message);
            good = false;
            continue;
        }
        out += styled(printable(model->name), "1") + " " + printable(model->version) + " (" + std::string(to_string(model->scheme)) + ")" +
               (name == kDefaultModel ? ", default" : "") + "\n  " + printable(model->description) + "\n";
        const auto found = model->metadata.find("figures");
        const auto figures =
            found == model->metadata.end() ? nlohmann::json() : nlohmann::json::parse(found->second, nullptr, false);
        if (!figures.is_object()) continue;
        for (const auto& [protocol, values] : figures.items()) {
            if (!values.is_object()) continue;
            out += std::string("  ") + (protocol.ends_with("quadrants") ? "share of clips right" : "r") + ", " + printable(protocol) + ":";
            for (const auto& [output, r] : values.items())
                if (r.is_number()) out += " " + printable(output) + text(" %.2f", r.get<double>());
            out += "\n";
        }
    }
    return print(out) && good ? 0 : 1;
}

int run(int argc, char** argv) {
    CLI::App app{"How a song sounds, what it expresses, and why. Nothing leaves this machine."};
    app.require_subcommand(1);
    app.set_version_flag("--version", [] { return MOODGLASS_VERSION "\n" + kept_in_by(); });

    AnalyzeOptions options;
    options.model = kDefaultModel;
    const std::map<std::string, Format> formats = {
        {"text", Format::text}, {"json", Format::json}, {"jsonl", Format::jsonl}, {"csv", Format::csv}};
    auto* analyze_command = app.add_subcommand("analyze", "Features, emotions and reasons of songs");
    analyze_command->add_option("FILE", options.names, "Songs, or folders of songs")->required();
    analyze_command->add_option("--model", options.model, "A model's name or file")->capture_default_str();
    analyze_command->add_option("--reference", options.reference, kReferenceHelp)->capture_default_str();
    analyze_command->add_option("--format", options.format, "text, json, jsonl (one object a line) or csv")
        ->transform(CLI::CheckedTransformer(formats, CLI::ignore_case));
    const std::map<std::string, Decimal> decimals = {{"point", Decimal::point}, {"comma", Decimal::comma}};
    analyze_command->add_option("--decimal", options.decimal, "In CSV: point, or comma, with semicolons between the columns")
        ->transform(CLI::CheckedTransformer(decimals, CLI::ignore_case));
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
    analyze_command->add_flag("--follow-links", options.follow_links, "In folders, follow links, also out of them");
    analyze_command
        ->add_option("--jobs", options.jobs,
                     "Threads, each with a song of its own, or a part of the last ones (default: one a core)")
        ->check(CLI::Range(1, 1024));

    ExplainOptions question;
    question.model = kDefaultModel;
    const std::map<std::string, bool> text_or_json = {{"text", false}, {"json", true}};
    const std::map<std::string, CountedFrom> baselines = {{"usual", CountedFrom::usual}, {"silence", CountedFrom::silence}};
    const std::map<std::string, Part> parts = {{"only", Part::only}, {"without", Part::without}};
    const std::map<std::string, Side> sides = {{"raises", Side::raises}, {"lowers", Side::lowers}};
    auto* explain_command = app.add_subcommand("explain", "Why, where in the sound, and what if: one emotion or feature of a song");
    explain_command->add_option("FILE", question.file, "A song")->required();
    explain_command->add_option("--emotion", question.emotion, listed("One of", kEmotionNames));
    explain_command->add_option("--feature", question.feature, listed("Or one of", kFeatureNames));
    explain_command->add_flag("--left-out", question.left_out, "Of the emotion what its reasons leave out: what a black box over the same network hears beyond them");
    explain_command->add_option("--stretch", question.stretch, "A part of the song: 0:58-1:20");
    explain_command->add_option("--to", question.level, "What would have to change for this value? (default: the median of the reference music)");
    explain_command->add_option("--from", question.from, "What the map is counted from: what is usual in the reference music, or silence (usual, silence)")
        ->transform(CLI::CheckedTransformer(baselines, CLI::ignore_case));
    explain_command->add_option("--map", question.map, "Write every cell's contribution: float32 (columns, rows), as .npy");
    explain_command->add_option("--audio", question.audio, "Write the sound of it, as WAV");
    explain_command->add_option("--part", question.part, "What of the sound: only this, or all without it (only, without)")
        ->transform(CLI::CheckedTransformer(parts, CLI::ignore_case));
    explain_command->add_option("--side", question.side, "What this is: that which raises the value, or lowers it (raises, lowers)")
        ->transform(CLI::CheckedTransformer(sides, CLI::ignore_case));
    explain_command->add_option("--model", question.model, "A model's name or file")->capture_default_str();
    explain_command->add_option("--reference", question.reference, kReferenceHelp)->capture_default_str();
    explain_command->add_option("--format", question.json, "text or json")->transform(CLI::CheckedTransformer(text_or_json, CLI::ignore_case));
    explain_command->add_flag("--cells", question.cells, "With every cell in the JSON");
    explain_command->add_flag("--force", question.force, "Overwrite files");

    CompareOptions pair;
    pair.model = kDefaultModel;
    auto* compare_command = app.add_subcommand("compare", "Two songs, or two stretches: what differs, and by which effects");
    compare_command->add_option("A", pair.files[0], "A song")->required();
    compare_command->add_option("B", pair.files[1], "Another, or the same again")->required();
    compare_command->add_option("--first", pair.stretches[0], "A part of the first: 0:20-0:40");
    compare_command->add_option("--second", pair.stretches[1], "A part of the second");
    compare_command->add_option("--emotion", pair.emotion, listed("The one that differs most, or", kEmotionNames));
    compare_command->add_option("--model", pair.model, "A model's name or file")->capture_default_str();
    compare_command->add_option("--reference", pair.reference, kReferenceHelp)->capture_default_str();
    compare_command->add_option("--format", pair.json, "text or json")->transform(CLI::CheckedTransformer(text_or_json, CLI::ignore_case));

    StoryOptions tale;
    tale.model = kDefaultModel;
    std::map<std::string, Language> languages;
    for (const Language each : kLanguages) languages[kLanguageTags[each]] = each;
    auto* story_command = app.add_subcommand("story", "A song told in five sentences: its mood, why, its way over time, its strongest moments");
    story_command->add_option("FILE", tale.file, "A song")->required();
    story_command->add_option("--language", tale.language, "en, de, fr or es")->transform(CLI::CheckedTransformer(languages, CLI::ignore_case));
    story_command->add_option("--model", tale.model, "A model's name or file")->capture_default_str();
    story_command->add_option("--reference", tale.reference, kReferenceHelp)->capture_default_str();

    std::string file, npy_file;
    bool force = false;
    auto* spectrogram_command = app.add_subcommand("spectrogram", "What the network sees: float32 (frames, 149), as .npy");
    spectrogram_command->add_option("FILE", file, "A song")->required();
    spectrogram_command->add_option("--npy", npy_file, "The file to write")->required();
    spectrogram_command->add_flag("--force", force, "Overwrite it");

    HarmonyOptions ear;
    auto* harmony_command = app.add_subcommand("harmony", "The key of a song, how sure, and measures of its harmony");
    harmony_command->add_option("FILE", ear.file, "A song")->required();
    harmony_command->add_option("--npy", ear.npy, "Write them along the song: float32 (moments, 42), as .npy");
    harmony_command->add_flag("--force", ear.force, "Overwrite it");

    PulseOptions pace;
    auto* pulse_command = app.add_subcommand("pulse", "The tempo of a song, how clear its pulse is, how much happens, and the beats");
    pulse_command->add_option("FILE", pace.file, "A song")->required();
    pulse_command->add_option("--format", pace.json, "text or json, which has the beats")
        ->transform(CLI::CheckedTransformer(text_or_json, CLI::ignore_case));
    pulse_command->add_option("--npy", pace.npy, "Write it along the song: float32 (moments, 5), as .npy");
    pulse_command->add_flag("--force", pace.force, "Overwrite it");

    ListenOptions live;
    live.model = kDefaultModel;
    const std::map<std::string, bool> text_or_lines = {{"text", false}, {"jsonl", true}};
    auto* listen_command = app.add_subcommand("listen", "What a microphone, another program or a file gives, while it sounds");
    listen_command->add_option("FILE", live.from, "A sound file, or - for standard input: a WAV file (default: a microphone)");
    listen_command->add_option("--device", live.device, "The microphone: its name or a part of it, or null (silence)");
    listen_command->add_flag("--list-devices", live.list_devices, "The microphones and other inputs that there are");
    listen_command->add_option("--rate", live.rate, "In Hz: standard input is samples of 16 bits without a header")
        ->check(CLI::Range(kMinSampleRate, kMaxSampleRate));
    listen_command->add_option("--channels", live.channels, "Of these samples")->check(CLI::Range(1, kMaxChannels))->capture_default_str();
    listen_command->add_option("--seconds", live.seconds, "End after so many (default: at the end, or at Ctrl-C; an hour at most)")
        ->check(CLI::Range(0.1, kLongestLive_s));
    listen_command->add_option("--out", live.out, "Keep what was heard, as WAV");
    listen_command->add_flag("--force", live.force, "Overwrite it");
    listen_command->add_option("--model", live.model, "A model's name or file")->capture_default_str();
    listen_command->add_option("--reference", live.reference, kReferenceHelp)->capture_default_str();
    listen_command->add_option("--format", live.json, "text or jsonl (one object a line)")
        ->transform(CLI::CheckedTransformer(text_or_lines, CLI::ignore_case));

    const auto add_source = [](CLI::App* command, SongSource& source) {
        source.model = kDefaultModel;
        command->add_option("FILE", source.names, "Songs, or folders of songs");
        command->add_option("--from", source.from, "Instead of songs: what `analyze --format jsonl` wrote");
        command->add_option("--model", source.model, "A model's name or file")->capture_default_str();
        command->add_option("--reference", source.reference, kReferenceHelp)->capture_default_str();
        command->add_flag("--follow-links", source.follow_links, "In folders, follow links, also out of them");
        command->add_option("--jobs", source.jobs, "Threads (default: one a core)")->check(CLI::Range(1, 1024));
    };
    PlaylistOptions list;
    auto* playlist_command = app.add_subcommand("playlist", "The songs with most of an emotion, or a way from one song to another, as M3U8");
    add_source(playlist_command, list.source);
    playlist_command->add_option("--emotion", list.by, listed("Sort by one of", kEmotionNames))
        ->check(CLI::IsMember(std::vector<std::string>(kEmotionNames.begin(), kEmotionNames.end())));
    playlist_command->add_option("--feature", list.by, listed("Or by one of", kFeatureNames))
        ->check(CLI::IsMember(std::vector<std::string>(kFeatureNames.begin(), kFeatureNames.end())))
        ->excludes("--emotion");
    playlist_command->add_flag("--lowest", list.lowest, "The least of it first");
    playlist_command->add_option("--top", list.top, "So many songs (default: all)")->check(CLI::Range(1, 1'000'000'000));
    playlist_command->add_option("--between", list.between, "Two songs: a way from one to the other over valence and energy")->expected(2);
    playlist_command->add_option("--steps", list.steps, "Songs on that way, both ends counted")->check(CLI::Range(2, 10000))->capture_default_str();
    playlist_command->add_flag("--absolute", list.absolute, "Whole paths, so that the playlist may lie anywhere");
    playlist_command->add_option("--out", list.out, "Write into this file");
    playlist_command->add_flag("--force", list.force, "Overwrite it");

    TagOptions tags;
    auto* tag_command = app.add_subcommand("tag", "Write the moods of songs into their files (MOOD, COMMENT); says only what it would, without --write");
    add_source(tag_command, tags.source);
    tag_command->add_flag("--write", tags.write, "Do it. The sound stays as it is, and so do others' words");
    tag_command->add_flag("--remove", tags.remove, "Take out what was written");

    auto* models_command = app.add_subcommand("models", "The models that are there, with their figures");

    bool unbounded = false;
    for (CLI::App* command : app.get_subcommands({}))
        command->add_flag("--no-sandbox", unbounded, "Do not give up other files, the network and other programs while reading songs");

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    if (unbounded) stay_open();
    if (*analyze_command) return analyze(options);
    if (*explain_command) return explain(question);
    if (*compare_command) return compare(pair);
    if (*story_command) return story(tale);
    if (*spectrogram_command) return write_spectrogram(file, npy_file, force);
    if (*harmony_command) return harmony(ear);
    if (*pulse_command) return pulse(pace);
    if (*listen_command) return listen(live);
    if (*playlist_command) return playlist(list);
    if (*tag_command) return tag(tags);
    if (*models_command) return list_models();
    return 2;
}

}  // namespace
}  // namespace moodglass::cli

int main(int argc, char** argv) {
    try {
        return moodglass::cli::run(argc, argv);
    } catch (const std::bad_alloc&) {
        moodglass::cli::complain("moodglass", "there is not enough memory for it; close other programs, or cut the song into parts");
    } catch (const std::exception& error) {
        moodglass::cli::complain("moodglass", error.what());
    }
    return 1;
}
