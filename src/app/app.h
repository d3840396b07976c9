// SPDX-License-Identifier: Apache-2.0
// The application: the list of songs, what is selected, and the panels that draw it. The host feeds it events and calls
// draw() between ImGui::NewFrame and ImGui::Render.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/host.h"
#include "app/song.h"
#include "app/text.h"

namespace moodglass::app {

class SpectrogramPainter;

// A model one can choose, for the About panel and the model menu.
struct ModelChoice {
    std::string name;         // "joint"
    std::string title;        // shown unless the name is one of the three that the application has words for
    std::string description;  // one or two sentences with its figures
};

class App {
  public:
    explicit App(Host& host);
    ~App();
    App(const App&) = delete;
    App& operator=(const App&) = delete;

    // Events from the host. Song ids are given by add_song and never used twice.
    int add_song(std::string name);  // waits its turn; Host::analyse is called when it comes
    void on_decoding(int song, float fraction);
    void on_overview(int song, Overview overview);
    void on_analysing(int song, float fraction, Analysis partial);
    void on_progress(int song, float fraction);
    void on_cells(int song, SongCells cells);  // before on_done
    void on_done(int song, Analysis analysis);
    void on_failed(int song, std::string message);
    void compare(int a, int b);  // as soon as both songs are done: shows the second against the first, by their tension
    void set_models(std::vector<ModelChoice> models, std::string_view current);
    void set_dark(bool dark);
    void set_language(Language language);
    void set_painter(SpectrogramPainter* painter);  // none (the default): no spectrogram is drawn. Must outlive its use
    void tell(std::string notice);                  // shown for a few seconds at the bottom

    // Draws everything into the current ImGui frame, at the scale of ImGui::GetStyle().FontScaleDpi. Returns true when
    // something moves (a song plays, an animation runs) and another frame should follow without waiting for input.
    bool draw();

    const std::vector<Song>& songs() const;
    int selected_song() const;  // 0: none
    std::string aside() const;  // what is asked and compared, as a table of text (app/aside.h)
    bool dark() const;
    Language language() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace moodglass::app
