// SPDX-License-Identifier: Apache-2.0
#include "analysis/json.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

#include "analysis/prepared_model.h"
#include "analysis/session.h"
#include "network/model.h"
#include "support/golden.h"
#include "support/signals.h"

namespace moodglass {
namespace {

Analysis example(const char* model_file) {
    const Model model = *Model::load(golden_bytes(model_file));
    auto prepared = PreparedModel::of(model);
    auto session = Session::open(*prepared, "A \"song\" <b>\xC3\xA4\n.mp3", as_sound(music(14, 22050), 1, 22050));
    while (session->step()->stage != Stage::done) {}
    Analysis analysis = session->analysis();
    analysis.warnings = {"cut after 12.4 s"};
    return analysis;
}

class Schemes : public testing::TestWithParam<const char*> {};

TEST_P(Schemes, ComeBackAsTheyWere) {
    const std::string text = to_json(example(GetParam()));
    EXPECT_EQ(text.find('\n'), std::string::npos);
    const auto back = analysis_from_json(text);
    ASSERT_TRUE(back) << back.error().message;
    EXPECT_EQ(to_json(*back), text);
    EXPECT_EQ(back->file, "A \"song\" <b>\xC3\xA4\n.mp3");
    EXPECT_EQ(back->warnings.size(), 1u);
}

INSTANTIATE_TEST_SUITE_P(All, Schemes, testing::Values("tiny.safetensors", "tiny_a2e.safetensors"),
                         [](const auto& test) { return std::string(test.param).substr(0, std::string(test.param).find('.')); });

TEST(Json, NumbersAddUpAsWritten) {
    const auto back = analysis_from_json(to_json(example("tiny.safetensors")));
    for (std::size_t e = 0; e < kEmotionCount; ++e) {
        double sum = back->effects[e].bias;
        for (const float effect : back->effects[e].of) sum += effect;
        EXPECT_NEAR(sum, back->emotions[e].mean, 1e-5);
    }
}

TEST(Json, OfTheBlackBoxHasNoReasons) {
    const std::string text = to_json(example("tiny_a2e.safetensors"));
    for (const char* key : {"\"midlevel\"", "\"effects\"", "\"weights\""}) EXPECT_EQ(text.find(key), std::string::npos) << key;
}

TEST(Json, OfAnEarlierVersionCanBeShownButNotAskedWhatIf) {
    std::string text = to_json(example("tiny.safetensors"));
    EXPECT_TRUE(analysis_from_json(text)->feature_space.known());
    const std::size_t from = text.find("\"feature_space\""), to = text.find("\"reference_plane\"");
    ASSERT_LT(from, to);
    text.erase(from, to - from);
    const auto earlier = analysis_from_json(text);
    ASSERT_TRUE(earlier) << earlier.error().message;
    EXPECT_FALSE(earlier->feature_space.known());
}

TEST(Json, TheHarmonyComesBack) {
    const Analysis analysis = example("tiny.safetensors");
    const auto back = analysis_from_json(to_json(analysis));
    ASSERT_EQ(back->harmony.minor.size(), 38u);  // 14 s, 0.37 s each
    EXPECT_EQ(back->harmony.heard.key, analysis.harmony.heard.key);
    EXPECT_EQ(back->harmony.keys, analysis.harmony.keys);
    EXPECT_NEAR(back->harmony.tuning, analysis.harmony.tuning, 1e-3);
    for (std::size_t p = 0; p < kPitchClasses; ++p) EXPECT_LT(largest_difference(back->harmony.pitch_classes[p], analysis.harmony.pitch_classes[p]), 6e-4f);
}

TEST(Json, TheSectionsAndMomentsComeBack) {
    const Analysis analysis = example("tiny.safetensors");
    ASSERT_EQ(analysis.sections.size(), 1u) << "it is too short for more";
    const std::string text = to_json(analysis);
    const auto back = analysis_from_json(text);
    ASSERT_EQ(back->sections.size(), 1u);
    EXPECT_EQ(back->sections[0].letter, "A");
    EXPECT_NEAR(back->sections[0].end_s, analysis.sections[0].end_s, 1e-5);
    EXPECT_NEAR(back->sections[0].emotions[2], analysis.sections[0].emotions[2], 1e-5);
    EXPECT_NEAR(back->moments[2].start_s, analysis.moments[2].start_s, 1e-5);
    EXPECT_NEAR(back->moments[2].value, analysis.moments[2].value, 1e-5);
    for (const auto& [from, to] : {std::pair{"\"letter\":\"A\"", "\"letter\":\"<b>\""}, std::pair{"\"varied\":", "\"vary\":"},
                                   std::pair{"\"emotions_apart\":[", "\"emotions_apart\":[1,"}}) {
        std::string damaged = text;
        ASSERT_NE(damaged.find(from), damaged.npos) << from;
        damaged.replace(damaged.find(from), std::string_view(from).size(), to);
        EXPECT_FALSE(analysis_from_json(damaged)) << to;
    }
}

TEST(Json, TheSilencesComeBack) {
    Analysis analysis = example("tiny.safetensors");
    EXPECT_EQ(to_json(analysis).find("silences"), std::string::npos);
    analysis.silences = {{3.25, 6}, {10, 70.5}};
    const std::string text = to_json(analysis);
    EXPECT_EQ(analysis_from_json(text)->silences, analysis.silences);
    for (const char* other : {"\"silences\":5", "\"silences\":[5]", "\"silences\":[{\"start_s\":1}]"}) {
        std::string damaged = text;
        const auto begin = damaged.find("\"silences\":[");
        damaged.replace(begin, damaged.find(']', begin) + 1 - begin, other);
        EXPECT_FALSE(analysis_from_json(damaged)) << other;
    }
}

TEST(Json, ThePulseComesBack) {
    const Analysis analysis = example("tiny.safetensors");
    const Pulse& pulse = analysis.pulse;
    ASSERT_EQ(pulse.series.clarity.size(), 29u);  // 14 s, 0.499 s each
    const Pulse back = analysis_from_json(to_json(analysis))->pulse;
    EXPECT_NEAR(back.tempo_bpm, pulse.tempo_bpm, 1e-6);
    EXPECT_NEAR(back.rival_bpm, pulse.rival_bpm, 1e-6);
    EXPECT_NEAR(back.sure, pulse.sure, 1e-6);
    EXPECT_NEAR(back.clarity, pulse.clarity, 1e-6);
    EXPECT_NEAR(back.beat_strength, pulse.beat_strength, 1e-6);
    EXPECT_NEAR(back.events_per_s, pulse.events_per_s, 1e-6);
    EXPECT_NEAR(back.start_s, pulse.start_s, 1e-6);
    EXPECT_NEAR(back.hop_s, pulse.hop_s, 1e-6);
    EXPECT_LT(largest_difference(back.series.clarity, pulse.series.clarity), 6e-4f);
    EXPECT_LT(largest_difference(back.series.events_per_s, pulse.series.events_per_s), 6e-4f);
    EXPECT_EQ(back.beats_s.size(), pulse.beats_s.size());
}

TEST(Json, TheMusicOfTheIntervalsComesBack) {
    const Analysis analysis = example("tiny.safetensors");
    EXPECT_EQ(analysis.intervals_of, "film") << "its file tells of no other";
    EXPECT_EQ(analysis_from_json(to_json(analysis))->intervals_of, "film");
}

TEST(Json, OfAnEarlierVersionHasNoHarmony) {
    std::string text = to_json(example("tiny.safetensors"));
    const std::size_t from = text.find(",\"harmony\"");
    ASSERT_NE(from, std::string::npos);
    text = text.substr(0, from) + "}";
    const auto earlier = analysis_from_json(text);
    ASSERT_TRUE(earlier) << earlier.error().message;
    EXPECT_TRUE(earlier->harmony.minor.empty());
    EXPECT_TRUE(earlier->pulse.series.clarity.empty());
}

TEST(Json, HarmonyThatIsNoneIsRefused) {
    const std::string whole = to_json(example("tiny.safetensors"));
    for (const auto& [from, to] : {std::pair("\"mode\":\"m", "\"mode\":\"n"), std::pair("\"keys\":[", "\"keys\":[24,"), std::pair("\"tonic\":\"", "\"tonic\":\"H")}) {
        std::string wrong = whole;
        ASSERT_NE(wrong.find(from), std::string::npos) << from;
        wrong.replace(wrong.find(from), std::string(from).size(), to);
        EXPECT_FALSE(analysis_from_json(wrong)) << from;
    }
}

TEST(Json, WhatIsNoAnalysisIsRefused) {
    const std::string whole = to_json(example("tiny.safetensors"));
    for (const std::string& text : {std::string(), std::string("{}"), std::string("[1]"), std::string("nonsense"), whole.substr(0, whole.size() / 2)})
        EXPECT_FALSE(analysis_from_json(text));
    std::string wrong = whole;
    wrong.replace(wrong.find("\"mean\":"), 7, "\"moan\":");
    EXPECT_FALSE(analysis_from_json(wrong));
}

TEST(Json, NamesThatAreNoTextAreMended) {
    EXPECT_EQ(error_to_json("a\xFF.mp3", "not \"audio\""), "{\"file\":\"a\xEF\xBF\xBD.mp3\",\"error\":\"not \\\"audio\\\"\"}");
}

}  // namespace
}  // namespace moodglass
