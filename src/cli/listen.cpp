// SPDX-License-Identifier: Apache-2.0
#include "cli/listen.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <thread>
#include <utility>
#include <vector>

#include "analysis/json.h"
#include "analysis/live.h"
#include "analysis/prepared_model.h"
#include "analysis/session.h"
#include "audio/downmix.h"
#include "audio/mono.h"
#include "audio/open.h"
#include "audio/piped_wave.h"
#include "audio/wav_writer.h"
#include "cli/interrupt.h"
#include "cli/keep_in.h"
#include "cli/reference.h"
#include "cli/report.h"
#include "cli/terminal.h"
#include "cli/text.h"
#include "platform/files/file.h"
#include "platform/files/model_folder.h"
#include "platform/sound/capture.h"

namespace moodglass::cli {
namespace {

constexpr int kPieces = 20;  // a second
constexpr auto kWait = std::chrono::milliseconds(50);

// Where the sound comes from: mono, piece by piece.
class Input {
  public:
    virtual ~Input() = default;
    virtual int rate() const = 0;
    virtual bool read(std::vector<float>& samples) = 0;  // appends; false at the end
};

class SoundInput final : public Input {
  public:
    // The bytes are those that the sound reads, if any.
    SoundInput(std::vector<std::byte> bytes, std::unique_ptr<Sound> sound)
        : bytes_(std::move(bytes)),
          sound_(std::move(sound)),
          mix_(sound_->channels, sound_->layout, sound_->sample_rate),
          interleaved_(static_cast<std::size_t>(sound_->sample_rate / kPieces * sound_->channels)) {}

    int rate() const override { return sound_->sample_rate; }
    bool read(std::vector<float>& samples) override {
        const std::size_t count = sound_->read(interleaved_);
        for (float& value : interleaved_)
            if (!is_sane(value)) value = 0;
        mix_.process(std::span(interleaved_).first(count * static_cast<std::size_t>(sound_->channels)), samples);
        if (count == 0) mix_.finish(samples);
        return count > 0;
    }

  private:
    std::vector<std::byte> bytes_;
    std::unique_ptr<Sound> sound_;
    Downmix mix_;
    std::vector<float> interleaved_;
};

class DeviceInput final : public Input {
  public:
    explicit DeviceInput(Capture capture) : capture_(std::move(capture)) {}
    int rate() const override { return capture_.rate(); }
    bool read(std::vector<float>& samples) override {
        std::this_thread::sleep_for(kWait);
        capture_.take(samples);
        return capture_.hears();
    }

  private:
    Capture capture_;
};

std::size_t read_standard_input(std::span<std::byte> to) {
    for (;;) {
        const ssize_t count = ::read(STDIN_FILENO, to.data(), to.size());
        if (count >= 0) return static_cast<std::size_t>(count);
        if (errno != EINTR || interrupted()) return 0;
    }
}

Result<std::unique_ptr<Input>> open_standard_input(const ListenOptions& options) {
    auto sound = options.rate > 0 ? open_piped_samples(read_standard_input, options.rate, options.channels)
                                  : open_piped_wave(read_standard_input);
    if (!sound)
        return failure(
            "standard input is no WAV file with plain samples; for samples of 16 bits without a header say --rate");
    auto checked = check_range(std::move(sound));
    if (!checked) return tl::unexpected(checked.error());
    return std::make_unique<SoundInput>(std::vector<std::byte>(), std::move(*checked));
}

Result<std::unique_ptr<Input>> open_input(const ListenOptions& options) {
    if (options.from == "-") return open_standard_input(options);
    if (!options.from.empty()) {
        auto bytes = read_file(options.from);
        if (!bytes) return tl::unexpected(bytes.error());
        auto sound = open_sound(*bytes);
        if (!sound) return tl::unexpected(sound.error());
        return std::make_unique<SoundInput>(std::move(*bytes), std::move(*sound));
    }
    auto capture = Capture::open(options.device);
    if (!capture) return tl::unexpected(capture.error());
    complain("listen", "listening to " + capture->device() + "; Ctrl-C ends it");
    return std::make_unique<DeviceInput>(std::move(*capture));
}

// "  0:03  provisional   valence .52 ..." in columns, under these.
std::string heading(bool explained) {
    std::string out = "    time  level";
    const auto add = [&](std::string_view name) { out += text(" %8.8s", std::string(name).c_str()); };
    for (const auto name : kEmotionNames) add(name);
    if (explained)
        for (const auto name : kFeatureNames) add(name);
    return out + "\n";
}

std::string line(double time_s, const LiveLevel& level, const LiveValues& now) {
    const double dB = 20 * std::log10(std::max(static_cast<double>(level.peak), 1e-5));
    std::string out = text("%7.1f s %3.0f dB", time_s, dB);
    for (const auto& each : now.analysis.emotions) out += text(" %8.2f", static_cast<double>(each.mean));
    if (now.analysis.explained)
        for (const auto& each : now.analysis.midlevel) out += text(" %8.2f", static_cast<double>(each.mean));
    return out + (now.provisional ? "  provisional" : "") + (level.clips ? "  too loud: it clips" : "") + "\n";
}

std::string json_line(double time_s, const LiveLevel& level, const LiveValues& now) {
    const Analysis& a = now.analysis;
    nlohmann::ordered_json out;
    out["time_s"] = time_s;
    out["provisional"] = now.provisional;
    out["peak"] = level.peak;
    out["clips"] = level.clips;
    for (std::size_t f = 0; a.explained && f < kFeatureCount; ++f)
        out["midlevel"][std::string(kFeatureNames[f])] = a.midlevel[f].mean;
    for (std::size_t e = 0; e < kEmotionCount; ++e) {
        const std::string emotion(kEmotionNames[e]);
        out["emotions"][emotion] = a.emotions[e].mean;
        if (!a.explained) continue;
        out["effects"][emotion]["bias"] = a.effects[e].bias;
        for (std::size_t f = 0; f < kFeatureCount; ++f)
            out["effects"][emotion][std::string(kFeatureNames[f])] = a.effects[e].of[f];
    }
    return out.dump() + "\n";
}

// Prints what moves; what was heard. None, and told, where something went wrong.
std::optional<std::vector<std::int16_t>> hear(Input& input, LiveStream& live, const ListenOptions& options,
                                              bool explained) {
    std::vector<std::int16_t> recording;
    std::vector<float> samples;
    double told_silent_s = 0;
    const double most_s = std::min(options.seconds > 0 ? options.seconds : kLongestLive_s, kLongestLive_s);
    if (!options.json && !print(heading(explained))) return std::nullopt;
    bool more = true;
    while (more && !interrupted() && live.recorded_s() < most_s) {
        samples.clear();
        more = input.read(samples);
        // Piece by piece, so that what comes faster than it sounds is heard as if it did not.
        const auto piece = static_cast<std::size_t>(input.rate() / kPieces);
        for (std::size_t at = 0; at < samples.size() && live.recorded_s() < most_s; at += piece) {
            live.push(std::span(samples).subspan(at, std::min(piece, samples.size() - at)), recording);
            const auto now = live.step();
            if (!now) return complain("listen", now.error().message), std::nullopt;
            if (!*now) continue;
            const LiveLevel level = live.take_level();
            const double time_s = live.recorded_s();
            if (!print(options.json ? json_line(time_s, level, **now) : line(time_s, level, **now)))
                return std::nullopt;
            if (level.silent_s >= 5 && told_silent_s == 0)
                complain("listen", "nothing has been heard for 5 s: is it the right device, and is it turned up?");
            told_silent_s = level.silent_s >= 5 ? level.silent_s : 0;
        }
    }
    live.finish(recording);
    if (options.seconds <= 0 && live.recorded_s() >= kLongestLive_s)
        complain("listen", "an hour has been heard, which is the most; the rest was left out");
    return recording;
}

std::vector<std::byte> as_wav(std::span<const std::int16_t> recording) {
    std::vector<std::byte> bytes = wav_header(1, kSampleRate, recording.size());
    append_wav_samples(recording, bytes);
    return bytes;
}

int list_devices() {
    const auto devices = capture_devices();
    if (!devices) return complain("listen", devices.error().message), 1;
    std::string out;
    for (const CaptureDevice& each : *devices)
        out += printable(each.name) + (each.is_default ? " (default)" : "") + "\n";
    return print(out) ? 0 : 1;
}

}  // namespace

int listen(const ListenOptions& options) {
    if (options.list_devices) return list_devices();
    std::optional<NewFile> file;
    if (!options.out.empty()) {
        const auto free = options.force ? Result<void>() : check_free(options.out, "--force overwrites it");
        if (!free) return complain(options.out, free.error().message), 2;
        auto made = new_output(options.out);
        if (!made) return complain(options.out, made.error().message), 2;
        file.emplace(std::move(*made));
    }
    // Of a microphone come samples alone, and it needs the machine's sound system.
    if (!options.from.empty()) keep_in({{options.from}, options.model, options.reference, {}});
    const auto model = load_model(options.model);
    if (!model) return complain(options.model, model.error().message), 2;
    auto yardstick = yardstick_of(*model, options.reference);
    if (!yardstick) return complain(options.reference, yardstick.error().message), 2;
    auto prepared = PreparedModel::of(*model, std::move(*yardstick));
    if (!prepared) return complain(options.model, prepared.error().message), 2;

    watch_for_interrupt();
    const std::string name = options.from.empty() || options.from == "-" ? "recording" : options.from;
    std::vector<std::byte> wav;
    {
        auto input = open_input(options);
        if (!input) return complain(options.from.empty() ? "listen" : options.from, input.error().message), 1;
        LiveStream live(*prepared, name, (*input)->rate());
        const auto recording = hear(**input, live, options, model->explained());
        if (!recording) return 1;
        wav = as_wav(*recording);
    }  // and with it the device is closed
    if (file) {
        auto written = file->write(wav);
        if (written) written = file->finish();
        if (!written) return complain(options.out, written.error().message), 1;
    }
    auto session = Session::open(*prepared, name, wav);
    if (!session) return complain(name, session.error().message), 1;
    for (;;) {
        const auto progress = session->step();
        if (!progress) return complain(name, progress.error().message), 1;
        if (progress->stage == Stage::done) break;
    }
    const Analysis whole = session->analysis();
    return print(options.json ? to_json(whole) + "\n" : "\n" + report(whole)) ? 0 : 1;
}

}  // namespace moodglass::cli
