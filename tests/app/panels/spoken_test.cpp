// SPDX-License-Identifier: Apache-2.0
// What is told of the canvas to who cannot see it: every act of the workbench changes it, and says what it has changed.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "app/commands.h"
#include "app/panels/draw_fixture.h"

namespace moodglass::app {
namespace {

class Spoken : public DrawTest {
  protected:
    Spoken() {
        app.set_models({{"joint", "Joint", ""}, {"a2mid2e", "In two steps", ""}}, "joint");
        app.set_references(made_up_analysis().model.id(), made_up_references());
    }
    int add(const char* name) {
        const int song = app.add_song(name);
        app.on_overview(song, made_up_overview());
        app.on_cells(song, made_up_cells());
        app.on_done(song, in_sections(made_up_analysis()));
        return song;
    }
    std::vector<std::string> lines() const {
        std::istringstream all(app.spoken());
        std::vector<std::string> out;
        for (std::string line; std::getline(all, line);) out.push_back(line);
        return out;
    }
    bool says(const std::string& what) const {
        const auto all = lines();
        return std::any_of(all.begin(), all.end(), [&](const std::string& line) { return line.find(what) != line.npos; });
    }
    void stroke(const Keystroke& key) {
        if (key.character != 0) {
            ImGui::GetIO().AddInputCharacter(key.character);
            frames(2);
            return;
        }
        ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, key.ctrl);
        ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, key.shift);
        press(key.key);
        ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, false);
        ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, false);
        frames(2);
    }
};

TEST_F(Spoken, TheEmptyPageSaysWhatToDo) {
    frames(2);
    EXPECT_TRUE(says("Drop a song here"));
}

TEST_F(Spoken, WhatIsChosenIsSaidWithItsValue) {
    add("a.mp3");
    frames(3);
    EXPECT_TRUE(says("a.mp3"));
    EXPECT_TRUE(says("The whole song"));
    type("6");
    frames(2);
    const float happiness = made_up_analysis().emotions[5].mean;
    EXPECT_TRUE(says("Happiness " + format_value(happiness, Language::english) + ". Higher than "));
    press(ImGuiKey_I);
    frame();
    EXPECT_TRUE(says("What if"));
    type("2");
    frames(2);
    EXPECT_TRUE(says("Energy "));
    EXPECT_FALSE(says("Happiness "));
}

TEST_F(Spoken, ValuesAreSaidOnceTheyHaveComeToRest) {
    const int song = app.add_song("a.mp3");
    app.on_analysing(song, 0.5f, made_up_analysis());
    frames(3);
    EXPECT_TRUE(says("a.mp3: Analysing"));
    for (const std::string& line : lines()) EXPECT_EQ(line.find("0."), std::string::npos) << line;
    app.on_done(song, made_up_analysis());
    frames(3);
    EXPECT_EQ(lines().front(), "a.mp3");
    EXPECT_TRUE(says(". Higher than "));
}

TEST_F(Spoken, ASectionIsSaidWithHowItIs) {
    add("a.mp3");
    frames(3);
    type(";");
    frames(2);
    EXPECT_TRUE(says("A, 0:00 \u2013 1:2")) << app.spoken();
    press(ImGuiKey_Escape);
    frames(2);
    EXPECT_TRUE(says("The whole song"));
}

TEST_F(Spoken, ADialogueSaysWhichOfItsRowsIsChosen) {
    add("a.mp3");
    frames(3);
    type("/");
    frames(2);
    type("tens");
    frames(2);
    const std::string first = lines().front();
    EXPECT_TRUE(first.starts_with("tens: 1 / ")) << first;
    press(ImGuiKey_DownArrow);
    frame();
    EXPECT_TRUE(lines().front().starts_with("tens: 2 / ")) << lines().front();
    type("zzz");
    frames(2);
    EXPECT_EQ(lines().front(), "tenszzz: Nothing is called so.");
}

TEST_F(Spoken, TheCardSaysItsHeadline) {
    app.set_everything(false);
    add("a.mp3");
    frames(3);
    EXPECT_TRUE(says("Overview: ")) << app.spoken();
    EXPECT_FALSE(says("No map of"));
}

TEST_F(Spoken, AClassIsNotToldWhatItIsToGuess) {
    add("a.mp3");
    frames(3);
    press(ImGuiKey_P);
    frames(2);
    EXPECT_TRUE(says("Classroom: What listeners hear. How strong is each quality?"));
    for (const std::string& line : lines()) EXPECT_EQ(line.find("0."), std::string::npos) << line;
}

TEST_F(Spoken, EachLanguageSaysItInItsOwnWords) {
    add("a.mp3");
    frames(3);
    std::map<std::string, int> said;
    for (const Language language : kLanguages) {
        app.set_language(language);
        frames(2);
        const auto all = lines();
        EXPECT_EQ(all.front(), "a.mp3");
        for (std::size_t i = 1; i < all.size(); ++i) {
            EXPECT_EQ(all[i].find('{'), std::string::npos) << "a place was not filled: " << all[i];
            ++said[all[i]];
        }
    }
    // "Volume 100 %" is so in English and French.
    for (const auto& [line, times] : said) EXPECT_LE(times, line.starts_with("Volume") ? 2 : 1) << line;
}

// By keys, in each of the three columns of reasons: what can be done there is told.
class EveryAct : public Spoken, public testing::WithParamInterface<std::size_t> {};

TEST_P(EveryAct, IsTold) {
    using enum CommandId;
    const Command& act = commands()[GetParam()];
    // These change what the page's own tables, status line or language tell, or ask the browser for something.
    const std::vector<CommandId> elsewhere = {open_files, next_example, cancel, retry, copy_link, theme, next_language,
                                              listen, listen_other, next_microphone, tour, lesson_plan, save_report,
                                              save_picture, save_json, save_csv, hear_in_class, save_card_square, save_card_wide, save_recording,
                                              save_only, save_without, copy, next_card, previous_card};
    if (std::find(elsewhere.begin(), elsewhere.end(), act.id) != elsewhere.end()) return;
    // Before an act that takes something back there is something to take back.
    const std::map<CommandId, std::vector<CommandId>> first = {
        {undo, {next_section}}, {redo, {next_section, undo}}, {clear_stretch, {next_section}}, {show_all, {zoom_in}},
        {pan_left, {to_end, zoom_in}}, {pan_right, {zoom_in}}, {zoom_out, {zoom_in}}, {back, {to_end}},
        {back_a_little, {to_end}}, {to_start, {to_end}}, {end_stretch, {to_end, back}}, {previous_section, {next_section, next_section}},
        {quieter, {}}, {louder, {quieter}}, {next_part, {next_map}}, {swap_sides, {take_as_a, next_section}},
        {forget_a, {take_as_a}}, {compare_section, {next_section}}, {reset_what_if, {what_if, next_feature, raise_feature}},
        {lower_feature, {what_if, next_feature}}, {raise_feature, {what_if, next_feature}}, {lower_wish, {what_if}},
        {raise_wish, {what_if}}, {apply_wish, {what_if, raise_wish, raise_wish, raise_wish}}, {next_song, {}},
        {previous_song, {next_song}}, {why, {what_if}}, {forward, {}}};
    if (!(act.where & kWorkbench) || act.keys.empty()) return;
    app.select(add("a.mp3"));
    add("b.mp3");
    frames(3);
    if (const auto before = first.find(act.id); before != first.end())
        for (const CommandId id : before->second) stroke(command(id).keys.front());
    const std::string said = app.spoken();
    stroke(act.keys.front());
    EXPECT_NE(app.spoken(), said) << act.name(Language::english) << " is not told:\n" << said;
}

INSTANTIATE_TEST_SUITE_P(Commands, EveryAct, testing::Range(std::size_t{0}, commands().size()));

}  // namespace
}  // namespace moodglass::app
