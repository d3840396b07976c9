// SPDX-License-Identifier: Apache-2.0
// Ranges against the library's own way through a stream, and against one decoder that goes through.
#include "audio/mp3_ranges.h"

#include <dr_mp3.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "audio/ahead.h"
#include "audio/damage.h"
#include "audio/decoders.h"
#include "audio/mp3_frames.h"
#include "audio/mp3_order.h"

namespace moodglass {
namespace {

using Samples = std::vector<std::int16_t>;

std::string content(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

Bytes as_bytes(const std::string& text) { return std::as_bytes(std::span(text)); }

struct Stream {
    std::string name, bytes;
    std::size_t channels = 0, frame_bytes = 0;
};

// The frames of a file, so often that there are many ranges of them.
Stream stream_of(const std::filesystem::path& path, std::size_t frames) {
    const std::string file = content(path);
    const auto streams = mp3_streams(as_bytes(file));
    if (streams.empty()) return {path.filename().string(), {}, 0, 0};
    std::string once;
    for (const Bytes piece : streams[0].pieces) once.append(reinterpret_cast<const char*>(piece.data()), piece.size());
    Stream stream{path.filename().string(),
                  {},
                  static_cast<std::size_t>(streams[0].channels),
                  once.size() / static_cast<std::size_t>(streams[0].frames)};
    for (std::size_t i = 0; i < frames; i += static_cast<std::size_t>(streams[0].frames)) stream.bytes += once;
    return stream;
}

std::vector<Stream> seeds() {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(BUILD "/seeds/mp3")) paths.push_back(entry.path());
    std::ranges::sort(paths);
    std::vector<Stream> streams;
    for (const auto& path : paths)
        if (Stream stream = stream_of(path, 800); !stream.bytes.empty()) streams.push_back(std::move(stream));
    return streams;
}

// The library's own reader.
Samples by_library(const Stream& stream) {
    ma_dr_mp3 reader;
    if (!ma_dr_mp3_init_memory(&reader, stream.bytes.data(), stream.bytes.size(), nullptr)) return {};
    EXPECT_EQ(reader.channels, stream.channels);
    Samples samples, piece(std::size_t{1} << 16);
    while (const auto count = ma_dr_mp3_read_pcm_frames_s16(&reader, piece.size() / stream.channels, piece.data()))
        samples.insert(samples.end(), piece.begin(),
                       piece.begin() + static_cast<std::ptrdiff_t>(count * stream.channels));
    ma_dr_mp3_uninit(&reader);
    return samples;
}

Samples straight_through(const Stream& stream) {
    Samples samples;
    Mp3Decoder decoder(as_bytes(stream.bytes), 0);
    while (decoder.at() < stream.bytes.size()) decoder.decode(stream.channels, samples);
    return samples;
}

// Some ranges are decoded ahead, by chance.
Samples by_turns(Mp3Ranges& ranges, std::mt19937& random) {
    Samples samples;
    for (;;) {
        for (std::size_t i = random() % 5; i > 0 && ranges.waits(); --i) ranges.work();
        const Samples some = ranges.next();
        if (some.empty()) return samples;
        samples.insert(samples.end(), some.begin(), some.end());
    }
}

Samples by_threads(Mp3Ranges& ranges, std::size_t count) {
    std::atomic<bool> ended = false;
    std::vector<std::thread> helpers;
    for (std::size_t i = 0; i < count; ++i)
        helpers.emplace_back([&] {
            while (!ended) {
                ranges.work();
                std::this_thread::yield();
            }
        });
    Samples samples;
    for (Samples some = ranges.next(); !some.empty(); some = ranges.next())
        samples.insert(samples.end(), some.begin(), some.end());
    ended = true;
    for (std::thread& helper : helpers) helper.join();
    return samples;
}

// Other programs decode what comes, several pieces at a time; some answer late, or only after all has been reclaimed,
// and some never. Whoever reads waits for none.
Samples by_others(Mp3Ranges& ranges, std::size_t frame_bytes, std::mt19937& random) {
    Samples samples;
    std::vector<Ahead::Order> out;
    for (;;) {
        for (std::size_t i = random() % 5; i > 0; --i)
            if (auto order = ranges.take()) {
                EXPECT_LT(order->bytes.size(), 270 * std::max<std::size_t>(frame_bytes, 1) + (std::size_t{1} << 17));
                out.push_back(std::move(*order));
            }
        while (!out.empty() && random() % 8 != 0) {
            std::swap(out[random() % out.size()], out.back());
            ranges.give(out.back().piece, decode_order(out.back().bytes));
            out.pop_back();
        }
        if (random() % 6 == 0) ranges.reclaim();
        if (random() % 6 == 0) out.clear();
        if (random() % 3 == 0) ranges.work();
        const Samples some = ranges.next();
        if (some.empty()) return samples;
        samples.insert(samples.end(), some.begin(), some.end());
    }
}

TEST(Mp3Ranges, AreWhatTheLibraryReadsOfEveryKindOfStream) {
    std::mt19937 random(1);
    for (const Stream& stream : seeds()) {
        Mp3Ranges ranges(as_bytes(stream.bytes), stream.frame_bytes, stream.channels);
        EXPECT_TRUE(by_turns(ranges, random) == by_library(stream)) << stream.name;
        EXPECT_GT(ranges.ahead(), 0u) << stream.name;
    }
}

TEST(Mp3Ranges, NoneIsDecodedInVainWhereNothingIsDamaged) {
    for (const char* name : {"piece.mp3", "piece-vbr.mp3"}) {
        const Stream stream = stream_of(std::filesystem::path(BUILD "/media") / name, 1);
        Mp3Ranges ranges(as_bytes(stream.bytes), stream.frame_bytes, stream.channels);
        while (ranges.waits()) ranges.work();
        Samples samples;
        for (Samples some = ranges.next(); !some.empty(); some = ranges.next())
            samples.insert(samples.end(), some.begin(), some.end());
        EXPECT_TRUE(samples == by_library(stream)) << name;
        EXPECT_EQ(ranges.in_vain(), 0u) << name;
        EXPECT_EQ(ranges.ahead(), 3u) << name;  // 24 seconds are four ranges
    }
}

TEST(Mp3Ranges, OfADamagedStreamAreThoseOfOneDecoderThatGoesThrough) {
    std::mt19937 random(2);
    std::size_t in_vain = 0;
    for (Stream& stream : seeds())
        for (const std::size_t places : {3u, 300u}) {
            damage(stream.bytes, places, random);
            Mp3Ranges ranges(as_bytes(stream.bytes), stream.frame_bytes, stream.channels);
            EXPECT_TRUE(by_turns(ranges, random) == straight_through(stream)) << stream.name << " " << places;
            in_vain += ranges.in_vain();
        }
    EXPECT_GT(in_vain, 0u);  // else nothing here has shown that such ranges are seen
}

TEST(Mp3Ranges, ThatOtherProgramsDecodeAreTheSame) {
    std::mt19937 random(4);
    for (Stream& stream : seeds())
        for (const std::size_t places : {0u, 3u, 300u}) {
            damage(stream.bytes, places, random);
            Mp3Ranges ranges(as_bytes(stream.bytes), stream.frame_bytes, stream.channels);
            EXPECT_TRUE(by_others(ranges, stream.frame_bytes, random) == straight_through(stream))
                << stream.name << " " << places;
            EXPECT_TRUE(places > 0 || ranges.ahead() > 0) << stream.name;
        }
}

TEST(Mp3Ranges, AllMayComeFromOtherPrograms) {
    const Stream stream = stream_of(BUILD "/media/piece-vbr.mp3", 4000);
    Mp3Ranges ranges(as_bytes(stream.bytes), stream.frame_bytes, stream.channels);
    Samples samples;
    std::size_t given = 0, most = 0;
    for (Samples some = ranges.next(); !some.empty(); some = ranges.next(std::move(some))) {
        samples.insert(samples.end(), some.begin(), some.end());
        std::vector<Ahead::Order> out;
        while (auto order = ranges.take()) out.push_back(std::move(*order));
        most = std::max(most, out.size());
        for (const Ahead::Order& order : out) EXPECT_TRUE(ranges.give(order.piece, decode_order(order.bytes)));
        ++given;
    }
    EXPECT_TRUE(samples == straight_through(stream));
    EXPECT_EQ(ranges.ahead(), given - 2);  // but the first and the one behind it, which the reader is about to need
    EXPECT_EQ(ranges.in_vain(), 0u);
    EXPECT_LE(most, 7u);  // not the whole stream at once
}

TEST(Mp3Ranges, WhatIsNoAnswerIsNotTaken) {
    const Stream stream = stream_of(BUILD "/media/piece-vbr.mp3", 4000);
    Mp3Ranges ranges(as_bytes(stream.bytes), stream.frame_bytes, stream.channels);
    ranges.next();
    const auto order = ranges.take();
    ranges.next();
    const std::vector<std::byte> answer = decode_order(order->bytes);
    EXPECT_TRUE(decode_order(Bytes(order->bytes).first(40)).empty());
    EXPECT_TRUE(decode_order(Bytes(order->bytes).first(order->bytes.size() / 2)).empty());
    EXPECT_FALSE(ranges.give(order->piece + 1, answer));  // which nobody has taken
    EXPECT_FALSE(ranges.give(order->piece, Bytes(answer).first(1000)));
    EXPECT_TRUE(ranges.next_is_out());
    ranges.reclaim();
    EXPECT_FALSE(ranges.next_is_out());
    EXPECT_FALSE(ranges.give(order->piece, answer));  // not waited for any more
    const auto next = ranges.take();
    EXPECT_TRUE(ranges.give(next->piece, decode_order(next->bytes)));
    EXPECT_FALSE(ranges.give(next->piece, decode_order(next->bytes)));  // is there already
    const auto last = ranges.take();
    ranges.end();
    EXPECT_FALSE(ranges.take());
    EXPECT_FALSE(ranges.give(last->piece, decode_order(last->bytes)));
}

TEST(Mp3Ranges, MayBeginAnywhere) {
    // Ranges so short, and so little before them, that a decoder comes to most of them in a wrong state.
    std::mt19937 random(3);
    const Stream stream = stream_of(BUILD "/media/piece-vbr.mp3", 1);
    Mp3Ranges ranges(as_bytes(stream.bytes), stream.frame_bytes / 40, stream.channels);
    EXPECT_TRUE(by_turns(ranges, random) == straight_through(stream));
    EXPECT_GT(ranges.in_vain(), 10u);
}

TEST(Mp3Ranges, AreTheSameWithAnyNumberOfThreads) {
    const Stream stream = stream_of(BUILD "/media/piece-vbr.mp3", 4000);
    const Samples samples = straight_through(stream);
    for (const std::size_t count : {0u, 1u, 4u}) {
        Mp3Ranges ranges(as_bytes(stream.bytes), stream.frame_bytes, stream.channels);
        EXPECT_TRUE(by_threads(ranges, count) == samples) << count;
    }
}

TEST(Mp3Ranges, ASoundIsTheSameDecodedAhead) {
    const std::string file = content(BUILD "/media/piece-vbr.mp3");
    const auto read = [&](bool ahead) {
        auto sound = open_mp3(as_bytes(file));
        std::vector<float> all, piece(44100);
        for (;;) {
            while (ahead && (*sound)->ahead()->waits()) (*sound)->ahead()->work();
            const std::size_t count = (*sound)->read(piece) * static_cast<std::size_t>((*sound)->channels);
            if (count == 0) return all;
            all.insert(all.end(), piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(count));
        }
    };
    const std::vector<float> alone = read(false);
    EXPECT_GT(alone.size(), 44100u * 40);
    EXPECT_TRUE(read(true) == alone);
}

TEST(Mp3Ranges, ASoundTellsThatItsNextSecondIsOut) {
    const std::string file = content(BUILD "/media/piece-vbr.mp3");
    auto sound = open_mp3(as_bytes(file));
    std::vector<float> second(static_cast<std::size_t>((*sound)->sample_rate * (*sound)->channels));
    const auto ahead = (*sound)->ahead();
    const auto order = ahead->take();
    int seconds = 0;
    for (; !(*sound)->late(); ++seconds) ASSERT_GT((*sound)->read(second), 0u);
    EXPECT_GE(seconds, 5);  // of the seven that the first range holds
    EXPECT_TRUE(ahead->give(order->piece, decode_order(order->bytes)));
    EXPECT_FALSE((*sound)->late());
}

TEST(Mp3Ranges, NothingIsLeftToDecodeOnceTheSoundHasGone) {
    for (int i = 0; i < 20; ++i) {
        auto file = std::make_unique<std::string>(content(BUILD "/media/piece-vbr.mp3"));
        auto sound = open_mp3(as_bytes(*file));
        const auto ahead = (*sound)->ahead();
        EXPECT_TRUE(ahead->waits());
        std::thread helper([&] { ahead->work(); });
        sound->reset();
        EXPECT_FALSE(ahead->waits());
        file.reset();  // a sanitizer sees who still reads it
        helper.join();
    }
}

}  // namespace
}  // namespace moodglass
