// SPDX-License-Identifier: Apache-2.0
// Classroom mode: the bars around the stage, and on the stage one of the ordinary panels, larger.
#include <algorithm>
#include <string>

#include "app/drawing/paint.h"
#include "app/panels/panels.h"

namespace moodglass::app {
namespace {

// While it lives, everything is drawn at this scale.
class Enlarged {
  public:
    Enlarged(Screen& screen, float scale) : screen_(screen), before_(screen.looks.scale) { set(scale); }
    ~Enlarged() { set(before_); }
    Enlarged(const Enlarged&) = delete;
    Enlarged& operator=(const Enlarged&) = delete;

  private:
    void set(float scale) {
        screen_.set_scale(scale);
        ImGui::GetStyle().FontScaleDpi = scale;
    }
    Screen& screen_;
    float before_;
};

const char* name_of(const Screen& screen, Lesson lesson) {
    return lesson == Lesson::live ? screen.text().class_live.lesson
                                  : screen.text().classroom.lessons[static_cast<std::size_t>(lesson)];
}

const char* question_of(const Screen& screen, Lesson lesson) {
    return lesson == Lesson::live ? screen.text().class_live.question
                                  : screen.text().classroom.questions[static_cast<std::size_t>(lesson)];
}

Rect on_screen(const Rect& r) {
    const ImVec2 origin = ImGui::GetWindowPos();
    return {origin.x + r.x, origin.y + r.y, r.w, r.h};
}

std::string short_name(const Screen& screen, const Song& song, float width) {
    return shorten(screen.title(song.name), width, [](std::string_view part) { return text_width(part, Type::body); });
}

// The bars lie on the background, from which a plain button would not stand out in light colours.
bool marked_button(const Screen& screen, const char* id, const char* label, const Rect& r) {
    ImGui::GetWindowDrawList()->AddRectFilled(top_left(r), bottom_right(r), screen.theme().hovered, screen.px(8));
    return text_button(screen.looks, id, label, r, Look::bare);
}

void draw_song_list(Screen& screen, const Rect& button) {
    const float width = std::max(button.w, screen.px(280)), row = screen.px(34);
    ImGui::SetNextWindowPos({button.x, button.bottom() + screen.px(2)});
    ImGui::SetNextWindowSizeConstraints({0, 0}, {FLT_MAX, ImGui::GetMainViewport()->Size.y * 0.7f});
    if (!ImGui::BeginPopup("##class-songs")) return;
    for (const Song& song : screen.queue.songs()) {
        ImGui::PushID(song.id);
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const bool here = song.id == screen.chosen.song;
        if (text_button(screen.looks, "##song", short_name(screen, song, width - screen.px(24)).c_str(),
                        {at.x, at.y, width, row}, here ? Look::primary : Look::bare)) {
            screen.select(song.id);
            ImGui::CloseCurrentPopup();
        }
        ImGui::PopID();
    }
    ImGui::EndPopup();
}

void draw_bar(Screen& screen, const ClassroomLayout& at) {
    const auto& words = screen.text().classroom;
    const Rect bar = on_screen(at.bar);
    const float h = screen.px(34), middle = bar.y + bar.h / 2, y = middle - h / 2;
    float right = bar.right() - screen.px(8);
    const auto place = [&](float width) {
        right -= width;
        const Rect r = {right, y, width, h};
        right -= screen.px(4);
        return r;
    };
    if (icon_button(screen.looks, "##leave", Icon::cross, place(h), words.leave)) screen.leave_classroom();
    if (text_button(screen.looks, "##help", "?", place(h), Look::bare)) screen.open(Overlay::help);
    const bool hidden = screen.hides_numbers();
    const float button_w = std::max(text_width(words.show, Type::body, Face::semibold),
                                    text_width(words.hide, Type::body, Face::semibold)) +
                           screen.px(28);
    const Rect numbers = place(button_w);
    if (hidden ? text_button(screen.looks, "##numbers", words.show, numbers, Look::primary)
               : marked_button(screen, "##numbers", words.hide, numbers))
        screen.toggle_numbers();

    float left = bar.x + screen.px(16);
    if (screen.can_play() && screen.classroom.lesson != Lesson::timeline) {  // which has a play button itself
        const bool playing = screen.playhead.playing && screen.loaded();
        if (icon_button(screen.looks, "##play-song", playing ? Icon::pause : Icon::play, {left, y, h, h},
                        playing ? screen.text().timeline.pause : screen.text().timeline.play, true))
            screen.toggle_play();
        left += h + screen.px(6);
    }
    if (const Song* song = screen.song()) {
        const float room = at.narrow ? right - left - screen.px(4) : bar.w * 0.24f;
        const std::string name = short_name(screen, *song, room - screen.px(24));
        const Rect button = {left, y, text_width(name, Type::body) + screen.px(24), h};
        if (text_button(screen.looks, "##songs", name.c_str(), button, Look::bare)) ImGui::OpenPopup("##class-songs");
        draw_song_list(screen, button);
        left = button.right() + screen.px(12);
    }

    // In the middle of the whole, unless the song's name reaches there.
    const char* question = question_of(screen, screen.classroom.lesson);
    const Rect room = at.narrow ? on_screen(at.question) : Rect{left, bar.y, right - left - screen.px(8), bar.h};
    const auto width = [&](Type type) { return text_width(question, type, Face::semibold); };
    const Type type = width(Type::title) <= room.w  ? Type::title
                      : width(Type::body) <= room.w ? Type::body
                                                    : Type::small;
    const float half = width(type) / 2;
    const float x = std::clamp(bar.x + bar.w / 2, room.x + half, std::max(room.x + half, room.right() - half));
    put_text_middle(*ImGui::GetWindowDrawList(), x, room.y + room.h / 2,
                    {.type = type, .colour = screen.theme().ink, .face = Face::semibold, .align = 0.5f}, question);
}

void draw_steps(Screen& screen, const ClassroomLayout& at) {
    const auto& words = screen.text().classroom;
    const Theme& t = screen.theme();
    const Rect bar = on_screen(at.steps);
    const float h = screen.px(34), y = bar.y + (bar.h - h) / 2;
    const auto now = static_cast<std::size_t>(screen.classroom.lesson);
    if (now > 0 &&
        icon_button(screen.looks, "##previous", Icon::left, {bar.x + screen.px(8), y, h * 1.6f, h}, words.previous))
        screen.step_lesson(-1);
    const std::size_t count = screen.lessons();
    if (now + 1 < count && icon_button(screen.looks, "##next", Icon::right,
                                       {bar.right() - screen.px(8) - h * 1.6f, y, h * 1.6f, h}, words.next))
        screen.step_lesson(1);
    const float padding = screen.px(15), gap = screen.px(4);
    float all = gap * static_cast<float>(count - 1);
    for (std::size_t i = 0; i < count; ++i)
        all += text_width(name_of(screen, static_cast<Lesson>(i)), Type::body) + 2 * padding;
    if (at.narrow || all > bar.w - 2 * (h * 1.6f + screen.px(12))) {
        put_text_middle(*ImGui::GetWindowDrawList(), bar.x + bar.w / 2, bar.y + bar.h / 2,
                        {.colour = t.muted, .align = 0.5f}, std::to_string(now + 1) + " / " + std::to_string(count));
        return;
    }
    float x = bar.x + (bar.w - all) / 2;
    for (std::size_t i = 0; i < count; ++i) {
        const char* name = name_of(screen, static_cast<Lesson>(i));
        const Rect button = {x, y, text_width(name, Type::body) + 2 * padding, h};
        ImGui::PushID(static_cast<int>(i));
        if (i == now ? marked_button(screen, "##lesson", name, button)
                     : text_button(screen.looks, "##lesson", name, button, Look::bare))
            screen.choose_lesson(static_cast<Lesson>(i));
        ImGui::PopID();
        x = button.right() + gap;
    }
}

}  // namespace

void draw_classroom(Screen& screen) {
    const ImVec2 size = ImGui::GetWindowSize();
    const ClassroomLayout at = arrange_classroom(size.x, size.y, screen.looks.scale, screen.classroom.lesson);
    const Rect panel = beside_guide(screen, at.stage);
    {
        const Enlarged stage(screen, at.stage_scale * std::min(panel.w / at.stage.w, panel.h / at.stage.h));
        switch (screen.classroom.lesson) {
            case Lesson::hear:
                draw_midlevel(screen, panel);
                break;
            case Lesson::express:
                draw_emotions(screen, panel);
                break;
            case Lesson::why:
                draw_reasons(screen, panel);
                break;
            case Lesson::timeline:
                draw_timeline(screen, panel);
                break;
            case Lesson::plane:
                draw_plane(screen, panel);
                break;
            case Lesson::live:
                draw_class_live(screen, panel);
                break;
        }
    }
    const Enlarged bars(screen, at.bars_scale);
    draw_bar(screen, at);
    draw_steps(screen, at);
}

}  // namespace moodglass::app
