// SPDX-License-Identifier: Apache-2.0
// The picture to share: of any result, in every language and both shapes, all that is told stands on it, in its edges.
#include <algorithm>
#include <random>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "app/drawing/mood_colour.h"
#include "app/drawing/theme.h"
#include "app/panels/letters.h"
#include "app/panels/plane_plot.h"
#include "app/words/sentences.h"
#include "app/words/strings.h"
#include "story/say.h"

namespace moodglass::app {
namespace {

constexpr CardShape kShapes[] = {CardShape::square, CardShape::wide};
constexpr float kEdge = 40;  // pixels of the picture in which nothing is written
constexpr double kLastMoment_s = 150;  // of made_up_analysis: a song is no shorter
constexpr const char* kLongName =
    "A recording with quite a long name, live at the harbour on the last evening of the festival, take 17.flac";

// What the engine says of files (audio/mono.cpp).
constexpr const char* kCut = "the file is cut after 4.1 s of 29.2 s: analysed up to there";
constexpr const char* kDamaged =
    "parts of the file are damaged and were left out: times behind them are too early; get it again";
constexpr const char* kCancelled =
    "the channels cancel each other out for 21.5 s of 29.2 s, as when one is inverted: their difference was analysed "
    "there; check cable and export";

const char* name_of(CardShape shape) { return shape == CardShape::square ? "square" : "wide"; }

// Of letters that are seen: not the spaces, nor the second byte of one.
std::size_t letters_in(const std::string& text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte > ' ' && (byte & 0xC0) != 0x80;
    }));
}

// Ranks and contrasts at random, and so headlines and reasons of all kinds.
Analysis at_random(std::mt19937& random) {
    std::uniform_real_distribution<float> rank(1, 99), apart(-1.5f, 1.5f);
    Analysis a = in_sections(made_up_analysis(kLastMoment_s + static_cast<double>(random() % 4000)));
    for (auto& e : a.emotions) e.percentile = rank(random);
    for (auto& f : a.midlevel) f.percentile = rank(random);
    for (auto& section : a.sections)
        for (auto& each : section.emotions_apart) each = apart(random);
    const std::vector<std::string> warnings[] = {{}, {}, {kCut}, {kDamaged, kCancelled}};
    constexpr const char* kKinds[] = {"film", "popular", "classical", "all"};
    a.reference.kind = kKinds[random() % 4];
    a.warnings = warnings[random() % 4];
    return a;
}

class CardPicture : public DrawnLetters {
  protected:
    int add(const Analysis& analysis, const char* name = "a.mp3") {
        const int song = app.add_song(name);
        app.on_done(song, analysis);
        return song;
    }

    // As a host draws it.
    void draw(int song, CardShape shape) {
        ImGui::GetIO().DeltaTime = 1.0f / 60;
        ImGui::NewFrame();
        app.draw();
        app.draw_card_to_share(list, song, shape);
        ImGui::Render();
        take_textures();
    }

    bool has_colour(ImU32 colour) const {
        return std::ranges::any_of(list.VtxBuffer, [&](const ImDrawVert& v) { return v.col == colour; });
    }

    void expect_all_told(const Analysis& analysis, CardShape shape, Language language, const std::string& where) {
        const PictureSize size = size_of(shape);
        const Letters letters = letters_of(list, 100);
        EXPECT_TRUE(letters.cut.empty()) << where;
        const auto over = over_others(letters.whole);
        EXPECT_TRUE(over.empty()) << where << ": letters over others, the first at " << over[0].from.x << ", "
                                  << over[0].from.y;
        for (const Letter& each : letters.whole) {
            const bool within = each.from.x >= kEdge && each.from.y >= kEdge &&
                                each.to.x <= static_cast<float>(size.width) - kEdge &&
                                each.to.y <= static_cast<float>(size.height) - kEdge;
            EXPECT_TRUE(within) << where << ": a letter at " << each.from.x << ", " << each.from.y;
            if (!within) return;
        }
        const Telling telling = telling_of(analysis);
        std::string told = as_sentences(analysis.warnings, language) + headline(telling, analysis, language) + reasons(telling, analysis, language) + "Moodglass";
        for (const std::size_t emotion : telling.moments) told += moment(emotion, language) + ", 0:00";
        for (const char* corner : strings(language).plane.corners) told += corner;
        EXPECT_GE(letters.whole.size(), letters_in(told)) << where << ": " << told;
    }

    ImDrawList list{ImGui::GetDrawListSharedData()};
};

TEST_F(CardPicture, SaysAllInEveryLanguageAndShape) {
    std::mt19937 random(29);
    for (int i = 0; i < 24; ++i) {
        const Analysis analysis = at_random(random);
        const int song = add(analysis, i % 2 ? "a.mp3" : kLongName);
        for (const Language language : kLanguages)
            for (const CardShape shape : kShapes) {
                app.set_language(language);
                draw(song, shape);
                expect_all_told(analysis, shape, language,
                                std::to_string(i) + " " + kLanguageTags[language] + " " + name_of(shape));
            }
        app.remove(song);
    }
}

TEST_F(CardPicture, HasTheColoursOfItsSections) {
    const Analysis analysis = in_sections(made_up_analysis());
    const int song = add(analysis);
    const PlaneScale scale = PlaneScale::of(analysis.reference_plane);
    for (const CardShape shape : kShapes) {
        draw(song, shape);
        for (const Section& section : analysis.sections)
            EXPECT_TRUE(has_colour(mood_colour(scale, section.emotions[kValence], section.emotions[kEnergy])))
                << name_of(shape);
    }
}

// Wherever a song begins and ends on the plane: far apart, or close to each other at one of its sides.
TEST_F(CardPicture, NamesWhereItStartsAndEnds) {
    std::mt19937 random(30);
    const auto between = [&](float low, float high) { return std::uniform_real_distribution<float>(low, high)(random); };
    for (int i = 0; i < 90; ++i) {
        Analysis analysis = in_sections(made_up_analysis());
        auto &first = analysis.windows.front().emotions, &last = analysis.windows.back().emotions;
        const bool close = i % 3 > 0;
        first[kValence] = !close ? between(0.05f, 0.95f) : i % 3 == 1 ? between(0.85f, 0.95f) : between(0.05f, 0.15f);
        first[kEnergy] = between(0.05f, 0.95f);
        last[kValence] = close ? first[kValence] + between(-0.15f, 0.15f) : between(0.05f, 0.95f);
        last[kEnergy] = close ? first[kEnergy] + between(-0.04f, 0.04f) : between(0.05f, 0.95f);
        const int song = add(analysis);
        for (const CardShape shape : kShapes) {
            const Language language = kLanguages[static_cast<std::size_t>(i / 3) % std::size(kLanguages)];
            app.set_language(language);
            draw(song, shape);
            expect_all_told(analysis, shape, language, std::to_string(i) + " " + name_of(shape));
        }
        app.remove(song);
    }
}

TEST_F(CardPicture, StandsInThePersonsColours) {
    const int song = add(in_sections(made_up_analysis()));
    for (const bool dark : {true, false}) {
        app.set_dark(dark);
        draw(song, CardShape::square);
        EXPECT_TRUE(has_colour(theme(dark).panel));
        EXPECT_TRUE(has_colour(theme(dark).ink));
        EXPECT_FALSE(has_colour(theme(!dark).panel));
    }
}

TEST_F(CardPicture, IsTheSameOnEveryScreen) {
    const int song = add(in_sections(made_up_analysis()));
    for (const CardShape shape : kShapes) {
        std::vector<std::pair<float, float>> places[2];
        for (const bool telephone : {false, true}) {
            ImGui::GetIO().DisplaySize = telephone ? ImVec2(390, 844) : ImVec2(1440, 900);
            ImGui::GetStyle().FontScaleDpi = telephone ? 3.0f : 1.0f;
            draw(song, shape);
            EXPECT_EQ(ImGui::GetStyle().FontScaleDpi, telephone ? 3.0f : 1.0f) << "as it was";
            for (const ImDrawVert& v : list.VtxBuffer) places[telephone].emplace_back(v.pos.x, v.pos.y);
        }
        EXPECT_GT(places[0].size(), 1000u);
        EXPECT_EQ(places[0], places[1]) << name_of(shape);
    }
}

TEST_F(CardPicture, WithoutSectionsReasonsOrMomentsSaysTheRest) {
    Analysis black_box = made_up_analysis(20, false);
    black_box.reference_plane.clear();
    Analysis shortest = made_up_analysis(3);
    shortest.windows.clear();
    for (const Analysis& analysis : {black_box, shortest}) {
        const int song = add(analysis, "\u97f3\u697d.wav");
        for (const CardShape shape : kShapes) {
            draw(song, shape);
            expect_all_told(analysis, shape, Language::english, name_of(shape));
        }
    }
}

TEST_F(CardPicture, IsChosenFromTheMenuAndSavedUnderTheSongsName) {
    const int song = add(in_sections(made_up_analysis()));
    frames(2);
    for (const auto& [digit, shape, note, file] :
         {std::tuple{"3", CardShape::square, "square card of 1", "save a.mp3.square.png"},
          std::tuple{"4", CardShape::wide, "wide card of 1", "save a.mp3.wide.png"}}) {
        press(ImGuiKey_E);
        frames(2);
        type(digit);
        frames(2);
        EXPECT_EQ(host.notes.back(), note);
        app.on_card(song, shape, "PNG");
        EXPECT_EQ(host.notes.back(), file);
        EXPECT_EQ(host.saved, "PNG");
    }
    app.on_card(song, CardShape::wide, "");
    EXPECT_EQ(host.notes.back(), "save a.mp3.wide.png") << "without a picture there is none to save";
    app.on_card(song + 1, CardShape::wide, "PNG");
    EXPECT_EQ(host.notes.back(), "save a.mp3.wide.png") << "of no song";
}

}  // namespace
}  // namespace moodglass::app
