// SPDX-License-Identifier: Apache-2.0
#include "audio/flac_frame.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <span>
#include <type_traits>
#include <utility>

#include "audio/bits.h"

namespace moodglass {
namespace {

constexpr std::size_t kMostFactors = 32;  // of a linear prediction

enum Assignment { left_side = 8, side_right = 9, mid_side = 10 };

int byte_at(Bytes bytes, std::size_t at) { return std::to_integer<int>(bytes[at]); }

// Of checksums without reflection that begin at zero: what each byte adds. 8 or 16 bits wide.
template <class Sum>
constexpr std::array<Sum, 256> checksum_table(Sum polynomial) {
    std::array<Sum, 256> table{};
    constexpr Sum kTop = static_cast<Sum>(Sum{1} << (8 * sizeof(Sum) - 1));
    for (unsigned i = 0; i < 256; ++i) {
        auto sum = static_cast<Sum>(i << (8 * sizeof(Sum) - 8));
        for (int bit = 0; bit < 8; ++bit) sum = static_cast<Sum>(sum << 1 ^ (sum & kTop ? polynomial : 0));
        table[i] = sum;
    }
    return table;
}

unsigned checksum8(Bytes bytes) {
    static constexpr auto kTable = checksum_table<std::uint8_t>(0x07);
    std::uint8_t sum = 0;
    for (const std::byte b : bytes) sum = kTable[sum ^ std::to_integer<unsigned>(b)];
    return sum;
}

// Two bytes at a time: each step has to wait for the one before it.
unsigned checksum16(Bytes bytes) {
    static constexpr auto kTable = checksum_table<std::uint16_t>(0x8005);
    static constexpr auto kWithNext = [] {
        std::array<std::uint16_t, 256> table{};
        for (std::size_t i = 0; i < 256; ++i)
            table[i] = static_cast<std::uint16_t>((kTable[i] << 8 & 0xFFFF) ^ kTable[kTable[i] >> 8]);
        return table;
    }();
    unsigned sum = 0;
    for (; bytes.size() >= 2; bytes = bytes.subspan(2))
        sum = kWithNext[sum >> 8 ^ std::to_integer<unsigned>(bytes[0])] ^
              kTable[(sum & 0xFF) ^ std::to_integer<unsigned>(bytes[1])];
    for (const std::byte b : bytes) sum = (sum << 8 & 0xFFFF) ^ kTable[sum >> 8 ^ std::to_integer<unsigned>(b)];
    return sum;
}

// A number of up to 36 bits, as UTF-8 writes one; none if it is not that.
std::optional<std::uint64_t> coded_number(Bytes bytes, std::size_t& at) {
    if (at >= bytes.size()) return {};
    const auto first = std::to_integer<std::uint8_t>(bytes[at++]);
    const int ones = std::countl_one(first);
    if (ones == 0) return first;
    if (ones == 1 || ones == 8 || bytes.size() - at < static_cast<std::size_t>(ones - 1)) return {};
    std::uint64_t value = first & (0x7Fu >> ones);
    for (int i = 1; i < ones; ++i) {
        const int next = byte_at(bytes, at++);
        if ((next & 0xC0) != 0x80) return {};
        value = value << 6 | static_cast<unsigned>(next & 0x3F);
    }
    return value;
}

template <class Sample>
bool take_residual(Bits& bits, std::size_t order, std::span<Sample> samples) {
    const auto method = bits.take(2);
    if (method > 1) return false;
    const int width = method == 0 ? 4 : 5, parts_log2 = static_cast<int>(bits.take(4));
    const auto escape = method == 0 ? 15u : 31u;
    const std::size_t per_part = samples.size() >> parts_log2;
    if (per_part << parts_log2 != samples.size() || per_part < order) return false;
    for (std::size_t begin = order, end = per_part; end <= samples.size(); begin = end, end += per_part) {
        const auto low = static_cast<int>(bits.take(width));
        if (static_cast<unsigned>(low) == escape) {
            const auto plain = static_cast<int>(bits.take(5));
            for (std::size_t i = begin; i < end; ++i) samples[i] = static_cast<Sample>(bits.take_signed(plain));
        } else {
            Bits here = bits;  // in registers
            for (std::size_t i = begin; i < end; ++i) {
                const std::uint64_t folded = here.take_rice(low);
                samples[i] = static_cast<Sample>(folded >> 1 ^ (0 - (folded & 1)));
            }
            bits = here;
        }
        if (bits.ended()) return false;
    }
    return true;
}

// The sums below wrap where damaged bytes make them too large.
template <class Sample>
Sample wrapped(std::uint64_t sum) {
    return static_cast<Sample>(static_cast<std::int64_t>(sum));
}
template <class Sample>
std::uint64_t wide(Sample sample) {
    return static_cast<std::uint64_t>(static_cast<std::int64_t>(sample));
}

// Adds to each residual the polynomial through the samples before it.
template <class Sample>
void predict_fixed(std::size_t order, std::span<Sample> s) {
    const auto add = [&](auto prediction) {
        for (std::size_t i = order; i < s.size(); ++i) s[i] = wrapped<Sample>(wide(s[i]) + prediction(i));
    };
    const auto back = [&](std::size_t i, std::size_t by) { return wide(s[i - by]); };
    switch (order) {
        case 1:
            return add([&](std::size_t i) { return back(i, 1); });
        case 2:
            return add([&](std::size_t i) { return 2 * back(i, 1) - back(i, 2); });
        case 3:
            return add([&](std::size_t i) { return 3 * (back(i, 1) - back(i, 2)) + back(i, 3); });
        case 4:
            return add([&](std::size_t i) { return 4 * (back(i, 1) + back(i, 3)) - 6 * back(i, 2) - back(i, 4); });
        default:
            return;
    }
}

// The same by `factors`, of which the last is that of the sample just before. Of a known order compilers make far
// faster code: `known` is the order, or zero.
template <class Sum, std::size_t known, class Sample>
void predict_by(std::span<const std::int32_t> factors, int shift, std::span<Sample> samples) {
    using Unsigned = std::make_unsigned_t<Sum>;
    const std::size_t order = known ? known : factors.size();
    std::array<Unsigned, kMostFactors> by{};
    for (std::size_t k = 0; k < order; ++k) by[k] = static_cast<Unsigned>(static_cast<Sum>(factors[k]));
    for (std::size_t i = order; i < samples.size(); ++i) {
        const Sample* before = &samples[i - order];
        Unsigned sum = 0;
        for (std::size_t k = 0; k < order; ++k) sum += by[k] * static_cast<Unsigned>(static_cast<Sum>(before[k]));
        samples[i] = wrapped<Sample>(wide(samples[i]) + wide(static_cast<Sum>(sum) >> shift));
    }
}

template <class Sum, std::size_t... orders>
void predict(std::span<const std::int32_t> factors, int shift, std::span<std::int32_t> samples,
             std::index_sequence<orders...>) {
    if (factors.size() > sizeof...(orders)) return predict_by<Sum, 0>(factors, shift, samples);
    ((factors.size() == orders + 1 ? predict_by<Sum, orders + 1>(factors, shift, samples) : void()), ...);
}

// In sums of 32 bits where those suffice.
void predict_linear(std::span<const std::int32_t> factors, int shift, bool narrow, std::span<std::int32_t> samples) {
    constexpr auto kUsual = std::make_index_sequence<12>();
    narrow ? predict<std::int32_t>(factors, shift, samples, kUsual)
           : predict<std::int64_t>(factors, shift, samples, kUsual);
}
void predict_linear(std::span<const std::int32_t> factors, int shift, bool, std::span<std::int64_t> samples) {
    predict_by<std::int64_t, 0>(factors, shift, samples);
}

template <class Sample>
bool take_linear(Bits& bits, std::size_t order, int width, std::span<Sample> samples) {
    const auto precision = static_cast<int>(bits.take(4)) + 1;
    const auto shift = static_cast<int>(bits.take_signed(5));
    if (precision == 16 || shift < 0) return false;
    std::array<std::int32_t, kMostFactors> factors{};  // the file has that of the sample just before first
    for (std::size_t k = order; k-- > 0;) factors[k] = static_cast<std::int32_t>(bits.take_signed(precision));
    if (!take_residual(bits, order, samples)) return false;
    const bool narrow = width + precision + std::bit_width(order - 1) <= 32;
    predict_linear(std::span<const std::int32_t>(factors).first(order), shift, narrow, samples);
    return true;
}

// One channel's samples of `width` bits.
template <class Sample>
bool take_subframe(Bits& bits, int width, std::span<Sample> samples) {
    if (bits.take(1) != 0) return false;
    const auto kind = static_cast<std::size_t>(bits.take(6));
    const auto wasted = bits.take(1) ? static_cast<int>(std::min(bits.take_zeros(), 64u)) + 1 : 0;
    width -= wasted;
    if (width < 1) return false;
    const auto take_sample = [&] { return static_cast<Sample>(bits.take_signed(width)); };
    const bool fixed = kind >= 8 && kind <= 12, linear = kind >= 32;
    const std::size_t order = linear ? kind - 31 : fixed ? kind - 8 : 0;
    if (kind == 0) {
        std::fill(samples.begin(), samples.end(), take_sample());
    } else if (kind == 1) {
        for (Sample& sample : samples) sample = take_sample();
    } else {
        if ((!fixed && !linear) || order > samples.size()) return false;
        for (std::size_t i = 0; i < order; ++i) samples[i] = take_sample();
        if (linear) {
            if (!take_linear(bits, order, width, samples)) return false;
        } else {
            if (!take_residual(bits, order, samples)) return false;
            predict_fixed(order, samples);
        }
    }
    if (wasted > 0)
        for (Sample& sample : samples) sample = wrapped<Sample>(wide(sample) << wasted);
    return !bits.ended();
}

// Back to left and right.
template <class Sample>
void undo(int assignment, std::span<Sample> first, std::span<Sample> second) {
    for (std::size_t i = 0; i < first.size(); ++i) {
        const std::uint64_t a = wide(first[i]), b = wide(second[i]);
        if (assignment == left_side) second[i] = wrapped<Sample>(a - b);
        if (assignment == side_right) first[i] = wrapped<Sample>(a + b);
        if (assignment == mid_side) {
            const std::uint64_t sum = a << 1 | (b & 1);
            first[i] = wrapped<Sample>(wide(static_cast<std::int64_t>(sum + b) >> 1));
            second[i] = wrapped<Sample>(wide(static_cast<std::int64_t>(sum - b) >> 1));
        }
    }
}

template <class Sample>
std::size_t decode(Bytes bytes, const FlacHeader& header, std::vector<float>& interleaved) {
    Bits bits(bytes.subspan(header.bytes));
    const auto channels = static_cast<std::size_t>(header.format.channels);
    std::vector<Sample> samples(channels * header.length);
    const auto plane = [&](std::size_t c) { return std::span(samples).subspan(c * header.length, header.length); };
    for (std::size_t c = 0; c < channels; ++c) {
        const bool side = header.assignment >= left_side && c == (header.assignment == side_right ? 0u : 1u);
        if (!take_subframe<Sample>(bits, header.format.bits + (side ? 1 : 0), plane(c))) return 0;
    }
    bits.to_whole_byte();
    const std::size_t end = header.bytes + bits.taken();
    if (bits.take(16) != checksum16(bytes.first(end)) || bits.ended()) return 0;
    if (header.assignment >= left_side) undo(header.assignment, plane(0), plane(1));
    const auto scale = static_cast<float>(std::ldexp(1.0, 1 - header.format.bits));
    interleaved.resize(samples.size());
    for (std::size_t c = 0; c < channels; ++c)
        for (std::size_t i = 0; i < header.length; ++i)
            interleaved[i * channels + c] = scale * static_cast<float>(samples[c * header.length + i]);
    return end + 2;
}

}  // namespace

std::optional<FlacHeader> flac_header(Bytes bytes, std::size_t at, const FlacFormat& stream) {
    constexpr std::size_t kShortest = 6;
    if (at > bytes.size() || bytes.size() - at < kShortest) return {};
    if (byte_at(bytes, at) != 0xFF || (byte_at(bytes, at + 1) & 0xFE) != 0xF8) return {};
    FlacHeader header{stream};
    header.variable = byte_at(bytes, at + 1) & 1;
    const int length = byte_at(bytes, at + 2) >> 4, rate = byte_at(bytes, at + 2) & 15,
              channels = byte_at(bytes, at + 3) >> 4, bits = byte_at(bytes, at + 3) >> 1 & 7;
    if (length == 0 || rate == 15 || channels > mid_side || bits == 3 || byte_at(bytes, at + 3) & 1) return {};
    std::size_t next = at + 4;
    const auto number = coded_number(bytes, next);
    if (!number) return {};
    header.number = *number;
    const auto take = [&](std::size_t count) {
        std::size_t value = 0;
        for (std::size_t i = 0; i < count; ++i, ++next)
            value = value << 8 | (next < bytes.size() ? std::to_integer<std::size_t>(bytes[next]) : 0);
        return value;
    };
    constexpr std::array<int, 12> kRates = {0,     88200, 176400, 192000, 8000,  16000,
                                            22050, 24000, 32000,  44100,  48000, 96000};
    constexpr std::array<int, 8> kBits = {0, 8, 12, 0, 16, 20, 24, 32};
    header.length = length == 1   ? 192
                    : length <= 5 ? std::size_t{576} << (length - 2)
                    : length == 6 ? take(1) + 1
                    : length == 7 ? take(2) + 1
                                  : std::size_t{256} << (length - 8);
    if (rate == 12) header.format.sample_rate = 1000 * static_cast<int>(take(1));
    if (rate == 13) header.format.sample_rate = static_cast<int>(take(2));
    if (rate == 14) header.format.sample_rate = 10 * static_cast<int>(take(2));
    if (rate > 0 && rate < 12) header.format.sample_rate = kRates[static_cast<std::size_t>(rate)];
    header.assignment = channels;
    header.format.channels = channels >= left_side ? 2 : channels + 1;
    if (bits > 0) header.format.bits = kBits[static_cast<std::size_t>(bits)];
    header.bytes = next - at + 1;
    if (next >= bytes.size() || checksum8(bytes.subspan(at, next - at)) != std::to_integer<unsigned>(bytes[next]))
        return {};
    if (header.format.bits < 4 || header.format.bits > 32 || header.format.sample_rate < 1) return {};
    return header;
}

std::size_t decode_flac_frame(Bytes bytes, const FlacHeader& header, std::vector<float>& interleaved) {
    constexpr int kNarrow = 28;  // bits, which leave room for a side channel and the sum of mid and side
    return header.format.bits <= kNarrow ? decode<std::int32_t>(bytes, header, interleaved)
                                         : decode<std::int64_t>(bytes, header, interleaved);
}

}  // namespace moodglass
