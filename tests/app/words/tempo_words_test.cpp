// SPDX-License-Identifier: Apache-2.0
#include "app/words/tempo_words.h"

#include <gtest/gtest.h>

namespace moodglass::app {
namespace {

Pulse heard(double tempo_bpm, double rival_bpm, float sure) {
    Pulse pulse;
    pulse.tempo_bpm = tempo_bpm;
    pulse.rival_bpm = rival_bpm;
    pulse.sure = sure;
    pulse.series.clarity = {0.5f};
    return pulse;
}

TEST(TempoWords, SayWhatIsHeardAndHowSure) {
    EXPECT_EQ(tempo_told(heard(100.4, 200.8, 0.7f), Language::english), "100 BPM");
    EXPECT_EQ(tempo_told(heard(62, 124, 0.7f), Language::english), "slow, 62 BPM");
    EXPECT_EQ(tempo_told(heard(62, 124, 0.7f), Language::german), "langsam, 62 BPM");
    EXPECT_EQ(tempo_told(heard(140, 70, 0.3f), Language::english), "fast, 140 BPM, or perhaps 70");
    EXPECT_EQ(tempo_told(heard(140, 70, 0.3f), Language::german), "schnell, 140 BPM, vielleicht auch 70");
    EXPECT_EQ(tempo_told(heard(140, 70, 0.1f), Language::english), "140 BPM, or as likely 70") << "neither slow nor fast";
}

TEST(TempoWords, OfNoBeatAndOfNothing) {
    EXPECT_EQ(tempo_told(heard(0, 0, 0), Language::english), "no beat can be told");
    EXPECT_EQ(tempo_told({}, Language::english), "");
}

}  // namespace
}  // namespace moodglass::app
