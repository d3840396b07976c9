// SPDX-License-Identifier: Apache-2.0
#include "explain/masked_wav.h"

#include "audio/wav_writer.h"

namespace moodglass {
namespace {

constexpr std::size_t kStep = 1 << 14;  // samples per channel

}  // namespace

MaskedWav::MaskedWav(Opener open, Masking masking, std::unique_ptr<MaskedSound> sound)
    : open_(std::move(open)),
      masking_(std::move(masking)),
      sound_(std::move(sound)),
      samples_(kStep * static_cast<std::size_t>(sound_->channels)) {}

Result<MaskedWav> MaskedWav::open(Opener open, Masking masking) {
    auto sound = open();
    if (!sound) return tl::unexpected(sound.error());
    return MaskedWav(std::move(open), masking, std::make_unique<MaskedSound>(std::move(*sound), masking));
}

Result<bool> MaskedWav::step(std::vector<std::byte>& file) {
    if (sound_->skip()) return true;
    const std::size_t read = sound_->read(samples_);
    if (measuring_) {
        length_ += read;
        return read > 0 ? true : begin_writing(file);
    }
    append_wav_samples(std::span(samples_).first(read * static_cast<std::size_t>(sound_->channels)), file);
    return read > 0;
}

Result<bool> MaskedWav::begin_writing(std::vector<std::byte>& file) {
    if (length_ == 0) return failure("there is no sound in this stretch; choose another one");
    if (length_ * static_cast<std::uint64_t>(sound_->channels) * sizeof(std::int16_t) > kMostWavBytes)
        return failure("the stretch is too long for a WAV file, which holds 4 GB; choose a shorter one");
    measuring_ = false;
    gain_ = matching_gain(sound_->level());
    auto again = open_();
    if (!again) return tl::unexpected(again.error());
    sound_ = std::make_unique<MaskedSound>(std::move(*again), masking_, gain_);
    const auto header = wav_header(sound_->channels, sound_->sample_rate, length_);
    file.insert(file.end(), header.begin(), header.end());
    return true;
}

double MaskedWav::progress() const { return (measuring_ ? 0 : 0.5) + sound_->progress() / 2; }

}  // namespace moodglass
