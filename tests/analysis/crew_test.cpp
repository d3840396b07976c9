// SPDX-License-Identifier: Apache-2.0
#include "analysis/crew.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "analysis/prepared_model.h"
#include "audio/open.h"
#include "support/golden.h"
#include "support/signals.h"

namespace moodglass {
namespace {

const Model& tiny() {
    static const Model model = *Model::load(golden_bytes("tiny.safetensors"));
    return model;
}

std::unique_ptr<Sound> song(std::size_t seconds) {
    static const std::vector<float> samples = music(200, 22050);
    return as_sound({samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(seconds) * 22050}, 1, 22050);
}

// The curve of a song that the calling thread leads.
Result<Curve> led(Crew& crew, std::unique_ptr<Sound> sound) {
    auto prepared = PreparedModel::of(tiny());
    auto session = Session::open(*prepared, "song", std::move(sound), {.helpers = Crew::kExpected});
    Crew::Lead lead(crew, *session);
    for (;;) {
        const auto progress = lead.step();
        if (!progress) return tl::unexpected(progress.error());
        if (progress->stage == Stage::done) return session->analysis().curve;
    }
}

Result<Curve> led(Crew& crew, std::size_t seconds) { return led(crew, song(seconds)); }

TEST(Crew, ASongIsTheSameToTheBitWithAnyNumberOfHelpers) {
    Crew nobody;
    const auto alone = led(nobody, 200);
    for (const std::size_t count : {1u, 2u, 5u}) {
        Crew crew;
        std::vector<std::thread> helpers;
        for (std::size_t i = 0; i < count; ++i)
            helpers.emplace_back([&] {
                auto network = Network::create(tiny());
                crew.help(*network);
            });
        for (int i = 0; i < 3; ++i) EXPECT_EQ(led(crew, 200)->emotions, alone->emotions);
        crew.end();
        for (std::thread& helper : helpers) helper.join();
    }
}

TEST(Crew, AnMp3IsTheSameToTheBitWhereHelpersDecodeAhead) {
    const std::vector<std::byte> file = read_bytes(BUILD "/media/piece-vbr.mp3");
    Crew nobody, crew;
    const auto alone = led(nobody, std::move(*open_sound(file)));
    const Helpers helpers(crew, tiny());
    for (int i = 0; i < 5; ++i) EXPECT_EQ(led(crew, std::move(*open_sound(file)))->emotions, alone->emotions);
}

TEST(Crew, SeveralSongsAreLedAtOnce) {
    Crew nobody;
    const std::vector<std::size_t> lengths = {20, 90, 150};
    std::vector<Curve> alone;
    for (const std::size_t length : lengths) alone.push_back(*led(nobody, length));
    Crew crew;
    const Helpers helpers(crew, tiny());
    std::vector<std::thread> leaders;
    for (std::size_t i = 0; i < lengths.size(); ++i)
        leaders.emplace_back([&, i] { EXPECT_EQ(led(crew, lengths[i])->emotions, alone[i].emotions); });
    for (std::thread& leader : leaders) leader.join();
}

TEST(Crew, AHelperTakesTheGlimpseThatIsOffered) {
    Crew crew;
    auto prepared = PreparedModel::of(tiny());
    auto session = Session::open(*prepared, "song", song(60), {.helpers = Crew::kExpected, .glimpse = true});
    Crew::Lead lead(crew, *session);
    while (!session->has_task()) ASSERT_EQ(lead.step()->stage, Stage::decoding);
    std::thread helper([&] {
        auto network = Network::create(tiny());
        crew.help(*network);
    });
    while (!session->take_glimpse()) std::this_thread::yield();  // the leader does nothing meanwhile
    while (lead.step()->stage != Stage::done) EXPECT_FALSE(session->take_glimpse());
    crew.end();
    helper.join();
}

TEST(Crew, ALeaderThatLeavesEarlyWaitsForItsHelpers) {
    for (int steps = 0; steps < 12; ++steps) {
        Crew crew;
        const Helpers helpers(crew, tiny());
        auto prepared = PreparedModel::of(tiny());
        auto session = Session::open(*prepared, "song", song(200), {.helpers = Crew::kExpected});
        Crew::Lead lead(crew, *session);
        for (int i = 0; i < steps; ++i) ASSERT_TRUE(lead.step());
    }
}

// A helper of another model than the song's gives what are no cells of it, as one that has failed.
TEST(Crew, AHelperThatFailsLeavesTheSongToItsLeader) {
    Crew nobody, crew;
    const auto alone = led(nobody, 200);
    const Model other = *Model::load(golden_bytes("tiny_a2e.safetensors"));
    std::thread helper([&] {
        auto network = Network::create(other);
        crew.help(*network);
    });
    for (int i = 0; i < 3; ++i) EXPECT_EQ(led(crew, 200)->emotions, alone->emotions);
    crew.end();
    helper.join();
}

TEST(Crew, WhoComesAfterTheEndIsLetGo) {
    Crew crew;
    crew.end();
    auto network = Network::create(tiny());
    crew.help(*network);
    Crew again;
    const Helpers helpers(again, tiny());
    helpers.wait_until_ready();
}

}  // namespace
}  // namespace moodglass
