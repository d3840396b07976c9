// SPDX-License-Identifier: Apache-2.0
#include "audio/mp3_order.h"

#include <algorithm>
#include <cstring>
#include <span>

#include "audio/ahead.h"

namespace moodglass {
namespace {

// Before an order's part of the stream, which begins where decoding starts.
struct Head {
    OrderKind kind;
    std::uint64_t start, begin, end;  // in the whole stream
    std::uint64_t channels, expected;
};

constexpr std::size_t kState = Mp3Decoder::kStateBytes;

}  // namespace

void Mp3Order::decode(Mp3Decoder& decoder, std::vector<std::int16_t>& samples) const {
    samples.clear();
    samples.reserve(expected);
    while (decoder.at() < end) decoder.decode(channels, samples);
}

void Mp3Answer::decode(const Mp3Order& order) {
    Mp3Decoder decoder(order.stream, order.start);
    samples.clear();
    while (decoder.at() < order.begin) decoder.decode(order.channels, samples);
    begin = decoder;
    order.decode(decoder, samples);
    end = decoder;
}

std::vector<std::byte> to_bytes(const Mp3Order& order) {
    const Bytes from = order.stream.subspan(order.start);
    const Bytes part = from.first(std::min(from.size(), order.end - order.start + Mp3Decoder::kWindow));
    const Head head{OrderKind::mp3, order.start, order.begin, order.end, order.channels, order.expected};
    std::vector<std::byte> bytes(sizeof head + part.size());
    std::memcpy(bytes.data(), &head, sizeof head);
    std::memcpy(bytes.data() + sizeof head, part.data(), part.size());
    return bytes;
}

std::vector<std::byte> decode_mp3_order(Bytes bytes) {
    Head head{};
    if (bytes.size() < sizeof head) return {};
    std::memcpy(&head, bytes.data(), sizeof head);
    const Bytes part = bytes.subspan(sizeof head);
    if (head.begin < head.start || head.end < head.begin || head.end - head.start > part.size() || head.channels == 0)
        return {};
    const auto start = static_cast<std::size_t>(head.start);
    Mp3Answer answer{{part, 0}, {part, 0}, {}};
    answer.decode({part, 0, static_cast<std::size_t>(head.begin) - start, static_cast<std::size_t>(head.end) - start,
                   static_cast<std::size_t>(head.channels), static_cast<std::size_t>(head.expected)});
    const Bytes sound = std::as_bytes(std::span(answer.samples));
    std::vector<std::byte> made(2 * kState + sound.size());
    answer.begin.write(start, std::span(made).first<kState>());
    answer.end.write(start, std::span(made).subspan<kState, kState>());
    std::ranges::copy(sound, made.begin() + 2 * kState);
    return made;
}

bool read_answer(Bytes bytes, const Mp3Order& order, Mp3Answer& answer) {
    if (bytes.size() < 2 * kState) return false;
    const auto begin = Mp3Decoder::read(order.stream, bytes.first(kState)),
               end = Mp3Decoder::read(order.stream, bytes.subspan(kState, kState));
    const Bytes sound = bytes.subspan(2 * kState);
    if (!begin || !end || sound.size() % (sizeof(std::int16_t) * order.channels) != 0) return false;
    answer.begin = *begin;
    answer.end = *end;
    answer.samples.reserve(order.expected);
    answer.samples.resize(sound.size() / sizeof(std::int16_t));
    std::memcpy(answer.samples.data(), sound.data(), sound.size());
    return true;
}

}  // namespace moodglass
