// SPDX-License-Identifier: Apache-2.0
#include "platform/sound/capture.h"

#include <miniaudio.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cctype>
#include <optional>
#include <span>
#include <utility>

namespace moodglass {
namespace {

constexpr std::size_t kRoom = 1 << 19;  // samples: 10 s and more

// Every way to a real device, without the one that hears silence.
Result<void> begin(ma_context& context, bool null_device) {
    std::vector<ma_backend> backends;
    if (null_device) {
        backends.push_back(ma_backend_null);
    } else {
        std::array<ma_backend, MA_BACKEND_COUNT> enabled{};
        std::size_t count = 0;
        ma_get_enabled_backends(enabled.data(), enabled.size(), &count);
        std::copy_if(enabled.begin(), enabled.begin() + static_cast<std::ptrdiff_t>(count),
                     std::back_inserter(backends),
                     [](ma_backend each) { return each != ma_backend_null && each != ma_backend_custom; });
    }
    if (ma_context_init(backends.data(), static_cast<ma_uint32>(backends.size()), nullptr, &context) == MA_SUCCESS)
        return {};
    return failure("no sound system was found to record with; start PulseAudio, PipeWire or ALSA, or pipe the sound in",
                   Cause::machine);
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

Result<std::span<ma_device_info>> inputs_of(ma_context& context) {
    ma_device_info* found = nullptr;
    ma_uint32 count = 0;
    if (ma_context_get_devices(&context, nullptr, nullptr, &found, &count) != MA_SUCCESS || count == 0)
        return failure("no microphone or other input was found; plug one in, or pipe the sound in", Cause::machine);
    return std::span(found, count);
}

}  // namespace

// One writes, one reads: what is between `taken` and `come` is the reader's.
struct Capture::State {
    ma_context context{};
    ma_device device{};
    bool has_context = false, has_device = false;
    std::string name;
    std::vector<float> ring = std::vector<float>(kRoom);
    std::atomic<std::size_t> come{0}, taken{0};
    std::atomic<bool> stopped{false};

    ~State() {
        if (has_device) ma_device_uninit(&device);
        if (has_context) ma_context_uninit(&context);
    }

    static void hear(ma_device* of, void*, const void* input, ma_uint32 count) {
        State& s = *static_cast<State*>(of->pUserData);
        const auto* samples = static_cast<const float*>(input);
        const std::size_t at = s.come.load(std::memory_order_relaxed);
        const std::size_t room = kRoom - (at - s.taken.load(std::memory_order_acquire));
        const std::size_t kept = std::min<std::size_t>(count, room);
        for (std::size_t i = 0; i < kept; ++i) s.ring[(at + i) % kRoom] = samples[i];
        s.come.store(at + kept, std::memory_order_release);
    }

    static void notice(const ma_device_notification* what) {
        if (what->type == ma_device_notification_type_stopped)
            static_cast<State*>(what->pDevice->pUserData)->stopped = true;
    }
};

Capture::Capture(std::unique_ptr<State> state) : state_(std::move(state)) {}
Capture::Capture(Capture&&) noexcept = default;
Capture& Capture::operator=(Capture&&) noexcept = default;
Capture::~Capture() = default;

Result<std::vector<CaptureDevice>> capture_devices() {
    ma_context context{};
    if (const auto begun = begin(context, false); !begun) return tl::unexpected(begun.error());
    const auto inputs = inputs_of(context);
    std::vector<CaptureDevice> devices;
    if (inputs)
        for (const ma_device_info& each : *inputs) devices.push_back({each.name, each.isDefault != MA_FALSE});
    ma_context_uninit(&context);
    if (!inputs) return tl::unexpected(inputs.error());
    return devices;
}

Result<Capture> Capture::open(std::string_view wanted, int rate) {
    auto state = std::make_unique<State>();
    const bool null_device = wanted == kNullDevice;
    if (const auto begun = begin(state->context, null_device); !begun) return tl::unexpected(begun.error());
    state->has_context = true;
    const auto inputs = inputs_of(state->context);
    if (!inputs) return tl::unexpected(inputs.error());
    const auto found = std::find_if(inputs->begin(), inputs->end(), [&](const ma_device_info& each) {
        if (wanted.empty()) return each.isDefault != MA_FALSE;
        return null_device || lower(each.name).find(lower(wanted)) != std::string::npos;
    });
    if (found == inputs->end() && !wanted.empty()) {
        std::string names;
        for (const ma_device_info& each : *inputs) names += (names.empty() ? "" : ", ") + std::string(each.name);
        return failure("there is no input of that name; there are: " + names, Cause::missing);
    }
    ma_device_config config = ma_device_config_init(ma_device_type_capture);
    if (found != inputs->end()) config.capture.pDeviceID = &found->id;
    config.capture.format = ma_format_f32;
    config.capture.channels = 1;
    config.sampleRate = static_cast<ma_uint32>(rate);
    config.dataCallback = &State::hear;
    config.notificationCallback = &State::notice;
    config.pUserData = state.get();
    if (ma_device_init(&state->context, &config, &state->device) != MA_SUCCESS)
        return failure("the input could not be opened; another program may have it, or it may not be allowed",
                       Cause::machine);
    state->has_device = true;
    state->name = found != inputs->end() ? found->name : state->device.capture.name;
    if (ma_device_start(&state->device) != MA_SUCCESS)
        return failure("the input could not be started; another program may have it, or it may not be allowed",
                       Cause::machine);
    return Capture(std::move(state));
}

const std::string& Capture::device() const { return state_->name; }
int Capture::rate() const { return static_cast<int>(state_->device.sampleRate); }
bool Capture::hears() const { return !state_->stopped; }

void Capture::take(std::vector<float>& samples) {
    State& s = *state_;
    const std::size_t end = s.come.load(std::memory_order_acquire);
    for (std::size_t at = s.taken.load(std::memory_order_relaxed); at < end; ++at)
        samples.push_back(s.ring[at % kRoom]);
    s.taken.store(end, std::memory_order_release);
}

}  // namespace moodglass
