// SPDX-License-Identifier: Apache-2.0
// What a class has guessed of its songs, beside what the model says: for a spreadsheet, and as a page for the wall.
#pragma once

#include <string>
#include <vector>

#include "app/songs/guesses.h"
#include "app/words/strings.h"

namespace moodglass::app {

struct GuessedSong {
    std::string name;
    int id = 0;
    const Analysis* analysis = nullptr;  // never null
};

// song, group, what, guess, model, low, high: a line a cross; and for each emotion with votes a line with their number,
// the model's value and interval.
std::string guesses_as_csv(const Guesses& guesses, const std::vector<GuessedSong>& songs);

// One file of HTML that needs nothing else: each song's crosses on the scales, the votes, and how near each group came.
std::string guesses_as_html(const Guesses& guesses, const std::vector<GuessedSong>& songs, Language language);

}  // namespace moodglass::app
