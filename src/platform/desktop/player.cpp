// SPDX-License-Identifier: Apache-2.0
#include "platform/desktop/player.h"

#include <miniaudio.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstring>
#include <iterator>
#include <new>
#include <optional>
#include <thread>
#include <vector>

#include "audio/open.h"
#include "platform/decoding/open_apart.h"
#include "platform/desktop/slower.h"

namespace moodglass::desktop {
namespace {

constexpr std::size_t kChunk = 1 << 16;  // samples per channel
constexpr std::size_t kMostChunks = 1 << 14;
constexpr std::size_t kNoEnd = static_cast<std::size_t>(-1);

}  // namespace

// A chunk is written once, by the decoding thread, before `decoded` counts it; the sound card's thread reads only what
// `decoded` counts. The sound is the decoding thread's; of it others know the channels and the rate, once it is `open`.
// What else is shared is atomic.
struct Player::Track {
    int song = 0;
    Part part = Part::whole;
    bool whole_song = true;  // not a stretch alone
    double start_s = 0;      // of the stretch
    double from_s = 0;       // where it begins once it is open
    std::vector<std::byte> bytes;
    std::unique_ptr<Sound> sound;
    std::size_t channels = 0;
    double rate = 0;
    Error error;  // if it came to nothing

    enum class State { opening, open, failed };
    std::atomic<State> state{State::opening};

    std::vector<std::vector<std::int16_t>> chunks = std::vector<std::vector<std::int16_t>>(kMostChunks);
    std::atomic<std::size_t> decoded{0};
    std::atomic<bool> whole{false}, stopping{false};
    std::thread decoder;

    std::atomic<std::size_t> position{0};  // of what is read next
    std::atomic<std::size_t> behind{0};    // samples: so much before it lies what is heard
    std::atomic<bool> playing{false}, jumped{false};
    std::atomic<std::size_t> loop_begin{0}, loop_end{kNoEnd};
    std::atomic<float> speed{1};
    std::optional<Slower> slower;  // the sound card's thread alone uses it; empty where there are too many channels
    ma_device device{};
    bool has_device = false;

    ~Track() {
        if (has_device) ma_device_uninit(&device);
        stopping = true;
        if (decoder.joinable()) decoder.join();
    }

    // In the decoding thread; call: once it is open, or failed.
    void open(const std::filesystem::path& path, const std::function<void()>& call) try {
        auto opened = open_apart(path, [this] { return stopping.load(); });
        if (!opened) return fail(std::move(opened.error()), call);
        take(std::move(opened->sound));
        call();
        decode();
    } catch (const std::bad_alloc&) {
        fail(no_memory().value(), call);
    }

    void fail(Error why, const std::function<void()>& call) {
        error = std::move(why);
        state = State::failed;
        call();
    }

    void take(std::unique_ptr<Sound> opened) {
        sound = std::move(opened);
        channels = static_cast<std::size_t>(sound->channels);
        rate = sound->sample_rate;
        if (channels <= Slower::kMostChannels) slower.emplace(channels, rate);
        state = State::open;
    }

    // What there is no memory for is not played, nor what is behind a crash.
    void decode() try {
        std::vector<float> piece(4096 * channels);
        std::size_t count = 0;
        while (!stopping && count < kChunk * kMostChunks) {
            const std::size_t read = sound->read(piece);
            if (read == 0) break;
            for (std::size_t done = 0; done < read;) {
                std::vector<std::int16_t>& chunk = chunks[(count + done) / kChunk];
                if (chunk.empty()) chunk.resize(kChunk * channels);
                const std::size_t at = (count + done) % kChunk;
                const std::size_t now = std::min(read - done, kChunk - at);
                std::transform(
                    piece.begin() + static_cast<std::ptrdiff_t>(done * channels),
                    piece.begin() + static_cast<std::ptrdiff_t>((done + now) * channels),
                    chunk.begin() + static_cast<std::ptrdiff_t>(at * channels), [](float v) {
                        return static_cast<std::int16_t>(std::isfinite(v) ? std::clamp(v, -1.0f, 1.0f) * 32767 : 0);
                    });
                done += now;
            }
            count += read;
            decoded.store(count, std::memory_order_release);
        }
        whole = true;
    } catch (const std::bad_alloc&) {
        whole = true;
    }

    // Reads on, over the loop's end to its begin; what is read ends where there is nothing yet, or no more.
    std::size_t read(std::int16_t* out, std::size_t wanted) {
        const bool all_there = whole;
        const std::size_t ready = decoded.load(std::memory_order_acquire);
        const std::size_t begin = loop_begin, end = loop_end;
        const bool loops = end != kNoEnd && begin < std::min(end, ready);
        std::size_t at = position, done = 0;
        while (done < wanted) {
            if (loops && (at >= end || (all_there && at >= ready))) at = begin;
            if (at >= ready) break;
            const std::size_t stop = loops ? std::min(end, ready) : ready;
            const std::size_t now = std::min({wanted - done, stop - at, kChunk - at % kChunk});
            std::memcpy(out + done * channels, chunks[at / kChunk].data() + at % kChunk * channels,
                        now * channels * sizeof *out);
            done += now;
            at += now;
        }
        position = at;
        return done;
    }

    bool ended() const { return whole && position >= decoded.load(std::memory_order_acquire); }

    void fill(std::int16_t* out, std::size_t wanted) {
        std::memset(out, 0, wanted * channels * sizeof *out);
        if (!playing) return;
        if (jumped.exchange(false) && slower) slower->clear();
        const auto next = [this](std::int16_t* to, std::size_t count) { return read(to, count); };
        const auto at_end = [this] { return ended(); };
        std::size_t count = 0;
        if (speed == 1 || !slower) {
            if (slower && behind != 0) slower->clear();
            behind = 0;
            count = read(out, wanted);
        } else {
            count = slower->fill(out, wanted, speed, next, at_end);
            behind = slower->held_back();
        }
        if (count < wanted && ended()) playing = false;
    }

    void hear(const app::Hearing& how) {
        const auto sample = [&](double song_s) {
            return static_cast<std::size_t>(std::max(0.0, song_s - start_s) * rate);
        };
        loop_begin = how.loop ? sample(how.loop->start_s) : 0;
        loop_end = how.loop ? sample(how.loop->end_s) : kNoEnd;
        speed = how.speed;
        ma_device_set_master_volume(&device, how.volume);
    }

    bool open_device() {
        ma_device_config config = ma_device_config_init(ma_device_type_playback);
        config.playback.format = ma_format_s16;
        config.playback.channels = static_cast<ma_uint32>(channels);
        config.sampleRate = static_cast<ma_uint32>(rate);
        config.pUserData = this;
        config.dataCallback = [](ma_device* of, void* out, const void*, ma_uint32 frames) {
            static_cast<Track*>(of->pUserData)->fill(static_cast<std::int16_t*>(out), frames);
        };
        // Of the many kinds of output, those that desktops have; the null one keeps time where there is none.
        const ma_backend backends[] = {ma_backend_wasapi, ma_backend_coreaudio, ma_backend_pulseaudio, ma_backend_alsa,
                                       ma_backend_null};
        has_device = ma_device_init_ex(backends, std::size(backends), nullptr, &config, &device) == MA_SUCCESS;
        return has_device;
    }
};

Player::Player(std::function<void()> call) : call_(std::move(call)) {}
Player::~Player() = default;

void Player::play(int song, const std::filesystem::path& path, double from_s) {
    if (!track_ || track_->song != song || !track_->whole_song) {
        track_.reset();
        track_ = std::make_unique<Track>();
        track_->song = song;
        track_->decoder = std::thread([this, t = track_.get(), path] { t->open(path, call_); });
    }
    if (track_->has_device)
        begin(from_s);
    else
        track_->from_s = from_s;
}

Result<bool> Player::deliver() {
    if (!track_ || track_->has_device || track_->state == Track::State::opening) return true;
    if (track_->state == Track::State::failed) {
        const Error why = track_->error;
        track_.reset();
        return tl::unexpected(why);
    }
    const bool good = start();
    if (!good) track_.reset();
    return good && !silent();
}

bool Player::play_part(int song, Part part, std::vector<std::byte> wav, double start_s, double from_s) try {
    track_.reset();
    auto track = std::make_unique<Track>();
    track->song = song;
    track->part = part;
    track->whole_song = false;
    track->start_s = start_s;
    track->from_s = from_s;
    track->bytes = std::move(wav);
    auto sound = open_sound(track->bytes);  // which this program has made
    if (!sound) return false;
    track->take(std::move(*sound));
    track_ = std::move(track);
    if (!start()) return track_.reset(), false;
    track_->decoder = std::thread([t = track_.get()] { t->decode(); });
    return true;
} catch (const std::bad_alloc&) {
    return false;
}

bool Player::start() {
    if (!track_->open_device()) return false;
    track_->hear(how_);
    return begin(track_->from_s);
}

bool Player::begin(double from_s) {
    track_->position = static_cast<std::size_t>(std::max(0.0, from_s - track_->start_s) * track_->rate);
    track_->behind = 0;
    track_->jumped = true;
    track_->playing = true;
    return ma_device_is_started(&track_->device) || ma_device_start(&track_->device) == MA_SUCCESS;
}

void Player::resume(double from_s) {
    if (track_ && track_->has_device) begin(from_s);
}

bool Player::silent() const {
    return track_ && track_->has_device && track_->device.pContext->backend == ma_backend_null;
}

void Player::pause() {
    if (track_ && !track_->has_device) track_.reset();
    if (!track_) return;
    track_->playing = false;
    ma_device_stop(&track_->device);
}

void Player::hear(const app::Hearing& how) {
    how_ = how;
    if (track_ && track_->has_device) track_->hear(how);
}

app::Playhead Player::playhead() const {
    if (!track_) return {};
    if (!track_->has_device) return {track_->song, track_->from_s, true, track_->part};
    const std::size_t position = track_->position, behind = std::min<std::size_t>(track_->behind, position);
    return {track_->song, track_->start_s + static_cast<double>(position - behind) / track_->rate, track_->playing,
            track_->part};
}

void Player::forget(int song) {
    if (track_ && track_->song == song) track_.reset();
}

}  // namespace moodglass::desktop
