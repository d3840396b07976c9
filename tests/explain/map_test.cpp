// SPDX-License-Identifier: Apache-2.0
#include "explain/map.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include "explain/left_out.h"
#include "explain/references.h"
#include "network/network.h"
#include "support/golden.h"
#include "support/models.h"

namespace moodglass {
namespace {

class Maps : public testing::TestWithParam<ModelCase> {
  protected:
    void SetUp() override {
        auto loaded = GetParam().load();
        ASSERT_TRUE(loaded) << loaded.error().message;
        model = std::move(*loaded);
        auto network = Network::create(model);
        ASSERT_TRUE(network) << network.error().message;
        auto run = network->run(golden_npy(GetParam().name + "_input.npy"));
        ASSERT_TRUE(run) << run.error().message;
        cells = std::move(*run);
        auto silence = network->silence();
        ASSERT_TRUE(silence) << silence.error().message;
        cells.silence = std::move(*silence);
    }
    Readout emotion(std::size_t e) const {
        return model.explained() ? of_emotion(model.weights[e], model.bias[e]) : of_output(e);
    }

    Model model;
    Cells cells;
};

constexpr Baseline kBaselines[] = {Baseline::zero, Baseline::mean, Baseline::silence};

// The target is 1e-4. Measured over all models, with any baseline: 6e-7.
constexpr double kTolerance = 2e-6;

TEST_P(Maps, AddUpToTheValue) {
    const auto emotions = golden_npy(GetParam().name + "_emotions.npy");
    for (const Baseline baseline : kBaselines) {
        for (std::size_t e = 0; e < kEmotionCount; ++e)
            EXPECT_NEAR(value_of(map_of(cells, {0, cells.columns}, emotion(e), baseline)), emotions[e], kTolerance);
        if (!model.explained()) continue;
        const auto midlevel = golden_npy(GetParam().name + "_midlevel.npy");
        for (std::size_t f = 0; f < kFeatureCount; ++f)
            EXPECT_NEAR(value_of(map_of(cells, {0, cells.columns}, of_output(f), baseline)), midlevel[f], kTolerance);
    }
}

TEST_P(Maps, OfWhatIsLeftOutAddUpToIt) {
    if (!model.has_black_box()) return;
    const auto emotions = golden_npy(GetParam().name + "_emotions.npy"),
               black_box = golden_npy(GetParam().name + "_black_box.npy");
    for (const Baseline baseline : kBaselines)
        for (std::size_t e = 0; e < kEmotionCount; ++e) {
            const Map map =
                map_of(cells, {0, cells.columns}, of_left_out(e, model.weights[e], model.bias[e]), baseline);
            EXPECT_NEAR(value_of(map), black_box[e] - emotions[e], 2 * kTolerance);
        }
}

TEST_P(Maps, OfAStretchAddUpToItsAverage) {
    for (const Range columns : {Range{0, 1}, Range{3, 7}, Range{cells.columns - 5, cells.columns}}) {
        const std::size_t size = cells.rows * cells.outputs;
        std::vector<double> means(cells.outputs);
        for (std::size_t i = columns.begin * size; i < columns.end * size; ++i)
            means[i % cells.outputs] += cells.values[i] / static_cast<double>(columns.length() * cells.rows);
        for (std::size_t e = 0; e < kEmotionCount; ++e) {
            const Readout readout = emotion(e);
            double expected = readout.bias;
            for (std::size_t o = 0; o < cells.outputs; ++o) expected += readout.weights[o] * means[o];
            for (const Baseline baseline : kBaselines) {
                const Map map = map_of(cells, columns, readout, baseline);
                EXPECT_EQ(map.values.size(), columns.length() * cells.rows);
                EXPECT_NEAR(value_of(map), expected, kTolerance);
            }
        }
    }
}

// Columns 2 to 5 are silent. A stretch is as what sounds of it, and a silent column as that on the average.
TEST_P(Maps, LeaveOutSilence) {
    Cells other = cells;
    other.silent.assign(cells.columns, 0);
    const std::size_t size = cells.rows * cells.outputs;
    for (std::size_t c = 2; c < 6; ++c) {
        other.silent[c] = 1;
        for (std::size_t i = 0; i < size; ++i) other.values[c * size + i] = 9;
        for (std::size_t o = 0; o < cells.outputs && !cells.measured.empty(); ++o) other.measured[c * cells.outputs + o] = 9;
    }
    for (const Baseline baseline : kBaselines) {
        const Map part = map_of(other, {1, 6}, emotion(2), baseline), alone = map_of(cells, {1, 2}, emotion(2), baseline);
        EXPECT_NEAR(value_of(part), value_of(alone), kTolerance);
        EXPECT_NEAR(part.measured, alone.measured, kTolerance);
        for (std::size_t i = part.rows; i < part.values.size(); ++i)
            EXPECT_NEAR(part.values[i], part.values[i % part.rows], 1e-7f);
        EXPECT_NEAR(value_of(map_of(other, {6, 9}, emotion(2), baseline)), value_of(map_of(cells, {6, 9}, emotion(2), baseline)), kTolerance);
    }
}

TEST_P(Maps, RelativeToTheMeanAddUpToNothing) {
    const Map map = map_of(cells, {0, cells.columns}, emotion(2), Baseline::mean);
    EXPECT_NEAR(std::accumulate(map.values.begin(), map.values.end(), 0.0), 0, kTolerance);
    const Map plain = map_of(cells, {0, cells.columns}, emotion(2), Baseline::zero);
    EXPECT_NEAR(map.values[5] - map.values[0], plain.values[5] - plain.values[0], 1e-7);
}

TEST_P(Maps, CountedFromSilenceSayNothingOfIt) {
    auto network = Network::create(model);
    Cells silent = *network->run(std::vector<float>(1000 * kBandCount));
    silent.silence = cells.silence;
    const Range inner = {silent.columns / 2 - 20, silent.columns / 2 + 20};  // the ends say something of being ends
    for (std::size_t e = 0; e < kEmotionCount; ++e) {
        const Map map = map_of(silent, inner, emotion(e), Baseline::silence);
        for (const float value : map.values) EXPECT_NEAR(value * static_cast<float>(map.values.size()), 0, 1e-5);
        EXPECT_NEAR(map.base, value_of(map_of(silent, inner, emotion(e), Baseline::zero)), kTolerance);
        EXPECT_NEAR(map_of(cells, {0, cells.columns}, emotion(e), Baseline::silence).base, map.base, kTolerance)
            << "whatever is heard, the base is silence's value";
    }
}

// Every kind of reference music of which the model file tells what its cells usually say.
std::vector<Reference> with_usual_cells(const Model& model) {
    std::vector<Reference> known;
    const auto references = References::of(model);
    if (!references) return known;
    for (const Reference& reference : references->kinds)
        if (reference.usual_cells.known()) known.push_back(reference);
    return known;
}

// What is usual: of an emotion its bias and the usual effects, of a feature its mean over the reference music.
TEST_P(Maps, CountedFromUsualDifferFromItAsTheEffectsDo) {
    if (!model.explained()) return;
    const auto midlevel = golden_npy(GetParam().name + "_midlevel.npy");
    cells.measured.assign(cells.columns * cells.outputs, 0.0f);
    for (const Reference& reference : with_usual_cells(model)) {
        for (std::size_t e = 0; e < kEmotionCount; ++e) {
            const PerFeature<float> usual = reference.effect_means(model.weights[e]);
            double from = model.bias[e], difference = 0;
            for (std::size_t f = 0; f < kFeatureCount; ++f) {
                from += usual[f];
                difference += model.weights[e][f] * midlevel[f] - usual[f];
            }
            const Map map = map_of(cells, {0, cells.columns}, emotion(e), reference.usual_cells);
            EXPECT_NEAR(map.base - map.measured, from, kTolerance);
            EXPECT_NEAR(std::accumulate(map.values.begin(), map.values.end(), 0.0) + map.measured, difference, kTolerance);
            if (!model.has_black_box()) continue;
            const Map rest = map_of(cells, {0, cells.columns}, of_left_out(e, model.weights[e], model.bias[e]),
                                    reference.usual_cells);
            EXPECT_NEAR(rest.base - rest.measured, reference.left_out_means[e], kTolerance);
        }
        for (std::size_t f = 0; f < kFeatureCount; ++f) {
            const Map map = map_of(cells, {0, cells.columns}, of_output(f), reference.usual_cells);
            EXPECT_NEAR(map.base - map.measured, reference.midlevel_means[f], kTolerance);
            EXPECT_NEAR(value_of(map), midlevel[f], kTolerance);
        }
    }
}

TEST_P(Maps, OfWhatIsUsualSayNothing) {
    for (const Reference& reference : with_usual_cells(model)) {
        const UsualCells& usual = reference.usual_cells;
        ASSERT_EQ(usual.rows.size(), cells.rows * cells.outputs) << "or no song's map could be counted from it";
        Cells same = cells;
        for (std::size_t i = 0; i < same.values.size(); ++i) same.values[i] = usual.rows[i % usual.rows.size()];
        same.measured.clear();
        for (std::size_t c = 0; c < same.columns; ++c)
            same.measured.insert(same.measured.end(), usual.measured.begin(), usual.measured.end());
        for (std::size_t e = 0; e < kEmotionCount; ++e) {
            const Map map = map_of(same, {2, same.columns}, emotion(e), CountedFrom::usual, usual);
            EXPECT_EQ(map.from, CountedFrom::usual);
            EXPECT_NEAR(map.measured, 0, kTolerance);
            for (const float value : map.values) EXPECT_NEAR(value * static_cast<float>(map.values.size()), 0, 1e-5);
        }
    }
}

TEST(ModelsThatShip, TellWhatIsUsualInEveryRow) {
    for (const ModelCase& each : model_cases()) {
        if (!each.name.starts_with("network_")) continue;
        const auto model = each.load();
        ASSERT_TRUE(model);
        EXPECT_EQ(with_usual_cells(*model).size(), 4u) << each.name;
    }
}

INSTANTIATE_TEST_SUITE_P(Models, Maps, testing::ValuesIn(model_cases()), [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace moodglass
