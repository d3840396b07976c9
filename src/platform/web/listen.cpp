// SPDX-License-Identifier: Apache-2.0
// The part of a song's sound that a map points at (explain/masked_wav.h), as the page's worker asks for it:
//
//     const masker = new module.Masker();
//     masker.reserve(file.length).set(file);             // or reserveSamples(), of sound that the browser has decoded
//     let error = masker.open(request);                  // '' or a sentence
//     for (let step = masker.step(); step.more; step = masker.step()) keep(step.piece.slice());
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "audio/decoded.h"
#include "audio/file_type.h"
#include "audio/open.h"
#include "explain/masked_wav.h"

namespace moodglass::web {

using emscripten::typed_memory_view;
using emscripten::val;

EMSCRIPTEN_DECLARE_VAL_TYPE(Room)
EMSCRIPTEN_DECLARE_VAL_TYPE(Piece)
EMSCRIPTEN_DECLARE_VAL_TYPE(SampleRoom)
EMSCRIPTEN_DECLARE_VAL_TYPE(Request)

struct MaskerStep {
    bool more = false;
    double fraction = 0;
    Piece piece{val::null()};  // of the WAV file, in order; a view, to be copied before the next call
    std::string error;         // a sentence; empty if all is well
};

namespace {

Masking masking_of(const val& from) {
    const auto number = [&](const char* name) { return from[name].as<double>(); };
    const auto count = [&](const char* name) { return from[name].as<std::size_t>(); };
    const auto part = from["part"].as<std::string>();
    return {{{number("start_s"), number("column_s"), number("first_band"), number("row_bands"), 0, 0},
             {count("columns_begin"), count("columns_end")},
             count("rows"),
             emscripten::convertJSArrayToNumberVector<float>(from["keep"])},
            part == "only"      ? Part::only
            : part == "without" ? Part::without
                                : Part::whole,
            number("begin_s"),
            number("end_s")};
}

}  // namespace

class Masker {
  public:
    // Room in memory for a file; null where there is not that much.
    Room reserve(std::size_t size) {
        wav_.reset();
        bytes_.reset(new (std::nothrow) std::byte[size]);
        size_ = bytes_ ? size : 0;
        if (!bytes_) return Room(val::null());
        return Room(val(typed_memory_view(size_, reinterpret_cast<std::uint8_t*>(bytes_.get()))));
    }

    // Whether the reserved bytes are sound that the engine has no decoder for.
    bool leavesToBrowser() const { return file_type(bytes()) == FileType::other; }

    // Room for samples instead: interleaved, `count` in all; null where there is not that much.
    SampleRoom reserveSamples(std::size_t count) {
        reserve(0);
        samples_.reset();
        samples_.reset(new (std::nothrow) float[count]());
        count_ = samples_ ? count : 0;
        if (!samples_) return SampleRoom(val::null());
        return SampleRoom(val(typed_memory_view(count_, samples_.get())));
    }

    std::string open(const Request& request) {
        return begin([this] { return open_sound(bytes()); }, request);
    }

    std::string openSamples(const Request& request, int channels, int rate) {
        return begin(
            [this, channels, rate]() -> Result<std::unique_ptr<Sound>> {
                return check_range(std::make_unique<Decoded>(samples_, count_, channels, rate));
            },
            request);
    }

    MaskerStep step() {
        if (!wav_) return {false, 1, Piece(val::null()), "no song is open"};
        piece_.clear();
        const auto more = wav_->step(piece_);
        if (!more) return {false, 1, Piece(val::null()), more.error().message};
        return {*more,
                wav_->progress(),
                Piece(val(typed_memory_view(piece_.size(), reinterpret_cast<std::uint8_t*>(piece_.data())))),
                {}};
    }

  private:
    std::span<const std::byte> bytes() const { return {bytes_.get(), size_}; }

    std::string begin(MaskedWav::Opener opener, const val& request) {
        auto wav = MaskedWav::open(std::move(opener), masking_of(request));
        if (!wav) return std::move(wav.error().message);
        wav_.emplace(std::move(*wav));
        return {};
    }

    std::unique_ptr<std::byte[]> bytes_;
    std::size_t size_ = 0;
    std::shared_ptr<float[]> samples_;
    std::size_t count_ = 0;
    std::optional<MaskedWav> wav_;
    std::vector<std::byte> piece_;
};

}  // namespace moodglass::web

EMSCRIPTEN_BINDINGS(moodglass_listen) {
    using namespace moodglass::web;
    emscripten::register_type<Room>("Uint8Array | null");
    emscripten::register_type<Piece>("Uint8Array");
    emscripten::register_type<SampleRoom>("Float32Array | null");
    emscripten::register_type<Request>(
        "{ part: string; begin_s: number; end_s: number; columns_begin: number; columns_end: number; rows: number; "
        "keep: Float32Array; start_s: number; column_s: number; first_band: number; row_bands: number }");
    emscripten::value_object<MaskerStep>("MaskerStep")
        .field("more", &MaskerStep::more)
        .field("fraction", &MaskerStep::fraction)
        .field("piece", &MaskerStep::piece)
        .field("error", &MaskerStep::error);
    emscripten::class_<Masker>("Masker")
        .constructor()
        .function("reserve", &Masker::reserve)
        .function("leavesToBrowser", &Masker::leavesToBrowser)
        .function("reserveSamples", &Masker::reserveSamples)
        .function("open", &Masker::open)
        .function("openSamples", &Masker::openSamples)
        .function("step", &Masker::step);
}
