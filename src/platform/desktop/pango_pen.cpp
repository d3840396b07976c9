// SPDX-License-Identifier: Apache-2.0
#include "platform/desktop/pango_pen.h"

#include <algorithm>
#include <cstdint>

namespace moodglass::desktop {
namespace {

constexpr int kBorder = 1;  // smoothed edges reach beyond the ink

struct End {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* pen) const { cairo_destroy(pen); }
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};

}  // namespace

PangoPen::PangoPen() : fonts_(pango_cairo_font_map_new()), context_(pango_font_map_create_context(fonts_.get())) {
    pango_context_set_round_glyph_positions(context_.get(), FALSE);
}

app::Drawn PangoPen::draw(const std::string& text, float em, bool semibold) {
    const std::unique_ptr<PangoFontDescription, End> font(pango_font_description_from_string("sans-serif"));
    pango_font_description_set_absolute_size(font.get(), em * PANGO_SCALE);
    pango_font_description_set_weight(font.get(), semibold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
    const std::unique_ptr<PangoLayout, Unref> layout(pango_layout_new(context_.get()));
    pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));

    PangoLayoutLine* line = pango_layout_get_line_readonly(layout.get(), 0);
    PangoRectangle ink, logical;  // from the place on the baseline
    pango_layout_line_get_extents(line, nullptr, &logical);
    pango_layout_line_get_pixel_extents(line, &ink, nullptr);
    app::Drawn drawn;
    drawn.advance = static_cast<float>(logical.width) / PANGO_SCALE;
    if (ink.width == 0 || ink.height == 0) return drawn;
    drawn.left = ink.x - kBorder;
    drawn.top = ink.y - kBorder;
    drawn.width = ink.width + 2 * kBorder;
    drawn.height = ink.height + 2 * kBorder;

    const std::unique_ptr<cairo_surface_t, End> surface(
        cairo_image_surface_create(CAIRO_FORMAT_A8, drawn.width, drawn.height));
    const std::unique_ptr<cairo_t, End> pen(cairo_create(surface.get()));
    cairo_move_to(pen.get(), -drawn.left, -drawn.top);
    pango_cairo_show_layout_line(pen.get(), line);
    cairo_surface_flush(surface.get());
    const std::uint8_t* row = cairo_image_surface_get_data(surface.get());
    for (int y = 0; y < drawn.height && row; ++y, row += cairo_image_surface_get_stride(surface.get()))
        drawn.opacity.insert(drawn.opacity.end(), row, row + drawn.width);
    drawn.opacity.resize(static_cast<std::size_t>(drawn.width) * static_cast<std::size_t>(drawn.height));
    return drawn;
}

}  // namespace moodglass::desktop
