// SPDX-License-Identifier: Apache-2.0
// A second ear beside the network's: which pitch classes sound along a song, and in which key. It hears frames of 0.74
// s where the spectrogram has 0.09 s, and tells the key from the 15 s around a moment.
//
//     HarmonyListener listener;
//     listener.push(samples);  // as they come
//     const Harmony harmony = listener.finish(length);
//     const HeardKey heard = key_of(harmony.moments);
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "audio/silences.h"
#include "harmony/key_network.h"
#include "harmony/pitch_bands.h"

namespace moodglass {

struct HarmonyMoment {
    std::array<float, kPitchClasses>
        pitch_classes{};              // how much each stands out; they sum to 1, or are 0 where nothing does
    std::array<float, kKeys> keys{};  // probabilities, from the 15 s around
    float pitched = 0;                // log(1 + how far pitches stand out, mean over the bands)
    bool silent = false;              // its middle lies in a silence, and others' do not
};

// Moment n stands for the kHarmonyHop_s from n kHarmonyHop_s on, counted from the first sample.
struct Harmony {
    double tuning = 0;  // semitones, -0.5 to 0.5: how far the song's lie above those of A = 440 Hz
    std::vector<HarmonyMoment> moments;
};

class HarmonyListener {
  public:
    HarmonyListener();
    ~HarmonyListener();
    HarmonyListener(HarmonyListener&&) noexcept;
    HarmonyListener& operator=(HarmonyListener&&) noexcept;

    // The next samples, mono at kSampleRate, at any level.
    void push(std::span<const float> samples) { bands_.push(samples, magnitudes_); }

    // The signal had `length` samples, of which all or (where silence follows) more were pushed. Once. What is silent
    // within it is not among the 15 s around a moment: these go on behind it.
    void end(std::uint64_t length, std::span<const Silence> silences = {});
    // Then the keys are told, of so many moments more. True once all are.
    bool tell(std::size_t moments);
    Harmony take();  // once all are told

    // All three at once; of an hour it takes about a second.
    Harmony finish(std::uint64_t length, std::span<const Silence> silences = {});

    // The same of frames that PitchBands gave, at least one: (frames, kPitchBands).
    static Harmony of(std::vector<float> magnitudes);

  private:
    void begin(std::span<const Silence> silences = {});

    class Teller;
    PitchBands bands_;
    std::vector<float> magnitudes_;  // (frames, kPitchBands); from the end on saliences
    Harmony harmony_;
    std::unique_ptr<Teller> teller_;
    std::size_t told_ = 0;  // frames
};

struct Key {
    std::size_t tonic = 0;  // 0: C, 1: C sharp, ... 11: B
    bool minor = false;
    bool operator==(const Key&) const = default;
};

std::string to_string(const Key& key);  // "E flat major"

// Of a song or any stretch of it: the mean over its moments that are not silent.
struct HeardKey {
    Key key, rival;                  // the two likeliest
    float sure = 0, rival_sure = 0;  // their probabilities
    float minor = 0;                 // probability that the key, whichever it is, is a minor one
};
HeardKey key_of(std::span<const HarmonyMoment> moments);

}  // namespace moodglass
