// SPDX-License-Identifier: Apache-2.0
#include "analysis/against.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "analysis/json.h"
#include "analysis/prepared_model.h"
#include "analysis/session.h"
#include "support/golden.h"
#include "support/signals.h"

namespace moodglass {
namespace {

PreparedModel& tiny(bool black_box = false) {
    static const Model joint = *Model::load(golden_bytes("tiny.safetensors"));
    static const Model a2e = *Model::load(golden_bytes("tiny_a2e.safetensors"));
    static PreparedModel explained = *PreparedModel::of(joint), unexplained = *PreparedModel::of(a2e);
    return black_box ? unexplained : explained;
}

Analysis analysed(PreparedModel& model, unsigned seed = 1) {
    auto session = Session::open(model, "song", as_sound(music(12, 22050, seed), 1, 22050));
    while (session->step()->stage != Stage::done) {
    }
    return session->analysis();
}

TEST(Against, RanksAndWhatIsUsualFollowTheReference) {
    const References& references = tiny().yardstick.references;
    const Analysis before = analysed(tiny());
    for (const char* kind : {"film", "popular", "classical", "all"}) {
        Analysis a = before;
        compare_with(a, references, {kind, {}});
        const Reference& reference = *references.find(kind);
        EXPECT_EQ(a.reference.kind, kind);
        EXPECT_EQ(a.reference.clips, reference.clips);
        EXPECT_EQ(a.reference.chosen, Chosen::asked);
        EXPECT_EQ(a.reference_plane, reference.plane);
        EXPECT_EQ(a.feature_space.features[2].low, reference.midlevel[2].at[0]);
        for (std::size_t e = 0; e < kEmotionCount; ++e) {
            EXPECT_EQ(a.emotions[e].mean, before.emotions[e].mean);
            EXPECT_EQ(a.emotions[e].low, before.emotions[e].low);
            EXPECT_EQ(a.emotions[e].percentile, reference.emotions[e].percentile_of(a.emotions[e].mean));
            EXPECT_NE(a.sentences[e].find(std::string(kind) == "all" ? "film, popular and classical music"
                                                                     : std::string(kind) + " music"),
                      std::string::npos)
                << a.sentences[e];
            for (std::size_t f = 0; f < kFeatureCount; ++f) {
                const BoxPlot& box = a.reference_effects[e][f];
                EXPECT_NEAR(box.median, a.weights[e][f] * reference.midlevel[f].at[50], 1e-6f);
                EXPECT_LE(box.low, box.q1);
                EXPECT_LE(box.q3, box.high);
                EXPECT_EQ(a.effects[e].of[f], before.effects[e].of[f]);
            }
        }
        for (std::size_t f = 0; f < kFeatureCount; ++f)
            EXPECT_EQ(a.midlevel[f].percentile, reference.midlevel[f].percentile_of(a.midlevel[f].mean));
    }
}

TEST(Against, AndBackGivesTheSame) {
    for (const bool black_box : {false, true}) {
        const Analysis before = analysed(tiny(black_box));
        Analysis a = before;
        compare_with(a, tiny(black_box).yardstick.references, {"classical", {}});
        compare_with(a, tiny(black_box).yardstick.references);
        EXPECT_EQ(to_json(a), to_json(before));
    }
}

TEST(Against, NeedsNeitherWindowsNorCurveNorSession) {
    const Analysis whole = analysed(tiny());
    Analysis expected = whole, summary = whole;
    compare_with(expected, tiny().yardstick.references, {"popular", {}});
    summary.windows = {};
    summary.curve = {};
    Analysis read = *analysis_from_json(to_json(summary));
    compare_with(read, *References::of(tiny().model), {"popular", {}});
    EXPECT_EQ(read.sentences, expected.sentences);
    for (std::size_t f = 0; f < kFeatureCount; ++f)
        EXPECT_NEAR(read.midlevel[f].percentile, expected.midlevel[f].percentile, 1e-3f);
}

TEST(Against, OfNothingYetSetsTheReferenceAlone) {
    Analysis nothing;
    compare_with(nothing, tiny().yardstick.references);
    EXPECT_EQ(nothing.reference.kind, "all");
    EXPECT_EQ(nothing.sentences[0], "");
    EXPECT_TRUE(nothing.feature_space.known());
}

class OwnMusic : public testing::Test {
  protected:
    std::vector<Analysis> songs;
    std::vector<const Analysis*> all;
    void SetUp() override {
        const Analysis one = analysed(tiny());
        for (int i = 0; i < 21; ++i) {
            songs.push_back(one);
            for (Estimate& e : songs.back().midlevel) e.mean = 0.01f * static_cast<float>(i);
            for (Estimate& e : songs.back().emotions) e.mean = 1 - 0.01f * static_cast<float>(i);
        }
        for (const Analysis& song : songs) all.push_back(&song);
    }
};

TEST_F(OwnMusic, IsAReferenceLikeAnother) {
    const References& references = tiny().yardstick.references;
    const auto own = own_music(all, "21 songs", references);
    ASSERT_TRUE(own) << own.error().message;
    EXPECT_EQ(own->clips, "21 songs");
    EXPECT_EQ(own->plane.size(), 21u);
    EXPECT_NEAR(own->midlevel[3].at[50], 0.10f, 1e-6f);
    EXPECT_NEAR(own->midlevel[3].at[25], 0.05f, 1e-6f);
    EXPECT_NEAR(own->midlevel_means[3], 0.10f, 1e-6f);
    EXPECT_NEAR(own->emotions[0].at[100], 1, 1e-6f);
    EXPECT_EQ(own->ratings.correlations, references.all().ratings.correlations);
    Analysis a = songs[4];
    compare_with(a, references, {"auto", *own});
    EXPECT_EQ(a.reference.kind, "own");
    EXPECT_NEAR(a.midlevel[0].percentile, 20, 1e-3f);
    EXPECT_NE(a.sentences[0].find("80 % of your own music"), std::string::npos) << a.sentences[0];
}

TEST_F(OwnMusic, SpreadsWhatIsUsualOverTheRowsAsAllMusicDoes) {
    References references = tiny().yardstick.references;
    for (Reference& reference : references.kinds)
        reference.usual_cells = {std::vector<float>(3 * kFeatureCount, 0.7f), std::vector<float>(kFeatureCount, 0.05f)};
    const auto own = own_music(all, "21 songs", references);
    ASSERT_TRUE(own) << own.error().message;
    for (std::size_t f = 0; f < kFeatureCount; ++f) EXPECT_NEAR(own->usual_cells.mean(f), own->midlevel_means[f], 1e-6f);
    Analysis a = songs[4];
    compare_with(a, references, {"auto", *own});
    for (std::size_t i = 0; i < own->usual_cells.rows.size(); ++i)
        EXPECT_NEAR(a.usual_cells.rows[i], own->usual_cells.rows[i], 1e-6f);
}

TEST_F(OwnMusic, OfAFewSongsOrSeveralModelsIsRefused) {
    const References& references = tiny().yardstick.references;
    const auto few = own_music(std::span(all).first(19), "", references);
    ASSERT_FALSE(few);
    EXPECT_EQ(few.error().message,
              "too few songs to compare with: 19, but at least 20 are needed; analyse more of them");
    songs[7].model.sha256 = std::string(64, 'f');
    EXPECT_FALSE(own_music(all, "", references));
}

}  // namespace
}  // namespace moodglass
