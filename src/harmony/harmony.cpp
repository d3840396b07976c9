// SPDX-License-Identifier: Apache-2.0
#include "harmony/harmony.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "harmony/salience.h"

namespace moodglass {
namespace {

// How often the pitch is louder than its surroundings, less one: summed over octaves, as shares.
std::array<float, kPitchClasses> pitch_classes(std::span<const float> tuned) {
    std::array<float, kPitchClasses> shares{};
    for (std::size_t semitone = 0; semitone < kSemitones; ++semitone)
        shares[(semitone + kLowestPitchClass) % kPitchClasses] +=
            std::max(0.0f, std::expm1(tuned[semitone * kThirds + 1]) - 1);
    const float sum = std::accumulate(shares.begin(), shares.end(), 0.0f);
    if (sum > 0)
        for (float& share : shares) share /= sum;
    return shares;
}

// How often the bands are louder than their surroundings, less one.
float pitched(std::span<const float> salience) {
    double sum = 0;
    for (const float value : salience) sum += std::max(0.0f, std::expm1(value) - 1);
    return static_cast<float>(std::log1p(sum / kPitchBands));
}

// Of each moment, whether its middle is silent; none, if all were.
std::vector<bool> silent_moments(std::size_t count, std::span<const Silence> silences) {
    std::vector<bool> silent(count);
    for (std::size_t m = 0; m < count; ++m)
        silent[m] = is_silent(silences, (static_cast<double>(m) + 0.5) * kHarmonyHop_s);
    if (std::ranges::find(silent, false) == silent.end()) silent.assign(count, false);
    return silent;
}

// What the network hears in frames, summed over those that lie in a window which moves on.
class Window {
  public:
    explicit Window(std::size_t frames)
        : length_(std::min(frames, kKeyWindow)), frames_(frames), sums_(key_features()), kept_(length_) {}

    void add(std::vector<float> features) {
        auto& oldest = kept_[added_++ % length_];
        for (std::size_t i = 0; i < oldest.size(); ++i) sums_[i] -= oldest[i];
        for (std::size_t i = 0; i < features.size(); ++i) sums_[i] += features[i];
        oldest = std::move(features);
    }

    // How many frames must have been added for a moment's window: it lies around the moment, but within the song.
    std::size_t end(std::size_t moment) const {
        return std::min(moment - std::min(moment, kKeyWindow / 2), frames_ - length_) + length_;
    }

    float mean(std::size_t feature) const { return static_cast<float>(sums_[feature] / static_cast<double>(length_)); }

  private:
    std::size_t length_, frames_, added_ = 0;
    std::vector<double> sums_;
    std::vector<std::vector<float>> kept_;
};

}  // namespace

// Frames in, in groups of at most as many as there are lanes; keys out, as soon as a moment's window is whole.
class HarmonyListener::Teller {
  public:
    // silent: of each moment; not all are.
    Teller(std::span<HarmonyMoment> moments, std::vector<bool> silent)
        : moments_(moments),
          silent_(std::move(silent)),
          window_(static_cast<std::size_t>(std::ranges::count(silent_, false))) {
        std::size_t sounding = 0;
        for (const bool each : silent_) {
            sounding += !each;
            places_.push_back(std::max<std::size_t>(sounding, 1) - 1);
        }
    }

    void hear(const std::array<std::vector<float>, kLanes>& tuned, std::size_t count) {
        for (std::size_t i = 0; i < frames_.size(); ++i)
            for (std::size_t lane = 0; lane < kLanes; ++lane) frames_[i][lane] = tuned[lane][i];
        hear_frames(frames_, features_);
        for (std::size_t lane = 0; lane < count; ++lane) {
            std::vector<float> features(features_.size());
            for (std::size_t i = 0; i < features.size(); ++i) features[i] = features_[i][lane];
            if (silent_[heard_++]) continue;
            window_.add(std::move(features));
            ++sounding_;
            while (next_ < moments_.size() && window_.end(places_[next_]) == sounding_) take_moment();
        }
    }

  private:
    void take_moment() {
        for (std::size_t i = 0; i < means_.size(); ++i) means_[i][next_ % kLanes] = window_.mean(i);
        ++next_;
        if (next_ % kLanes != 0 && next_ != moments_.size()) return;
        std::array<Four, kKeys> probabilities;
        tell_keys(means_, probabilities);
        for (std::size_t moment = (next_ - 1) / kLanes * kLanes; moment < next_; ++moment)
            for (std::size_t key = 0; key < kKeys; ++key)
                moments_[moment].keys[key] = probabilities[key][moment % kLanes];
    }

    std::span<HarmonyMoment> moments_;
    std::vector<bool> silent_;
    std::vector<std::size_t> places_;  // of each moment among the sounding ones; of a silent one, that before it
    Window window_;
    std::vector<Four> frames_ = std::vector<Four>(kPitchBands);
    std::vector<Four> features_ = std::vector<Four>(key_features());
    std::vector<Four> means_ = std::vector<Four>(key_features());
    std::size_t heard_ = 0, sounding_ = 0, next_ = 0;  // frames, those that sound, moments
};

HarmonyListener::HarmonyListener() = default;
HarmonyListener::~HarmonyListener() = default;
HarmonyListener::HarmonyListener(HarmonyListener&&) noexcept = default;
HarmonyListener& HarmonyListener::operator=(HarmonyListener&&) noexcept = default;

void HarmonyListener::end(std::uint64_t length, std::span<const Silence> silences) {
    bands_.finish(length, magnitudes_);
    begin(silences);
}

void HarmonyListener::begin(std::span<const Silence> silences) {
    const std::size_t frames = magnitudes_.size() / kPitchBands;
    harmony_.moments.resize(frames);
    if (frames == 0) return;
    to_salience(magnitudes_, *std::max_element(magnitudes_.begin(), magnitudes_.end()));
    harmony_.tuning = tuning_of(magnitudes_);
    const std::vector<bool> silent = silent_moments(frames, silences);
    for (std::size_t m = 0; m < frames; ++m) harmony_.moments[m].silent = silent[m];
    teller_ = std::make_unique<Teller>(harmony_.moments, silent);
}

bool HarmonyListener::tell(std::size_t moments) {
    const std::size_t frames = harmony_.moments.size(), end = std::min(frames, told_ + moments);
    std::array<std::vector<float>, kLanes> tuned;
    tuned.fill(std::vector<float>(kPitchBands));
    while (told_ < end) {
        const std::size_t count = std::min(kLanes, frames - told_);
        for (std::size_t lane = 0; lane < count; ++lane) {
            const auto salience = std::span(magnitudes_).subspan((told_ + lane) * kPitchBands, kPitchBands);
            HarmonyMoment& moment = harmony_.moments[told_ + lane];
            tune(salience, harmony_.tuning, tuned[lane]);
            moment.pitch_classes = pitch_classes(tuned[lane]);
            moment.pitched = pitched(salience);
        }
        teller_->hear(tuned, count);
        told_ += count;
    }
    return told_ >= frames;
}

Harmony HarmonyListener::take() { return std::move(harmony_); }

Harmony HarmonyListener::finish(std::uint64_t length, std::span<const Silence> silences) {
    end(length, silences);
    tell(harmony_.moments.size());
    return take();
}

Harmony HarmonyListener::of(std::vector<float> magnitudes) {
    HarmonyListener listener;
    listener.magnitudes_ = std::move(magnitudes);
    listener.begin();
    listener.tell(listener.harmony_.moments.size());
    return listener.take();
}

std::string to_string(const Key& key) {
    static constexpr std::array<const char*, kPitchClasses> major = {"C", "D flat", "D", "E flat", "E", "F", "F sharp",
                                                                     "G", "A flat", "A", "B flat", "B"};
    static constexpr std::array<const char*, kPitchClasses> minor = {"C", "C sharp", "D", "E flat", "E", "F", "F sharp",
                                                                     "G", "G sharp", "A", "B flat", "B"};
    return (key.minor ? minor : major)[key.tonic] + std::string(key.minor ? " minor" : " major");
}

HeardKey key_of(std::span<const HarmonyMoment> moments) {
    std::array<double, kKeys> sums{};
    std::size_t sounding = 0;
    for (const HarmonyMoment& moment : moments) {
        if (moment.silent) continue;
        ++sounding;
        for (std::size_t key = 0; key < kKeys; ++key) sums[key] += moment.keys[key];
    }
    const double count = std::max(1.0, static_cast<double>(sounding));
    std::array<std::size_t, kKeys> order;
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::partial_sort(order.begin(), order.begin() + 2, order.end(),
                      [&](std::size_t a, std::size_t b) { return sums[a] > sums[b]; });
    const auto key = [](std::size_t index) { return Key{index % kPitchClasses, index >= kPitchClasses}; };
    const auto share = [&](double sum) { return static_cast<float>(sum / count); };
    return {key(order[0]), key(order[1]), share(sums[order[0]]), share(sums[order[1]]),
            share(std::accumulate(sums.begin() + kPitchClasses, sums.end(), 0.0))};
}

}  // namespace moodglass
