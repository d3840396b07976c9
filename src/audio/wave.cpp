// SPDX-License-Identifier: Apache-2.0
#include "audio/wave.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <iterator>
#include <string_view>

#include "audio/mp3_tags.h"

namespace moodglass {
namespace {

// Programs that write into a pipe cannot know a size: they leave it at zero, or near the largest of 31 or 32 bits.
constexpr std::uint64_t kLargestTold = 0x7FFFF000u, kLargest32 = 0xFFFFFFFFu;

std::string_view text_at(Bytes bytes, std::size_t at, std::size_t length) {
    return {reinterpret_cast<const char*>(bytes.data()) + at, length};
}

std::uint64_t number_at(Bytes bytes, std::size_t at, std::size_t size, bool big_endian) {
    std::uint64_t number = 0;
    if (at > bytes.size() || size > bytes.size() - at) return 0;
    for (std::size_t i = 0; i < size; ++i)
        number = number << 8 | std::to_integer<std::uint64_t>(bytes[at + (big_endian ? i : size - 1 - i)]);
    return number;
}

// How a container numbers and arranges its chunks.
struct Container {
    bool big_endian = false;
    bool wave64 = false;      // names of 16 bytes, sizes of 8 that count the header
    std::size_t first = 12;   // chunk
    std::uint64_t whole = 0;  // what it says is its own size
};

struct Chunk {
    std::string_view name;   // four letters
    std::size_t begin = 0;   // of its content
    std::uint64_t size = 0;  // of its content, as told
};

constexpr std::string_view kKnown[] = {"data", "fmt ", "fact", "LIST", "list", "JUNK", "junk", "PAD ", "FLLR", "bext",
                                       "cue ", "smpl", "inst", "id3 ", "ID3 ", "iXML", "_PMX", "axml", "chna", "ds64",
                                       "afsp", "acid", "PEAK", "plst", "labl", "note", "adtl", "DISP", "wavl", "slnt",
                                       "levl", "umid", "COMM", "SSND", "FVER", "MARK", "INST", "MIDI", "AESD", "APPL",
                                       "COMT", "NAME", "AUTH", "(c) ", "ANNO", "CHAN", "SAUR", "minf", "elm1", "regn"};

bool is_known(std::string_view name) {
    return std::find(std::begin(kKnown), std::end(kKnown), name) != std::end(kKnown);
}

class Chunks {
  public:
    Chunks(Bytes bytes, const Container& container) : bytes_(bytes), is_(container) {}

    std::optional<Chunk> at(std::size_t at) const {
        const std::size_t header = is_.wave64 ? 24 : 8;
        if (at > bytes_.size() || bytes_.size() - at < header) return {};
        Chunk chunk{text_at(bytes_, at, 4), at + header,
                    number_at(bytes_, at + (is_.wave64 ? 16 : 4), is_.wave64 ? 8 : 4, is_.big_endian)};
        if (is_.wave64) chunk.size = chunk.size > header ? chunk.size - header : 0;
        return chunk;
    }

    // Where the chunk behind this one begins. An odd length is filled up by a byte, which some programs forget.
    std::size_t behind(const Chunk& chunk) const {
        const std::uint64_t rest = bytes_.size() - chunk.begin;
        if (chunk.size >= rest) return bytes_.size();
        const std::size_t end = chunk.begin + static_cast<std::size_t>(chunk.size);
        if (is_.wave64) return end + (8 - chunk.size % 8) % 8;
        if (chunk.size % 2 == 0) return end;
        if (known(end + 1)) return end + 1;
        if (known(end)) return end;
        return !named(end + 1) && named(end) ? end : end + 1;
    }

    // Whether what stands at `at` to the end is chunks, tags or padding: then the samples before it were all.
    bool explain(std::size_t at) const {
        if (at >= bytes_.size() || without_tags_in_front(bytes_.subspan(at)).empty()) return true;
        if (known(at)) return true;
        for (; named(at) && at < bytes_.size(); at = behind(*this->at(at)))
            if (known(at)) return true;
        return at >= bytes_.size();
    }

  private:
    bool known(std::size_t at) const {
        const auto chunk = this->at(at);
        return chunk && is_known(chunk->name);
    }
    // Letters, and a size that fits.
    bool named(std::size_t at) const {
        const auto chunk = this->at(at);
        return chunk && chunk->size <= bytes_.size() - chunk->begin &&
               std::all_of(chunk->name.begin(), chunk->name.end(), [](char c) { return c >= ' ' && c <= '~'; });
    }

    Bytes bytes_;
    Container is_;
};

// What of the samples is there, and what is not, when the header tells `told` bytes of them from `begin` on.
void find_data(Bytes file, const Container& container, std::size_t begin, std::uint64_t told, Wave& wave) {
    const Bytes rest = file.subspan(std::min(begin, file.size()));
    const Chunks chunks(file, container);
    const bool pipe = container.whole == 0 || container.whole >= kLargestTold;
    if (told == 0 && !rest.empty() && !chunks.explain(begin)) {
        wave.data = rest;
        if (!pipe) wave.header = Wave::Header::unfinished;
        return;
    }
    if (told >= kLargestTold && told >= rest.size()) {
        wave.data = rest;
        return;
    }
    wave.told_bytes = told;
    wave.data = rest.first(static_cast<std::size_t>(std::min<std::uint64_t>(told, rest.size())));
    if (told >= rest.size()) return;
    const std::size_t end = begin + static_cast<std::size_t>(told);
    // A few bytes are no sound.
    const std::size_t left = rest.size() - static_cast<std::size_t>(told);
    const auto least = static_cast<std::size_t>(std::max(0, wave.block)) *
                           static_cast<std::size_t>(std::max(0, wave.sample_rate)) / 20 +
                       64;
    const auto is_other_file = [&](std::size_t at) {
        const FileType type = file_type(file.subspan(at));
        return type != FileType::none && type != FileType::mp3;
    };
    if (left < least || chunks.explain(end) || (told % 2 && chunks.explain(end + 1)) || is_other_file(end)) return;
    wave.data = rest;
    wave.told_bytes = told;
    wave.header = Wave::Header::outdated;
}

bool read_format(Bytes format, bool big_endian, Wave& wave) {
    if (format.size() < 14) return false;
    const auto number = [&](std::size_t at, std::size_t size) { return number_at(format, at, size, big_endian); };
    wave.format = format;
    wave.big_endian = big_endian;
    wave.unsigned_bytes = true;
    wave.encoding = static_cast<int>(number(0, 2));
    wave.channels = static_cast<int>(number(2, 2));
    wave.sample_rate = static_cast<int>(std::min<std::uint64_t>(number(4, 4), 1u << 30));
    wave.block = static_cast<int>(number(12, 2));
    wave.bits = static_cast<int>(number(14, 2));
    wave.layout = wav_layout(wave.channels);
    constexpr int kExtensible = 0xFFFE;
    if (wave.encoding == kExtensible && format.size() >= 26) {
        const auto mask = static_cast<std::uint32_t>(number(20, 4));
        wave.encoding = static_cast<int>(number(24, 2));
        if (wave.channels > 2) wave.layout = layout_of_mask(mask, wave.channels);
    }
    return wave.channels > 0;
}

std::optional<Wave> riff(Bytes file, const Container& container) {
    const Chunks chunks(file, container);
    Wave wave;
    std::optional<std::uint64_t> wide;
    std::optional<Chunk> data;
    bool formatted = false;
    for (auto chunk = chunks.at(container.first); chunk; chunk = chunks.at(chunks.behind(*chunk))) {
        if (chunk->name == "ds64") wide = number_at(file, chunk->begin + 8, 8, false);
        if (chunk->name == "fmt ") {
            const auto size =
                static_cast<std::size_t>(std::min<std::uint64_t>(chunk->size, file.size() - chunk->begin));
            formatted = read_format(file.subspan(chunk->begin, size), container.big_endian, wave);
        }
        if (chunk->name == "data" && !data) data = chunk;
        if (data && formatted) break;
    }
    if (!data || !formatted) return {};
    const std::uint64_t told = wide && data->size == kLargest32 ? *wide : data->size;
    find_data(file, container, data->begin, told, wave);
    return wave;
}

// The 80 bits of an extended-precision number.
double extended(Bytes bytes, std::size_t at) {
    const auto exponent = static_cast<int>(number_at(bytes, at, 2, true) & 0x7FFF);
    return std::ldexp(static_cast<double>(number_at(bytes, at + 2, 8, true)), exponent - 16383 - 63);
}

constexpr std::uint32_t letters(const char (&text)[5]) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(text[i]);
    return value;
}

void read_kind(Wave& wave) {
    wave.encoding = Wave::unknown;
    switch (wave.kind) {
        case 0:
        case letters("NONE"):
        case letters("twos"):
            wave.encoding = Wave::pcm;
            break;
        case letters("in24"):
            wave.encoding = Wave::pcm, wave.bits = 24;
            break;
        case letters("in32"):
            wave.encoding = Wave::pcm, wave.bits = 32;
            break;
        case letters("42ni"):
            wave.encoding = Wave::pcm, wave.bits = 24, wave.big_endian = false;
            break;
        case letters("23ni"):
            wave.encoding = Wave::pcm, wave.bits = 32, wave.big_endian = false;
            break;
        case letters("sowt"):
            wave.encoding = Wave::pcm, wave.big_endian = false;
            break;
        case letters("raw "):
            wave.encoding = Wave::pcm, wave.unsigned_bytes = true;
            break;
        case letters("fl32"):
        case letters("FL32"):
            wave.encoding = Wave::ieee_float, wave.bits = 32;
            break;
        case letters("fl64"):
        case letters("FL64"):
            wave.encoding = Wave::ieee_float, wave.bits = 64;
            break;
        case letters("alaw"):
        case letters("ALAW"):
            wave.encoding = Wave::a_law, wave.bits = 8;
            break;
        case letters("ulaw"):
        case letters("ULAW"):
            wave.encoding = Wave::mu_law, wave.bits = 8;
            break;
        default:
            break;
    }
    wave.block = wave.channels * ((wave.bits + 7) / 8);
}

std::optional<Wave> aiff(Bytes file, const Container& container) {
    const Chunks chunks(file, container);
    Wave wave;
    wave.big_endian = true;
    std::optional<Chunk> data;
    bool formatted = false;
    for (auto chunk = chunks.at(container.first); chunk; chunk = chunks.at(chunks.behind(*chunk))) {
        if (chunk->name == "COMM" && file.size() - chunk->begin >= 18) {
            const auto number = [&](std::size_t from, std::size_t size) {
                return number_at(file, chunk->begin + from, size, true);
            };
            wave.channels = static_cast<int>(number(0, 2));
            wave.bits = static_cast<int>(number(6, 2));
            const double rate = extended(file, chunk->begin + 8);
            wave.sample_rate = rate > 0 && rate < 1e9 ? static_cast<int>(std::lround(rate)) : 0;
            if (text_at(file, 8, 4) == "AIFC" && chunk->size >= 22)
                wave.kind = static_cast<std::uint32_t>(number(18, 4));
            wave.layout = wav_layout(wave.channels);
            read_kind(wave);
            formatted = wave.channels > 0;
        }
        if (chunk->name == "SSND" && !data) data = chunk;
        if (data && formatted) break;
    }
    if (!data || !formatted || file.size() - data->begin < 8) return {};
    constexpr std::size_t kHeader = 8;  // an offset, and a size of blocks that nobody uses
    const std::uint64_t offset = number_at(file, data->begin, 4, true);
    const std::uint64_t begin = data->begin + kHeader + (offset < file.size() ? offset : 0);
    if (begin > file.size()) return {};
    const std::uint64_t told = data->size > kHeader + offset ? data->size - kHeader - offset : 0;
    find_data(file, container, static_cast<std::size_t>(begin), told, wave);
    return wave;
}

}  // namespace

std::optional<Wave> find_wave(Bytes file) {
    if (file.size() < 12) return {};
    const std::string_view name = text_at(file, 0, 4);
    const bool big_endian = name == "FORM" || name == "RIFX", wave64 = name == "riff";
    Container container{big_endian, wave64, wave64 ? std::size_t{40} : 12,
                        number_at(file, wave64 ? 16 : 4, wave64 ? 8 : 4, big_endian)};
    return name == "FORM" ? aiff(file, container) : riff(file, container);
}

}  // namespace moodglass
