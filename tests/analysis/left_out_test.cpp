// SPDX-License-Identifier: Apache-2.0
// What the reasons leave out, against what NumPy makes of PyTorch's values (tools/train/golden.py).
#include "explain/left_out.h"

#include <gtest/gtest.h>

#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include "analysis/against.h"
#include "analysis/explanation.h"
#include "analysis/json.h"
#include "analysis/prepared_model.h"
#include "analysis/summary.h"
#include "network/receptive_field.h"
#include "support/golden.h"

namespace moodglass {
namespace {

class LeftOuts : public testing::TestWithParam<const char*> {
  protected:
    void SetUp() override {
        const std::string name = GetParam();
        auto loaded = Model::load(name == "network_joint" ? read_bytes(MODELS "/joint.safetensors")
                                                          : golden_bytes(name + ".safetensors"));
        ASSERT_TRUE(loaded) << loaded.error().message;
        model = std::move(*loaded);
        prepared.emplace(*PreparedModel::of(model));
        const auto input = golden_npy(name + "_input.npy");
        cells = *prepared->network.run(input);
        cells.silence = *prepared->network.silence();
        analysis = summarize(model, prepared->yardstick, cells, input.size() / kBandCount, 0);
        compare_with(analysis, prepared->yardstick.references, {"all", {}});
        golden = golden_npy(name + "_left_out.npy");
    }
    Model model;
    std::optional<PreparedModel> prepared;
    Cells cells;
    Analysis analysis;
    std::vector<float> golden;  // (8, 3): black box, less the emotion, percentile
};

TEST_P(LeftOuts, AreWhatNumPySays) {
    ASSERT_TRUE(analysis.left_out);
    for (std::size_t e = 0; e < kEmotionCount; ++e) {
        const LeftOut& of = (*analysis.left_out)[e];
        EXPECT_NEAR(of.black_box, golden[3 * e], 2e-6f);
        EXPECT_NEAR(of.value, golden[3 * e + 1], 4e-6f);
        EXPECT_NEAR(of.percentile, golden[3 * e + 2], 0.02f);
        EXPECT_EQ(of.value, of.black_box - analysis.emotions[e].mean);
        const BoxPlot& box = analysis.reference_left_out[e];
        const Reference& all = prepared->yardstick.references.all();
        EXPECT_EQ(box.median, all.left_out[e].at[50]);
        EXPECT_EQ(box.mean, all.left_out_means[e]);
    }
}

TEST_P(LeftOuts, AreTheMeanOfTheirMoments) {
    for (std::size_t e = 0; e < kEmotionCount; ++e) {
        const auto& curve = analysis.curve.black_box[e];
        ASSERT_EQ(curve.size(), analysis.curve.emotions[e].size());
        EXPECT_NEAR(std::accumulate(curve.begin(), curve.end(), 0.0) / static_cast<double>(curve.size()),
                    (*analysis.left_out)[e].black_box, 1e-5);
    }
}

TEST_P(LeftOuts, AreAdmittedWhereTheyOutweighTheReasons) {
    const Reference& all = prepared->yardstick.references.all();
    for (std::size_t e = 0; e < kEmotionCount; ++e) {
        const bool admitted = analysis.sentences[e].find("not in these qualities") != std::string::npos;
        EXPECT_EQ(admitted,
                  outweighs((*analysis.left_out)[e].value, analysis.effects[e].of, all.effect_means(model.weights[e])))
            << analysis.sentences[e];
    }
    for (LeftOut& of : *analysis.left_out) of.value = 9;
    compare_with(analysis, all, Chosen::asked);
    EXPECT_NE(analysis.sentences[3].find("+9.00, more than for 99 % of"), std::string::npos) << analysis.sentences[3];
}

TEST_P(LeftOuts, ComeBackFromJson) {
    const std::string text = to_json(analysis);
    const auto back = analysis_from_json(text);
    ASSERT_TRUE(back) << back.error().message;
    EXPECT_EQ(to_json(*back), text);
    for (std::size_t e = 0; e < kEmotionCount; ++e)
        EXPECT_NEAR((*back->left_out)[e].value, (*back->left_out)[e].black_box - back->emotions[e].mean, 1e-6f);
    std::string cut = text;
    cut.replace(cut.find("\"reference_left_out\""), 20, "\"reference_left_off\"");
    EXPECT_FALSE(analysis_from_json(cut));
    // Of another model it is not known, and nothing is said.
    analysis.left_out.reset();
    const std::string without = to_json(analysis);
    EXPECT_EQ(without.find("black_box"), std::string::npos);
    EXPECT_FALSE(analysis_from_json(without)->left_out);
}

TEST_P(LeftOuts, OfOwnMusicAreKnown) {
    std::vector<Analysis> songs(21, analysis);
    std::vector<const Analysis*> all;
    for (std::size_t i = 0; i < songs.size(); ++i) {
        (*songs[i].left_out)[2].value = 0.01f * static_cast<float>(i);
        all.push_back(&songs[i]);
    }
    const auto own = own_music(all, "21 songs", prepared->yardstick.references);
    ASSERT_TRUE(own && own->tells_left_out);
    EXPECT_NEAR(own->left_out[2].at[25], 0.05f, 1e-6f);
    EXPECT_NEAR(own->left_out_means[2], 0.10f, 1e-6f);
    compare_with(songs[4], *own, Chosen::asked);
    EXPECT_NEAR((*songs[4].left_out)[2].percentile, 20, 1e-3f);
    // Results of before it was told: their music has no such place.
    songs[7].left_out.reset();
    const auto earlier = own_music(all, "21 songs", prepared->yardstick.references);
    EXPECT_FALSE(earlier->tells_left_out);
    compare_with(songs[4], *earlier, Chosen::asked);
    EXPECT_EQ((*songs[4].left_out)[2].percentile, 0);
    EXPECT_EQ(songs[4].sentences[2].find("not in these qualities"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Models, LeftOuts, testing::Values("tiny_two_heads", "network_joint"));

}  // namespace
}  // namespace moodglass
