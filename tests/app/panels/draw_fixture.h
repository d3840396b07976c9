// SPDX-License-Identifier: Apache-2.0
// Drives ImGui without window or GPU: what is drawn is read from the draw lists.
#pragma once

#include <gtest/gtest.h>
#include <imgui/imgui.h>
#include <imgui/imgui_internal.h>  // its error callback

#include <algorithm>

#include "app/app.h"
#include "app/fixture.h"

namespace moodglass::app {

class DrawTest : public testing::Test {
  protected:
    DrawTest() {
        ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
        io.DisplaySize = {1440, 900};
        // What ImGui has to say of a mistake fails the test, and is never drawn (App).
        app.set_everything(true);  // the card has its own tests
        io.ConfigErrorRecoveryEnableAssert = false;
        ImGui::GetCurrentContext()->ErrorCallback = [](ImGuiContext*, void*, const char* message) {
            ADD_FAILURE() << "Dear ImGui: " << message;
        };
    }
    ~DrawTest() override { ImGui::DestroyContext(); }

    // What a renderer would do with textures.
    static void take_textures() {
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
            if (texture->Status == ImTextureStatus_WantCreate || texture->Status == ImTextureStatus_WantUpdates) {
                texture->SetTexID(1);
                texture->SetStatus(ImTextureStatus_OK);
            }
            if (texture->Status == ImTextureStatus_WantDestroy) texture->SetStatus(ImTextureStatus_Destroyed);
        }
    }
    bool frame() {
        ImGui::GetIO().DeltaTime = 1.0f / 60;
        ImGui::NewFrame();
        const bool moving = app.draw();
        ImGui::Render();
        take_textures();
        return moving;
    }
    void frames(int count) {
        for (int i = 0; i < count; ++i) frame();
    }

    // Vertices within a part of the display, given as shares of it.
    static int vertices_in(float left, float top, float right, float bottom) {
        const ImVec2 size = ImGui::GetIO().DisplaySize;
        int count = 0;
        for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists)
            for (const ImDrawVert& v : list->VtxBuffer)
                count += v.pos.x >= left * size.x && v.pos.x <= right * size.x && v.pos.y >= top * size.y &&
                         v.pos.y <= bottom * size.y;
        return count;
    }
    static int largest_list() {
        int most = 0;
        for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists) most = std::max(most, list->VtxBuffer.Size);
        return most;
    }

    int add_done(double duration_s = 245, bool explained = true) {
        const int song = app.add_song("a.mp3");
        app.on_overview(song, made_up_overview(duration_s));
        app.on_done(song, made_up_analysis(duration_s, explained));
        return song;
    }
    void press(ImGuiKey key) {
        ImGui::GetIO().AddKeyEvent(key, true);
        frame();
        ImGui::GetIO().AddKeyEvent(key, false);
        frame();
    }
    void type(const char* text) {
        ImGui::GetIO().AddInputCharactersUTF8(text);
        frame();
    }
    void click(ImVec2 at) {
        ImGuiIO& io = ImGui::GetIO();
        io.AddMousePosEvent(at.x, at.y);
        frames(2);
        io.AddMouseButtonEvent(0, true);
        frame();
        io.AddMouseButtonEvent(0, false);
        frames(2);
    }

    NotingHost host;
    App app{host};
};

}  // namespace moodglass::app
