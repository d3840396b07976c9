// SPDX-License-Identifier: Apache-2.0
// The application: the list of songs, what is selected, and the panels that draw it. The host feeds it events and calls
// draw() between ImGui::NewFrame and ImGui::Render.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/live.h"
#include "app/host.h"
#include "app/songs/song.h"
#include "app/words/text.h"
#include "explain/references.h"

struct ImDrawList;

namespace moodglass::app {

class SpectrogramPainter;
class WordGlyphs;

enum class Takeaway { json, csv, picture, card_square, card_wide, report, recording };
enum class SongAct { cancel, retry, remove };

// A model one can choose, for the About panel and the model menu.
struct ModelChoice {
    std::string name;         // "joint"
    std::string title;        // shown unless the name is one of the three that the application has words for
    std::string description;  // one or two sentences with its figures
};

// A result kept between visits, as lists show it.
struct KeptEntry {
    std::string key;   // of Host::open_kept
    std::string name;  // of the song's file
    std::string when;  // it was kept, in the user's way to write a date
};

class App {
  public:
    explicit App(Host& host);
    ~App();
    App(const App&) = delete;
    App& operator=(const App&) = delete;

    // Events from the host. Song ids are given by add_song and never used twice.
    int add_song(std::string name);  // waits its turn; Host::analyse is called when it comes
    // Live sound: a song that is there from its first moment on, and selected. Once it has ended its recording is
    // analysed as any song's sound is: Host::analyse is called when its turn comes.
    void listen(bool other_sound);  // as the command does, which ends it, too
    int begin_live(std::string name);
    void on_live(int song, Analysis analysis, Overview outline, bool provisional);
    void end_live(int song);
    void drop_live(int song);  // too little was heard for a song
    // From hosts that show no device by themselves: they have it shown here.
    void set_microphones(std::vector<std::string> devices, std::string open);
    void on_live_level(const LiveLevel& level, double recorded_s);
    bool shows_level() const;  // another frame is to follow it
    void set_live_sources(bool microphone, bool other_sound);  // what Host::begin_live may be asked for; none by default
    void on_decoding(int song, float fraction);
    void on_glimpse(int song, Analysis glimpse);  // first values, provisional
    void on_overview(int song, Overview overview);
    void on_analysing(int song, float fraction, Analysis partial);
    void on_progress(int song, float fraction);
    void on_cells(int song, SongCells cells);  // before on_done
    void on_done(int song, Analysis analysis);
    void on_failed(int song, std::string message);

    // What the panels offer, for lists of songs and results beside them.
    void select(int song);
    void cancel(int song);
    void retry(int song);
    void remove(int song);
    void take_away(Takeaway what);  // of the selected song; it comes by Host::save
    // As the table of commands has it, in the language of now.
    std::string name_of(Takeaway what) const;
    std::string name_of(SongAct what) const;

    void on_picture(std::string_view png);  // empty: there is none
    void on_card(int song, CardShape shape, std::string_view png);  // likewise
    void set_kept(bool wanted, std::vector<KeptEntry> kept);
    void want_kept(bool wanted);
    void on_kept_music(std::string_view content);               // one of those that Host::read_kept was asked for
    void on_kept_read();                                        // those were all
    int open_kept(std::string name, std::string_view content);  // the new song, whose analysis is there already

    void compare(int a, int b);  // as soon as both songs are done: shows the second against the first, by their tension
    // Those that Host::open_example can open; none by default. drawn: by the panels; else the platform offers them itself.
    void set_examples(const std::vector<std::string>& files, bool drawn = true);
    void set_models(std::vector<ModelChoice> models, std::string_view current);
    // The music that the model in use compares songs with.
    void set_references(std::string model_id, References references);
    void set_everything(bool shown);  // all panels; false (the default): first the card
    void set_tour_known(bool known);  // true (the default): the tour is not offered any more
    void set_dark(bool dark);
    void set_strong(bool strong);  // more contrast; false by default
    void set_language(Language language);
    void set_painter(SpectrogramPainter* painter);  // none (the default): no spectrogram is drawn. Must outlive its use
    void tell(std::string notice);                  // shown for a few seconds at the bottom
    const WordGlyphs& word_glyphs() const;          // for add_fonts() (app/drawing/fonts.h)

    // Two fingers over the timeline, in ImGui's coordinates: whether they are there, and what they do. `x` is the place
    // between them, which has moved by `moved`; factor > 1: they went apart.
    bool timeline_at(float x, float y) const;
    void pinch(float x, float factor, float moved);

    // Draws everything into the current ImGui frame, at the scale of ImGui::GetStyle().FontScaleDpi. Returns true when
    // something moves (a song plays, an animation runs) and another frame should follow without waiting for input.
    bool draw();

    // Draws a song's card, size_of(shape) pixels large, into a list of its own beside the current frame, after draw().
    // Nothing of a song that is not done. The list is to be rendered after the frame, which brings the glyphs.
    bool draw_card_to_share(ImDrawList& list, int song, CardShape shape) const;

    const std::vector<Song>& songs() const;
    const Song* whole(int song) const;  // with what is put away of those that are not shown
    int selected_song() const;  // 0: none
    std::string aside() const;  // what is asked and compared, as a table of text (app/panels/aside.h)
    // What is chosen and where the keys are, each line one thing (app/panels/spoken.h).
    std::string spoken() const;
    // The open card of the tour or the lesson plan, for those who cannot see it: which, its title, what it says and how
    // its buttons are called (back, on, leave), a line each; empty where none is open.
    std::string card() const;
    void begin_lesson();  // the lesson plan, where there is a song or an example piece
    void step_card(int by);
    void leave_cards();
    std::vector<std::string> reasons(
        int song) const;                // for each emotion, in the language of now; none before it is done
    std::string clips(int song) const;  // that it is compared with, in the language of now; empty before it is done
    std::string heard(int song) const;  // what live sound is like now; empty before the first values
    std::string story(int song) const;  // told in a few sentences, in the language of now; empty before it is done
    std::string tempo(int song) const;  // with how sure; empty where nothing is known of it
    std::string key(int song) const;    // that it is heard in, in the language of now; empty where none is known
    bool dark() const;
    Language language() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace moodglass::app
