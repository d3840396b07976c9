// SPDX-License-Identifier: Apache-2.0
// The parts that a song consists of, and the moments at which its emotions are strongest. Borders are change points of
// the curves: between two of them the song is as its mean, and means of stretches are exact (explain/map.h).
//
// The borders are those of least cost: the squared distances of all columns from the mean of their section, in standard
// deviations of the reference music, and a price for each section (the segment neighbourhood of Auger and Lawrence,
// Bulletin of Mathematical Biology 51, 1989). How well that finds known seams is measured: docs/story.md.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "explain/reference.h"
#include "network/ratings.h"

namespace moodglass {

struct Curve;

// Numbers "apart" are differences in standard deviations of all reference music, whatever music the song is compared
// with.
struct Section {
    double start_s = 0, end_s = 0;
    std::string letter;            // "A"; sections that sound alike share it
    bool varied = false;           // it is like the first of its letter, yet not the same: A'
    PerFeature<float> midlevel{};  // exact means
    PerEmotion<float> emotions{};
    PerFeature<float> midlevel_apart{};  // from the rest of the song; 0 where the song is one section
    PerEmotion<float> emotions_apart{};
};

// The ten seconds of a song in which an emotion is strongest.
struct Moment {
    double start_s = 0, end_s = 0;
    float value = 0;
    float apart = 0;  // from the whole song's mean
};

struct Spreads {
    PerFeature<float> midlevel{};  // standard deviations; nothing for the black box
    PerEmotion<float> emotions{};

    static Spreads of(const Reference& reference);
};

inline constexpr std::size_t kMostSections = 8;
inline constexpr double kShortestSection_s = 8;
inline constexpr double kShortestSong_s = 24;  // with more than one section

// One section or more, from start_s to end_s (of the sound) without a gap, or up to where it is analysed; none where
// the curve is empty. silent: of its columns, or none: those are as if they were not there, and where a section begins
// after a silence, that is part of the one before. explained: by its features, else by its emotions.
std::vector<Section> sections_of(const Curve& curve, std::span<const std::uint8_t> silent, bool explained, const Spreads& spreads, double start_s,
                                 double end_s);

}  // namespace moodglass
