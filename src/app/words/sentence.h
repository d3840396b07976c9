// SPDX-License-Identifier: Apache-2.0
// What the engine's sentence says in English (explain/sentence.h), in the application's other languages: how high an
// emotion of the whole song is among the reference music, and the two qualities that move it most, or that the black
// box gives no reasons.
#pragma once

#include <array>
#include <cstddef>
#include <string>

#include "analysis/analysis.h"
#include "explain/words.h"
#include "story/language.h"

namespace moodglass::app {

// An emotion as its language has it; the forms that go with it agree with its gender.
struct EmotionNoun {
    const char *subject, *object;  // "La tension", "la tension": with the article where the language asks for one
    const char* it;                // "la": where it is raised or lowered once more
    bool masculine = false;
};

struct HeightWord {
    const char *feminine, *masculine;
};

// Patterns of the sentence, in the order in which they come.
struct SentenceWords {
    PerEmotion<EmotionNoun> emotions;
    PerFeature<MoreOrLess> compared;    // of the music: "plus dissonante"
    std::array<HeightWord, 5> heights;  // from very low to very high
    const char *above, *below;          // {0}: subject, {1}: height, {2}: value, {3}: share, {4}: the music
    const char* no_reasons;
    const char *first_raises, *first_lowers;  // {0}: compared, {1}: share, {2}: object
    // The other quality; too: in the same direction. {0}: compared, {1}: share, {2}: it
    const char *raises_too, *lowers_too, *but_raises, *but_lowers;
    const char* admission;               // {0}: how much, {1}: one of those below, {2}: what the black box hears
    const char *more_than, *less_than;  // {0}: share, {1}: the music
};

extern const SentenceWords kGermanSentence, kFrenchSentence, kSpanishSentence;

// English: the engine's own. Empty while ranks are not known.
// admits: also what the reasons leave out, where that outweighs them.
std::string sentence_told(const Analysis& analysis, std::size_t emotion, Language language, bool admits = true);

}  // namespace moodglass::app
