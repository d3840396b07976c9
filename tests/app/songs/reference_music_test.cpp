// SPDX-License-Identifier: Apache-2.0
#include "app/songs/reference_music.h"

#include <gtest/gtest.h>

#include "app/fixture.h"

namespace moodglass::app {
namespace {

const std::string kModel = made_up_analysis().model.id();

TEST(ReferenceMusic, ThereIsNoneBeforeAModelIsThere) {
    const ReferenceMusic music;
    EXPECT_TRUE(music.kinds().empty());
    EXPECT_FALSE(music.has(kSoundsLike));
    EXPECT_EQ(music.wanted(), kSoundsLike);
}

TEST(ReferenceMusic, ComparesWithTheKindThatIsWanted) {
    ReferenceMusic music;
    music.offer(kModel, made_up_references());
    EXPECT_TRUE(music.has("popular"));
    EXPECT_FALSE(music.has("polka"));
    music.want("popular");
    Analysis a = made_up_analysis();
    music.compare(a);
    EXPECT_EQ(a.reference.kind, "popular");
    EXPECT_EQ(a.reference.chosen, Chosen::asked);
    // Popular music's quantiles lie higher than film music's.
    const float popular = a.emotions[0].percentile;
    music.want("film");
    music.compare(a);
    EXPECT_GT(a.emotions[0].percentile, popular);
}

TEST(ReferenceMusic, LeavesSongsOfOtherModelsAlone) {
    ReferenceMusic music;
    music.offer(std::string(64, '1'), made_up_references());
    music.want("popular");
    Analysis a = made_up_analysis();
    music.compare(a);
    EXPECT_EQ(a.reference.kind, "film");
}

TEST(ReferenceMusic, OwnMusicTakesTwentySongsOfThisModel) {
    ReferenceMusic music;
    music.offer(kModel, made_up_references());
    std::vector<Analysis> songs(21, made_up_analysis());
    songs[0].model.sha256 = std::string(64, '1');
    std::vector<const Analysis*> own;
    for (const Analysis& song : songs) own.push_back(&song);
    EXPECT_FALSE(music.want_own(std::span(own).first(20)));
    EXPECT_EQ(music.wanted(), kSoundsLike);
    ASSERT_TRUE(music.want_own(own));
    EXPECT_TRUE(music.own());
    Analysis a = made_up_analysis();
    music.compare(a);
    EXPECT_EQ(a.reference.kind, kOwnMusic);
    EXPECT_NE(a.reference.clips.find("20 songs"), std::string::npos) << a.reference.clips;
    // Another model has not heard these songs; the same one told again has.
    music.offer(kModel, made_up_references());
    EXPECT_TRUE(music.own());
    music.offer(std::string(64, '2'), made_up_references());
    EXPECT_EQ(music.wanted(), kSoundsLike);
}

}  // namespace
}  // namespace moodglass::app
