// SPDX-License-Identifier: Apache-2.0
// One function a panel, each in a file of its own. `rect` is in coordinates of the current window's content.
#pragma once

#include "app/drawing/layout.h"
#include "app/screen.h"
#include "app/songs/recordings.h"

namespace moodglass::app {

void draw_header(Screen& screen, const Rect& rect);
void draw_empty_state(Screen& screen, const Rect& rect);  // while the list of songs is empty
void draw_card(Screen& screen, const Rect& rect);  // instead of all below, until everything is wanted
void draw_songs(Screen& screen, const Rect& rect);
std::string state_of(const Screen& screen, const Song& song);  // what stands below its name
void draw_timeline(Screen& screen, const Rect& rect);
void draw_midlevel(Screen& screen, const Rect& rect);
void draw_plane(Screen& screen, const Rect& rect);
void draw_emotions(Screen& screen, const Rect& rect);
void draw_reasons(Screen& screen, const Rect& rect);

float live_height(const Screen& screen);  // of the next, which is there while a microphone is open; 0: it is not
void draw_live(Screen& screen, const Rect& rect);  // in screen coordinates

void draw_classroom(Screen& screen);  // instead of all others: one of them, larger
void draw_class_live(Screen& screen, const Rect& rect);  // what is heard now, or two recordings side by side

// The open card of the tour or the lesson plan, and the panel that it is about, lit up. `scrolled`: how far the panels
// are. Where they scroll, guide_height() is left free below them for the card, and scroll_to_lit() shows the panel.
void draw_guide(Screen& screen, const Layout& layout, float scrolled);
float guide_height(const Screen& screen);
Rect beside_guide(const Screen& screen, Rect area);  // what of the area of a classroom's panel the card leaves free
void scroll_to_lit(const Screen& screen, const Layout& layout);
std::string guide_as_text(const Screen& screen);

// Drawn over the others; nothing while closed.
void draw_about(Screen& screen);
void draw_help(Screen& screen);
void draw_kept(Screen& screen);
void draw_songs_table(Screen& screen);
void draw_palette(Screen& screen);
void draw_notice(Screen& screen);

// The example pieces, where the host has them: buttons in lines of `width`, in screen coordinates. Returns the height;
// only that where not `drawn`.
float draw_examples(Screen& screen, float x, float y, float width, bool drawn);

// The reasons' tabs: fill `area` (screen coordinates) of their panel, and return where they end.
float draw_why(Screen& screen, const Rect& area);
float draw_what_if(Screen& screen, const Rect& area);
float draw_compare(Screen& screen, const Rect& area);
std::string label_of(const std::string& name, const std::optional<Stretch>& stretch);  // "verse.mp3  0:10 - 0:30"
std::string why_sentence(const Screen& screen);
std::string what_if_sentence(const Screen& screen);     // while a level is wanted
std::string what_if_judgement(const Screen& screen);    // empty, or that such features hardly come together
std::string comparison_sentence(const Screen& screen);  // while an A is kept
std::string comparison_sentence(std::size_t emotion, const Profile& a, const Profile& b, Language language);
std::string sentence_of(const TwoRecordings& two, Language language);  // what differs most between them

}  // namespace moodglass::app
