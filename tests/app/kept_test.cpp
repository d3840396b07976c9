// SPDX-License-Identifier: Apache-2.0
#include "analysis/kept.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "analysis/json.h"
#include "app/fixture.h"
#include "platform/files/kept_folder.h"

namespace moodglass::app {
namespace {

TEST(Kept, ComesBackWithTheOutlineOfItsWaveformAndNoSpectrogram) {
    const Analysis a = made_up_analysis(60);
    const Overview o = made_up_overview(60);
    const std::string text = to_kept(a, &o);
    const auto back = kept_from(text);
    ASSERT_TRUE(back) << back.error().message;
    EXPECT_EQ(to_json(back->analysis), to_json(a));
    ASSERT_TRUE(back->outline);
    const Overview& outline = *back->outline;
    EXPECT_LE(outline.lowest.size(), 2000u);
    EXPECT_NEAR(static_cast<double>(outline.lowest.size()) * outline.slice_s, 60, outline.slice_s);
    EXPECT_NEAR(*std::max_element(outline.highest.begin(), outline.highest.end()),
                *std::max_element(o.highest.begin(), o.highest.end()), 0.5 / 127);
    EXPECT_TRUE(outline.levels.empty());
    EXPECT_EQ(text.find("levels"), std::string::npos);
}

TEST(Kept, SongsThatShareNameAndLengthAreToldApart) {
    const Analysis a = made_up_analysis(60);
    Overview one = made_up_overview(60), other = one;
    EXPECT_EQ(kept_key(a, &one), kept_key(a, &other));
    other.highest[10] = 1;
    EXPECT_NE(kept_key(a, &one), kept_key(a, &other));
    EXPECT_NE(kept_key(a, &one), kept_key(a, nullptr));
}

TEST(Kept, ResultsWithoutAnOutlineCanBeOpenedAndDamagedOnesCannot) {
    const Analysis a = made_up_analysis(20);
    EXPECT_TRUE(kept_from(to_json(a)));
    EXPECT_FALSE(kept_from(to_json(a))->outline);
    EXPECT_TRUE(kept_from(to_kept(a, nullptr)));
    const std::string whole = to_kept(a, nullptr);
    for (const std::string_view bad : {std::string_view(whole).substr(0, whole.size() / 2), std::string_view("[]"),
                                       std::string_view("{\"analysis\": 3}"), std::string_view()})
        EXPECT_FALSE(kept_from(bad));
    std::string uneven = to_json(a);
    const std::size_t last = uneven.find(']', uneven.find("\"curve\""));
    EXPECT_FALSE(kept_from(uneven.substr(0, last) + ",0.5" + uneven.substr(last))) << "curves of different lengths";
    EXPECT_FALSE(kept_from("{\"analysis\":" + std::string(300000, '[') + std::string(300000, ']') + "}")) << "too deep";
    const std::string odd =
        "{\"analysis\":" + to_json(a) + ",\"waveform\":{\"slice_s\":-1,\"lowest\":[900],\"highest\":[\"x\"]}}";
    ASSERT_TRUE(kept_from(odd));
    EXPECT_FALSE(kept_from(odd)->outline);
}

struct KeptFolderTest : testing::Test {
    std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "moodglass kept";
    KeptFolder kept{folder};
    KeptFolderTest() { std::filesystem::remove_all(folder); }
    ~KeptFolderTest() override { std::filesystem::remove_all(folder); }
};

TEST_F(KeptFolderTest, NothingIsThereBeforeItIsWanted) {
    EXPECT_FALSE(kept.wanted());
    EXPECT_TRUE(kept.list().empty());
    EXPECT_FALSE(std::filesystem::exists(folder));
    ASSERT_TRUE(kept.want(true));
    EXPECT_TRUE(kept.wanted());
    ASSERT_TRUE(kept.want(false));
    EXPECT_FALSE(kept.wanted());
}

TEST_F(KeptFolderTest, KeepsReadsAndRemoves) {
    ASSERT_TRUE(kept.keep("a/../\n1", "a \"b\".mp3", "first"));
    ASSERT_TRUE(kept.keep("b", "b.mp3", "second\nline"));
    ASSERT_TRUE(kept.keep("b", "b.mp3", "third"));
    EXPECT_EQ(kept.list().size(), 2u);
    EXPECT_EQ(kept.read("a/../\n1").value_or(""), "first\n");
    EXPECT_EQ(kept.read("b").value_or(""), "third\n");
    kept.remove("b");
    ASSERT_EQ(kept.list().size(), 1u);
    EXPECT_EQ(kept.list()[0].name, "a \"b\".mp3");
    EXPECT_GT(kept.list()[0].when_s, 1'700'000'000);
    EXPECT_FALSE(kept.read("b"));
    kept.remove("");
    EXPECT_TRUE(kept.list().empty());
}

}  // namespace
}  // namespace moodglass::app
