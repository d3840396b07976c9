// SPDX-License-Identifier: Apache-2.0
#include "app/takeaway/report.h"

#include <gtest/gtest.h>

#include "app/fixture.h"
#include "app/words/markup.h"

namespace moodglass::app {
namespace {

int count(const std::string& text, std::string_view what) {
    int n = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++n;
    return n;
}

TEST(Markup, NothingLeavesItsPlace) {
    EXPECT_EQ(escaped("<a href='x'>\"&amp;\""), "&lt;a href=&#39;x&#39;&gt;&quot;&amp;amp;&quot;");
    EXPECT_EQ(escaped("\u05e9\u05d9\u05e8"), "\u05e9\u05d9\u05e8");
}

TEST(Markup, Base64IsThatOfRfc4648) {
    EXPECT_EQ(base64(""), "");
    EXPECT_EQ(base64("f"), "Zg==");
    EXPECT_EQ(base64("fo"), "Zm8=");
    EXPECT_EQ(base64("foo"), "Zm9v");
    EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
    EXPECT_EQ(base64("\xff\xfe\x00"), "//4=");  // a literal ends at its zero
    EXPECT_EQ(base64(std::string_view("\xfb\xef\x00", 3)), "++8A");
}

TEST(Report, HoldsEveryValueAndAPicture) {
    const std::string page = report_as_html(made_up_analysis(30), Language::english, "PNG");
    EXPECT_EQ(count(page, "<tr>"), 3 + 8 + 7 + 8);
    EXPECT_EQ(count(page, "<img src=\"data:image/png;base64,UE5H\""), 1);
    EXPECT_EQ(count(page, "<table>"), count(page, "</table>"));
    EXPECT_EQ(count(page, "<td"), count(page, "</td>"));
    EXPECT_NE(page.find("<html lang=\"en\">"), std::string::npos);
}

TEST(Report, BeginsWithWhatTheCardSays) {
    Analysis a = made_up_analysis(60);
    for (const char* letter : {"A", "B"}) {
        Section& section = a.sections.emplace_back();
        section.letter = letter;
        section.start_s = letter[0] == 'A' ? 0 : 30;
        section.end_s = section.start_s + 30;
        section.emotions_apart[1] = letter[0] == 'A' ? -1.0f : 1.0f;
    }
    const std::string page = report_as_html(a, Language::english, "");
    EXPECT_EQ(count(page, "<li>"), 2);
    EXPECT_NE(page.find("<li>B, 0:30 \u2013 1:00: livelier</li>"), std::string::npos);
    EXPECT_LT(page.find("calmer than the rest"), page.find("<table>"));
    EXPECT_NE(report_as_html(a, Language::german, "").find("<li>A, 0:00 \u2013 0:30: ruhiger</li>"), std::string::npos);
}

TEST(Report, TellsWhatIsLeftOut) {
    const Analysis a = made_up_analysis(30);
    const std::string page = report_as_html(a, Language::english, "");
    EXPECT_EQ(count(page, ">Not in these qualities</th>"), 1);
    EXPECT_NE(page.find(format_signed((*a.left_out)[3].value, Language::english, 3)), std::string::npos);
    Analysis without = a;
    without.left_out.reset();
    EXPECT_EQ(count(report_as_html(without, Language::english, ""), "Not in these qualities"), 0);
}

TEST(Report, OfABlackBoxHasEmotionsOnly) {
    const std::string page = report_as_html(made_up_analysis(30, false), Language::german, "");
    EXPECT_EQ(count(page, "<tr>"), 1 + 8);
    EXPECT_EQ(count(page, "<img"), 0);
    EXPECT_EQ(count(page, "Blackbox: Es nennt keine Gr\u00fcnde."), 8);
    EXPECT_NE(page.find("<html lang=\"de\">"), std::string::npos);
}

TEST(Report, GivesReasonsInItsLanguage) {
    EXPECT_EQ(count(report_as_html(made_up_analysis(30), Language::german, ""),
                    ": Am meisten bewegt sie, dass die Musik "),
              8);
    EXPECT_EQ(count(report_as_html(made_up_analysis(30), Language::english, ""), "Am meisten"), 0);
}

TEST(Report, LetsItsOwnStyleInAlone) {
    const std::string page = report_as_html(made_up_analysis(30), Language::english, "");
    EXPECT_EQ(page.find("unsafe-inline"), std::string::npos);
    EXPECT_EQ(count(page, "style-src 'sha256-"), 1);
    EXPECT_EQ(count(page, "style=\""), 0);
}

// Whatever files and models say of themselves stays text.
TEST(Report, MarkupFromFilesStaysText) {
    constexpr const char* kEvil = "<img src=x onerror=alert(1)></title>\"'&";
    Analysis a = made_up_analysis(30);
    a.file = a.reference.clips = a.model.name = a.model.version = a.engine.version = a.engine.kernels = kEvil;
    for (std::string& sentence : a.sentences) sentence = kEvil;
    a.warnings = {kEvil};
    const std::string page = report_as_html(a, Language::english, "PNG");
    EXPECT_EQ(count(page, "<img"), 1) << "the picture";
    EXPECT_EQ(count(page, "<script"), 0);
    EXPECT_EQ(count(page, "</title>"), 1);
    EXPECT_EQ(count(page, "&lt;img src=x onerror=alert(1)&gt;"), 2 + 5 + 1 + 8)
        << "title twice, facts, warning, sentences";
}

}  // namespace
}  // namespace moodglass::app
