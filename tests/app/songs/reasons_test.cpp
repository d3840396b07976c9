// SPDX-License-Identifier: Apache-2.0
#include "app/songs/reasons.h"

#include <gtest/gtest.h>

#include "app/fixture.h"
#include "app/songs/songs_table.h"

namespace moodglass::app {
namespace {

TEST(WithFeatures, EmotionsFollowByTheLinearLayer) {
    const Analysis a = made_up_analysis();
    const Summary own = summarise(a, std::nullopt);
    PerFeature<float> moved = midlevel_of(own);
    moved[4] += 0.2f;
    const Summary now = with_features(own, a, moved);
    for (std::size_t k = 0; k < kEmotionCount; ++k) {
        EXPECT_NEAR(now.emotions[k].value, own.emotions[k].value + 0.2f * a.weights[k][4], 1e-5f);
        EXPECT_NEAR(now.emotions[k].high - now.emotions[k].low, own.emotions[k].high - own.emotions[k].low, 1e-5f);
        EXPECT_FALSE(now.emotions[k].percentile);
    }
    EXPECT_NEAR(now.midlevel[4].value, own.midlevel[4].value + 0.2f, 1e-6f);
    EXPECT_EQ(now.midlevel[3].value, own.midlevel[3].value);
}

TEST(WithFeatures, OfTheMusicItselfChangeNothing) {
    const Analysis a = made_up_analysis();
    const Summary own = summarise(a, Stretch{30, 60});
    const Summary now = with_features(own, a, midlevel_of(own));
    for (std::size_t k = 0; k < kEmotionCount; ++k) EXPECT_NEAR(now.emotions[k].value, own.emotions[k].value, 1e-5f);
}

TEST(WithFeatures, NobodyKnowsWhatIsLeftOut) {
    const Analysis a = made_up_analysis();
    const Summary own = summarise(a, std::nullopt);
    EXPECT_TRUE(own.left_out);
    EXPECT_FALSE(with_features(own, a, midlevel_of(own)).left_out);
}

TEST(Reason, AdmitsWhatOutweighsIt) {
    const Analysis a = made_up_analysis();
    Summary part = summarise(a, Stretch{30, 60});
    (*part.left_out)[2] = {0.001f, 0.5f, {}};
    EXPECT_EQ(reason(part, a, 2, Language::english).find("More weighs"), std::string::npos);
    (*part.left_out)[2] = {-0.8f, -0.25f, {}};
    EXPECT_NE(
        reason(part, a, 2, Language::english)
            .find(". More weighs what is not in these qualities (\u22120.80): straight from the sound the same network "
                  "hears \u22120.25."),
        std::string::npos)
        << reason(part, a, 2, Language::english);
    EXPECT_NE(reason(part, a, 2, Language::german).find("(\u22120,80)"), std::string::npos);
}

TEST(SliderRange, HoldsTheMusicsOwnValue) {
    FeatureSpace space;
    space.features[2] = {0.3f, 0.7f, 0.1f};
    EXPECT_EQ(slider_range(space, 2, 0.5f).low, 0.3f);
    EXPECT_EQ(slider_range(space, 2, 0.1f).low, 0.1f);
    EXPECT_EQ(slider_range(space, 2, 0.9f).high, 0.9f);
}

std::vector<Song> three_songs() {
    std::vector<Song> songs(3);
    const char* names[] = {"b.mp3", "a.mp3", "c.mp3"};
    const float energy[] = {0.4f, 0.7f, 0.5f};
    for (std::size_t i = 0; i < 3; ++i) {
        songs[i] = {.id = static_cast<int>(i + 1), .name = names[i], .state = SongState::done, .analysis = Analysis{}};
        songs[i].analysis->model.sha256 = "one";
        songs[i].analysis->emotions[1].mean = energy[i];
    }
    return songs;
}

std::string names_of(const std::vector<const Song*>& songs) {
    std::string out;
    for (const Song* song : songs) out += song->name[0];
    return out;
}

TEST(SongsTable, IsSortedByAnyColumn) {
    const std::vector<Song> songs = three_songs();
    const auto all = comparable(songs, songs[0].analysis->model.id());
    constexpr std::size_t kEnergy = 1 + kFeatureCount + 1;
    TableOrder order;
    EXPECT_EQ(names_of(ordered(all, order)), "bac");
    order.press(0);
    EXPECT_EQ(names_of(ordered(all, order)), "abc");
    order.press(0);
    EXPECT_EQ(names_of(ordered(all, order)), "cba");
    order.press(kEnergy);
    EXPECT_EQ(names_of(ordered(all, order)), "acb") << "numbers begin with the largest";
    order.press(kEnergy);
    EXPECT_EQ(names_of(ordered(all, order)), "bca");
}

TEST(SongsTable, HoldsWhatOneModelHasWhollyAnalysed) {
    std::vector<Song> songs = three_songs();
    songs[0].state = SongState::analysing;
    songs[2].analysis->model.sha256 = "another";
    EXPECT_EQ(names_of(comparable(songs, songs[1].analysis->model.id())), "a");
}

}  // namespace
}  // namespace moodglass::app
