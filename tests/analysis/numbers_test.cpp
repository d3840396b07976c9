// SPDX-License-Identifier: Apache-2.0
// Whatever goes in, what comes out is numbers, or a sentence; and the same twice.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "analysis/against.h"
#include "analysis/json.h"
#include "analysis/prepared_model.h"
#include "analysis/session.h"
#include "analysis/summary.h"
#include "explain/uncertainty.h"
#include "network/tiles.h"
#include "support/golden.h"
#include "support/signals.h"

namespace moodglass {
namespace {

const Model& tiny() {
    static const Model model = *Model::load(golden_bytes("tiny.safetensors"));
    return model;
}

// JSON has no infinity: what is no number is written as null.
bool only_numbers(const Analysis& analysis) {
    const auto holds_null = [](auto&& self, const nlohmann::json& value) -> bool {
        if (value.is_null()) return true;
        if (!value.is_structured()) return false;
        for (const auto& inner : value)
            if (self(self, inner)) return true;
        return false;
    };
    return !holds_null(holds_null, nlohmann::json::parse(to_json(analysis)));
}

Analysis against_all(const Model& model, const Cells& cells, std::size_t frames) {
    Analysis analysis = summarize(model, *Yardstick::of(model), cells, frames, 0);
    compare_with(analysis, *References::of(model));
    return analysis;
}

Result<Analysis> analyse(std::vector<float> samples, int rate = 22050) {
    static PreparedModel prepared = *PreparedModel::of(tiny());
    auto session = Session::open(prepared, "song", as_sound(std::move(samples), 1, rate));
    for (;;) {
        const auto progress = session->step();
        if (!progress) return tl::unexpected(progress.error());
        if (progress->stage == Stage::done) return session->analysis();
    }
}

TEST(Numbers, RandomWeightsAndSpectrogramsGiveNumbersOrASentence) {
    std::mt19937 random(11);
    std::uniform_real_distribution<float> exponent(-30, 30), small(-6, 6);
    std::normal_distribution<float> normal;
    int answered = 0, refused = 0;
    for (int round = 0; round < 60; ++round) {
        Model model = tiny();
        const bool wild = round % 2;
        const auto scale = [&](std::vector<float>& values, float by) {
            for (float& value : values) value *= by;
        };
        for (Layer& layer : model.layers) {
            const float by = std::pow(10.0f, wild ? small(random) : 0.1f * normal(random));
            scale(layer.weights, by);
            scale(layer.bias, by);
        }
        model.deviation = wild ? std::pow(10.0f, exponent(random)) : model.deviation;
        for (auto& row : model.weights)
            for (float& weight : row) weight = normal(random) * (wild ? 1e5f : 1.0f);
        Spectrogram song;
        const float level = wild ? std::pow(10.0f, exponent(random)) : 1.0f;
        for (std::size_t i = 0; i < 400 * kBandCount; ++i) song.values.push_back(normal(random) * level);

        auto network = Network::create(model);
        ASSERT_TRUE(network);
        Tiles tiles(model, song.frames(), {.first = 20, .most = 20});
        Cells cells;
        std::string error;
        while (const auto tile = tiles.take()) {
            auto run = network->run(frames_of(*tile, song));
            if (!run) {
                error = run.error().message;
                break;
            }
            tiles.give(tile->index, std::move(run->values), cells);
        }
        if (!error.empty()) {
            ++refused;
            EXPECT_TRUE(wild);
            continue;
        }
        ++answered;
        EXPECT_TRUE(only_numbers(against_all(model, cells, song.frames()))) << round;
    }
    EXPECT_GE(answered, 30);
    EXPECT_GE(refused, 1);  // else the wild ones were not wild enough
}

TEST(Numbers, RandomSamplesGiveNumbersOrASentence) {
    std::mt19937 random(12);
    constexpr float kInfinity = std::numeric_limits<float>::infinity();
    const std::vector<float> odd = {0, 1, -1, 1e-6f, 3.9f, -1e5f, 1e30f, kInfinity, -kInfinity, std::nanf(""), 1e-40f};
    for (int round = 0; round < 20; ++round) {
        auto samples = noise(2.0, 22050, static_cast<unsigned>(round), 0.2f);
        for (float& sample : samples)
            if (random() % 50 < static_cast<unsigned>(round)) sample = odd[random() % odd.size()];
        const auto analysis = analyse(std::move(samples));
        if (analysis) {
            EXPECT_TRUE(only_numbers(*analysis)) << round;
        } else {
            EXPECT_NE(analysis.error().message, "");
        }
    }
}

TEST(Numbers, PlainSignalsGiveNumbers) {
    const auto square = [](float low, float high) {
        std::vector<float> samples(3 * 22050);
        for (std::size_t i = 0; i < samples.size(); ++i) samples[i] = i / 50 % 2 ? high : low;
        return samples;
    };
    EXPECT_TRUE(only_numbers(*analyse(square(-1, 1)))) << "full scale";
    EXPECT_TRUE(only_numbers(*analyse(square(-4, 4)))) << "beyond full scale";
    EXPECT_NE(analyse(square(-1e-6f, 1e-6f)).error().message.find("silent"), std::string::npos);
    EXPECT_FALSE(analyse(square(1, 1))) << "direct current is no sound";
    EXPECT_NE(analyse(square(0, 0)).error().message.find("silent"), std::string::npos);
}

TEST(Numbers, TheSameTwiceIsTheSameToTheBit) {
    const auto text = [](Analysis analysis) {
        analysis.timings_s = {};
        return to_json(analysis);
    };
    EXPECT_EQ(text(*analyse(music(14, 44100), 44100)), text(*analyse(music(14, 44100), 44100)));
}

}  // namespace
}  // namespace moodglass
