// SPDX-License-Identifier: Apache-2.0
#include "explain/map.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include "explain/left_out.h"
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

INSTANTIATE_TEST_SUITE_P(Models, Maps, testing::ValuesIn(model_cases()), [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace moodglass
