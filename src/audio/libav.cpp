// SPDX-License-Identifier: Apache-2.0
// Formats that the machine's libav decodes and the engine itself does not: M4A/AAC, WebM, WMA...
extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/log.h>
}

#include <algorithm>
#include <cstring>
#include <string_view>
#include <vector>

#include "audio/decoders.h"
#include "audio/refusals.h"
#include "audio/remix.h"
#include "audio/told_duration.h"

namespace moodglass {
namespace {

// Containers of sound, by libav's names for them.
constexpr const char* kFormats =
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,asf,caf,aac,aiff,ogg,flac,wv,ape,tta,mpc,mpc8,amr,au,avi,ac3,eac3,dts,"
    "truehd,mpegts,mpeg,flv,rm";

class Libav final : public Sound {
  public:
    static Result<std::unique_ptr<Sound>> open(Bytes bytes) {
        av_log_set_level(AV_LOG_QUIET);
        auto sound = std::make_unique<Libav>();
        if (!sound->start(bytes)) return not_decoded(bytes);
        return sound;
    }
    ~Libav() override {
        av_frame_free(&frame_);
        av_packet_free(&packet_);
        avcodec_free_context(&codec_);
        avformat_close_input(&format_);
        if (io_) av_freep(&io_->buffer);
        avio_context_free(&io_);
    }
    std::size_t read(std::span<float> interleaved) override {
        const auto step = static_cast<std::size_t>(channels);
        while (pending_.size() - taken_ < step) {
            if (!decode_next()) return 0;
        }
        const std::size_t count = std::min(pending_.size() - taken_, interleaved.size()) / step * step;
        std::copy_n(pending_.begin() + static_cast<std::ptrdiff_t>(taken_), count, interleaved.begin());
        taken_ += count;
        return count / step;
    }
    double progress() const override { return static_cast<double>(position_) / static_cast<double>(bytes_.size()); }
    bool cut() const override {
        // Containers tell their length only roughly: a tenth of a second short is whole.
        if (!promised_length) return ended_ && ends_within_sound(bytes_);
        return ended_ && decoded_ + static_cast<std::uint64_t>(sample_rate / 10) < *promised_length;
    }
    bool other_follows() const override { return changed_; }
    bool gaps() const override { return gaps_; }

  private:
    static int read_bytes(void* self, std::uint8_t* to, int size) {
        auto& s = *static_cast<Libav*>(self);
        const auto count = std::min(static_cast<std::size_t>(size), s.bytes_.size() - s.position_);
        if (count == 0) return AVERROR_EOF;
        std::memcpy(to, s.bytes_.data() + s.position_, count);
        s.position_ += count;
        return static_cast<int>(count);
    }
    static std::int64_t seek_bytes(void* self, std::int64_t offset, int whence) {
        auto& s = *static_cast<Libav*>(self);
        const auto size = static_cast<std::int64_t>(s.bytes_.size());
        if (whence & AVSEEK_SIZE) return size;
        const std::int64_t base = whence == SEEK_CUR   ? static_cast<std::int64_t>(s.position_)
                                  : whence == SEEK_END ? size
                                                       : 0;
        const std::int64_t to = base + offset;
        if (to < 0 || to > size) return AVERROR(EINVAL);
        s.position_ = static_cast<std::size_t>(to);
        return to;
    }
    bool start(Bytes bytes) {
        bytes_ = bytes;
        constexpr int kBuffer = 1 << 16;
        io_ = avio_alloc_context(static_cast<unsigned char*>(av_malloc(kBuffer)), kBuffer, 0, this, read_bytes, nullptr,
                                 seek_bytes);
        format_ = avformat_alloc_context();
        if (!io_ || !format_) return false;
        format_->pb = io_;
        // A file is all there is: no format that fetches others (playlists, session descriptions), and no way to open
        // any.
        format_->io_open = [](AVFormatContext*, AVIOContext**, const char*, int, AVDictionary**) {
            return AVERROR(EPERM);
        };
        AVDictionary* limits = nullptr;
        av_dict_set(&limits, "format_whitelist", kFormats, 0);
        av_dict_set(&limits, "protocol_whitelist", "none", 0);
        const int opened = avformat_open_input(&format_, nullptr, nullptr, &limits);
        av_dict_free(&limits);
        if (opened < 0) return false;
        for (unsigned i = 0; i < format_->nb_streams; ++i)
            indexed_ |= avformat_index_get_entries_count(format_->streams[i]) > 0;
        if (avformat_find_stream_info(format_, nullptr) < 0) return false;
        const AVCodec* decoder = nullptr;
        stream_ = av_find_best_stream(format_, AVMEDIA_TYPE_AUDIO, -1, -1, &decoder, 0);
        if (stream_ < 0 || !decoder) return false;
        const AVStream* stream = format_->streams[stream_];
        codec_ = avcodec_alloc_context3(decoder);
        if (!codec_ || avcodec_parameters_to_context(codec_, stream->codecpar) < 0) return false;
        codec_->pkt_timebase = stream->time_base;
        if (avcodec_open2(codec_, decoder, nullptr) < 0) return false;
        packet_ = av_packet_alloc();
        frame_ = av_frame_alloc();
        if (!packet_ || !frame_) return false;
        // Rate and channels are certain only once a frame is decoded.
        channels = 0;
        if (!decode_next() || channels == 0) return false;
        constexpr double kLongest_s = 1e9;  // what a damaged header tells must still fit a whole number
        if (const auto expected_s = expected_duration_s())
            promised_length = static_cast<std::uint64_t>(std::clamp(*expected_s, 0.0, kLongest_s) * sample_rate);
        return true;
    }
    bool is(std::string_view container) const { return container == format_->iformat->name; }
    std::optional<double> expected_duration_s() const {
        if (const auto told_s = told_duration_s(bytes_)) return told_s;
        // Only a header promises: what is reckoned from the bit rate or from the packets' times does not.
        if (format_->duration_estimation_method != AVFMT_DURATION_FROM_STREAM) return {};
        if (is("avi")) return avi_duration_s();
        const AVStream* stream = format_->streams[stream_];
        if (stream->duration > 0 && !is("asf"))  // which tells the longest for each
            return static_cast<double>(stream->duration) * av_q2d(stream->time_base);
        if (format_->nb_streams > 1) return {};  // the others may last longer
        double duration_s = static_cast<double>(format_->duration) / AV_TIME_BASE;
        // These count from zero, where the sound may begin later.
        if (is("asf") || is("flv"))
            duration_s -= static_cast<double>(std::max<std::int64_t>(0, format_->start_time)) / AV_TIME_BASE;
        return duration_s > 0 ? std::optional(duration_s) : std::nullopt;
    }
    // AVI's header counts also the empty pieces that stand for silence, its index does not. Without an index it is no
    // promise: written to a pipe, or cut.
    std::optional<double> avi_duration_s() const {
        AVStream* stream = format_->streams[stream_];
        const int pieces = avformat_index_get_entries_count(stream);
        if (!indexed_ || pieces < 2 || stream->duration <= 0) return {};
        const std::int64_t last = avformat_index_get_entry(stream, pieces - 1)->timestamp,
                           before = avformat_index_get_entry(stream, pieces - 2)->timestamp;
        const double ticks = std::min(static_cast<double>(stream->duration),
                                      2 * static_cast<double>(last) - static_cast<double>(before));
        return ticks * av_q2d(stream->time_base);
    }
    // A packet that cannot be decoded is left out.
    bool decode_next() {
        while (!ended_) {
            const int got = avcodec_receive_frame(codec_, frame_);
            if (got == 0) {
                if (take_frame()) return true;
                break;
            }
            if (got == AVERROR_EOF || draining_) break;
            if (got != AVERROR(EAGAIN)) gaps_ = true;
            const int read = av_read_frame(format_, packet_);
            if (read < 0) {
                draining_ = true;
                avcodec_send_packet(codec_, nullptr);
                continue;
            }
            if (packet_->stream_index == stream_ && avcodec_send_packet(codec_, packet_) < 0) gaps_ = true;
            av_packet_unref(packet_);
        }
        ended_ = true;
        return false;
    }
    float sample(int frame, int channel) const {
        const auto planar = av_sample_fmt_is_planar(codec_->sample_fmt);
        const auto* plane = planar ? frame_->extended_data[channel] : frame_->extended_data[0];
        const int index = planar ? frame : frame * frame_->ch_layout.nb_channels + channel;
        switch (av_get_packed_sample_fmt(codec_->sample_fmt)) {
            case AV_SAMPLE_FMT_FLT:
                return reinterpret_cast<const float*>(plane)[index];
            case AV_SAMPLE_FMT_DBL:
                return static_cast<float>(reinterpret_cast<const double*>(plane)[index]);
            case AV_SAMPLE_FMT_S16:
                return static_cast<float>(reinterpret_cast<const std::int16_t*>(plane)[index]) / 32768.0f;
            case AV_SAMPLE_FMT_S32:
                return static_cast<float>(reinterpret_cast<const std::int32_t*>(plane)[index]) / 2147483648.0f;
            case AV_SAMPLE_FMT_U8:
                return static_cast<float>(plane[index] - 128) / 128.0f;
            default:
                return 0;
        }
    }
    void take_layout() {
        for (int c = 0; c < channels; ++c) {
            const AVChannel speaker =
                av_channel_layout_channel_from_index(&frame_->ch_layout, static_cast<unsigned>(c));
            if (speaker < 0 || frame_->ch_layout.order != AV_CHANNEL_ORDER_NATIVE) return layout.clear();
            layout.push_back(static_cast<Speaker>(speaker));
        }
    }
    // False where another rate begins: the sound ends there.
    bool take_frame() {
        if (channels == 0) {
            channels = frame_->ch_layout.nb_channels;
            sample_rate = frame_->sample_rate;
            take_layout();
        }
        changed_ = frame_->sample_rate != sample_rate;
        if (changed_) return false;
        taken_ = 0;
        const auto step = static_cast<std::size_t>(channels);
        pending_.resize(static_cast<std::size_t>(frame_->nb_samples) * step);
        for (int i = 0; i < frame_->nb_samples; ++i)
            remix([&](int c) { return sample(i, c); }, frame_->ch_layout.nb_channels, channels,
                  &pending_[static_cast<std::size_t>(i) * step]);
        decoded_ += static_cast<std::uint64_t>(frame_->nb_samples);
        av_frame_unref(frame_);
        return true;
    }

    Bytes bytes_;
    std::size_t position_ = 0;
    AVIOContext* io_ = nullptr;
    AVFormatContext* format_ = nullptr;
    AVCodecContext* codec_ = nullptr;
    AVPacket* packet_ = nullptr;
    AVFrame* frame_ = nullptr;
    int stream_ = -1;
    bool indexed_ = false;  // the file has an index that was read at its beginning
    std::vector<float> pending_;
    std::size_t taken_ = 0;
    std::uint64_t decoded_ = 0;
    bool draining_ = false;  // the packets are at their end, the decoder not yet
    bool ended_ = false;
    bool changed_ = false;  // its rate, at the end
    bool gaps_ = false;
};

}  // namespace

Result<std::unique_ptr<Sound>> open_libav(Bytes bytes) { return Libav::open(bytes); }

}  // namespace moodglass
