// SPDX-License-Identifier: Apache-2.0
// What a process of its own decodes is what is decoded here, to the bit: every format and every fault that tools/media
// makes.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

#include "analysis/json.h"
#include "analysis/prepared_model.h"
#include "analysis/session.h"
#include "audio/open.h"
#include "platform/decoding/open_apart.h"
#include "platform/files/file.h"
#include "support/golden.h"

namespace moodglass {
namespace {

namespace fs = std::filesystem;

bool never() { return false; }

std::vector<std::string> files() {
    std::vector<std::string> all;
    for (const auto& entry : fs::recursive_directory_iterator(BUILD "/media"))
        if (entry.is_regular_file() && entry.path().filename().string().front() != '.')
            all.push_back(fs::relative(entry.path(), BUILD "/media").string());
    std::sort(all.begin(), all.end());
    return all;
}

void expect_equal_state(const Sound& apart, const Sound& here) {
    EXPECT_EQ(apart.promised_length, here.promised_length);
    EXPECT_EQ(apart.progress(), std::clamp(here.progress(), 0.0, 1.0));
}

void expect_equal(const std::string& path) {
    const auto bytes = read_file(path);
    ASSERT_TRUE(bytes);
    auto told = open_apart(path, never);
    const auto here = open_sound(*bytes);
    ASSERT_EQ(told.has_value(), here.has_value());
    if (!here) {
        EXPECT_EQ(told.error().message, here.error().message);
        EXPECT_EQ(told.error().cause, here.error().cause);
        return;
    }
    const std::unique_ptr<Sound>* const apart = &told->sound;
    EXPECT_EQ((*apart)->sample_rate, (*here)->sample_rate);
    EXPECT_EQ((*apart)->channels, (*here)->channels);
    EXPECT_EQ((*apart)->layout, (*here)->layout);
    expect_equal_state(**apart, **here);
    const auto channels = static_cast<std::size_t>((*here)->channels);
    std::vector<float> one(static_cast<std::size_t>((*here)->sample_rate) * channels), other(one.size());
    for (std::size_t count = 1; count > 0;) {
        count = (*here)->read(one);
        ASSERT_EQ((*apart)->read(other), count);
        ASSERT_EQ(std::memcmp(one.data(), other.data(), count * channels * sizeof(float)), 0);
        expect_equal_state(**apart, **here);
    }
    EXPECT_FALSE(*told->failed);
    EXPECT_EQ((*apart)->cut(), (*here)->cut());
    EXPECT_EQ((*apart)->gaps(), (*here)->gaps());
    EXPECT_EQ((*apart)->other_follows(), (*here)->other_follows());
    EXPECT_EQ((*apart)->remarks(), (*here)->remarks());
}

TEST(Apart, EveryFileSoundsTheSame) {
    const std::vector<std::string> all = files();
    ASSERT_GT(all.size(), 40u);
    for (const std::string& file : all) {
        SCOPED_TRACE(file);
        expect_equal(BUILD "/media/" + file);
    }
}

std::string result_of(Result<Session> session) {
    if (!session) return session.error().message;
    for (;;) {
        const auto progress = session->step();
        if (!progress) return progress.error().message;
        if (progress->stage != Stage::done) continue;
        Analysis analysis = session->analysis();
        analysis.timings_s = {};
        return to_json(analysis);
    }
}

TEST(Apart, SongsHaveTheSameValuesAndWarnings) {
    const Model model = *Model::load(golden_bytes("tiny.safetensors"));
    PreparedModel prepared = *PreparedModel::of(model);
    for (const char* name : {"piece.mp3", "piece.flac", "piece.ogg", "piece.opus", "piece.m4a", "piece-24.wav",
                             "cut.mp3", "cut.aac", "joined.mp3", "joined.ogg", "nan.wav", "silence.wav", "short.wav"}) {
        const fs::path path = fs::path(BUILD "/media") / name;
        const auto bytes = read_file(path);
        ASSERT_TRUE(bytes) << name;
        auto apart = open_apart(path, never);
        ASSERT_TRUE(apart) << name;
        EXPECT_EQ(result_of(Session::open(prepared, "song", std::move(apart->sound), {.helpers = 1})),
                  result_of(Session::open(prepared, "song", *bytes, {.helpers = 1})))
            << name;
    }
}

}  // namespace
}  // namespace moodglass
