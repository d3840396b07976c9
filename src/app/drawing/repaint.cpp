// SPDX-License-Identifier: Apache-2.0
#include "app/drawing/repaint.h"

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <cstring>
#include <span>
#include <utility>

namespace moodglass::app {
namespace {

template <class T>
bool same_bytes(const T& a, const T& b) {
    return std::memcmp(&a, &b, sizeof(T)) == 0;
}

template <class T>
bool same_bytes(std::span<const T> a, std::span<const T> b) {
    return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size_bytes()) == 0);
}

// In ImGui's coordinates.
struct Bounds {
    ImVec2 low{FLT_MAX, FLT_MAX}, high{-FLT_MAX, -FLT_MAX};

    void add(ImVec2 at) {
        low = {std::min(low.x, at.x), std::min(low.y, at.y)};
        high = {std::max(high.x, at.x), std::max(high.y, at.y)};
    }
    // What of `other` is within the clip.
    void add(const Bounds& other, const ImVec4& clip) {
        const ImVec2 from = {std::max(other.low.x, clip.x), std::max(other.low.y, clip.y)};
        const ImVec2 to = {std::min(other.high.x, clip.z), std::min(other.high.y, clip.w)};
        if (from.x >= to.x || from.y >= to.y) return;
        add(from);
        add(to);
    }
};

// The triangles of one command.
struct Triangles {
    std::span<const ImDrawIdx> indices;
    const ImDrawVert* vertices;

    std::size_t count() const { return indices.size() / 3; }
    const ImDrawVert& corner(std::size_t triangle, std::size_t i) const { return vertices[indices[3 * triangle + i]]; }
    Bounds bounds(std::size_t begin, std::size_t end) const {
        Bounds bounds;
        for (std::size_t i = 3 * begin; i < 3 * end; ++i) bounds.add(vertices[indices[i]].pos);
        return bounds;
    }
};

bool same(const Triangles& a, std::size_t i, const Triangles& b, std::size_t j) {
    return same_bytes(a.corner(i, 0), b.corner(j, 0)) && same_bytes(a.corner(i, 1), b.corner(j, 1)) &&
           same_bytes(a.corner(i, 2), b.corner(j, 2));
}

template <class List>
Triangles triangles_of(const List& list, const ImDrawCmd& command) {
    return {std::span(list.indices).subspan(command.IdxOffset, command.ElemCount),
            list.vertices.data() + command.VtxOffset};
}

template <class List>
std::span<const unsigned char> data_of(const List& list, const ImDrawCmd& command) {
    if (command.UserCallbackDataSize <= 0) return {};
    return std::span(list.callback_data)
        .subspan(static_cast<std::size_t>(command.UserCallbackDataOffset),
                 static_cast<std::size_t>(command.UserCallbackDataSize));
}

// All that a command draws.
template <class List>
void add_all(const List& list, const ImDrawCmd& command, Bounds& to) {
    if (command.UserCallback == ImDrawCallback_ResetRenderState) return;
    if (command.UserCallback)
        return to.add({{command.ClipRect.x, command.ClipRect.y}, {command.ClipRect.z, command.ClipRect.w}},
                      command.ClipRect);
    const Triangles triangles = triangles_of(list, command);
    to.add(triangles.bounds(0, triangles.count()), command.ClipRect);
}

// What a command draws differently. What comes before and after a change in the same command is found to be the same.
template <class List>
void add_difference(const List& a, const ImDrawCmd& x, const List& b, const ImDrawCmd& y, bool same_geometry,
                    Bounds& to) {
    const bool alike = same_bytes(x.ClipRect, y.ClipRect) && same_bytes(x.TexRef, y.TexRef) &&
                       x.UserCallback == y.UserCallback && same_bytes(data_of(a, x), data_of(b, y));
    if (!alike) {
        add_all(a, x, to);
        add_all(b, y, to);
        return;
    }
    if (x.UserCallback ||
        (same_geometry && x.IdxOffset == y.IdxOffset && x.ElemCount == y.ElemCount && x.VtxOffset == y.VtxOffset))
        return;
    const Triangles before = triangles_of(a, x), now = triangles_of(b, y);
    const std::size_t common = std::min(before.count(), now.count());
    std::size_t front = 0, back = 0;
    while (front < common && same(before, front, now, front)) ++front;
    while (back < common - front && same(before, before.count() - 1 - back, now, now.count() - 1 - back)) ++back;
    to.add(before.bounds(front, before.count() - back), x.ClipRect);
    to.add(now.bounds(front, now.count() - back), y.ClipRect);
}

template <class List>
void add_difference(const List& a, const List& b, Bounds& to) {
    const bool same_geometry = same_bytes(std::span(a.indices), std::span(b.indices)) &&
                               same_bytes(std::span(a.vertices), std::span(b.vertices));
    const std::size_t common = std::min(a.commands.size(), b.commands.size());
    for (std::size_t i = 0; i < common; ++i) add_difference(a, a.commands[i], b, b.commands[i], same_geometry, to);
    for (std::size_t i = common; i < a.commands.size(); ++i) add_all(a, a.commands[i], to);
    for (std::size_t i = common; i < b.commands.size(); ++i) add_all(b, b.commands[i], to);
}

int height_of(const ImDrawData& frame) { return static_cast<int>(frame.DisplaySize.y * frame.FramebufferScale.y); }
int width_of(const ImDrawData& frame) { return static_cast<int>(frame.DisplaySize.x * frame.FramebufferScale.x); }

}  // namespace

Repaint::List Repaint::copy_of(const ImDrawList& list) {
    return {{list.CmdBuffer.begin(), list.CmdBuffer.end()},
            {list.IdxBuffer.begin(), list.IdxBuffer.end()},
            {list.VtxBuffer.begin(), list.VtxBuffer.end()},
            {list._CallbacksDataBuf.begin(), list._CallbacksDataBuf.end()}};
}

std::optional<PixelRect> Repaint::changed(const ImDrawData& frame) {
    const PixelRect all = {0, 0, width_of(frame), height_of(frame)};
    std::vector<List> lists;
    lists.reserve(static_cast<std::size_t>(frame.CmdLists.Size));
    for (const ImDrawList* list : frame.CmdLists) lists.push_back(copy_of(*list));
    const auto before = std::exchange(lists_, std::move(lists));
    const decltype(screen_) screen = {frame.DisplayPos, frame.DisplaySize, frame.FramebufferScale};
    const auto screen_before = std::exchange(screen_, screen);
    if (!before || !same_bytes(screen_before, screen)) return all;

    Bounds bounds;
    const List none;
    for (std::size_t i = 0; i < std::max(before->size(), lists_->size()); ++i)
        add_difference(i < before->size() ? (*before)[i] : none, i < lists_->size() ? (*lists_)[i] : none, bounds);
    const auto left = (bounds.low.x - screen.position.x) * screen.scale.x,
               right = (bounds.high.x - screen.position.x) * screen.scale.x;
    const auto top = (bounds.low.y - screen.position.y) * screen.scale.y,
               bottom = (bounds.high.y - screen.position.y) * screen.scale.y;
    if (!(left < right && top < bottom)) return std::nullopt;
    const auto within = [](float at, int most) {
        return static_cast<int>(std::clamp(at, 0.0f, static_cast<float>(most)));
    };
    const PixelRect part = {within(std::floor(left), all.right), within(std::floor(top), all.bottom),
                            within(std::ceil(right), all.right), within(std::ceil(bottom), all.bottom)};
    return part.empty() ? std::nullopt : std::optional(part);
}

void confine(ImDrawData& frame, const PixelRect& part) {
    const ImVec2 at = frame.DisplayPos, scale = frame.FramebufferScale;
    const int height = height_of(frame);
    // Numbers that the back end, which cuts off fractions, takes back to the same pixel.
    constexpr float kNudge = 0.01f;
    for (ImDrawList* list : frame.CmdLists) {
        for (ImDrawCmd& command : list->CmdBuffer) {
            ImVec4& clip = command.ClipRect;
            const float x = (clip.x - at.x) * scale.x, y = (clip.y - at.y) * scale.y;
            const float right = (clip.z - at.x) * scale.x, bottom = (clip.w - at.y) * scale.y;
            // As glScissor gets them, from below.
            const int left_pixel = static_cast<int>(x),
                      low_pixel = static_cast<int>(static_cast<float>(height) - bottom);
            const PixelRect narrowed = {std::max(left_pixel, part.left),
                                        std::max(height - low_pixel - static_cast<int>(bottom - y), part.top),
                                        std::min(left_pixel + static_cast<int>(right - x), part.right),
                                        std::min(height - low_pixel, part.bottom)};
            const auto back = [](int pixel, float nudge, float by, float from) {
                return (static_cast<float>(pixel) + nudge) / by + from;
            };
            clip = narrowed.empty() ? ImVec4()
                                    : ImVec4(back(narrowed.left, kNudge, scale.x, at.x),
                                             back(narrowed.top, -2 * kNudge, scale.y, at.y),
                                             back(narrowed.right, 2 * kNudge, scale.x, at.x),
                                             back(narrowed.bottom, -kNudge, scale.y, at.y));
        }
    }
}

}  // namespace moodglass::app
