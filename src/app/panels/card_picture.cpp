// SPDX-License-Identifier: Apache-2.0
// The card as a picture to share. It is arranged for its own size: words, ribbon and moments in a column, the plane
// below (square) or beside them (wide), and all of it as large as finds room.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "app/drawing/mood_colour.h"
#include "app/drawing/paint.h"
#include "app/panels/card.h"
#include "app/panels/plane_plot.h"
#include "app/panels/ribbon.h"
#include "app/panels/timeline_parts.h"
#include "app/words/sentences.h"
#include "audio/endings.h"
#include "story/say.h"

namespace moodglass::app {
namespace {

constexpr float kLargest = 2.6f, kSmallest = 1, kStep = 0.1f;  // pixels a logical pixel

// While it lives, texts are measured and drawn at a scale of the picture's, not of the screen's.
class OwnPixels {
  public:
    OwnPixels() : scale_(ImGui::GetStyle().FontScaleDpi) {
        for (ImFont* font : ImGui::GetIO().Fonts->Fonts) {
            densities_.push_back(font->CurrentRasterizerDensity);
            font->CurrentRasterizerDensity = 1;
        }
    }
    ~OwnPixels() {
        ImGui::GetStyle().FontScaleDpi = scale_;
        for (std::size_t i = 0; i < densities_.size(); ++i)
            ImGui::GetIO().Fonts->Fonts[static_cast<int>(i)]->CurrentRasterizerDensity = densities_[i];
    }
    OwnPixels(const OwnPixels&) = delete;
    OwnPixels& operator=(const OwnPixels&) = delete;

    static void set(Appearance& looks, float scale) { ImGui::GetStyle().FontScaleDpi = looks.scale = scale; }

  private:
    float scale_;
    std::vector<float> densities_;
};

struct MomentTold {
    std::string text;  // "Tensest, 1:12"
    double at_s = 0;
};

struct Told {
    const Analysis& analysis;
    std::string name, of_file, headline, reasons;  // of_file: what is to be known of it, such as that it is cut
    std::vector<MomentTold> moments;
    double end_s = 0;
};

// "Morning march.mp3" is told as "Morning march".
std::string without_ending(std::string name) {
    const std::size_t dot = name.rfind('.');
    if (dot == name.npos || dot == 0) return name;
    const std::string ending = name.substr(dot);
    if (is_among(kSoundEndings, ending) || is_among(kFilmEndings, ending)) name.resize(dot);
    return name;
}

Told told_of(const Screen& screen, const Song& song) {
    const Analysis& analysis = *song.analysis;
    const Language language = screen.looks.language;
    const Telling telling = telling_of(analysis);
    Told told = {analysis,
                 screen.title(without_ending(song.name)),
                 as_sentences(analysis.warnings, language),
                 headline(telling, analysis, language),
                 reasons(telling, analysis, language),
                 {},
                 0};
    for (const std::size_t emotion : telling.moments) {
        const auto& at = analysis.moments[emotion];
        const double middle_s = (at.start_s + at.end_s) / 2;
        told.moments.push_back({moment(emotion, language) + ", " + format_time(middle_s), middle_s});
    }
    told.end_s = std::max(analysis.duration_s, analysis.sections.empty() ? 0 : analysis.sections.back().end_s);
    return told;
}

// What is drawn goes down the column from y on. Without a list it is only measured.
struct Column {
    const Appearance& looks;
    ImDrawList* list;
    float x, y, w;
    bool fits = true;  // in its width

    void space(float logical) { y += looks.px(logical); }
    void text(std::string_view what, const TextStyle& style) {
        for (const std::string_view word : wrap(what, 0, [](std::string_view) { return 1.0f; }))
            fits = fits && text_width(word, style.type, style.face) <= w;
        y += list ? put_wrapped(*list, x, y, w, style, what) : wrapped_height(what, w, style.type, style.face);
    }
    void line(std::string_view what, const TextStyle& style) {
        fits = fits && text_width(what, style.type, style.face) <= w;
        if (list) put_text(*list, x, y, style, what);
        y += line_height(style.type);
    }
};

void put_words(Column& c, const Told& told) {
    const Theme& t = c.looks.theme();
    if (c.list) put_shortened(*c.list, c.x, c.y, c.w, {.colour = t.muted}, told.name);
    c.y += line_height(Type::body);
    if (!told.of_file.empty()) {
        c.space(4);
        c.text(told.of_file, {.type = Type::small, .colour = t.warning});
    }
    c.space(10);
    c.text(told.headline, {.type = Type::display, .colour = t.ink, .face = Face::semibold});
    if (told.reasons.empty()) return;
    c.space(10);
    c.text(told.reasons, {.colour = t.ink});
}

// Below the ribbon: its beginning and end, and when the moments are, where they find room beside these.
void put_times(Column& c, const Told& told, const Rect& lane, const View& whole) {
    const Theme& t = c.looks.theme();
    const std::string begin = format_time(0), end = format_time(told.end_s);
    put_text(*c.list, lane.x, c.y, {.type = Type::small, .colour = t.muted}, begin);
    put_text(*c.list, lane.right(), c.y, {.type = Type::small, .colour = t.muted, .align = 1}, end);
    const float gap = c.looks.px(8);
    struct Span {
        float from, to;
    };
    std::vector<Span> taken = {{lane.x, lane.x + text_width(begin, Type::small) + gap},
                               {lane.right() - text_width(end, Type::small) - gap, lane.right()}};
    for (const MomentTold& each : told.moments) {
        const float x = std::round(x_at(lane, whole, each.at_s)), r = c.looks.px(5);
        c.list->AddTriangleFilled({x, lane.bottom() - r}, {x + r, lane.bottom() + r * 0.4f},
                                  {x - r, lane.bottom() + r * 0.4f}, t.panel);
        const std::string text = format_time(each.at_s);
        const float half = text_width(text, Type::small) / 2;
        const Span span = {x - half, x + half};
        if (std::ranges::any_of(taken, [&](const Span& s) { return span.from < s.to && span.to > s.from; })) continue;
        taken.push_back({span.from - gap, span.to + gap});
        put_text(*c.list, x, c.y, {.type = Type::small, .colour = t.ink, .align = 0.5f}, text);
    }
}

void put_ribbon(Column& c, const Told& told) {
    if (told.analysis.sections.empty() || told.end_s <= 0) return;
    const Rect lane = {c.x, c.y, c.w, c.looks.px(40)};
    const View whole = {0, told.end_s};
    c.y = lane.bottom() + c.looks.px(6);
    if (c.list) {
        c.list->AddRectFilled(top_left(lane), bottom_right(lane), c.looks.theme().raised, c.looks.px(5));
        paint_ribbon(c.looks, told.analysis, *c.list, lane, whole);
        put_times(c, told, lane, whole);
    }
    c.y += line_height(Type::small);
}

void put_moments(Column& c, const Told& told) {
    if (told.moments.empty()) return;
    const Theme& t = c.looks.theme();
    c.line(c.looks.text().card.strongest, {.colour = t.ink, .face = Face::semibold});
    for (const MomentTold& each : told.moments) {
        c.space(5);
        c.line(each.text, {.colour = t.ink});
    }
}

constexpr const char* kBy = "Moodglass";

void put_by(const Appearance& looks, ImDrawList& list, float x, float y, float align) {
    put_text(list, x, y, {.type = Type::small, .colour = looks.theme().muted, .align = align}, kBy);
}

// Its words are smaller where the corners' would touch; it is what is drawn last.
void put_plane(Appearance& looks, ImDrawList& list, const Told& told, const Rect& area) {
    while (looks.scale > kSmallest && width_for_corners(looks) > area.w) OwnPixels::set(looks, looks.scale - kStep);
    draw_card_plane(looks, told.analysis, list, area, true);
}

// Words, ribbon and, below, the moments beside the plane.
bool arrange_square(Appearance looks, ImDrawList* list, const Told& told, PictureSize size) {
    const float border = 64, least = 400, most = 500, between = 48;
    const float w = static_cast<float>(size.width) - 2 * border, bottom = static_cast<float>(size.height) - border;
    const float gap = looks.px(24);
    // Measured first: what is left over goes to the plane, and then between the parts.
    Column measured = {looks, nullptr, 0, border, w};
    put_words(measured, told);
    measured.y += gap;
    put_ribbon(measured, told);
    measured.y += gap;
    const float side = std::clamp(bottom - measured.y, least, most);
    Column moments = {looks, nullptr, 0, 0, w - between - side};
    put_moments(moments, told);
    moments.space(16);
    moments.y += line_height(Type::small);
    const float left = bottom - side - measured.y;
    if (!list) return left >= 0 && measured.fits && moments.fits && moments.y <= side;

    Column c = {looks, list, border, border, w};
    put_words(c, told);
    c.y += gap + left / 2;
    put_ribbon(c, told);
    const Rect plane = {border + w - side, bottom - side, side, side};
    Column beside = {looks, list, border, plane.y, w - between - side};
    put_moments(beside, told);
    put_by(looks, *list, border, bottom - line_height(Type::small), 0);
    put_plane(looks, *list, told, plane);
    return true;
}

// Words, ribbon and moments, with the plane at their right.
bool arrange_wide(Appearance looks, ImDrawList* list, const Told& told, PictureSize size) {
    const float border = 48, between = 48, side = 410;
    const float w = static_cast<float>(size.width) - 2 * border - between - side;
    const float bottom = static_cast<float>(size.height) - border;
    const float gap = looks.px(18);
    Column measured = {looks, nullptr, 0, border, w};
    put_words(measured, told);
    measured.y += gap;
    put_ribbon(measured, told);
    if (!told.moments.empty()) measured.y += gap;
    put_moments(measured, told);
    const float left = bottom - measured.y;
    if (!list) return left >= 0 && measured.fits;

    Column c = {looks, list, border, border, w};
    put_words(c, told);
    c.y += gap + left / 2;
    put_ribbon(c, told);
    c.y += gap + left / 2;
    put_moments(c, told);
    put_by(looks, *list, border + w + between + side, bottom - line_height(Type::small), 1);
    put_plane(looks, *list, told, {border + w + between, border, side, side});
    return true;
}

}  // namespace

void draw_card_picture(const Screen& screen, ImDrawList& list, const Song& song, PictureSize size) {
    list._ResetForNewFrame();
    list.PushTexture(ImGui::GetIO().Fonts->TexRef);
    const ImVec2 end = {static_cast<float>(size.width), static_cast<float>(size.height)};
    list.PushClipRect({0, 0}, end);
    list.AddRectFilled({0, 0}, end, screen.theme().panel);

    const Told told = told_of(screen, song);
    const auto arrange = size.width > size.height ? arrange_wide : arrange_square;
    Appearance looks = screen.looks;
    OwnPixels pixels;
    float scale = kLargest;
    for (pixels.set(looks, scale); scale > kSmallest && !arrange(looks, nullptr, told, size); pixels.set(looks, scale))
        scale -= kStep;
    arrange(looks, &list, told, size);
}

}  // namespace moodglass::app
