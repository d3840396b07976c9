// SPDX-License-Identifier: Apache-2.0
#include "platform/desktop/listener.h"

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <memory>
#include <utility>
#include <vector>

#include "analysis/live.h"
#include "analysis/prepared_model.h"
#include "app/words/sentences.h"
#include "app/words/strings.h"
#include "audio/mono.h"
#include "audio/wav_writer.h"
#include "platform/files/model_folder.h"
#include "platform/sound/capture.h"

namespace moodglass::desktop {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr auto kWait = std::chrono::milliseconds(50);
constexpr auto kLevelEvery = std::chrono::milliseconds(100);
constexpr double kShortest_s = 1;

// "2026-11-29 16-05-00": sorted by it, and without what might be taken for an ending.
std::string date_and_time() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    localtime_r(&now, &parts);
    char text[64];
    return std::string(text, std::strftime(text, sizeof text, "%Y-%m-%d %H-%M-%S", &parts));
}

std::vector<std::string> names_of_devices() {
    std::vector<std::string> names;
    if (const auto devices = capture_devices())
        for (const CaptureDevice& each : *devices) names.push_back(each.name);
    return names;
}

}  // namespace

// Of one time of listening: given, and read, on the thread that draws.
struct Listener::Heard {
    int song = 0;
    std::string name;
};

// A WAV file that grows: its header is right once it has ended.
struct Listener::Recording {
    explicit Recording(const fs::path& path) : out(path, std::ios::binary) { write(wav_header(1, kSampleRate, 0)); }
    void append(const std::vector<std::int16_t>& samples) {
        bytes.clear();
        append_wav_samples(samples, bytes);
        write(bytes);
        length += samples.size();
    }
    bool end() {
        out.seekp(0);
        write(wav_header(1, kSampleRate, length));
        out.close();
        return !out.fail();
    }
    void write(const std::vector<std::byte>& what) {
        out.write(reinterpret_cast<const char*>(what.data()), static_cast<std::streamsize>(what.size()));
    }
    std::ofstream out;
    std::vector<std::byte> bytes;
    std::uint64_t length = 0;  // samples
};

Listener::Listener(Mailbox& mailbox, Recorded recorded) : mailbox_(mailbox), recorded_(std::move(recorded)) {}

Listener::~Listener() {
    end();
    if (thread_.joinable()) thread_.join();
    if (folder_.empty()) return;
    std::error_code none;
    fs::remove_all(folder_, none);
}

void Listener::begin(std::string model) {
    if (listens_.exchange(true)) return;
    if (thread_.joinable()) thread_.join();  // it has ended
    if (folder_.empty()) {
        std::error_code none;
        std::string name = (fs::temp_directory_path(none) / "moodglass-XXXXXX").string();
        if (::mkdtemp(name.data())) folder_ = name;  // else the recording cannot be opened, and that is told
    }
    ending_ = changes_ = false;
    thread_ = std::thread([this, model = std::move(model)] {
        const auto heard = std::make_shared<Heard>();
        try {
            hear(model, heard);
        } catch (const std::bad_alloc&) {
            mailbox_.post([heard](app::App& app) {
                app.drop_live(heard->song);
                app.tell(app::as_sentence(no_memory().value().message, app.language()));
            });
        }
        listens_ = false;
    });
}

void Listener::end() { ending_ = true; }

void Listener::choose(std::string device) {
    const std::lock_guard lock(mutex_);
    device_ = std::move(device);
    changes_ = true;
}

std::string Listener::device() const {
    const std::lock_guard lock(mutex_);
    return device_;
}

void Listener::forget(const fs::path& path) {
    std::error_code none;
    if (!folder_.empty() && path.parent_path() == folder_) fs::remove(path, none);
}

void Listener::hear(const std::string& model_name, const std::shared_ptr<Heard>& heard) {
    const auto tell = [this](std::string why) {
        mailbox_.post([why = std::move(why)](app::App& app) { app.tell(app::as_sentence(why, app.language())); });
    };
    const auto model = load_model(model_name);
    if (!model) return tell(model.error().message);
    auto prepared = PreparedModel::of(*model);
    if (!prepared) return tell(prepared.error().message);
    const std::string when = date_and_time();
    const fs::path path = folder_ / when;
    Recording recording(path);
    if (!recording.out) return tell("there is no folder to record in; make room, or name one in $TMPDIR");
    if (ending_) return forget(path);

    auto capture = Capture::open(device());
    if (!capture) {
        forget(path);
        return tell(capture.error().message);
    }
    const int rate = capture->rate();
    mailbox_.post([heard, when](app::App& app) {
        heard->name = std::string(app::strings(app.language()).live.recording) + " " + when;
        heard->song = app.begin_live(heard->name);
    });
    const auto name_device = [&] {
        mailbox_.post([names = names_of_devices(), name = capture->device()](app::App& app) {
            app.set_microphones(names, name);
        });
    };
    name_device();

    LiveStream live(*prepared, when, rate);
    std::vector<float> samples;
    std::vector<std::int16_t> kept;
    Clock::time_point told{};
    bool lost = false;
    while (!ending_ && !lost && live.recorded_s() < kLongestLive_s) {
        std::this_thread::sleep_for(kWait);
        if (changes_.exchange(false)) {
            if (auto other = Capture::open(device(), rate))
                capture = std::move(other);
            else
                tell(other.error().message);
            name_device();
        }
        lost = !capture->hears();
        samples.clear();
        kept.clear();
        capture->take(samples);
        live.push(samples, kept);
        recording.append(kept);
        auto values = live.step();
        if (!values) {
            tell(values.error().message);
            break;
        }
        if (*values)
            mailbox_.post([heard, now = std::move(**values)](app::App& app) mutable {
                app.on_live(heard->song, std::move(now.analysis), std::move(now.outline), now.provisional);
            });
        if (Clock::now() - told < kLevelEvery) continue;
        told = Clock::now();
        mailbox_.post([level = live.take_level(), recorded_s = live.recorded_s()](app::App& app) {
            app.on_live_level(level, recorded_s);
        });
    }
    capture = failure({});  // closed
    kept.clear();
    live.finish(kept);
    recording.append(kept);
    const double length_s = live.recorded_s();
    mailbox_.post([this, heard, path, length_s, lost, written = recording.end()](app::App& app) {
        const auto& words = app::strings(app.language()).live;
        if (!written || length_s < kShortest_s) {
            forget(path);
            app.drop_live(heard->song);
            return app.tell(written ? words.too_short : words.not_recorded);
        }
        if (lost) app.tell(words.gone);
        if (length_s >= kLongestLive_s) app.tell(words.an_hour);
        // By the name that its result is to have.
        std::error_code refused;
        const fs::path named = path.parent_path() / heard->name;
        fs::rename(path, named, refused);
        recorded_(heard->song, refused ? path : named);
        app.end_live(heard->song);
    });
}

}  // namespace moodglass::desktop
