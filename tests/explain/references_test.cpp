// SPDX-License-Identifier: Apache-2.0
#include "explain/references.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "explain/uncertainty.h"
#include "support/golden.h"

namespace moodglass {
namespace {

Model tiny() { return *Model::load(golden_bytes("tiny.safetensors")); }

void replace(std::string& text, const std::string& from, const std::string& to) {
    ASSERT_NE(text.find(from), std::string::npos) << from;
    text.replace(text.find(from), from.size(), to);
}

TEST(References, AreReadByKind) {
    const auto references = References::of(tiny());
    ASSERT_TRUE(references) << references.error().message;
    ASSERT_EQ(references->kinds.size(), 4u);
    EXPECT_EQ(references->all().clips, "360 seeded random numbers");
    EXPECT_EQ(references->find("nowhere"), nullptr);
    const Reference *film = references->find("film"), *classical = references->find("classical");
    ASSERT_TRUE(film && classical);
    EXPECT_EQ(film->clips, "120 seeded random numbers");
    EXPECT_EQ(film->plane.size(), 120u);
    for (std::size_t f = 0; f < kFeatureCount;
         ++f) {  // tools/train/golden.py lets each kind lie 0.1 higher than the one before
        EXPECT_NEAR(classical->midlevel_means[f] - film->midlevel_means[f], 0.2f, 0.04f);
        EXPECT_NEAR(classical->midlevel[f].at[50] - film->midlevel[f].at[50], 0.2f, 0.06f);
    }
    EXPECT_GT(references->all().ratings.correlations[0][1], 0.7f);  // which also lets these two go together
    EXPECT_EQ(film->ratings.correlations[3][3], 1);
    EXPECT_NEAR(references->all().ratings.deviations[2], 0.15f, 0.02f);
}

TEST(References, TellWhatIsUsualOfEffects) {
    const auto references = References::of(tiny());
    const PerFeature<float> weights = {1, -2, 0, 0.5f, 0, 0, 3}, usual = references->all().effect_means(weights);
    for (std::size_t f = 0; f < kFeatureCount; ++f)
        EXPECT_EQ(usual[f], weights[f] * references->all().midlevel_means[f]);
}

TEST(References, MoveUsualCellsUntilTheyAddUpToTheMeans) {
    Model model = tiny();
    const std::string row = "[0.1,0.2,0.3,0.4,0.5,0.6,0.7]", measured = "[0.01,0,0,0,0,0,-0.02]";
    model.metadata["usual_cells"] = R"({"film":{"rows":[)" + row + ",[0,0,0,0,0,0,0]],\"measured\":" + measured + "}}";
    const auto references = References::of(model);
    ASSERT_TRUE(references) << references.error().message;
    EXPECT_FALSE(references->all().usual_cells.known()) << "a kind of which it is not told";
    const Reference& film = *references->find("film");
    const UsualCells& usual = film.usual_cells;
    ASSERT_EQ(usual.rows.size(), 2 * kFeatureCount);
    for (std::size_t f = 0; f < kFeatureCount; ++f) {
        EXPECT_NEAR(usual.mean(f), film.midlevel_means[f], 1e-6f);
        EXPECT_NEAR(usual.rows[f] - usual.rows[kFeatureCount + f], 0.1f * static_cast<float>(f + 1), 1e-6f)
            << "rows keep their distance";
    }
    EXPECT_EQ(usual.measured[6], -0.02f);
}

TEST(References, WithUsualCellsThatDoNotFitAreRefused) {
    const std::string good = "[0,0,0,0,0,0,0]";
    for (const std::string& film : {std::string("3"), std::string("{}"), "{\"rows\":[],\"measured\":" + good + "}",
                                    "{\"rows\":[[0,0]],\"measured\":" + good + "}", "{\"rows\":[" + good + "],\"measured\":[0]}",
                                    "{\"rows\":[[0,0,0,0,0,0,1e300]],\"measured\":" + good + "}"}) {
        Model model = tiny();
        model.metadata["usual_cells"] = "{\"film\":" + film + "}";
        EXPECT_FALSE(References::of(model)) << film;
    }
    Model model = tiny();
    model.metadata["usual_cells"] = "not JSON";
    EXPECT_FALSE(References::of(model));
}

TEST(References, OfTheBlackBoxHaveEmotionsOnly) {
    const auto references = References::of(*Model::load(golden_bytes("tiny_a2e.safetensors")));
    ASSERT_TRUE(references) << references.error().message;
    EXPECT_EQ(references->classifier.mean.size(), kEmotionCount);
}

TEST(References, ThatAreIncompleteAreRefused) {
    const Model whole = tiny();
    for (const char* text : {"", "{}", "[1, 2]", "[{\"kind\": \"all\"}]", "{\"clips\": 3}", "not JSON"}) {
        Model model = whole;
        model.metadata["reference"] = text;
        EXPECT_FALSE(References::of(model)) << text;
    }
    for (const auto& [from, to] : {std::pair("\"ratings\"", "\"rotings\""),
                                   {"\"kind\":\"all\"", "\"kind\":\"some\""},
                                   {"\"midlevel_means\"", "\"means\""}}) {
        Model model = whole;
        replace(model.metadata["reference"], from, to);
        EXPECT_FALSE(References::of(model)) << from;
    }
    for (const auto& [from, to] : {std::pair("\"sure\"", "\"sour\""),
                                   {"\"deviation\":[", "\"deviation\":[0,"},
                                   {"\"film\":[", "\"film\":[1,"}}) {
        Model model = whole;
        replace(model.metadata["kinds"], from, to);
        EXPECT_FALSE(References::of(model)) << from;
    }
    for (const char* text : {"", "{}", "[1, 2]", "{\"emotions\": 3}", "not JSON"}) {
        Model model = whole;
        model.metadata["residuals"] = text;
        EXPECT_FALSE(Uncertainty::of(model)) << text;
    }
}

TEST(Uncertainty, IsReadFromTheModel) {
    const auto uncertainty = Uncertainty::of(tiny());
    ASSERT_TRUE(uncertainty) << uncertainty.error().message;
    for (const Residuals& r : uncertainty->film.emotions) EXPECT_LT(r.low, r.high);
    for (const Residuals& r : uncertainty->film.midlevel) EXPECT_LT(r.low, r.high);
    EXPECT_TRUE(uncertainty->others.empty());
    EXPECT_EQ(uncertainty->measured_on("popular"), "film") << "the file tells no others";
    EXPECT_EQ(&uncertainty->residuals_of("popular"), &uncertainty->film);
}

// The same with residuals of popular music, twice as wide.
std::string with_popular(const std::string& residuals) {
    const auto film = nlohmann::json::parse(residuals);
    auto popular = film, all = film;
    for (auto& names : popular)
        for (auto& pair : names)
            for (auto& end : pair) end = 2 * end.get<double>();
    all["kinds"]["popular"] = popular;
    return all.dump();
}

TEST(Uncertainty, IsOfTheKindOfMusic) {
    Model model = tiny();
    model.metadata["residuals"] = with_popular(model.metadata["residuals"]);
    const auto uncertainty = Uncertainty::of(model);
    ASSERT_TRUE(uncertainty) << uncertainty.error().message;
    EXPECT_EQ(uncertainty->measured_on("popular"), "popular");
    EXPECT_EQ(uncertainty->measured_on("classical"), "film");
    for (std::size_t e = 0; e < kEmotionCount; ++e)
        EXPECT_NEAR(uncertainty->residuals_of("popular").emotions[e].high, 2 * uncertainty->residuals_of("film").emotions[e].high, 1e-6);
    for (std::size_t f = 0; f < kFeatureCount; ++f)
        EXPECT_NEAR(uncertainty->residuals_of("popular").midlevel[f].low, 2 * uncertainty->residuals_of("film").midlevel[f].low, 1e-6);
}

TEST(Uncertainty, OfAKindThatIsIncompleteIsRefused) {
    for (const char* kinds : {"7", "[]", R"({"popular": {}})", R"({"popular": {"emotions": {}, "midlevel": {}}})"}) {
        Model model = tiny();
        std::string& residuals = model.metadata["residuals"];
        residuals = residuals.substr(0, residuals.size() - 1) + ",\"kinds\":" + kinds + "}";
        EXPECT_FALSE(Uncertainty::of(model)) << kinds;
    }
}

TEST(Uncertainty, SaysOnWhatItWasMeasured) {
    EXPECT_NE(interval_note("film", true), "");
    EXPECT_NE(interval_note("popular", true).find("Nobody has rated emotions of popular music"), std::string::npos);
    EXPECT_NE(interval_note("popular", true).find("qualities"), std::string::npos);
    EXPECT_EQ(interval_note("popular", false).find("qualities"), std::string::npos) << "the black box has none";
    EXPECT_EQ(interval_note("", true), "") << "of earlier results it is not known";
}

TEST(KindClassifier, AgreesWithNumPy) {
    const KindClassifier classifier = References::of(tiny())->classifier;
    const std::vector<float> golden = golden_npy("tiny_kinds.npy");  // outputs (7), film, popular, classical
    constexpr std::size_t kRow = kFeatureCount + 3;
    ASSERT_GT(golden.size(), 20 * kRow);
    for (std::size_t at = 0; at < golden.size(); at += kRow) {
        const auto told = classifier.probabilities(std::span(golden).subspan(at, kFeatureCount));
        ASSERT_EQ(told.size(), 3u);
        float sum = 0;
        for (const auto& [kind, probability] : told) {
            const std::size_t k = kind == "film" ? 0 : kind == "popular" ? 1 : 2;
            EXPECT_NEAR(probability, golden[at + kFeatureCount + k], 1e-5f);
            EXPECT_LE(probability, told.front().probability);
            sum += probability;
        }
        EXPECT_NEAR(sum, 1, 1e-5f);
    }
    EXPECT_TRUE(classifier.probabilities(std::span(golden).first(3)).empty());
}

class Choice : public testing::Test {
  protected:
    References references = *References::of(tiny());
    std::vector<float> like(const char* kind) const {
        const auto& means = references.find(kind)->midlevel_means;
        return {means.begin(), means.end()};
    }
};

TEST_F(Choice, IsWhatTheSongSoundsLike) {
    for (const char* kind : {"film", "classical"}) {
        const ReferenceChoice choice = choose(references, {}, like(kind));
        EXPECT_EQ(choice.reference->kind, kind);
        EXPECT_EQ(choice.chosen, Chosen::automatically);
        EXPECT_EQ(choice.probabilities.front().kind, kind);
    }
}

TEST_F(Choice, IsAllMusicWhereThatIsNotSure) {
    references.classifier.sure = 1.1f;
    const ReferenceChoice choice = choose(references, {}, like("film"));
    EXPECT_EQ(choice.reference->kind, "all");
    EXPECT_EQ(choice.chosen, Chosen::unsure);
    EXPECT_EQ(choice.probabilities.front().kind, "film");
    EXPECT_EQ(choose(references, {}, {}).chosen, Chosen::unsure) << "nothing is heard yet";
    EXPECT_EQ(choose(references, {}, {}).reference->kind, "all");
}

TEST_F(Choice, IsWhatIsAskedFor) {
    const ReferenceChoice asked = choose(references, {"popular", {}}, like("film"));
    EXPECT_EQ(asked.reference->kind, "popular");
    EXPECT_EQ(asked.chosen, Chosen::asked);
    EXPECT_EQ(asked.probabilities.front().kind, "film") << "what it sounds like is told all the same";
    Reference own = references.all();
    own.kind = kOwnMusic;
    const ReferenceWish mine = {"popular", own};
    EXPECT_EQ(choose(references, mine, like("film")).reference, &*mine.own);
}

TEST_F(Choice, OfWhatIsNotThereIsRefused) {
    EXPECT_TRUE(ReferenceWish{}.possible(references));
    EXPECT_TRUE((ReferenceWish{"popular", {}}.possible(references)));
    const auto refused = ReferenceWish{"polka", {}}.possible(references);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().message,
              "there is no reference music of the kind 'polka' in this model; there are: auto, film, popular, "
              "classical, all");
}

}  // namespace
}  // namespace moodglass
