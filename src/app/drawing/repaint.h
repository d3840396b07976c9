// SPDX-License-Identifier: Apache-2.0
// Which part of the picture a frame changes. Drawing in software costs by the pixel; on a canvas that keeps its pixels
// only what differs from the frame before need be drawn, and most frames after an input differ in nothing.
//
//     if (const auto part = repaint.changed(frame)) {
//         confine(frame, *part);
//         ImGui_ImplOpenGL3_RenderDrawData(&frame);
//     }
#pragma once

#include <imgui/imgui.h>

#include <optional>
#include <vector>

namespace moodglass::app {

// Pixels of the screen, from the left and from the top; right and bottom lie past the last.
struct PixelRect {
    int left = 0, top = 0, right = 0, bottom = 0;

    bool empty() const { return right <= left || bottom <= top; }
    int width() const { return right - left; }
    int height() const { return bottom - top; }
    bool operator==(const PixelRect&) const = default;
};

class Repaint {
  public:
    // Where the frame differs from that of the call before; nothing where it does not. A callback must draw the same
    // whenever its data are the same.
    std::optional<PixelRect> changed(const ImDrawData& frame);

    // The picture is lost: the next frame is to be drawn whole.
    void forget() { lists_.reset(); }

  private:
    struct List {
        std::vector<ImDrawCmd> commands;
        std::vector<ImDrawIdx> indices;
        std::vector<ImDrawVert> vertices;
        std::vector<unsigned char> callback_data;
    };

    static List copy_of(const ImDrawList& list);

    struct {
        ImVec2 position, size, scale;
    } screen_;
    std::optional<std::vector<List>> lists_;  // of the frame before
};

// Narrows the commands of a frame to a part of the picture. What is drawn there is the same to the pixel.
void confine(ImDrawData& frame, const PixelRect& part);

}  // namespace moodglass::app
