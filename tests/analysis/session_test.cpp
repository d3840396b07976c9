// SPDX-License-Identifier: Apache-2.0
#include "analysis/session.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/prepared_model.h"
#include "audio/ahead.h"
#include "audio/feed.h"
#include "network/network.h"
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

Result<Analysis> analyse(PreparedModel& model, std::vector<float> samples, int rate = 44100,
                         const SessionOptions& options = {}) {
    auto session = Session::open(model, "song", as_sound(std::move(samples), 1, rate), options);
    for (double before = 0;;) {
        const auto progress = session->step();
        if (!progress) return tl::unexpected(progress.error());
        EXPECT_GE(progress->fraction, before);
        EXPECT_LE(progress->fraction, 1);
        before = progress->fraction;
        if (progress->stage != Stage::done) continue;
        EXPECT_EQ(progress->fraction, 1);
        return session->analysis();
    }
}

TEST(Session, GivesWholeSong) {
    const auto a = analyse(tiny(), music(33, 44100));
    ASSERT_TRUE(a) << a.error().message;
    EXPECT_EQ(a->file, "song");
    EXPECT_DOUBLE_EQ(a->duration_s, 33);
    EXPECT_EQ(a->windows.size(), 24u);  // starting at 0 to 23 s
    EXPECT_NEAR(a->windows.back().end_s, 33, 0.05);
    EXPECT_NEAR(a->curve.hop_s, 8 / 31.3, 1e-9);
    EXPECT_NEAR(static_cast<double>(a->curve.emotions[0].size()) * a->curve.hop_s, 33, 1.2);
    EXPECT_TRUE(a->warnings.empty());
}

TEST(Session, NothingEndsBehindTheSound) {
    for (const double seconds : {1.0, 9.99, 10.0, 14.98, 19.963, 33.0}) {
        const auto a = analyse(tiny(), music(seconds, 44100));
        for (const Window& window : a->windows) EXPECT_LE(window.end_s, a->duration_s) << seconds;
        for (const Section& section : a->sections) EXPECT_LE(section.end_s, a->duration_s) << seconds;
        for (const Moment& moment : a->moments) EXPECT_LE(moment.end_s, a->duration_s) << seconds;
        EXPECT_NEAR(a->sections.back().end_s, a->duration_s, 0.1);
    }
}

TEST(Session, EffectsAndBiasAddUpToEveryEmotion) {
    const auto a = analyse(tiny(), music(12, 44100));
    for (std::size_t e = 0; e < kEmotionCount; ++e) {
        double sum = a->effects[e].bias;
        for (const float effect : a->effects[e].of) sum += effect;
        EXPECT_NEAR(sum, a->emotions[e].mean, 1e-5);
    }
}

TEST(Session, IntervalsAreWiderFarFromTheTrainingClips) {
    for (const bool black_box : {false, true}) {
        const auto near = analyse(tiny(black_box), music(12, 44100));
        EXPECT_EQ(near->interval_scale, 1);
        Model model = tiny(black_box).model;
        const std::size_t n = model.outputs();
        std::string mean = "9", precision = "1";
        for (std::size_t i = 1; i < n; ++i) mean += ",9";
        for (std::size_t i = 1; i < n * n; ++i) precision += i % (n + 1) == 0 ? ",1" : ",0";
        model.metadata["familiarity"] =
            "{\"mean\": [" + mean + "], \"precision\": [" + precision + "], \"typical\": 1, \"slope\": 10, \"most\": 2}";
        auto prepared = PreparedModel::of(model);
        const auto far = analyse(*prepared, music(12, 44100));
        EXPECT_EQ(far->interval_scale, 2);
        for (std::size_t e = 0; e < kEmotionCount; ++e) {
            EXPECT_EQ(far->emotions[e].mean, near->emotions[e].mean);
            EXPECT_NEAR(far->emotions[e].high - far->emotions[e].low, 2 * (near->emotions[e].high - near->emotions[e].low), 1e-5);
        }
        for (std::size_t f = 0; f < kFeatureCount; ++f)
            EXPECT_NEAR(far->midlevel[f].high - far->midlevel[f].low, 2 * (near->midlevel[f].high - near->midlevel[f].low), 1e-5);
    }
}

TEST(Session, TheSongIsTheMeanOfItsCurve) {
    const auto a = analyse(tiny(), music(25, 44100));
    for (std::size_t f = 0; f < kFeatureCount; ++f) {
        double sum = 0;
        for (const float value : a->curve.midlevel[f]) sum += value;
        EXPECT_NEAR(sum / static_cast<double>(a->curve.midlevel[f].size()), a->midlevel[f].mean, 1e-5);
    }
}

TEST(Session, CellsAddUpToTheEmotions) {
    for (const bool black_box : {false, true}) {
        auto session = Session::open(tiny(black_box), "song", as_sound(music(14, 44100), 1, 44100));
        while (session->step()->stage != Stage::done) {}
        const Analysis a = session->analysis();
        Cells cells = session->cells();
        cells.silence = *session->silence();
        EXPECT_EQ(cells.silence.size(), cells.rows * cells.outputs);
        for (std::size_t e = 0; e < kEmotionCount; ++e) {
            const Readout readout = black_box ? of_output(e) : of_emotion(a.weights[e], a.effects[e].bias);
            for (const Baseline baseline : {Baseline::mean, Baseline::silence})
                EXPECT_NEAR(value_of(map_of(cells, {0, cells.columns}, readout, baseline)), a.emotions[e].mean, 1e-5);
        }
        EXPECT_NEAR(session->grid().time_s(3), a.curve.start_s + 3 * a.curve.hop_s, 1e-9);
    }
}

TEST(Session, AFeatureIsTheMeanOfItsCellsAndItsMeasuredPart) {
    auto session = Session::open(tiny(false), "song", as_sound(music(14, 44100), 1, 44100));
    while (session->step()->stage != Stage::done) {}
    const Analysis a = session->analysis();
    const Cells& cells = session->cells();
    ASSERT_EQ(cells.measured.size(), cells.columns * cells.outputs);
    for (std::size_t f = 0; f < kFeatureCount; ++f) {
        double sum = 0;
        for (std::size_t i = f; i < cells.values.size(); i += cells.outputs) sum += static_cast<double>(cells.values[i]);
        EXPECT_NEAR(sum / static_cast<double>(cells.columns * cells.rows) + static_cast<double>(a.measured[f]), a.midlevel[f].mean, 1e-5);
        EXPECT_GT(std::abs(a.measured[f]), 1e-4f);
    }
}

TEST(Session, TenSecondsAreOneExcerptAsThePapers) {
    const auto samples = music(10, 22050);
    const auto a = analyse(tiny(), samples, 22050);
    ASSERT_EQ(a->windows.size(), 1u);
    auto session = Session::open(tiny(), "song", as_sound(samples, 1, 22050));
    while (session->step()->stage != Stage::done) {}
    auto network = Network::create(tiny().model);
    const auto cells = network->run(session->spectrogram().values);
    for (std::size_t f = 0; f < kFeatureCount; ++f) {
        double sum = 0;
        for (std::size_t i = f; i < cells->values.size(); i += cells->outputs) sum += cells->values[i];
        EXPECT_NEAR(a->windows[0].midlevel[f] - a->measured[f], sum / static_cast<double>(cells->columns * cells->rows), 1e-5);
    }
}

TEST(Session, AShortSongIsRepeatedButShownOnce) {
    const auto a = analyse(tiny(), music(3, 44100));
    ASSERT_TRUE(a) << a.error().message;
    ASSERT_EQ(a->windows.size(), 1u);
    EXPECT_NEAR(a->windows[0].end_s, 3, 0.05);
    EXPECT_LE(static_cast<double>(a->curve.emotions[0].size()) * a->curve.hop_s, 3.3);
}

TEST(Session, SilenceBeforeTheSongShiftsItsTimes) {
    std::vector<float> samples(2 * 44100, 0.0f);
    const auto sound = noise(12, 44100, 2);
    samples.insert(samples.end(), sound.begin(), sound.end());
    const auto a = analyse(tiny(), samples);
    EXPECT_NEAR(a->windows[0].start_s, 2, 0.01);
    EXPECT_GT(a->curve.start_s, 2);
    EXPECT_DOUBLE_EQ(a->duration_s, 14);
}

std::vector<float> with_pause(double before_s, double pause_s, double behind_s) {
    std::vector<float> samples = music(before_s, 44100);
    samples.resize(samples.size() + static_cast<std::size_t>(pause_s * 44100));
    const auto behind = music(behind_s, 44100, 2);
    samples.insert(samples.end(), behind.begin(), behind.end());
    return samples;
}

// Each output's mean is that over the columns whose middles sound, and the others stand there.
void expect_silence_counts_for_nothing(const Analysis& a, double begin_s, double end_s) {
    const auto check = [&](const std::vector<float>& curve, float whole) {
        double sum = 0;
        std::size_t sounding = 0;
        for (std::size_t c = 0; c < curve.size(); ++c) {
            const double middle_s = a.curve.start_s + static_cast<double>(c) * a.curve.hop_s;
            if (begin_s <= middle_s && middle_s < end_s) {
                EXPECT_NEAR(curve[c], whole, 1e-5) << middle_s;
            } else {
                sum += static_cast<double>(curve[c]);
                ++sounding;
            }
        }
        ASSERT_GT(sounding, 0u);
        EXPECT_NEAR(sum / static_cast<double>(sounding), whole, 1e-5);
    };
    for (std::size_t e = 0; e < kEmotionCount; ++e) check(a.curve.emotions[e], a.emotions[e].mean);
    for (std::size_t f = 0; a.explained && f < kFeatureCount; ++f) check(a.curve.midlevel[f], a.midlevel[f].mean);
}

TEST(Session, SilenceWithinCountsForNothing) {
    for (const bool black_box : {false, true}) {
        auto session = Session::open(tiny(black_box), "song", as_sound(with_pause(12, 30, 20), 1, 44100));
        while (session->step()->stage != Stage::done)
            if (const auto partial = session->take_partial()) expect_silence_counts_for_nothing(*partial, 12, 42);
        const Analysis a = session->analysis();
        expect_silence_counts_for_nothing(a, 12, 42);
        ASSERT_EQ(a.warnings.size(), 1u);
        EXPECT_EQ(a.warnings[0],
                  "it is silent, or nearly so, for 30.0 s of 62.0 s: that counts for nothing in its values");
        const auto silences = session->silences();
        ASSERT_EQ(silences.size(), 1u);
        EXPECT_NEAR(silences[0].begin_s, 12, 0.1);
        EXPECT_NEAR(silences[0].end_s, 42, 0.1);
    }
}

TEST(Session, AndSoDoesWhatIsNearlySilentAtTheEnds) {
    auto samples = with_pause(0, 6, 20);
    samples[0] = 0.01f;
    auto session = Session::open(tiny(), "song", as_sound(std::move(samples), 1, 44100));
    while (session->step()->stage != Stage::done) {}
    EXPECT_EQ(session->sounding().begin_s, 0);
    expect_silence_counts_for_nothing(session->analysis(), 0, 6);
}

TEST(Session, PartialResultsGrow) {
    auto session = Session::open(tiny(), "song", as_sound(music(60, 44100), 1, 44100));
    std::size_t columns = 0;
    EXPECT_TRUE(session->analysis().windows.empty());
    for (Stage stage = Stage::decoding; stage != Stage::done;) {
        stage = session->step()->stage;
        const Analysis partial = session->analysis();
        EXPECT_GE(partial.curve.emotions[0].size(), columns);
        columns = partial.curve.emotions[0].size();
        EXPECT_EQ(session->overview().levels.empty(), stage == Stage::decoding);
    }
    EXPECT_GT(columns, 200u);
}

TEST(Session, NoPartialResultIsEmptyOrToldTwice) {
    auto session = Session::open(tiny(), "song", as_sound(music(60, 44100), 1, 44100), {.glimpse = true});
    std::size_t columns = 0;
    bool glimpsed = false;
    EXPECT_FALSE(session->take_partial());
    for (Stage stage = Stage::decoding; stage != Stage::done;) {
        stage = session->step()->stage;
        glimpsed = glimpsed || session->take_glimpse();
        const auto partial = session->take_partial();
        EXPECT_FALSE(session->take_partial());
        if (!partial) continue;
        EXPECT_FALSE(partial->windows.empty());
        EXPECT_GT(partial->curve.emotions[0].size(), columns);
        columns = partial->curve.emotions[0].size();
    }
    EXPECT_TRUE(glimpsed);
    EXPECT_EQ(columns, session->analysis().curve.emotions[0].size());
}

TEST(Session, TheBlackBoxGivesEmotionsWithoutReasons) {
    const auto a = analyse(tiny(true), music(12, 44100));
    ASSERT_TRUE(a) << a.error().message;
    EXPECT_FALSE(a->explained);
    EXPECT_NE(a->emotions[0].mean, 0);
    EXPECT_NE(a->sentences[0].find("black box"), std::string::npos);
}

TEST(Session, RepeatedRunsAreBitEqual) {
    const auto samples = music(15, 48000);
    const auto a = analyse(tiny(), samples, 48000), b = analyse(tiny(), samples, 48000);
    for (std::size_t e = 0; e < kEmotionCount; ++e) EXPECT_EQ(a->curve.emotions[e], b->curve.emotions[e]);
}

TEST(Session, APreparedModelServesOneSongAfterTheOther) {
    for (const double seconds : {15.0, 40.0, 3.0}) {
        const auto samples = music(seconds, 22050);
        auto fresh = PreparedModel::of(tiny().model);
        const auto before = analyse(*fresh, samples, 22050), after = analyse(tiny(), samples, 22050);
        for (std::size_t e = 0; e < kEmotionCount; ++e) EXPECT_EQ(before->curve.emotions[e], after->curve.emotions[e]);
    }
}

TEST(Session, HelpersDoNotChangeTheResult) {
    const auto samples = music(200, 22050);
    const auto alone = analyse(tiny(), samples, 22050, {.helpers = 2});  // who do not come
    auto session = Session::open(tiny(), "song", as_sound(samples, 1, 22050), {.helpers = 2});
    auto helper = Network::create(tiny().model);
    std::size_t helped = 0;
    for (auto progress = session->step(); progress->stage != Stage::done; progress = session->step()) {
        session->take_task();  // by one that is lost
        const auto task = session->take_task();
        if (progress->waiting) session->reclaim_tasks();
        if (!task) continue;
        auto cells = helper->run(task->frames);
        EXPECT_FALSE(session->give_task(*task, {1, 2, 3}));
        EXPECT_TRUE(session->give_task(*task, cells->values));
        EXPECT_TRUE(session->give_task(*task, cells->values));
        ++helped;
    }
    EXPECT_GE(helped, 2u);
    const Analysis shared = session->analysis();
    for (std::size_t e = 0; e < kEmotionCount; ++e) {
        EXPECT_EQ(shared.emotions[e].mean, alone->emotions[e].mean);
        EXPECT_EQ(shared.curve.emotions[e], alone->curve.emotions[e]);
    }
}

// The frames of the first ten seconds, at the level that they have by then.
std::vector<float> first_excerpt(const std::vector<float>& samples) {
    auto session = Session::open(tiny(), "song", as_sound({samples.begin(), samples.begin() + 11 * 22050}, 1, 22050));
    while (session->step()->stage != Stage::done) {}
    const auto& values = session->spectrogram().values;
    return {values.begin(), values.begin() + static_cast<std::ptrdiff_t>(kExcerptFrames) * kBandCount};
}

TEST(Session, AGlimpseOfTheFirstTenSecondsComesWhileItIsDecoded) {
    auto samples = music(60, 22050);
    for (std::size_t i = 30 * 22050; i < samples.size(); ++i)
        samples[i] *= 3;  // louder later: the level is another one at the end
    auto network = Network::create(tiny().model);
    for (const std::size_t helpers : {0u, 1u}) {
        const auto plain = analyse(tiny(), samples, 22050, {.helpers = helpers});
        auto session =
            Session::open(tiny(), "song", as_sound(samples, 1, 22050), {.helpers = helpers, .glimpse = true});
        std::optional<Analysis> glimpse;
        for (auto progress = session->step(); progress->stage != Stage::done; progress = session->step()) {
            if (const auto task = progress->stage == Stage::decoding ? session->take_task() : std::nullopt) {
                EXPECT_GT(helpers, 0u) << "nobody helps: there is nothing to take";
                EXPECT_TRUE(task->glimpse);
                EXPECT_FALSE(session->give_task(*task, {1, 2, 3}));
                EXPECT_TRUE(session->give_task(*task, network->run(task->frames)->values));
            }
            if (auto seen = session->take_glimpse()) {
                EXPECT_FALSE(glimpse) << "it comes once";
                EXPECT_EQ(progress->stage, Stage::decoding);
                glimpse = std::move(seen);
            }
        }
        ASSERT_TRUE(glimpse);
        EXPECT_EQ(glimpse->duration_s, 0) << "not known yet";
        EXPECT_EQ(glimpse->windows.size(), 1u);
        const auto cells = network->run(first_excerpt(samples));
        for (std::size_t f = 0; f < kFeatureCount; ++f) {
            double sum = 0;
            for (std::size_t i = f; i < cells->values.size(); i += cells->outputs) sum += cells->values[i];
            EXPECT_NEAR(glimpse->midlevel[f].mean, sum / static_cast<double>(cells->columns * cells->rows), 1e-4);
        }
        const Analysis whole = session->analysis();
        for (std::size_t e = 0; e < kEmotionCount; ++e) EXPECT_EQ(whole.curve.emotions[e], plain->curve.emotions[e]);
        EXPECT_EQ(whole.windows.size(), plain->windows.size());
    }
}

TEST(Session, ThereIsNoGlimpseOfAShortSongOrWhereNobodyAsks) {
    auto session = Session::open(tiny(), "song", as_sound(music(9, 22050), 1, 22050), {.glimpse = true});
    while (session->step()->stage != Stage::done) EXPECT_FALSE(session->take_glimpse());
    session = Session::open(tiny(), "song", as_sound(music(30, 22050), 1, 22050));
    while (session->step()->stage != Stage::done) EXPECT_FALSE(session->take_glimpse());
}

TEST(Session, AGlimpseComesAlsoWhereHelpersDoNot) {
    auto session = Session::open(tiny(), "song", as_sound(music(60, 22050), 1, 22050), {.helpers = 3, .glimpse = true});
    bool glimpsed = false;
    while (session->step()->stage != Stage::done) glimpsed = glimpsed || session->take_glimpse();
    EXPECT_TRUE(glimpsed);
}

TEST(Session, AGlimpseThatComesTooLateIsNotTold) {
    const auto samples = music(40, 22050);
    auto session = Session::open(tiny(), "song", as_sound(samples, 1, 22050), {.helpers = 1, .glimpse = true});
    auto network = Network::create(tiny().model);
    std::optional<Session::Task> taken;
    for (auto progress = session->step(); progress->stage == Stage::decoding; progress = session->step())
        if (!taken) taken = session->take_task();
    ASSERT_TRUE(taken);
    EXPECT_TRUE(session->give_task(*taken, network->run(taken->frames)->values));
    EXPECT_FALSE(session->take_glimpse());
    while (session->step()->stage != Stage::done) {}
    EXPECT_EQ(session->analysis().curve.emotions[0].size(), analyse(tiny(), samples, 22050)->curve.emotions[0].size());
}

TEST(Session, SoundThatComesBitByBitIsAnalysedWhole) {
    const auto samples = music(30, 22050);
    const auto plain = analyse(tiny(), samples, 22050);
    const auto feed = std::make_shared<Feed>(1, 22050);
    auto session = Session::open(tiny(), "song", Feed::sound(feed), {.starved = [&] { return feed->hungry(); }});
    EXPECT_EQ(session->step()->stage, Stage::decoding) << "nothing is there yet";
    std::size_t given = 0;
    for (Stage stage = Stage::decoding; stage != Stage::done; stage = session->step()->stage) {
        if (!feed->hungry()) continue;
        const std::size_t count = std::min<std::size_t>(700, samples.size() - given); // far less than a step would take
        if (count == 0) feed->end({});
        else std::copy_n(samples.begin() + static_cast<std::ptrdiff_t>(given), count, feed->room(count).begin());
        given += count;
    }
    EXPECT_EQ(session->analysis().duration_s, plain->duration_s);
    EXPECT_EQ(session->analysis().curve.emotions, plain->curve.emotions);
}

TEST(Session, BadSoundEndsWithASentence) {
    EXPECT_EQ(analyse(tiny(), std::vector<float>(5 * 44100)).error().message,
              "silent: no sample of the file rises above digital silence; check the recording");
    const auto refused = Session::open(tiny(), "a.mp3", std::as_bytes(std::span("only words")));
    ASSERT_FALSE(refused);
}

// How other programs have it decoded: they take what there is, and answer when the session has nothing else to do.
TEST(Session, AnMp3IsTheSameToTheBitWhereOtherProgramsDecodeIt) {
    const auto file = read_bytes(BUILD "/media/piece-vbr.mp3");
    const auto curve = [&](bool others, bool answering) {
        auto session = Session::open(tiny(), "song", file, {.helpers = 1});
        const auto ahead = session->ahead();
        std::vector<Ahead::Order> out;
        std::size_t given = 0, waited = 0;
        for (;;) {
            while (others) {
                auto order = ahead->take();
                if (!order) break;
                out.push_back(std::move(*order));
            }
            const auto progress = session->step();
            if (progress->stage == Stage::done) break;
            if (progress->stage != Stage::decoding || !progress->waiting) continue;
            ++waited;
            if (!answering) session->reclaim_tasks();
            others = answering;
            for (const Ahead::Order& order : out) given += ahead->give(order.piece, decode_order(order.bytes));
            out.clear();
        }
        EXPECT_EQ(given > 0, others && answering);
        EXPECT_EQ(waited > 0, others || !answering);
        return session->analysis().curve.emotions;
    };
    const auto alone = curve(false, true);
    EXPECT_EQ(curve(true, true), alone);
    EXPECT_EQ(curve(true, false), alone);
}

// Answers are heard between two steps alone.
TEST(Session, AStepThatComesUponAPieceThatIsOutDecodesNoOtherBeforeItCanBeAnswered) {
    const auto file = read_bytes(BUILD "/media/piece-vbr.mp3");
    auto session = Session::open(tiny(), "song", file, {.helpers = 1});
    const auto ahead = session->ahead();
    std::vector<std::size_t> answered;
    while (const auto order = ahead->take()) {
        ASSERT_TRUE(session->step());
        if (ahead->give(order->piece, decode_order(order->bytes))) answered.push_back(order->piece);
    }
    EXPECT_EQ(answered, (std::vector<std::size_t>{2, 3}));  // of four; the first sounds, the second is next
}

}  // namespace
}  // namespace moodglass
