// SPDX-License-Identifier: Apache-2.0
// The library by its C header, as a program that knows nothing else of it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>
#include <numeric>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include "bindings/c/moodglass.h"
#include "support/golden.h"
#include "support/signals.h"

namespace moodglass {
namespace {

struct Close {
    void operator()(mg_model* p) const { mg_model_close(p); }
    void operator()(mg_session* p) const { mg_session_close(p); }
    void operator()(mg_result* p) const { mg_result_close(p); }
    void operator()(mg_explanation* p) const { mg_explanation_close(p); }
    void operator()(mg_comparison* p) const { mg_comparison_close(p); }
};
template <class T>
using Owned = std::unique_ptr<T, Close>;

Owned<mg_model> model(const std::string& name = "tiny.safetensors") {
    Owned<mg_model> opened(mg_model_open((std::string(GOLDEN) + "/" + name).c_str()));
    EXPECT_TRUE(opened) << mg_error();
    return opened;
}

Owned<mg_result> analysed(mg_model* by, const std::vector<float>& samples, const char* name = "song",
                          bool alone = true) {
    const mg_options options{sizeof options, name, nullptr, alone};
    const Owned<mg_session> session(mg_session_open_samples(by, samples.data(), samples.size(), 1, 44100, &options));
    if (!session || mg_session_run(session.get(), nullptr, nullptr) != MG_OK) {
        ADD_FAILURE() << mg_error();
        return nullptr;
    }
    return Owned<mg_result>(mg_session_result(session.get()));
}

TEST(C, NamesAndVersions) {
    EXPECT_EQ(mg_abi(), static_cast<std::uint32_t>(MG_ABI));
    EXPECT_STREQ(mg_feature_name(0), "melodiousness");
    EXPECT_STREQ(mg_feature_name(6), "minorness");
    EXPECT_EQ(mg_feature_name(MG_FEATURES), nullptr);
    EXPECT_STREQ(mg_emotion_name(2), "tension");
    EXPECT_EQ(mg_emotion_name(MG_EMOTIONS), nullptr);
}

TEST(C, ValuesAreTheMeanOfCellsAndTheSumOfEffects) {
    const auto by = model();
    const auto result = analysed(by.get(), music(14, 44100));
    const mg_values& v = *mg_result_values(result.get());
    EXPECT_EQ(v.complete, 1);
    EXPECT_DOUBLE_EQ(v.duration_s, 14);
    const mg_cells& cells = *mg_result_cells(result.get());
    ASSERT_EQ(cells.outputs, static_cast<std::size_t>(MG_FEATURES));
    for (std::size_t f = 0; f < MG_FEATURES; ++f) {
        double sum = 0;
        for (std::size_t c = 0; c < cells.columns; ++c) {
            for (std::size_t r = 0; r < cells.rows; ++r)
                sum += cells.values[(c * cells.rows + r) * cells.outputs + f] / static_cast<double>(cells.rows);
            if (cells.measured) sum += cells.measured[c * cells.outputs + f];
        }
        EXPECT_NEAR(sum / static_cast<double>(cells.columns), v.midlevel[f].mean, 1e-4);
        const mg_curve& curve = *mg_result_curve(result.get());
        const std::span along(curve.midlevel + f * curve.columns, curve.columns);
        EXPECT_NEAR(std::accumulate(along.begin(), along.end(), 0.0) / static_cast<double>(along.size()),
                    v.midlevel[f].mean, 1e-4);
    }
    for (std::size_t e = 0; e < MG_EMOTIONS; ++e) {
        double sum = v.bias[e];
        for (std::size_t f = 0; f < MG_FEATURES; ++f) {
            EXPECT_NEAR(v.effects[e][f], v.weights[e][f] * v.midlevel[f].mean, 1e-6);
            sum += v.effects[e][f];
        }
        EXPECT_NEAR(sum, v.emotions[e].mean, 1e-5);
        EXPECT_GT(std::strlen(mg_result_sentence(result.get(), e)), 20u);
    }
    const mg_windows& windows = *mg_result_windows(result.get());
    EXPECT_EQ(windows.count, 5u);  // starting at 0 to 4 s
    EXPECT_EQ(windows.start_s[4], 4);
}

// The golden spectrogram is NumPy's.
TEST(C, SpectrogramIsThatOfTheDefinition) {
    const auto by = model();
    const auto bytes = golden_bytes("spectrogram_chord.wav");
    const Owned<mg_session> session(mg_session_open_bytes(by.get(), bytes.data(), bytes.size(), nullptr));
    ASSERT_TRUE(session) << mg_error();
    ASSERT_EQ(mg_session_run(session.get(), nullptr, nullptr), MG_OK) << mg_error();
    const Owned<mg_result> result(mg_session_result(session.get()));
    const auto golden = golden_npy("spectrogram_chord.npy");
    const mg_spectrogram& s = *mg_result_spectrogram(result.get());
    ASSERT_EQ(s.bands, 149u);
    ASSERT_GE(s.frames * s.bands, golden.size());  // a short song is repeated
    EXPECT_LT(largest_difference(std::span(s.values, golden.size()), golden), 1e-3f);
    EXPECT_TRUE(std::is_sorted(s.band_hz, s.band_hz + s.bands));
}

TEST(C, StepsRunsAndHelpersGiveTheSameBits) {
    const auto by = model();
    const auto samples = music(75, 44100);
    const auto alone = analysed(by.get(), samples), helped = analysed(by.get(), samples, "song", false);
    const Owned<mg_session> session(
        mg_session_open_samples(by.get(), samples.data(), samples.size(), 1, 44100, nullptr));
    mg_progress progress{};
    double before = 0;
    do {
        ASSERT_EQ(mg_session_step(session.get(), &progress), MG_OK) << mg_error();
        EXPECT_GE(progress.fraction, before);
        before = progress.fraction;
    } while (progress.stage != MG_DONE);
    const Owned<mg_result> stepped(mg_session_result(session.get()));
    for (const auto& other : {helped.get(), stepped.get()})
        EXPECT_EQ(std::memcmp(mg_result_values(alone.get()), mg_result_values(other), sizeof(mg_values)), 0);
}

TEST(C, StopsWhenToldAndGoesOn) {
    const auto by = model();
    const auto samples = music(60, 44100);
    const Owned<mg_session> session(
        mg_session_open_samples(by.get(), samples.data(), samples.size(), 1, 44100, nullptr));
    int calls = 0;
    const auto third = [](const mg_progress*, void* user) { return ++*static_cast<int*>(user) == 3 ? 1 : 0; };
    EXPECT_EQ(mg_session_run(session.get(), third, &calls), MG_STOPPED);
    EXPECT_EQ(calls, 3);
    const Owned<mg_result> part(mg_session_result(session.get()));
    EXPECT_EQ(mg_result_values(part.get())->complete, 0);
    EXPECT_EQ(mg_result_cells(part.get()), nullptr);
    EXPECT_EQ(mg_explain(part.get(), nullptr), nullptr);
    EXPECT_STREQ(mg_error(), "there is no result of a whole song; run its session to its end, then take its result");
    ASSERT_EQ(mg_session_run(session.get(), nullptr, nullptr), MG_OK) << mg_error();
    const Owned<mg_result> whole(mg_session_result(session.get()));
    EXPECT_DOUBLE_EQ(mg_result_values(whole.get())->duration_s, 60);
}

TEST(C, SongsInSeveralThreadsAtOnce) {
    auto by = model();
    std::vector<Owned<mg_result>> results(3);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < results.size(); ++i)
        threads.emplace_back(
            [&, i] { results[i] = analysed(by.get(), music(20, 44100, static_cast<unsigned>(i)), "song", i == 0); });
    for (auto& thread : threads) thread.join();
    for (std::size_t i = 0; i < results.size(); ++i) {
        const auto again = analysed(by.get(), music(20, 44100, static_cast<unsigned>(i)));
        EXPECT_EQ(std::memcmp(mg_result_values(again.get()), mg_result_values(results[i].get()), sizeof(mg_values)), 0);
    }
    by.reset();  // results keep it
    EXPECT_TRUE(Owned<mg_explanation>(mg_explain(results[0].get(), nullptr))) << mg_error();
}

TEST(C, ExplainsWhyAndWhere) {
    const auto by = model("tiny_two_heads.safetensors");
    const auto result = analysed(by.get(), music(14, 44100));
    const mg_values& v = *mg_result_values(result.get());
    ASSERT_TRUE(v.tells_left_out);
    const auto ask = [&](mg_of of, std::size_t index) {
        const mg_question question{sizeof question, of, index, 0, INFINITY, NAN};
        Owned<mg_explanation> e(mg_explain(result.get(), &question));
        EXPECT_TRUE(e) << mg_error();
        const mg_map& map = *mg_explanation_map(e.get());
        double sum = map.base;
        for (std::size_t i = 0; i < map.columns * map.rows; ++i) sum += map.values[i];
        EXPECT_NEAR(sum, mg_explanation_reasons(e.get())->value, 1e-4);
        EXPECT_GT(std::strlen(mg_explanation_sentence(e.get())), 20u);
        EXPECT_EQ(mg_explanation_json(e.get())[0], '{');
        return e;
    };
    const auto emotion = ask(MG_OF_EMOTION, 2);
    const mg_reasons& r = *mg_explanation_reasons(emotion.get());
    EXPECT_NEAR(r.value, v.emotions[2].mean, 1e-4);
    double sum = r.bias, shares = 0;
    for (std::size_t f = 0; f < MG_FEATURES; ++f) sum += r.effects[f], shares += std::abs(r.relative[f]);
    EXPECT_NEAR(sum, r.value, 1e-4);
    EXPECT_NEAR(shares, 1, 1e-4);
    EXPECT_NE(std::string(mg_explanation_change(emotion.get())), "");
    EXPECT_NEAR(mg_explanation_reasons(ask(MG_OF_FEATURE, 4).get())->value, v.midlevel[4].mean, 1e-4);
    EXPECT_NEAR(mg_explanation_reasons(ask(MG_OF_LEFT_OUT, 2).get())->value, v.left_out[2], 1e-4);
}

TEST(C, ComparesTwoSongs) {
    const auto by = model();
    const auto a = analysed(by.get(), music(12, 44100), "a.mp3"), b = analysed(by.get(), noise(12, 44100, 2), "b.mp3");
    const Owned<mg_comparison> comparison(mg_compare(a.get(), b.get(), 2));
    ASSERT_TRUE(comparison) << mg_error();
    const mg_difference& d = *mg_comparison_difference(comparison.get());
    EXPECT_EQ(d.emotion, 2u);
    const float difference = mg_result_values(b.get())->emotions[2].mean - mg_result_values(a.get())->emotions[2].mean;
    EXPECT_NEAR(d.emotions[2], difference, 1e-4);
    EXPECT_NEAR(std::accumulate(d.effects, d.effects + MG_FEATURES, 0.0), difference, 1e-4);
    EXPECT_NE(std::string(mg_comparison_sentence(comparison.get())).find("b.mp3"), std::string::npos);
}

TEST(C, EveryErrorHasItsSentence) {
    const auto by = model();
    const std::vector<float> samples = sine(440, 3, 44100);
    const auto fails = [](const void* object, mg_cause cause, const std::string& sentence) {
        EXPECT_EQ(object, nullptr);
        EXPECT_EQ(std::string(mg_error()), sentence);
        EXPECT_EQ(mg_error_cause(), cause);
    };
    mg_model* m = by.get();
    fails(mg_session_open_file(m, "/nowhere.mp3", nullptr), MG_CAUSE_MISSING, "there is no such file; check its name");
    fails(mg_session_open_bytes(m, "words and words and words", 25, nullptr), MG_CAUSE_FILE,
          "not audio: it seems to be text; choose a WAV, MP3, FLAC, Ogg Vorbis, Opus or M4A file");
    fails(mg_session_open_bytes(m, nullptr, 7, nullptr), MG_CAUSE_FILE, "the file is empty; choose another one");
    fails(mg_session_open_samples(m, samples.data(), samples.size(), 1, 1000, nullptr), MG_CAUSE_FILE,
          "the file's sample rate is 1000 Hz, but 8,000 to 192,000 Hz can be read; export it at 44,100 Hz");
    fails(mg_session_open_samples(nullptr, samples.data(), samples.size(), 1, 44100, nullptr), MG_CAUSE_USE,
          "there is no model; open one first");
    const mg_options of_jazz{sizeof of_jazz, nullptr, "jazz", 0};
    EXPECT_EQ(mg_session_open_samples(m, samples.data(), samples.size(), 1, 44100, &of_jazz), nullptr);
    EXPECT_NE(std::string(mg_error()).find("jazz"), std::string::npos);
    EXPECT_EQ(mg_model_open("no-such-model"), nullptr);
    EXPECT_NE(std::string(mg_error()).find("the model no-such-model cannot be loaded from "), std::string::npos);
    EXPECT_EQ(mg_model_from_bytes("nonsense", 8), nullptr);
    EXPECT_STRNE(mg_error(), "");

    // What is only found on the way, and found again by whoever goes on.
    const std::vector<float> silent(200000, 0.0f);
    const Owned<mg_session> session(mg_session_open_samples(m, silent.data(), silent.size(), 1, 44100, nullptr));
    ASSERT_TRUE(session);
    for (int again = 0; again < 2; ++again) {
        EXPECT_EQ(mg_session_run(session.get(), nullptr, nullptr), MG_FAILED);
        EXPECT_STREQ(mg_error(), "silent: no sample of the file rises above digital silence; check the recording");
    }
}

TEST(C, WrongCallsAreRefused) {
    const auto by = model("tiny_a2e.safetensors");
    const auto result = analysed(by.get(), music(12, 44100));
    EXPECT_EQ(mg_result_values(result.get())->explained, 0);
    EXPECT_EQ(mg_result_curve(result.get())->midlevel, nullptr);
    constexpr std::size_t kSize = sizeof(mg_question);
    const std::vector<mg_question> wrong = {
        {kSize, MG_OF_EMOTION, 8, 0, INFINITY, NAN},  {kSize, MG_OF_FEATURE, 0, 0, INFINITY, NAN},
        {kSize, MG_OF_LEFT_OUT, 0, 0, INFINITY, NAN}, {kSize, MG_OF_EMOTION, 0, 5, 2, NAN},
        {kSize, MG_OF_EMOTION, 0, NAN, NAN, NAN},     {kSize, 9, 0, 0, INFINITY, NAN}};
    for (const mg_question& question : wrong) {
        EXPECT_EQ(mg_explain(result.get(), &question), nullptr);
        EXPECT_EQ(mg_error_cause(), MG_CAUSE_USE);
        EXPECT_STRNE(mg_error(), "");
    }
    EXPECT_TRUE(Owned<mg_explanation>(mg_explain(result.get(), nullptr))) << mg_error();
    EXPECT_EQ(mg_compare(result.get(), result.get(), 0), nullptr);
    EXPECT_EQ(mg_session_step(nullptr, nullptr), MG_FAILED);
    EXPECT_EQ(mg_session_result(nullptr), nullptr);
    EXPECT_EQ(mg_result_json(nullptr), nullptr);
    EXPECT_EQ(mg_explanation_map(nullptr), nullptr);
    EXPECT_EQ(mg_comparison_json(nullptr), nullptr);
    mg_model_close(nullptr), mg_session_close(nullptr), mg_result_close(nullptr), mg_explanation_close(nullptr),
        mg_comparison_close(nullptr);
}

// A program that was compiled with an older header, whose structs were shorter.
TEST(C, ShorterStructsOfTheCallerWillDo) {
    const auto by = model();
    const auto samples = music(12, 44100);
    const mg_options older{offsetof(mg_options, reference), "old", "no text at all", 7};
    const Owned<mg_session> session(
        mg_session_open_samples(by.get(), samples.data(), samples.size(), 1, 44100, &older));
    ASSERT_TRUE(session) << mg_error();
    ASSERT_EQ(mg_session_run(session.get(), nullptr, nullptr), MG_OK);
    const Owned<mg_result> result(mg_session_result(session.get()));
    EXPECT_EQ(std::string(mg_result_json(result.get())).substr(0, 13), R"({"file":"old")");
}

}  // namespace
}  // namespace moodglass
