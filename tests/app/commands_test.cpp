// SPDX-License-Identifier: Apache-2.0
// The table of commands, and what is made from it: keys, the list of keys, the palette.
#include "app/commands.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "analysis/kept.h"
#include "app/palette.h"
#include "app/panels/draw_fixture.h"

namespace moodglass::app {
namespace {

TEST(Commands, EachStandsInTheTableOnce) {
    std::set<CommandId> ids;
    for (const Command& each : commands()) EXPECT_TRUE(ids.insert(each.id).second) << each.name(Language::english);
    EXPECT_EQ(ids.size(), static_cast<std::size_t>(CommandId::choose_item) + 1);
}

TEST(Commands, EachHasWordsInEveryLanguageThatNoOtherHas) {
    for (const Language language : kLanguages) {
        std::set<std::string> names;
        for (const Command& each : commands()) {
            ASSERT_NE(each.name(language), nullptr);
            EXPECT_FALSE(std::string(each.name(language)).empty());
            EXPECT_TRUE(names.insert(each.name(language)).second) << each.name(language);
        }
    }
}

TEST(Commands, NoTwoShareAKeyInTheSamePlace) {
    for (const Command& a : commands())
        for (const Command& b : commands()) {
            if (a.id >= b.id || !(a.where & b.where)) continue;
            for (const Keystroke& key : a.keys) {
                // Both are Esc in the classroom: first the stretch is left, then the classroom, never both.
                if (a.id == CommandId::clear_stretch && b.id == CommandId::leave_classroom) continue;
                // Enter moves the sliders while a level is wanted, and only then.
                if (a.id == CommandId::apply_wish && b.id == CommandId::next_card) continue;
                EXPECT_EQ(std::count(b.keys.begin(), b.keys.end(), key), 0)
                    << a.name(Language::english) << ", " << b.name(Language::english) << ": " << label_of(key, Language::english);
            }
        }
}

TEST(Commands, EachKeyHasAName) {
    for (const Command& each : commands())
        for (const Language language : kLanguages)
            EXPECT_EQ(keys_of(each, language).empty(), each.keys.empty()) << each.name(Language::english);
    EXPECT_EQ(keys_of(command(CommandId::undo), Language::english), "Ctrl Z");
    EXPECT_EQ(keys_of(command(CommandId::play), Language::german), "Leertaste");
    EXPECT_EQ(keys_of(command(CommandId::choose_emotion), Language::english), "1 \u2013 8");
}

class KeysTest : public DrawTest {
  protected:
    void run_by_palette(const char* letters) {
        type("/");
        frames(2);
        type(letters);
        frames(2);
        press(ImGuiKey_Enter);
        frames(2);
    }
    void press_with(ImGuiKey key, std::initializer_list<ImGuiKey> modifiers) {
        for (const ImGuiKey modifier : modifiers) ImGui::GetIO().AddKeyEvent(modifier, true);
        press(key);
        for (const ImGuiKey modifier : modifiers) ImGui::GetIO().AddKeyEvent(modifier, false);
        frame();
    }
};

TEST_F(KeysTest, AClassGuessesByKeysAndTakesItAway) {
    add_done();
    frames(2);
    press(ImGuiKey_P);
    frame();
    EXPECT_EQ(host.notes.back(), "awake");
    type(".");  // a cross in the middle of the first scale
    press_with(ImGuiKey_Q, {ImGuiMod_Shift});
    press_with(ImGuiKey_N, {ImGuiMod_Shift});
    frames(2);
    type("Owls");
    frames(2);
    press(ImGuiKey_Enter);
    frames(2);
    for (int i = 0; i < 3; ++i) type(".");
    press(ImGuiKey_PageDown);
    type("3");
    for (int i = 0; i < 2; ++i) type(".");
    run_by_palette("guesses: a table");
    EXPECT_NE(host.saved.find("\"A\",melodiousness,0.50,"), std::string::npos) << host.saved;
    EXPECT_NE(host.saved.find("\"Owls\",melodiousness,0.60,"), std::string::npos) << host.saved;
    EXPECT_NE(host.saved.find("\"Owls\",votes_tension,2,"), std::string::npos) << host.saved;
    host.saved.clear();
    press(ImGuiKey_N);  // once the values are shown, it is too late
    type(".");
    run_by_palette("guesses: a table");
    EXPECT_NE(host.saved.find("\"Owls\",votes_tension,2,"), std::string::npos) << host.saved;
}

TEST_F(KeysTest, TheLanguageIsChosenFromAMenuByItsOwnName) {
    add_done();
    frames(2);
    for (const Language language : kLanguages) {
        run_by_palette(command(CommandId::language_menu).name(app.language()));
        const std::string number = language == Language::german ? "1" : language == Language::english ? "2" : language == Language::spanish ? "3" : "4";
        type(number.c_str());
        frames(2);
        EXPECT_EQ(app.language(), language);
    }
    for (const Language language : kLanguages) {
        run_by_palette(kLanguageNames[language]);
        EXPECT_EQ(app.language(), language);
    }
    for (std::size_t i = 0; i < kLanguages.size(); ++i) press(ImGuiKey_L);
    EXPECT_EQ(app.language(), Language::spanish) << "once round";
}

TEST_F(KeysTest, ARemovedSongComesBackByControlZ) {
    add_done();
    frames(3);
    press(ImGuiKey_Delete);
    ASSERT_TRUE(app.songs().empty());
    press_with(ImGuiKey_Z, {ImGuiMod_Ctrl});
    ASSERT_EQ(app.songs().size(), 1u);
    press_with(ImGuiKey_Z, {ImGuiMod_Ctrl, ImGuiMod_Shift});
    EXPECT_TRUE(app.songs().empty());
}

TEST_F(KeysTest, BComparesWithTheNextKindOfMusicAndComesRound) {
    app.set_references(made_up_analysis().model.id(), made_up_references());
    add_done();
    frames(3);
    const auto kind = [&] { return app.songs()[0].analysis->reference.kind; };
    EXPECT_EQ(kind(), "film");  // as the engine said: by what it sounds like
    press(ImGuiKey_B);
    EXPECT_EQ(kind(), "all");
    press(ImGuiKey_B);
    EXPECT_EQ(kind(), "film");
    press(ImGuiKey_B);
    EXPECT_EQ(kind(), "popular");
    const int other = app.add_song("later.mp3");
    app.on_done(other, made_up_analysis());
    EXPECT_EQ(app.songs()[1].analysis->reference.kind, "popular");
    press(ImGuiKey_B);
    EXPECT_EQ(app.songs()[0].analysis->reference.chosen, Chosen::unsure);  // nothing is known of how kinds sound
}

TEST_F(KeysTest, OwnMusicIsReadFromWhatIsKeptAndTellsWhereItIsTooLittle) {
    app.set_references(made_up_analysis().model.id(), made_up_references());
    add_done();
    frames(3);
    run_by_palette("own songs");
    ASSERT_FALSE(host.notes.empty());
    EXPECT_EQ(host.notes.back(), "read kept");
    const std::string kept = to_kept(made_up_analysis(), nullptr);
    for (const std::string& content : {kept, kept, std::string("damaged")}) app.on_kept_music(content);
    app.on_kept_read();
    EXPECT_EQ(app.songs()[0].analysis->reference.kind, "film");
    std::vector<std::string> many;
    for (int i = 0; i < 19; ++i) {
        Analysis each = made_up_analysis();
        each.file = "song " + std::to_string(i);
        many.push_back(to_kept(each, nullptr));
    }
    for (const std::string& content : many) app.on_kept_music(content);
    app.on_kept_read();
    EXPECT_EQ(app.songs()[0].analysis->reference.kind, "film") << "nobody has asked for it again";
    run_by_palette("own songs");
    for (const std::string& content : many) app.on_kept_music(content);
    app.on_kept_read();
    EXPECT_EQ(app.songs()[0].analysis->reference.kind, kOwnMusic);
    EXPECT_NE(app.songs()[0].analysis->reference.clips.find("20 songs"), std::string::npos);
}

TEST_F(KeysTest, AWishBesideOwnMusicIsNotOverwrittenByALateAnswer) {
    app.set_references(made_up_analysis().model.id(), made_up_references());
    add_done();
    frames(3);
    run_by_palette("own songs");
    run_by_palette("with popular music");
    for (int i = 0; i < 20; ++i) {
        Analysis each = made_up_analysis();
        each.file = "song " + std::to_string(i);
        app.on_kept_music(to_kept(each, nullptr));
    }
    app.on_kept_read();
    EXPECT_EQ(app.songs()[0].analysis->reference.kind, "popular");
}

TEST_F(KeysTest, SlidersStayWhenOtherMusicIsComparedWith) {
    app.set_references(made_up_analysis().model.id(), made_up_references());
    add_done();
    frames(3);
    press(ImGuiKey_I);
    type(".");
    frames(2);
    const std::string moved = app.aside();
    press(ImGuiKey_B);
    frames(2);
    EXPECT_NE(moved, "");
    EXPECT_NE(app.aside(), "");
    press_with(ImGuiKey_Z, {ImGuiMod_Ctrl});
    frames(2);
    EXPECT_NE(app.aside(), moved) << "the step that is undone is that of the slider";
}

TEST_F(KeysTest, TheMenuOfMusicIsChosenFromByDigits) {
    app.set_references(made_up_analysis().model.id(), made_up_references());
    add_done();
    frames(3);
    run_by_palette("choose the music");
    frames(2);
    type("3");  // alike, film, popular
    EXPECT_EQ(app.songs()[0].analysis->reference.kind, "popular");
}

TEST_F(KeysTest, ThePaletteFindsBySomeLettersAndRunsByEnter) {
    add_done();
    const int other = app.add_song("zither.mp3");
    app.on_done(other, made_up_analysis());
    frames(3);
    type("/");
    frames(3);
    type("zith");
    frames(2);
    press(ImGuiKey_Enter);
    frames(2);
    EXPECT_EQ(app.selected_song(), other);
    press_with(ImGuiKey_P, {ImGuiMod_Ctrl, ImGuiMod_Shift});
    frames(3);
    type("remove");
    frames(2);
    press(ImGuiKey_Enter);
    frames(2);
    EXPECT_EQ(app.songs().size(), 1u);
}

TEST_F(KeysTest, LettersTypedIntoThePaletteAreNoCommands) {
    add_done();
    frames(3);
    const bool dark = app.dark();
    type("/");
    frames(3);
    press(ImGuiKey_T);
    press(ImGuiKey_Delete);
    EXPECT_EQ(app.dark(), dark);
    EXPECT_EQ(app.songs().size(), 1u);
    press(ImGuiKey_Escape);
    frames(3);
    press(ImGuiKey_T);
    EXPECT_NE(app.dark(), dark) << "closed, the keys are the panels' again";
}

TEST_F(KeysTest, EveryDialogueOpensAndClosesAgain) {
    app.set_models({{"one", "", ""}, {"two", "", ""}}, "one");
    add_done();
    frames(3);
    const bool dark = app.dark();
    for (const ImGuiKey key : {ImGuiKey_M, ImGuiKey_K, ImGuiKey_R, ImGuiKey_E}) {
        press(key);
        frames(2);
        press(ImGuiKey_T);
        EXPECT_EQ(app.dark(), dark) << "the dialogue has the keys";
        press(ImGuiKey_Escape);
        frames(2);
        EXPECT_TRUE(app.timeline_at(600, 250)) << "nothing lies over the timeline";
        EXPECT_FALSE(ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopup));
    }
}

// The line to type into has the focus two frames after it appears; a fast hand has typed by then.
TEST_F(KeysTest, AFastHandLosesNoLetter) {
    add_done();
    frames(2);
    for (int waited = 0; waited < 4; ++waited) {
        type("/");
        frames(waited);
        for (const char* letter : {"\u00e9", "n", "e", "r", "g"}) type(letter);
        frames(2);
        EXPECT_NE(app.spoken().find("\u00e9nerg:"), std::string::npos) << waited << ": " << app.spoken();
        press(ImGuiKey_Backspace);
        frames(2);
        EXPECT_NE(app.spoken().find("\u00e9ner:"), std::string::npos) << waited << ": " << app.spoken();
        press(ImGuiKey_Escape);
        frames(4);
    }
}

TEST_F(KeysTest, TheKeyThatOpensALineIsNotTypedIntoIt) {
    add_done();
    frames(2);
    press(ImGuiKey_P);
    frames(2);
    press_with(ImGuiKey_Q, {ImGuiMod_Shift});  // a second group
    frames(2);
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(ImGuiMod_Shift, true);
    io.AddMousePosEvent(600, 300);  // while the mouse moves
    io.AddKeyEvent(ImGuiKey_N, true);
    io.AddInputCharacter('N');
    frames(4);
    io.AddKeyEvent(ImGuiKey_N, false);
    io.AddKeyEvent(ImGuiMod_Shift, false);
    frames(2);
    type("Owls");
    frames(2);
    EXPECT_NE(app.spoken().find(" Owls"), std::string::npos) << app.spoken();
    EXPECT_EQ(app.spoken().find("NOwls"), std::string::npos);
}

TEST(Palette, OffersWhatIsPossibleNow) {
    NotingHost host;
    SongQueue queue(host);
    Screen screen(host, queue);
    screen.open(Overlay::palette);
    const auto offers = [&](std::string_view name) {
        const std::vector<PaletteEntry> all = palette_entries(screen);
        return std::any_of(all.begin(), all.end(), [&](const PaletteEntry& e) { return e.name == name; });
    };
    EXPECT_TRUE(offers("Choose files"));
    EXPECT_FALSE(offers("Tension")) << "of which song?";
    EXPECT_FALSE(offers("Try again"));
    const int song = queue.add("Nocturne.mp3");
    queue.on_done(song, made_up_analysis());
    screen.select(song);
    screen.refresh();
    EXPECT_TRUE(offers("Tension"));
    EXPECT_TRUE(offers("Dissonance"));
    EXPECT_TRUE(offers("Nocturne.mp3"));
    screen.typed() = "diss";
    EXPECT_EQ(palette_entries(screen).front().name, "Dissonance");
    choose_in_palette(screen, 0);
    EXPECT_EQ(screen.chosen.feature, 4u);
    EXPECT_EQ(screen.over.open, Overlay::none);
}

}  // namespace
}  // namespace moodglass::app
