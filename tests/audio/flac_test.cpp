// SPDX-License-Identifier: Apache-2.0
// FLAC against an encoder that follows RFC 9639 to the letter and chooses its ways by hand, also those that usual
// encoders never take.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "audio/decoders.h"

namespace moodglass {
namespace {

using Samples = std::vector<std::int64_t>;

class Writer {
  public:
    void put(std::uint64_t value, int bits) {
        for (int i = bits; i-- > 0;) {
            if (used_ % 8 == 0) bytes_ += '\0';
            bytes_.back() = static_cast<char>(bytes_.back() | static_cast<int>(value >> i & 1) << (7 - used_ % 8));
            ++used_;
        }
    }
    void put_signed(std::int64_t value, int bits) { put(static_cast<std::uint64_t>(value), bits); }
    void align() { used_ = 8 * bytes_.size(); }
    const std::string& bytes() const { return bytes_; }

  private:
    std::string bytes_;
    std::size_t used_ = 0;  // bits
};

// Bit by bit, as RFC 9639 words it.
std::uint32_t checksum(const std::string& bytes, std::uint32_t polynomial, int width) {
    std::uint32_t sum = 0;
    for (const char c : bytes)
        for (int bit = 7; bit >= 0; --bit) {
            const bool top = (sum >> (width - 1) & 1) != (static_cast<unsigned char>(c) >> bit & 1u);
            sum = sum << 1 & ((1u << width) - 1);
            if (top) sum ^= polynomial;
        }
    return sum;
}

struct Format {
    int bits = 16, channels = 1, rate = 44100;
    std::uint64_t total = 0;  // samples per channel, as the header tells
};

std::string header(const Format& format) {
    Writer w;
    w.put(0x664C6143, 32);  // fLaC
    w.put(0x80, 8), w.put(34, 24);
    w.put(64, 16), w.put(64, 16), w.put(0, 48);
    w.put(static_cast<unsigned>(format.rate), 20), w.put(static_cast<unsigned>(format.channels - 1), 3);
    w.put(static_cast<unsigned>(format.bits - 1), 5), w.put(format.total, 36);
    w.put(0, 64), w.put(0, 64);
    return w.bytes();
}

using Subframe = std::function<void(Writer&)>;

// With a rate of 16 bits in Hz; 0, or 0 bits: as the header of the stream says.
std::string frame(int number, std::size_t length, int assignment, int rate, const std::vector<Subframe>& subframes,
                  int bits = 0) {
    Writer w;
    w.put(0xFFF8, 16), w.put(rate ? 0x7D : 0x70, 8),
        w.put(static_cast<unsigned>(assignment) << 4 | (bits == 16 ? 8u : 0u), 8);
    w.put(static_cast<unsigned>(number), 8), w.put(length - 1, 16);
    if (rate) w.put(static_cast<unsigned>(rate), 16);
    w.put(checksum(w.bytes(), 0x07, 8), 8);
    for (const Subframe& subframe : subframes) subframe(w);
    w.align();
    w.put(checksum(w.bytes(), 0x8005, 16), 16);
    return w.bytes();
}

Subframe verbatim(Samples s, int bits) {
    return [=](Writer& w) {
        w.put(1 << 1, 8);
        for (const auto sample : s) w.put_signed(sample, bits);
    };
}

// Of partitions, as `method` says; `low`: bits of Rice's code, or escaped with -low bits each.
void put_residual(Writer& w, const Samples& residual, std::size_t order, int method, int parts_log2, int low) {
    w.put(static_cast<unsigned>(method), 2), w.put(static_cast<unsigned>(parts_log2), 4);
    const std::size_t part = residual.size() >> parts_log2;
    for (std::size_t i = order; i < residual.size(); ++i) {
        if (i == order || i % part == 0) {
            const int width = method ? 5 : 4;
            low < 0 ? w.put((1u << width) - 1, width) : w.put(static_cast<unsigned>(low), width);
            if (low < 0) w.put(static_cast<unsigned>(-low), 5);
        }
        if (low < 0) {
            w.put_signed(residual[i], -low);
            continue;
        }
        const auto folded = static_cast<std::uint64_t>(residual[i] < 0 ? -2 * residual[i] - 1 : 2 * residual[i]);
        for (std::uint64_t zeros = folded >> low; zeros > 0; --zeros) w.put(0, 1);
        w.put(1, 1), w.put(folded, low);
    }
}

Samples residual_by(const Samples& s, const std::vector<std::int64_t>& factors, int shift) {
    Samples residual = s;
    for (std::size_t i = factors.size(); i < s.size(); ++i) {
        std::int64_t sum = 0;
        for (std::size_t k = 0; k < factors.size(); ++k) sum += factors[k] * s[i - 1 - k];
        residual[i] = s[i] - (sum >> shift);
    }
    return residual;
}

Subframe fixed(Samples s, int bits, std::size_t order, int method, int parts_log2, int low) {
    const std::vector<std::vector<std::int64_t>> factors = {{}, {1}, {2, -1}, {3, -3, 1}, {4, -6, 4, -1}};
    const Samples residual = residual_by(s, factors[order], 0);
    return [=](Writer& w) {
        w.put((8 + order) << 1, 8);
        for (std::size_t i = 0; i < order; ++i) w.put_signed(s[i], bits);
        put_residual(w, residual, order, method, parts_log2, low);
    };
}

Subframe linear(Samples s, int bits, std::vector<std::int64_t> factors, int precision, int shift, int low) {
    const Samples residual = residual_by(s, factors, shift);
    return [=](Writer& w) {
        w.put((31 + factors.size()) << 1, 8);
        for (std::size_t i = 0; i < factors.size(); ++i) w.put_signed(s[i], bits);
        w.put(static_cast<unsigned>(precision - 1), 4), w.put(static_cast<unsigned>(shift), 5);
        for (const auto factor : factors) w.put_signed(factor, precision);
        put_residual(w, residual, factors.size(), 1, 0, low);
    };
}

// A tone over the whole range, with noise.
Samples tone(std::size_t length, int bits, unsigned seed = 1) {
    std::mt19937 random(seed);
    const double top = std::ldexp(1.0, bits - 1) - 1;
    Samples samples(length);
    for (std::size_t i = 0; i < length; ++i)
        samples[i] = static_cast<std::int64_t>(top * std::sin(0.01 * static_cast<double>(i * (seed + 3)))) -
                     static_cast<std::int64_t>(top * 1e-6 * static_cast<double>(random() % 1000));
    for (auto& sample : samples) sample = std::max(sample, static_cast<std::int64_t>(-top - 1));
    return samples;
}

struct Found {
    std::vector<float> samples;  // interleaved
    bool opens = false, cut = false, gaps = false, other = false;

    bool operator==(const Found&) const = default;
};

// ahead: as much of it as can be, in ranges of so many samples; 0: none.
Found decoded(const std::string& file, std::size_t ahead) {
    Found found;
    auto sound = open_flac(std::as_bytes(std::span(file)), std::max<std::size_t>(ahead, 1));
    found.opens = sound.has_value();
    if (!found.opens) return found;
    std::vector<float> piece(100 * static_cast<std::size_t>((*sound)->channels));
    const auto others = ahead ? (*sound)->ahead() : nullptr;
    for (;;) {
        while (others && others->waits()) others->work();
        const std::size_t count = (*sound)->read(piece);
        if (count == 0) break;
        found.samples.insert(found.samples.end(), piece.begin(),
                             piece.begin() + static_cast<std::ptrdiff_t>(count * piece.size() / 100));
    }
    found.cut = (*sound)->cut(), found.gaps = (*sound)->gaps(), found.other = (*sound)->other_follows();
    return found;
}

Found decoded(const std::string& file) {
    Found found = decoded(file, 0);
    for (const std::size_t ahead : {1u, 300u, 2000u}) EXPECT_TRUE(decoded(file, ahead) == found) << ahead;
    return found;
}

std::vector<float> scaled(const std::vector<Samples>& planes, int bits) {
    std::vector<float> all;
    for (std::size_t i = 0; i < planes[0].size(); ++i)
        for (const Samples& plane : planes)
            all.push_back(static_cast<float>(plane[i]) * static_cast<float>(std::ldexp(1.0, 1 - bits)));
    return all;
}

std::string one_frame(const Subframe& subframe, std::size_t length, int bits) {
    return header({bits, 1, 44100, length}) + frame(0, length, 0, 44100, {subframe});
}

TEST(Flac, EveryWayToCodeAChannel) {
    for (const int bits : {4, 8, 12, 16, 20, 24, 28, 29, 32}) {
        const Samples s = tone(192, bits);
        const auto wanted = scaled({s}, bits);
        const auto decodes = [&](const char* what, const Subframe& subframe) {
            EXPECT_EQ(decoded(one_frame(subframe, s.size(), bits)).samples, wanted) << what << ", bits " << bits;
        };
        decodes("verbatim", verbatim(s, bits));
        for (std::size_t order = 0; order <= 4; ++order) {
            const int low = std::max(0, bits - 8);
            if (low < 15) decodes("Rice", fixed(s, bits, order, 0, 2, low));
            decodes("longer Rice", fixed(s, bits, order, 1, 3, low));
            // A fourth difference takes up to four bits more than a sample.
            const int plain = bits + static_cast<int>(order);
            if (plain <= 31) {
                decodes("escaped", fixed(s, bits, order, 0, 2, -plain));
                decodes("escaped in longer Rice", fixed(s, bits, order, 1, 4, -plain));
            }
        }
        for (const std::size_t order : {1u, 2u, 8u, 12u, 13u, 32u}) {
            std::vector<std::int64_t> factors(order);
            for (std::size_t k = 0; k < order; ++k)
                factors[k] = k == 0 ? 15000 : (k % 2 ? -3000 : 2000) / static_cast<int>(k);
            decodes("linear", linear(s, bits, factors, 15, 14, std::max(0, bits - 8)));
        }
    }
}

TEST(Flac, ChannelsFromTheirDifference) {
    for (const int bits : {16, 24, 32}) {
        const Samples left = tone(192, bits, 1), right = tone(192, bits, 2);
        Samples side = left, mid = left;
        for (std::size_t i = 0; i < left.size(); ++i) side[i] = left[i] - right[i], mid[i] = (left[i] + right[i]) >> 1;
        const auto decodes = [&](int assignment, const Samples& first, int a, const Samples& second, int b) {
            const std::string file =
                header({bits, 2, 44100, left.size()}) +
                frame(0, left.size(), assignment, 44100, {verbatim(first, a), verbatim(second, b)});
            EXPECT_EQ(decoded(file).samples, scaled({left, right}, bits)) << assignment << ", bits " << bits;
        };
        decodes(1, left, bits, right, bits);
        decodes(8, left, bits, side, bits + 1);
        decodes(9, side, bits + 1, right, bits);
        decodes(10, mid, bits, side, bits + 1);
    }
}

TEST(Flac, BitsThatAllSamplesLackAtTheirEnd) {
    Samples s = tone(192, 24), high = s;
    for (std::size_t i = 0; i < s.size(); ++i) high[i] = s[i] >> 5, s[i] = high[i] * 32;
    const auto subframe = [&](Writer& w) {
        w.put(1 << 1 | 1, 8), w.put(1, 5);
        for (const auto sample : high) w.put_signed(sample, 19);
    };
    EXPECT_EQ(decoded(one_frame(subframe, s.size(), 24)).samples, scaled({s}, 24));
    const auto constant = [](Writer& w) { w.put(0, 8), w.put_signed(-1000, 16); };
    EXPECT_EQ(decoded(one_frame(constant, 192, 16)).samples, scaled({Samples(192, -1000)}, 16));
}

// Frames of 64 samples.
std::string frames(int first, int last, int rate = 44100, int bits = 0) {
    std::string all;
    for (int i = first; i < last; ++i)
        all += frame(i, 64, 0, rate, {verbatim(tone(64, 16, static_cast<unsigned>(i)), 16)}, bits);
    return all;
}

TEST(Flac, WhatIsMissingIsTold) {
    const std::string start = header({16, 1, 44100, 640});
    const auto told = [](const std::string& file) {
        const Found found = decoded(file);
        return std::to_string(found.samples.size()) + (found.cut ? " cut" : "") + (found.gaps ? " gaps" : "");
    };
    EXPECT_EQ(told(start + frames(0, 10)), "640");
    EXPECT_EQ(told(start + frames(0, 10) + "TAG" + std::string(125, ' ')), "640");
    EXPECT_EQ(told(start + frames(0, 6)), "384 cut");
    EXPECT_EQ(told(start + frames(0, 3) + frames(5, 10)), "512 gaps");
    EXPECT_EQ(told(start + frames(0, 3) + frames(5, 9)), "448 cut gaps");
    std::string damaged = start + frames(0, 10);
    damaged[damaged.size() / 2] ^= 1;
    EXPECT_EQ(told(damaged), "576 gaps");
    // With more sound than it promises, as where a header was not written anew
    const std::string less = header({16, 1, 44100, 128});
    EXPECT_EQ(told(less + frames(0, 10)), "640");
    EXPECT_EQ(told(less + frames(0, 3) + frames(5, 10)), "512 gaps");
    const std::string fewer = header({16, 1, 44100, 512});
    EXPECT_EQ(told(fewer + frames(0, 3) + frames(5, 10)), "512") << "the numbers leap, but all is there";
    std::string broken = frames(4, 5);
    broken[broken.size() / 2] ^= 1;
    EXPECT_EQ(told(fewer + frames(0, 4) + broken + frames(5, 9)), "512 gaps");
    // Cut out of a longer one, whose numbers go on.
    EXPECT_EQ(told(start + frames(20, 30)), "640");
    // Of unknown length
    const std::string open = header({16, 1, 44100, 0});
    EXPECT_EQ(told(open + frames(0, 10)), "640");
    EXPECT_EQ(told(open + (frames(0, 10)).substr(0, 1000)), "448 cut");
    EXPECT_EQ(told(start), "0 cut");
    EXPECT_FALSE(decoded("fLaC").opens);
}

TEST(Flac, JoinedFilesAreReadOn) {
    const std::string one = header({16, 1, 44100, 640}) + frames(0, 10);
    const Found both = decoded(one + one);
    EXPECT_EQ(both.samples.size(), 1280u);
    EXPECT_FALSE(both.cut || both.gaps || both.other);
    for (std::size_t length = 1; length < 42; ++length) {  // of the other no more than this was joined
        const Found found = decoded(one + one.substr(0, length));
        EXPECT_EQ(found.samples.size(), 640u) << length;
        EXPECT_FALSE(found.gaps) << length;
    }
    for (const std::string& other : {header({16, 1, 48000, 640}) + frames(0, 10, 48000), frames(10, 20, 48000)}) {
        const Found found = decoded(one + other);
        EXPECT_EQ(found.samples.size(), 640u);
        EXPECT_TRUE(found.other);
        EXPECT_FALSE(found.cut || found.gaps);
    }
}

TEST(Flac, WhatFramesLeanOnIsTheSameAhead) {
    // Frames that tell their rate, and then others that leave it to the header.
    const std::string told = frames(0, 60, 48000, 16), leaning = frames(60, 120, 0);
    std::string first = header({16, 1, 48000, 7680}), second = header({16, 1, 44100, 7680}).substr(4);
    first[4] = 0;  // another block follows
    const Found two = decoded(first + second + told + leaning);
    EXPECT_EQ(two.samples.size(), 60u * 64);  // the second block counts
    EXPECT_TRUE(two.other);
    // A block of which libFLAC says that there is no memory for it: it has forgotten the first one.
    const Found forgotten = decoded(first + std::string("\x82\0\0\x02no", 6) + told + leaning);
    EXPECT_EQ(forgotten.samples.size(), 60u * 64);
    // And with nothing between.
    EXPECT_EQ(decoded(header({16, 1, 48000, 7680}) + told + leaning).samples.size(), 120u * 64);
}

TEST(Flac, ChannelsThatChange) {
    std::string file = header({16, 2, 44100, 12 * 64});
    std::vector<float> wanted;
    for (int i = 0; i < 12; ++i) {
        const auto seed = static_cast<unsigned>(i);
        const Samples left = tone(64, 16, seed), right = i % 3 ? left : tone(64, 16, seed + 40);
        std::vector<Subframe> subframes = {verbatim(left, 16)};
        if (i % 3 == 0) subframes.push_back(verbatim(right, 16));
        file += frame(i, 64, i % 3 == 0, 44100, subframes);
        const auto both = scaled({left, right}, 16);
        wanted.insert(wanted.end(), both.begin(), both.end());
    }
    EXPECT_EQ(decoded(file).samples, wanted);
}

TEST(Flac, FramesAreFoundBehindATagThatLies) {
    std::string file = header({16, 1, 44100, 640});
    file[4] = 0;  // another block follows
    file += std::string("\x84\0\0\x08", 4) + "comments" + std::string(500, 'x') + frames(0, 10);
    const Found found = decoded(file);
    EXPECT_EQ(found.samples.size(), 640u);
    EXPECT_FALSE(found.cut || found.gaps);
}

}  // namespace
}  // namespace moodglass
