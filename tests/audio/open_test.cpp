// SPDX-License-Identifier: Apache-2.0
#include "audio/open.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/signals.h"

namespace moodglass {
namespace {

std::string error_of(Bytes bytes) {
    const auto sound = open_sound(bytes);
    return sound ? "" : sound.error().message;
}

std::size_t samples_in(Sound& sound) {
    std::vector<float> piece(4096 * static_cast<std::size_t>(sound.channels));
    std::size_t total = 0;
    while (const std::size_t count = sound.read(piece)) total += count;
    return total;
}

TEST(Open, AWavIsReadWhole) {
    const auto file = wav(sine(440, 1.5, 44100), 2, 44100);
    auto sound = open_sound(file);
    ASSERT_TRUE(sound) << sound.error().message;
    EXPECT_EQ((*sound)->channels, 2);
    EXPECT_EQ((*sound)->sample_rate, 44100);
    EXPECT_EQ((*sound)->promised_length, 33075u);
    EXPECT_EQ(samples_in(**sound), 33075u);
    EXPECT_FALSE((*sound)->cut());
    EXPECT_DOUBLE_EQ((*sound)->progress(), 1.0);
}

TEST(Open, ACutWavIsReadToItsCut) {
    auto file = wav(sine(440, 2, 44100), 1, 44100);
    file.resize(file.size() / 2);
    auto sound = open_sound(file);
    ASSERT_TRUE(sound) << sound.error().message;
    EXPECT_NEAR(static_cast<double>(samples_in(**sound)), 44100, 100);
    EXPECT_TRUE((*sound)->cut());
}

TEST(Open, RefusalsSayWhatAndWhatToDo) {
    EXPECT_EQ(error_of({}), "the file is empty; choose another one");
    const std::string list = "milk, bread";
    EXPECT_EQ(error_of(std::as_bytes(std::span(list))),
              "not audio: it seems to be text; choose a WAV, MP3, FLAC, Ogg Vorbis, Opus or M4A file");
    EXPECT_EQ(error_of(wav(std::vector<float>(30 * 1000), 30, 44100)),
              "the file has 30 channels, but at most 8 can be mixed down; export it as stereo or mono");
    EXPECT_EQ(error_of(wav(sine(100, 1, 4000), 1, 4000)),
              "the file's sample rate is 4000 Hz, but 8,000 to 192,000 Hz can be read; export it at 44,100 Hz");
}

TEST(Open, NoFormatThatFetchesOthersIsRead) {
    const std::string session = "ADIF\nv=0\nc=IN IP4 239.1.2.3\nm=audio 5004 RTP/AVP 0\n";
    const std::string playlist = "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nhttp://localhost:9/a.ts\n";
    for (const std::string& text : {session, "ADIF" + playlist, playlist})
        EXPECT_NE(error_of(std::as_bytes(std::span(text))), "") << text;
}

TEST(Open, AHeaderAloneOrCutAnywhereDoesNoHarm) {
    const auto file = wav(sine(440, 1, 8000), 1, 8000);
    for (std::size_t length = 0; length < 64; ++length) {
        const std::vector<std::byte> part(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(length));
        auto sound = open_sound(part);
        if (sound) {
            EXPECT_LT(samples_in(**sound), 20u);
        } else {
            EXPECT_NE(sound.error().message, "");
        }
    }
}

}  // namespace
}  // namespace moodglass
