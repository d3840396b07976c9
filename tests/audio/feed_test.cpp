// SPDX-License-Identifier: Apache-2.0
#include "audio/feed.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "audio/mono.h"
#include "audio/open.h"
#include "support/signals.h"

namespace moodglass {
namespace {

struct Heard {
    std::vector<float> samples;
    std::vector<std::string> warnings;
    double duration_s = 0;
};

// As the page's worker does it: in pieces of that many samples per channel, while the feed is hungry.
Heard hear(const std::vector<float>& interleaved, int channels, int rate, std::size_t piece,
           std::optional<double> told_s = {}, const Feed::End& end = {}) {
    const auto feed = std::make_shared<Feed>(channels, rate, told_s);
    Mono mono(Feed::sound(feed));
    Heard heard;
    const auto step = static_cast<std::size_t>(channels);
    std::size_t at = 0;
    for (bool more = true; more;) {
        while (feed->hungry()) {
            const std::size_t count = std::min(piece, interleaved.size() / step - at);
            if (count == 0) {
                feed->end(end);
                break;
            }
            const auto room = feed->room(count);
            EXPECT_EQ(room.size(), count * step);
            std::copy_n(interleaved.begin() + static_cast<std::ptrdiff_t>(at * step), count * step, room.begin());
            at += count;
        }
        const auto read = mono.read(heard.samples);
        EXPECT_TRUE(read) << read.error().message;
        more = read && *read;
    }
    heard.warnings = mono.warnings();
    heard.duration_s = mono.duration_s();
    return heard;
}

TEST(Feed, InAnyPiecesItIsTheSameSound) {
    const std::vector<float> stereo = sine(440, 5.3, 2 * 48000);
    std::vector<float> whole;
    Mono mono(as_sound(stereo, 2, 48000));
    while (*mono.read(whole)) {
    }
    for (const std::size_t piece : {1024u, 960u, 7u, 1000000u}) {
        const Heard heard = hear(stereo, 2, 48000, piece);
        EXPECT_EQ(heard.samples, whole) << piece;
        EXPECT_TRUE(heard.warnings.empty());
    }
}

TEST(Feed, WhatCameIsComparedWithWhatTheFileTells) {
    const auto cut = [](std::optional<double> told_s, const Feed::End& end = {}) {
        const Heard heard = hear(sine(440, 3, 44100), 1, 44100, 1024, told_s, end);
        return heard.warnings.empty() ? std::string() : heard.warnings.front();
    };
    EXPECT_EQ(cut(4.0), "the file is cut after 3.0 s of 4.0 s: analysed up to there");
    EXPECT_EQ(cut(1e30).substr(0, 27), "the file is cut after 3.0 s");
    EXPECT_EQ(cut(3.1), "");  // an encoder's delay
    EXPECT_EQ(cut(2.0), "");
    EXPECT_EQ(cut({}), "");
    EXPECT_EQ(cut({}, {.cut = true}), "the file is cut after 3.0 s: analysed up to there");
    EXPECT_EQ(cut({}, {.gaps = true}).substr(0, 52), "parts of the file are damaged and were left out: tim");
    EXPECT_EQ(cut(4.0, {.gaps = true}).substr(0, 36), "only 3.0 s of 4.0 s could be decoded");
    EXPECT_EQ(cut({}, {.other_follows = true}).substr(0, 50), "after 3.0 s the file goes on with another sample r");
}

TEST(Feed, ChannelsAreMixedByWhatTheyAreFor) {
    const std::vector<float> tone = sine(440, 3, 44100);
    std::vector<float> surround, inverted;
    for (const float sample : tone) {
        surround.insert(surround.end(), {0, 0, 0, sample, 0, 0});  // low-frequency effects alone
        inverted.insert(inverted.end(), {sample, -sample});
    }
    for (std::size_t i = 0; i < tone.size(); i += 100) surround[6 * i] = 0.01f;
    const Heard effects = hear(surround, 6, 44100, 1024);
    EXPECT_LT(*std::max_element(effects.samples.begin(), effects.samples.end()), 0.01f);
    const Heard difference = hear(inverted, 2, 44100, 1024);
    ASSERT_EQ(difference.warnings.size(), 1u);
    EXPECT_EQ(difference.warnings[0].substr(0, 53), "the channels cancel each other out for 3.0 s of 3.0 s");
}

TEST(Feed, ItIsHungryUntilASecondAndAHalfIsThere) {
    Feed feed(2, 8000);
    EXPECT_TRUE(feed.hungry());
    EXPECT_EQ(feed.room(11999).size(), 2u * 11999u);
    EXPECT_TRUE(feed.hungry());
    feed.room(1);
    EXPECT_FALSE(feed.hungry());
    feed.end({});
    EXPECT_FALSE(feed.hungry());
}

}  // namespace
}  // namespace moodglass
