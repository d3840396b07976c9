// SPDX-License-Identifier: Apache-2.0
// What is told of a song, free of language: a headline, the reasons that set it apart among its kind, its way over time
// and its strongest moments. Each piece names the numbers that it stands for, and none is made where they do not bear
// it: story/say.h turns nothing else into words.
#pragma once

#include <optional>
#include <vector>

#include "analysis/analysis.h"

namespace moodglass {

// An emotion that is high or low among the music that the song is compared with, or higher or lower than elsewhere.
struct Mood {
    std::size_t emotion = 0;
    bool high = false;
};

struct Quality {
    std::size_t feature = 0;
    bool high = false;
    float percentile = 0;  // of the song among the music that it is compared with; in changes: 0
};

enum class Place { beginning, middle, end };

// A section that is unlike the rest of the song.
struct Contrast {
    std::size_t section = 0;
    Place place = Place::middle;
    Mood mood;  // more or less of it than the rest
};

struct Headline {
    std::vector<Mood> moods;  // none: as usual in such music; two at the most, of different families
    bool sure = true;         // false: the first one's interval covers the middle half of that music
    std::optional<Contrast> contrast;
    std::optional<Quality> quality;  // what else stands out, where no contrast does
};

// One step of the way over time.
struct Step {
    enum class Kind {
        begins,   // how the first section is, unlike the rest; without a mood: much like it
        changes,  // more or less of an emotion than in the section before, and by which features
        returns,  // like an earlier section
    } kind = Kind::begins;
    std::size_t section = 0;
    std::optional<Mood> mood;      // changes: none where no emotion changes by enough
    std::vector<Quality> because;  // two at the most
    std::size_t like = 0;          // returns: the earlier section
    bool varied = false;           // and not quite like it
};

struct Telling {
    Headline headline;
    std::vector<Quality> reasons;      // of the first mood, two at the most
    std::vector<Step> steps;           // none: the song is one section
    std::vector<std::size_t> moments;  // emotions, whose moments lie apart; three at the most, the most striking first
};

Telling telling_of(const Analysis& analysis);

// Ranks from here on, and from 100 less this down, are told as high and low.
inline constexpr float kToldFrom = 65;
// Differences within a song are told from this many standard deviations on.
inline constexpr float kToldApart = 0.5f, kContrastApart = 0.8f, kToldChange = 0.4f;
// And moments, which are only pointed at, from here on: a value moves about as much where an excerpt begins half a
// second later (tools/train/stability.py: .011, a tenth of a deviation). A song shorter than eleven seconds has none.
inline constexpr float kToldMoment = 0.1f;

// By which changes of an emotion within the song are measured: the spread of the music that it is compared with, or
// what is typical of a rating where it is not known (of the black box).
inline constexpr float kUnknownDeviation = 0.13f;
float deviation_of(const Analysis& analysis, std::size_t emotion);

// What sets a section apart from the rest of its song, the most striking first; two at the most.
struct Trait {
    bool of_feature = false;
    std::size_t which = 0;  // feature or emotion
    bool more = false;
};
std::vector<Trait> traits_of(const Section& section, bool explained);
bool is_whole_song(const Section& section);  // it is apart from nothing (analysis/sections.h)

}  // namespace moodglass
