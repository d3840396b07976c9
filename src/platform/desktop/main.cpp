// SPDX-License-Identifier: Apache-2.0
// moodglass-window [FILE|FOLDER...]: the application in a window of its own.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/app.h"
#include "audio/open.h"
#include "platform/decoding/open_apart.h"
#include "platform/desktop/desktop_host.h"
#include "platform/desktop/window.h"
#include "platform/files/file.h"
#include "platform/sandbox/sandbox.h"

namespace moodglass::desktop {
namespace {

constexpr const char* kUsage =
    "usage: moodglass-window [OPTION...] [FILE|FOLDER...]\n"
    "  --size WxH         of the window\n"
    "  --scale FACTOR     pixels a logical pixel, instead of what the monitor says\n"
    "  --light, --dark    colours\n"
    "  --language TAG     en, de, fr or es, instead of what the system says\n"
    "  --microphone NAME  to listen to, by its name or a part of it, instead of the default one; null hears silence\n"
    "  --screenshot FILE  without a visible window: analyse, write what would be shown (PNG or PPM), end\n"
    "  --card SHAPE       with --screenshot: the picture to share of the song that would be shown, square or wide\n"
    "  --no-sandbox       the processes that decode songs do not give up files, the network and other programs\n"
    "  --version          tells the version, and by what those processes are kept in\n";

// What the system's messages are written in: "de_AT.UTF-8".
std::string system_locale() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const char* value = std::getenv(name); value && *value) return value;
    return {};
}

struct Arguments {
    WindowOptions window;
    bool dark = true;
    Language language = language_of(system_locale());
    std::string screenshot;
    std::optional<app::CardShape> card;
    std::string microphone;
    bool sandbox = true;
    bool version = false;
    std::vector<std::string> files;
};

bool parse(int count, char** values, Arguments& out) {
    for (int i = 1; i < count; ++i) {
        const std::string_view name = values[i];
        const char* next = i + 1 < count ? values[i + 1] : "";
        if (name == "--light" || name == "--dark") {
            out.dark = name == "--dark";
        } else if (name == "--language" && ++i) {
            out.language = language_of(next);
            if (kLanguageTags[out.language] != std::string_view(next)) return false;
        } else if (name == "--size" && ++i) {
            if (std::sscanf(next, "%dx%d", &out.window.width, &out.window.height) != 2) return false;
        } else if (name == "--scale" && ++i) {
            out.window.scale = std::strtof(next, nullptr);
            if (!(out.window.scale > 0)) return false;
        } else if (name == "--microphone" && ++i) {
            out.microphone = next;
            if (out.microphone.empty()) return false;
        } else if (name == "--card" && ++i) {
            const std::string_view shape = next;
            if (shape != "square" && shape != "wide") return false;
            out.card = shape == "square" ? app::CardShape::square : app::CardShape::wide;
        } else if (name == "--screenshot" && ++i) {
            out.screenshot = next;
            out.window.visible = false;
            if (out.screenshot.empty()) return false;
        } else if (name == "--no-sandbox") {
            out.sandbox = false;
        } else if (name == "--version") {
            out.version = true;
        } else if (name.starts_with("--")) {
            return false;
        } else {
            out.files.emplace_back(name);
        }
    }
    if (out.card && out.screenshot.empty()) return false;
    return out.window.width > 0 && out.window.height > 0;
}

bool all_ended(const std::vector<app::Song>& songs) {
    for (const app::Song& song : songs) {
        using enum app::SongState;
        if (song.state != done && song.state != failed && song.state != cancelled) return false;
    }
    return true;
}

int run(const Arguments& arguments) {
    if (!arguments.sandbox) leave_decoders_open();
    auto window = Window::open(arguments.window);
    if (!window) {
        std::fprintf(stderr, "moodglass: %s\n", window.error().message.c_str());
        return 1;
    }
    DesktopHost host(Window::wake);
    app::App app(host);
    if (const Result<void> fonts = (*window)->load_fonts(app.word_glyphs()); !fonts) {
        std::fprintf(stderr, "moodglass: %s\n", fonts.error().message.c_str());
        return 1;
    }
    if (!arguments.microphone.empty()) host.use_microphone(arguments.microphone);
    app.set_dark(arguments.dark);
    app.set_language(arguments.language);
    app.set_painter((*window)->painter());
    (*window)->on_drop = [&](std::vector<std::string> paths) { host.add(app, paths); };
    host.picture_taker = [&](auto then) {
        (*window)->take_picture([then = std::move(then)](const Picture& picture) { then(to_png(picture)); });
    };
    bool has_card = true;
    const auto card = [&](int song, app::CardShape shape) {
        const auto [width, height] = app::size_of(shape);
        return (*window)->picture_of(width, height, [&](ImDrawList& list) {
            const bool moving = app.draw();
            has_card = app.draw_card_to_share(list, song, shape);
            return moving;
        });
    };
    host.card_taker = [&](int song, app::CardShape shape) { return to_png(card(song, shape)); };
    host.add(app, arguments.files);

    int still = 0;  // frames since there was nothing left to analyse
    while (!(*window)->closed()) {
        host.deliver(app);
        (*window)->frame([&] { return app.draw(); });
        if (!arguments.screenshot.empty() && all_ended(app.songs()) && ++still > 4) {
            const Picture picture =
                arguments.card ? card(app.selected_song(), *arguments.card) : (*window)->picture();
            if (!has_card)
                return std::fprintf(stderr, "moodglass: there is no card, since no song was analysed; give one that can be\n"), 1;
            const bool png = arguments.screenshot.ends_with(".png");
            const Result<void> written = write_file(arguments.screenshot, png ? to_png(picture) : to_ppm(picture));
            if (!written) std::fprintf(stderr, "moodglass: %s\n", written.error().message.c_str());
            return written ? 0 : 1;
        }
        if (still == 0) (*window)->wait();
    }
    return 0;
}

}  // namespace
}  // namespace moodglass::desktop

int main(int count, char** values) {
    moodglass::decode_if_told_to(count, values, moodglass::open_sound);
    moodglass::desktop::Arguments arguments;
    if (!moodglass::desktop::parse(count, values, arguments)) {
        std::fputs(moodglass::desktop::kUsage, stderr);
        return 2;
    }
    if (arguments.version) {
        const std::string kept_in = to_string(moodglass::possible_sandbox());
        return std::printf("%s\ndecoding kept in: %s\n", MOODGLASS_VERSION, kept_in.c_str()) > 0 ? 0 : 1;
    }
    return moodglass::desktop::run(arguments);
}
