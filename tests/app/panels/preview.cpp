// SPDX-License-Identifier: Apache-2.0
// app_preview FOLDER: pictures of the panels with a made-up result (fixture.h), in the sizes and states worth looking
// at.
#include <imgui/imgui.h>

#include <cstdio>
#include <functional>
#include <memory>
#include <string>

#include "app/app.h"
#include "app/fixture.h"
#include "platform/desktop/window.h"
#include "platform/files/file.h"

namespace moodglass::app {
namespace {

struct Scene {
    const char* name;
    int width, height;
    float scale;
    std::function<void(App&, NotingHost&)> set;
    std::function<void(int frame)> act = {};
};

void add_songs(App& app) {
    const int first = app.add_song("Morning march.mp3");
    app.on_overview(first, made_up_overview());
    app.on_cells(first, made_up_cells());
    app.on_done(first, in_sections(made_up_analysis()));
    const int second =
        app.add_song("A recording with quite a long name, live at the harbour, take 17 (remastered).flac");
    app.on_failed(second, "This is not sound but text: choose an audio file.");
    const int third = app.add_song("\u0421\u043e\u043d\u0430\u0442\u0430 \u2116 2, \u03a9.ogg");
    app.on_decoding(third, 0.2f);
    app.on_overview(third, made_up_overview(120));
    Analysis partial = made_up_analysis(70);
    partial.duration_s = 120;
    app.on_analysing(third, 0.62f, partial);
    app.add_song("waiting.opus");
}

void models(App& app, const char* current) {
    app.set_models(
        {{"joint", "Joint: explains itself", "Trained on both ratings at once. Mean correlation .74 on film music."},
         {"a2mid2e", "In two steps", "First the qualities, then emotions from them alone. Mean correlation .71."},
         {"a2e", "Black box", "Straight from sound to emotion. Mean correlation .76, and no reasons."}},
        current);
}

void press(ImGuiKey key, bool down) { ImGui::GetIO().AddKeyEvent(key, down); }

void select_by_mouse(int frame, ImVec2 from, ImVec2 to) {
    ImGuiIO& io = ImGui::GetIO();
    if (frame == 4) io.AddMousePosEvent(from.x, from.y);
    if (frame == 5) io.AddMouseButtonEvent(0, true);
    if (frame == 6) io.AddMousePosEvent((from.x + to.x) / 2, to.y);
    if (frame == 7) io.AddMousePosEvent(to.x, to.y);
    if (frame == 8) io.AddMouseButtonEvent(0, false);
}

// A is one stretch, B another.
void compare_stretch(int frame) {
    if (frame < 9) select_by_mouse(frame, {420, 300}, {500, 300});
    if (frame == 9 || frame == 10) press(ImGuiKey_X, frame == 9);
    if (frame >= 10) select_by_mouse(frame - 6, {620, 300}, {800, 300});
}

// Classroom mode, so many steps on.
std::function<void(int)> lesson(int steps, bool numbers) {
    return [=](int frame) {
        if (frame == 1 || frame == 2) press(ImGuiKey_P, frame == 1);
        const int step = frame - 3;
        if (step >= 0 && step < 2 * steps) press(ImGuiKey_PageDown, step % 2 == 0);
        if (numbers && (frame == 13 || frame == 14)) press(ImGuiKey_N, frame == 13);
    };
}

// A class that listens: so many recordings are done, and the last one goes on for so many seconds.
std::function<void(App&, NotingHost&)> listens(Language language, bool dark, int done, double heard_s) {
    return [=](App& app, NotingHost&) {
        app.set_language(language);
        app.set_dark(dark);
        app.set_live_sources(true, true);
        app.on_done(app.add_song("Morning march.mp3"), made_up_analysis());
        for (int i = 0; i <= done; ++i) {
            if (i == done && heard_s == 0) return;
            const int song = app.begin_live("Recording 2026-11-29 16-0" + std::to_string(i) + "-00");
            const double length_s = i == done ? heard_s : 12 + 19 * i;
            app.set_microphones({"Desk", "Lapel"}, "Desk");
            app.on_live_level({.peak = 0.3f, .clips = heard_s > 40}, length_s);
            app.on_live(song, made_up_analysis(length_s), made_up_overview(length_s), length_s < 10);
            if (i == done) return;
            app.end_live(song);
            app.on_done(song, made_up_analysis(length_s));
        }
    };
}

bool shoot(const Scene& scene, const std::string& folder) {
    auto window = desktop::Window::open({scene.width, scene.height, scene.scale, false});
    if (!window) {
        std::fprintf(stderr, "%s\n", window.error().message.c_str());
        return false;
    }
    NotingHost host;
    App app(host);
    if (!(*window)->load_fonts(app.word_glyphs())) return false;
    app.set_painter((*window)->painter());
    app.set_everything(true);
    scene.set(app, host);
    for (int frame = 0; frame < 16; ++frame) {
        if (scene.act) scene.act(frame);
        (*window)->frame([&] { return app.draw(); });
    }
    return write_file(folder + "/" + scene.name + ".ppm", desktop::to_ppm((*window)->picture())).has_value();
}

// What is shared of a song, square and wide, in every language, by turns in dark and light colours.
bool shoot_cards(const std::string& folder) {
    auto window = desktop::Window::open({1280, 720, 1, false});
    if (!window) return false;
    NotingHost host;
    App app(host);
    if (!(*window)->load_fonts(app.word_glyphs())) return false;
    const int songs[] = {app.add_song("Morning march.mp3"),
                         app.add_song("A recording with quite a long name, live at the harbour on the last evening of the "
                                      "festival, take 17 (remastered in 2019).flac")};
    for (const int song : songs) app.on_done(song, in_sections(made_up_analysis(song == songs[0] ? 245 : 4000)));
    for (const Language language : kLanguages)
        for (const int song : songs)
            for (const CardShape shape : {CardShape::square, CardShape::wide}) {
                app.set_language(language);
                app.set_dark((song == songs[0]) == (shape == CardShape::square));
                const auto [width, height] = size_of(shape);
                const desktop::Picture picture = (*window)->picture_of(width, height, [&](ImDrawList& list) {
                    app.draw();
                    app.draw_card_to_share(list, song, shape);
                    return false;
                });
                const std::string name = std::string("share-") + (shape == CardShape::square ? "square-" : "wide-") +
                                         (song == songs[0] ? "short-" : "long-") + kLanguageTags[language];
                if (!write_file(folder + "/" + name + ".png", desktop::to_png(picture))) return false;
            }
    return true;
}

}  // namespace
}  // namespace moodglass::app

int main(int count, char** values) {
    using namespace moodglass::app;
    using moodglass::Language;
    const auto songs = [](App& app, NotingHost&) {
        models(app, "joint");
        add_songs(app);
    };
    const auto light = [&](App& app, NotingHost& host) {
        songs(app, host);
        app.set_dark(false);
    };
    const auto many = [](App& app, NotingHost&) {
        models(app, "joint");
        const char* names[] = {"march.ogg", "lament.ogg", "chase.ogg", "A recording with quite a long name, live.flac"};
        for (const char* name : names) {
            const int song = app.add_song(name);
            app.on_overview(song, made_up_overview(60));
            app.on_done(song, made_up_analysis(40 + 30 * song));
        }
    };
    const auto card = [&](App& app, NotingHost& host) {
        songs(app, host);
        app.set_everything(false);
    };
    const auto light_german_card = [&](App& app, NotingHost& host) {
        card(app, host);
        app.set_dark(false);
        app.set_language(Language::german);
    };
    const auto nothing = [](App& app, NotingHost&) { models(app, "joint"); };
    const Scene scenes[] = {
        {"wide-dark", 1440, 900, 1, songs},
        {"card-dark", 1440, 900, 1, card},
        {"card-light-german", 1440, 900, 1, light_german_card},
        {"card-narrow", 390, 844, 1, card},
        {"card-narrow-whole", 390, 1500, 1, light_german_card},
        {"card-small", 1024, 640, 1, card,
         [](int frame) {
             if (frame == 3 || frame == 5) ImGui::GetIO().AddInputCharacter(';');
         }},
        {"card-analysing", 1280, 720, 1, card,
         [](int frame) {
             if (frame >= 3 && frame < 7) press(ImGuiKey_DownArrow, frame % 2 == 1);
         }},
        {"card-failed", 1280, 720, 1, card,
         [](int frame) {
             if (frame == 3 || frame == 4) press(ImGuiKey_DownArrow, frame == 3);
         }},
        {"wide-light-german", 1440, 900, 1,
         [&](App& app, NotingHost& host) {
             light(app, host);
             app.set_language(Language::german);
         }},
        {"selection-light", 1440, 900, 1, light,
         [](int frame) {
             select_by_mouse(frame, {420, 300}, {560, 300});
         }},
        {"playing-4k", 3840, 2160, 2,
         [&](App& app, NotingHost& host) {
             songs(app, host);
             host.head = {1, 83.2, true};
         }},
        {"black-box", 1440, 900, 1,
         [&](App& app, NotingHost&) {
             models(app, "a2e");
             const int song = app.add_song("Morning march.mp3");
             app.on_overview(song, made_up_overview());
             app.on_done(song, made_up_analysis(245, false));
         }},
        {"laptop-light", 1366, 768, 1, light},
        {"small-laptop-dark", 1280, 720, 1, songs},
        {"smallest", 1024, 640, 1, songs},
        {"palette", 1280, 720, 1, songs,
         [](int frame) {
             if (frame == 2) ImGui::GetIO().AddInputCharactersUTF8("/");
             if (frame == 6) ImGui::GetIO().AddInputCharactersUTF8("st");
         }},
        {"medium-dark", 960, 800, 1, songs},
        {"narrow-dark", 390, 844, 1, songs},
        {"narrow-whole", 390, 2560, 1, light},
        {"empty-dark", 1440, 900, 1, nothing},
        {"empty-narrow-light", 390, 844, 1,
         [&](App& app, NotingHost& host) {
             nothing(app, host);
             app.set_dark(false);
         }},
        {"failed", 1280, 720, 1,
         [&](App& app, NotingHost&) {
             models(app, "joint");
             const int song = app.add_song("notes.mp3");
             app.on_failed(song, "This is not sound but text: choose an audio file.");
         }},
        {"analysing", 1280, 720, 1, songs,
         [](int frame) {
             if (frame >= 3 && frame < 7) press(ImGuiKey_DownArrow, frame % 2 == 1);
         }},
        {"decoding", 1280, 720, 1,
         [&](App& app, NotingHost&) {
             models(app, "joint");
             app.on_decoding(app.add_song("long.mp3"), 0.37f);
         }},
        {"help", 1280, 800, 1, songs,
         [](int frame) {
             if (frame == 3) ImGui::GetIO().AddInputCharacter('?');
         }},
        {"about-light", 1280, 900, 1, light,
         [](int frame) {
             if (frame == 3 || frame == 4) press(ImGuiKey_M, frame == 3);
         }},
        {"help-narrow", 390, 700, 1, songs,
         [](int frame) {
             if (frame == 3) ImGui::GetIO().AddInputCharacter('?');
         }},
        {"about-narrow", 390, 700, 1, light,
         [](int frame) {
             if (frame == 3 || frame == 4) press(ImGuiKey_M, frame == 3);
         }},
        {"compared", 1440, 900, 1, songs,
         [](int frame) {
             if (frame == 3 || frame == 4) press(ImGuiKey_C, frame == 3);
         }},
        {"map", 1440, 900, 1, songs,
         [](int frame) {
             if (frame == 3 || frame == 4) press(ImGuiKey_W, frame == 3);
             if (frame == 6) ImGui::GetIO().AddMousePosEvent(560, 240);
         }},
        {"map-stretch-light", 1440, 900, 1, light,
         [](int frame) {
             if (frame < 9) select_by_mouse(frame, {420, 300}, {700, 300});
             if (frame >= 9 && frame < 13) press(ImGuiKey_W, frame % 2 == 1);
         }},
        {"listen", 1440, 900, 1, songs,
         [](int frame) {
             if (frame == 3 || frame == 4) press(ImGuiKey_W, frame == 3);
             if (frame == 6 || frame == 7) press(ImGuiKey_H, frame == 6);
         }},
        {"listen-stretch-german-light", 1440, 900, 1,
         [&](App& app, NotingHost& host) {
             light(app, host);
             app.set_language(Language::german);
             host.slow = true;
         },
         [](int frame) {
             if (frame < 9) select_by_mouse(frame, {420, 300}, {700, 300});
             if (frame == 9 || frame == 10) press(ImGuiKey_W, frame == 9);
             if (frame == 11 || frame == 12) press(ImGuiKey_H, frame == 11);
         }},
        {"listen-narrow", 390, 844, 1, songs,
         [](int frame) {
             if (frame < 9) select_by_mouse(frame, {100, 480}, {200, 480});
             if (frame == 9 || frame == 10) press(ImGuiKey_W, frame == 9);
             if (frame == 11 || frame == 12) press(ImGuiKey_H, frame == 11);
         }},
        {"map-narrow", 390, 844, 1, songs,
         [](int frame) {
             if (frame == 3 || frame == 4) press(ImGuiKey_W, frame == 3);
         }},
        {"what-if", 1440, 900, 1, songs,
         [](int frame) {
             if (frame == 3 || frame == 4) press(ImGuiKey_I, frame == 3);
             if (frame >= 5 && frame < 12) ImGui::GetIO().AddInputCharacter('.');
             if (frame == 12 || frame == 13) ImGui::GetIO().AddInputCharacter('>');
         }},
        {"what-if-german-light", 1440, 900, 1,
         [&](App& app, NotingHost& host) {
             light(app, host);
             app.set_language(Language::german);
         },
         [](int frame) {
             if (frame == 3 || frame == 4) press(ImGuiKey_I, frame == 3);
             if (frame >= 5 && frame < 10) ImGui::GetIO().AddInputCharacter('.');
             if (frame >= 5 && frame < 14) ImGui::GetIO().AddInputCharacter('<');
         }},
        {"what-if-narrow", 390, 2560, 1, songs,
         [](int frame) {
             if (frame == 3 || frame == 4) press(ImGuiKey_I, frame == 3);
             if (frame >= 5 && frame < 9) ImGui::GetIO().AddInputCharacter('.');
         }},
        {"compare-start", 1440, 900, 1, songs,
         [](int frame) {
             if (frame == 3 || frame == 4) press(ImGuiKey_V, frame == 3);
         }},
        {"compare", 1440, 900, 1, songs, compare_stretch},
        {"compare-german-light", 1440, 900, 1,
         [&](App& app, NotingHost& host) {
             light(app, host);
             app.set_language(Language::german);
         },
         compare_stretch},
        {"table", 1440, 900, 1, many,
         [](int frame) {
             if (frame == 3 || frame == 4) press(ImGuiKey_R, frame == 3);
             if (frame >= 6 && frame < 12) press(ImGuiKey_RightArrow, frame % 2 == 0);
         }},
        {"table-narrow", 390, 844, 1, many,
         [](int frame) {
             if (frame == 3 || frame == 4) press(ImGuiKey_R, frame == 3);
         }},
        {"many", 1440, 900, 1, many},
        {"hover", 1440, 900, 1, songs, [](int) { ImGui::GetIO().AddMousePosEvent(1250, 600); }},
        {"classroom-hear", 1280, 720, 1, songs, lesson(0, false)},
        {"classroom-hear-shown", 1280, 720, 1, light, lesson(0, true)},
        {"classroom-express", 1280, 720, 1, light, lesson(1, false)},
        {"classroom-express-shown", 1920, 1080, 1, songs, lesson(1, true)},
        {"classroom-why", 1280, 720, 1, songs, lesson(2, false)},
        {"classroom-why-shown", 1280, 720, 1, songs, lesson(2, true)},
        {"classroom-why-german", 1920, 1080, 1,
         [&](App& app, NotingHost& host) {
             light(app, host);
             app.set_language(Language::german);
         },
         lesson(2, true)},
        {"classroom-timeline", 1280, 720, 1, songs, lesson(3, false)},
        {"classroom-timeline-shown", 1280, 720, 1, songs, lesson(3, true)},
        {"classroom-plane", 1280, 720, 1, light, lesson(4, false)},
        {"classroom-plane-shown", 1920, 1080, 1, light, lesson(4, true)},
        {"classroom-songs", 1280, 720, 1, light,
         [](int frame) {
             if (frame < 5) lesson(0, false)(frame);
             if (frame == 6) ImGui::GetIO().AddMousePosEvent(120, 28);
             if (frame == 8 || frame == 9) ImGui::GetIO().AddMouseButtonEvent(0, frame == 8);
         }},
        {"classroom-narrow", 390, 844, 1, songs, lesson(2, true)},
        {"class-live-none", 1024, 640, 1, listens(Language::french, true, 0, 0), lesson(5, false)},
        {"class-live-first", 1024, 640, 1, listens(Language::german, false, 0, 5), lesson(0, false)},
        {"class-live", 1366, 768, 1, listens(Language::english, true, 0, 30), lesson(0, false)},
        {"class-live-loud", 1920, 1080, 1, listens(Language::spanish, false, 0, 50), lesson(0, false)},
        {"class-live-one", 1366, 768, 1, listens(Language::french, false, 1, 0), lesson(5, false)},
        {"class-live-two", 1920, 1080, 1, listens(Language::english, true, 2, 0), lesson(5, false)},
        {"class-live-two-german", 1366, 768, 1, listens(Language::german, true, 2, 0), lesson(5, false)},
        {"class-live-two-french", 1024, 640, 1, listens(Language::french, false, 2, 0), lesson(5, false)},
        {"class-live-two-hidden", 1366, 768, 1, listens(Language::spanish, false, 2, 0), lesson(5, true)},
        {"class-live-narrow", 390, 844, 1, listens(Language::german, true, 0, 30), lesson(0, false)},
        {"class-live-two-narrow", 390, 844, 1, listens(Language::spanish, false, 2, 0), lesson(5, false)},
        {"zoomed", 1440, 900, 1, songs,
         [](int frame) {
             ImGui::GetIO().AddMousePosEvent(600, 200);
             if (frame > 2 && frame < 12) ImGui::GetIO().AddMouseWheelEvent(0, 1.5f);
         }},
    };
    const std::string folder = count > 1 ? values[1] : ".";
    for (const Scene& scene : scenes) {
        if (count > 2 && std::string(values[2]) != scene.name) continue;
        if (!shoot(scene, folder)) return 1;
    }
    if ((count <= 2 || std::string(values[2]) == "share") && !shoot_cards(folder)) return 1;
    return 0;
}
