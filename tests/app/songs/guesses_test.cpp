// SPDX-License-Identifier: Apache-2.0
// A class's guesses, and how near they came, by hand.
#include "app/songs/guesses.h"

#include <gtest/gtest.h>

#include "app/fixture.h"
#include "app/takeaway/guesses_page.h"
#include "app/takeaway/guesses_told.h"

namespace moodglass::app {
namespace {

constexpr int kSong = 7;

Analysis told_by_model() {
    Analysis a = made_up_analysis();
    for (Estimate& e : a.midlevel) e = {.mean = 0.5f, .low = 0.4f, .high = 0.6f, .percentile = 50};
    for (EmotionEstimate& e : a.emotions) e.percentile = 10;
    a.emotions[2].percentile = 90;  // tension
    return a;
}

TEST(GuessesTest, NearnessIsTheMeanDistanceAndHowManyLieWithin) {
    Guesses guesses;
    guesses.put(kSong, 0, 0.55f);
    guesses.put(kSong, 1, 0.75f);
    guesses.put(kSong, 2, 0.5f);
    const Nearness near = nearness(guesses.of(kSong, 0), told_by_model());
    EXPECT_EQ(near.crosses, 3);
    EXPECT_EQ(near.within, 2);
    EXPECT_FLOAT_EQ(near.mean_distance, 0.1f);
    EXPECT_EQ(crosses_told(guesses, 0, kSong, told_by_model(), Language::english),
              "A: 0.10 from the model on average; 2 of 3 within its interval.");
    EXPECT_EQ(crosses_told(guesses, 0, kSong + 1, told_by_model(), Language::english), "");
}

TEST(GuessesTest, StaysOnTheScaleAndBeginsInTheMiddle) {
    Guesses guesses;
    guesses.nudge(kSong, 3, 0.05f);
    EXPECT_EQ(guesses.of(kSong, 0).features[3], 0.5f);
    for (int i = 0; i < 30; ++i) guesses.nudge(kSong, 3, 0.05f);
    EXPECT_EQ(guesses.of(kSong, 0).features[3], 1.0f);
    guesses.vote(kSong, 0, -1);
    EXPECT_EQ(guesses.of(kSong, 0).votes[0], 0);
}

TEST(GuessesTest, VotesAreComparedWithTheHighestRank) {
    Guesses guesses;
    const auto told = [&] { return votes_told(guesses, 0, kSong, told_by_model(), Language::english); };
    EXPECT_EQ(told(), "");
    guesses.vote(kSong, 2, 1);
    EXPECT_EQ(told(), "A: most votes for Tension, as the model says.");
    guesses.vote(kSong, 5, 1);
    EXPECT_EQ(told(), "A: no emotion has most votes; the model says Tension.");
    guesses.vote(kSong, 5, 1);
    EXPECT_EQ(told(), "A: most votes for Happiness; the model says Tension.");
}

TEST(GuessesTest, GroupsGuessEachForThemselvesAndKeepTheirNames) {
    Guesses guesses;
    while (guesses.add_group()) {
    }
    ASSERT_EQ(guesses.groups().size(), Guesses::kMostGroups);
    guesses.put(kSong, 0, 0.2f);
    EXPECT_FALSE(guesses.of(kSong, 0).features[0]);
    guesses.rename(guesses.group(), "\u00c4pfel");
    guesses.rename(0, "");
    EXPECT_EQ(guesses.groups().front(), "A");
    EXPECT_EQ(initial_of(guesses.groups().back()), "\u00c4");
}

TEST(GuessesTest, TheTableIsNoFormulaAndThePageNoMarkup) {
    Guesses guesses;
    guesses.rename(0, "=1+1");
    guesses.put(kSong, 0, 0.25f);
    guesses.vote(kSong, 2, 12);
    const Analysis analysis = told_by_model();
    const std::vector<GuessedSong> songs = {{"<b>a\"b</b>.mp3", kSong, &analysis}};
    const std::string csv = guesses_as_csv(guesses, songs);
    EXPECT_NE(csv.find("\"<b>a\"\"b</b>.mp3\",\"'=1+1\",melodiousness,0.25,0.5000,0.4000,0.6000\n"), std::string::npos);
    EXPECT_NE(csv.find("votes_tension,12,"), std::string::npos);
    const std::string html = guesses_as_html(guesses, songs, Language::german);
    EXPECT_EQ(html.find("<b>"), std::string::npos);
    EXPECT_NE(html.find("lang=\"de\""), std::string::npos);
}

}  // namespace
}  // namespace moodglass::app
