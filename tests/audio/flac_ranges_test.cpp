// SPDX-License-Identifier: Apache-2.0
// FLAC of which others decode ranges ahead against the same file read by one decoder, which flac_test.cpp holds against
// an encoder of its own.
#include "audio/flac_ranges.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "audio/ahead.h"
#include "audio/damage.h"
#include "audio/decoders.h"

namespace moodglass {
namespace {

struct File {
    std::string name, bytes;
};

File file(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {path.filename().string(), {std::istreambuf_iterator<char>(stream), {}}};
}

Bytes as_bytes(const std::string& text) { return std::as_bytes(std::span(text)); }

// A quarter of a second each: 8 to 96 kHz, 1 to 6 channels, 16 and 24 bits, short blocks and long ones, one in Ogg.
std::vector<File> seeds() {
    std::vector<File> files;
    for (const auto& entry : std::filesystem::directory_iterator(BUILD "/seeds/flac"))
        files.push_back(file(entry.path()));
    std::ranges::sort(files, {}, &File::name);
    return files;
}

struct Heard {
    std::vector<float> samples;
    bool cut = false, gaps = false, other = false;

    bool operator==(const Heard&) const = default;
};

// between: is called before every reading.
Heard hear(const std::string& bytes, std::size_t range_samples, const std::function<void(Sound&)>& between = {}) {
    auto sound = open_flac(as_bytes(bytes), range_samples);
    if (!sound) return {};
    Heard heard;
    std::vector<float> piece(1000 * static_cast<std::size_t>((*sound)->channels));
    for (;;) {
        if (between) between(**sound);
        const std::size_t count = (*sound)->read(piece) * static_cast<std::size_t>((*sound)->channels);
        if (count == 0) break;
        heard.samples.insert(heard.samples.end(), piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(count));
    }
    heard.cut = (*sound)->cut();
    heard.gaps = (*sound)->gaps();
    heard.other = (*sound)->other_follows();
    return heard;
}

struct Counts {
    std::size_t used = 0, in_vain = 0;

    void take_from(Ahead& ahead) {
        const auto& ranges = dynamic_cast<const FlacRanges&>(ahead);
        used = ranges.ahead();
        in_vain = ranges.in_vain();
    }
};

// Some ranges are decoded ahead, by chance.
Heard by_turns(const std::string& bytes, std::size_t range_samples, std::mt19937& random, Counts* counts = nullptr) {
    return hear(bytes, range_samples, [&](Sound& sound) {
        const auto ahead = sound.ahead();
        if (!ahead) return;
        for (std::size_t i = random() % 3; i > 0; --i) ahead->work();
        if (counts) counts->take_from(*ahead);
    });
}

// Other programs decode what comes; some answer late, or only after all has been reclaimed, and some never.
Heard by_others(const std::string& bytes, std::size_t range_samples, std::mt19937& random) {
    std::vector<Ahead::Order> out;
    return hear(bytes, range_samples, [&](Sound& sound) {
        const auto ahead = sound.ahead();
        if (!ahead) return;
        for (std::size_t i = random() % 5; i > 0; --i)
            if (auto order = ahead->take()) out.push_back(std::move(*order));
        while (!out.empty() && random() % 4 != 0) {
            std::swap(out[random() % out.size()], out.back());
            ahead->give(out.back().piece, decode_order(out.back().bytes));
            out.pop_back();
        }
        if (random() % 20 == 0) ahead->reclaim();
        if (random() % 20 == 0) out.clear();
        if (random() % 6 == 0) ahead->work();
    });
}

const std::vector<std::string> kPieces = {"piece.flac", "piece-32.flac", "piece.oga"};  // 24 seconds each

TEST(FlacRanges, OfWholeFilesAreWhatOneDecoderReads) {
    for (const std::string& name : kPieces) {
        const File piece = file(std::filesystem::path(BUILD "/media") / name);
        const Heard alone = hear(piece.bytes, kFlacRangeSamples);
        EXPECT_GT(alone.samples.size(), 24u * 44100) << name;
        Counts counts;
        const Heard ahead = hear(piece.bytes, kFlacRangeSamples, [&](Sound& sound) {
            while (sound.ahead()->waits()) sound.ahead()->work();
            counts.take_from(*sound.ahead());
        });
        EXPECT_TRUE(ahead == alone) << name;
        EXPECT_GE(counts.used, 4u) << name;
        EXPECT_EQ(counts.in_vain, 0u) << name;
    }
}

TEST(FlacRanges, OfEveryKindOfStreamAreWhatOneDecoderReads) {
    std::mt19937 random(1);
    std::size_t used = 0;
    for (const File& seed : seeds()) {
        Counts counts;
        const Heard alone = hear(seed.bytes, 1);
        EXPECT_GE(alone.samples.size(), 2000u) << seed.name;
        for (int i = 0; i < 5; ++i) {
            EXPECT_TRUE(by_turns(seed.bytes, 1, random, &counts) == alone) << seed.name;
            EXPECT_EQ(counts.in_vain, 0u) << seed.name;
            used += counts.used;
        }
        EXPECT_TRUE(by_others(seed.bytes, 1, random) == alone) << seed.name;
    }
    EXPECT_GT(used, 30u);
}

TEST(FlacRanges, OfADamagedStreamAreWhatOneDecoderReads) {
    std::mt19937 random(2);
    Counts counts, all;
    std::vector<File> files = seeds();
    for (const std::string& name : kPieces) files.push_back(file(std::filesystem::path(BUILD "/media") / name));
    for (const File& whole : files)
        for (const std::size_t places : {1u, 3u, 30u}) {
            std::string bytes = whole.bytes;
            damage(bytes, places, random);
            const std::size_t range_samples = whole.bytes.size() > 1'000'000 ? 50'000 : 1;
            const Heard alone = hear(bytes, range_samples);
            counts = {};
            EXPECT_TRUE(by_turns(bytes, range_samples, random, &counts) == alone) << whole.name << " " << places;
            EXPECT_TRUE(by_others(bytes, range_samples, random) == alone) << whole.name << " " << places;
            all.used += counts.used;
            all.in_vain += counts.in_vain;
        }
    EXPECT_GT(all.used, 100u);
    EXPECT_GT(all.in_vain, 0u);  // else nothing here has shown that such ranges are seen
}

TEST(FlacRanges, JoinedFilesAreReadOn) {
    std::mt19937 random(3);
    const std::string one = file(BUILD "/media/piece.flac").bytes;
    for (const std::string& two : {one + one, one + file(BUILD "/media/piece-32.flac").bytes,
                                   one + file(BUILD "/seeds/flac/8000-2-16.flac").bytes, one + std::string(1000, 'x')})
        EXPECT_TRUE(by_turns(two, 50'000, random) == hear(two, 50'000));
}

TEST(FlacRanges, AreTheSameWithAnyNumberOfThreads) {
    const std::string bytes = file(BUILD "/media/piece.flac").bytes;
    const Heard alone = hear(bytes, 50'000);
    for (const std::size_t count : {1u, 4u}) {
        std::atomic<bool> ended = false;
        std::vector<std::thread> helpers;
        const Heard ahead = hear(bytes, 50'000, [&](Sound& sound) {
            while (helpers.size() < count)
                helpers.emplace_back([&, ahead = sound.ahead()] {
                    while (!ended) {
                        ahead->work();
                        std::this_thread::yield();
                    }
                });
        });
        ended = true;
        for (std::thread& helper : helpers) helper.join();
        EXPECT_TRUE(ahead == alone) << count;
    }
}

TEST(FlacRanges, AllMayComeFromOtherPrograms) {
    const std::string bytes = file(BUILD "/media/piece.flac").bytes;
    Counts counts;
    std::size_t most = 0;
    const Heard ahead = hear(bytes, 50'000, [&](Sound& sound) {
        std::vector<Ahead::Order> out;
        while (auto order = sound.ahead()->take()) out.push_back(std::move(*order));
        most = std::max(most, out.size());
        for (const Ahead::Order& order : out) {
            EXPECT_LT(order.bytes.size(), bytes.size() / 10);
            EXPECT_TRUE(sound.ahead()->give(order.piece, decode_order(order.bytes)));
        }
        counts.take_from(*sound.ahead());
    });
    EXPECT_TRUE(ahead == hear(bytes, 50'000));
    EXPECT_GT(counts.used, 20u);  // of 28
    EXPECT_EQ(counts.in_vain, 0u);
    EXPECT_LE(most, 7u);  // not the whole stream at once
}

TEST(FlacRanges, WhatIsNoAnswerIsNotTaken) {
    const std::string bytes = file(BUILD "/media/piece.flac").bytes;
    auto sound = open_flac(as_bytes(bytes), 50'000);
    const auto ahead = (*sound)->ahead();
    const auto order = ahead->take();
    const std::vector<std::byte> answer = decode_order(order->bytes);
    EXPECT_TRUE(decode_order(Bytes(order->bytes).first(40)).empty());
    EXPECT_TRUE(decode_order(Bytes(order->bytes).first(order->bytes.size() / 2)).empty());
    EXPECT_FALSE(ahead->give(order->piece + 1, answer));  // which nobody has taken
    EXPECT_FALSE(ahead->give(order->piece, Bytes(answer).first(10)));
    EXPECT_FALSE(ahead->give(order->piece, Bytes(answer).first(answer.size() - 1)));
    const auto next = ahead->take();
    EXPECT_TRUE(ahead->give(order->piece, answer));
    EXPECT_FALSE(ahead->give(order->piece, answer));  // is there already
    sound->reset();
    EXPECT_FALSE(ahead->take());
    EXPECT_FALSE(ahead->give(next->piece, decode_order(next->bytes)));
}

TEST(FlacRanges, ASoundTellsThatItsNextSecondIsOut) {
    const std::string bytes = file(BUILD "/media/piece.flac").bytes;
    auto sound = open_flac(as_bytes(bytes));
    std::vector<float> some(2000);
    const auto ahead = (*sound)->ahead();
    const auto order = ahead->take();
    std::size_t read = 0;
    while (!(*sound)->late()) {
        const std::size_t count = (*sound)->read(some);
        ASSERT_GT(count, 0u);
        read += count;
    }
    EXPECT_GE(read, 3u * 44100);  // of the four seconds of the first range
    EXPECT_LE(read, 5u * 44100);
    EXPECT_TRUE(ahead->give(order->piece, decode_order(order->bytes)));
    EXPECT_FALSE((*sound)->late());
}

TEST(FlacRanges, NothingIsLeftToDecodeOnceTheSoundHasGone) {
    for (int i = 0; i < 20; ++i) {
        auto bytes = std::make_unique<std::string>(file(BUILD "/media/piece.flac").bytes);
        auto sound = open_flac(as_bytes(*bytes));
        const auto ahead = (*sound)->ahead();
        EXPECT_TRUE(ahead->waits());
        std::thread helper([&] { ahead->work(); });
        sound->reset();
        EXPECT_FALSE(ahead->waits());
        bytes.reset();  // a sanitizer sees who still reads it
        helper.join();
    }
}

TEST(FlacRanges, ThereAreNoneWhereTheyDoNotPay) {
    const auto ranges = [](std::string bytes, const FlacRanges::About& about) {
        return FlacRanges::of(as_bytes(bytes), kFlacHeaderBytes, about, kFlacRangeSamples) != nullptr;
    };
    const std::string bytes = file(BUILD "/media/piece.flac").bytes;
    EXPECT_TRUE(ranges(bytes, {24 * 44100, 2, 4096, 0, 16}));
    EXPECT_FALSE(ranges(bytes, {5 * 44100, 2, 4096, 0, 16}));                        // short
    EXPECT_FALSE(ranges(bytes, {0, 2, 4096, 0, 16}));                                // of unknown length
    EXPECT_FALSE(ranges(bytes, {24 * 44100, 2, 65535, 0, 16}));                      // blocks of a second and a half
    EXPECT_FALSE(ranges(bytes, {std::uint64_t{1} << 40, 2, 4096, 0, 16}));           // which no header can tell
    EXPECT_FALSE(ranges("fLaC\4" + bytes.substr(5), {24 * 44100, 2, 4096, 0, 16}));  // another block comes first
    EXPECT_FALSE(ranges(bytes.substr(0, 42), {24 * 44100, 2, 4096, 0, 16}));         // no frames
}

}  // namespace
}  // namespace moodglass
