// SPDX-License-Identifier: Apache-2.0
// The words of one language for what is told of a song. Places like {0} are filled.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "network/ratings.h"
#include "story/language.h"

namespace moodglass {

struct Ends {
    const char *high, *low;

    const char* at(bool of_high) const { return of_high ? high : low; }
};

struct Vocabulary {
    PerEmotion<Ends> mood;         // how the song is: "tense"
    PerEmotion<Ends> more;         // than elsewhere: "tenser"
    PerEmotion<const char*> most;  // at its strongest: "tensest"
    PerFeature<Ends> compared;     // than other music, or than before: "rougher"
    PerFeature<Ends> also;         // the end of a headline: "on a steady beat"

    const char* and_;                           // between two words
    const char* then;                           // between two steps of the way
    const char *perhaps, *as_usual;             // how a headline begins that is not sure; one without moods
    std::string (*declined)(const char* more);  // before a noun: "an eerier", "unheimlicheren"
    std::array<const char*, 3> with;            // a contrast, by its Place; {0}: declined
    const char *reason, *second_reason;         // {0}: compared, {1}: how much of the music
    // How much of the music: {0} of ten; nearly all, more than half; {1}: the music.
    const char *of_ten, *nearly_all, *over_half;
    const char *of_ten_short, *nearly_all_short, *over_half_short;
    const char *begins, *begins_alike;                             // {0}: more
    std::array<const char*, 3> changes;                            // {0}: time, {1}: more
    std::array<const char*, 2> changes_somehow;                    // {0}: time
    const char* because;                                           // {0}: compared, of one or two qualities
    std::array<const char*, 2> returns, returns_varied;            // {0}: time, {1}: time of the earlier section
    std::array<const char*, 2> begins_again, begins_again_varied;  // the same where that is the first; {0}: time
    const char* throughout;                                        // one section
    const char *moment, *next_moment;                              // {0}: most, {1}: time
    const char* compared_with;                                     // the last sentence; {0}: the music
    const char *like_the_rest, *whole;                             // a section; one that is the whole song
    const char* (*music)(std::string_view kind);  // "film music"
};

extern const Vocabulary kEnglishVocabulary, kGermanVocabulary, kFrenchVocabulary, kSpanishVocabulary;
inline constexpr Worded<const Vocabulary*> kVocabularies = {&kEnglishVocabulary, &kGermanVocabulary, &kFrenchVocabulary,
                                                           &kSpanishVocabulary};

inline const Vocabulary& vocabulary(Language language) { return *kVocabularies[language]; }

}  // namespace moodglass
