// SPDX-License-Identifier: Apache-2.0
// A made-up result and a host that only takes notes, for tests of what draws and queues.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "analysis/analysis.h"
#include "analysis/overview.h"
#include "app/host.h"
#include "app/songs/song.h"
#include "explain/references.h"

namespace moodglass::app {

// A "song" of the given length whose curves wander; effects add up, averages agree with the curves.
Analysis made_up_analysis(double duration_s = 245, bool explained = true);
Analysis in_sections(Analysis analysis);  // three of one length, A B A', and moments 20 s apart, the last emotion's the most striking
Overview made_up_overview(double duration_s = 245);
SongCells made_up_cells(double duration_s = 245);  // whose averages over the rows are the curves of made_up_analysis

References made_up_references();  // of the model of made_up_analysis: film, popular, all; popular lies higher

class NotingHost : public Host {
  public:
    void pick_files() override { notes.push_back("pick"); }
    void open_example(std::string_view files) override { notes.push_back("example " + std::string(files)); }
    void analyse(int song) override;
    void cancel(int song) override { notes.push_back("cancel " + std::to_string(song)); }
    void forget(int song) override { notes.push_back("forget " + std::to_string(song)); }
    void choose_model(const std::string& name) override { notes.push_back("model " + name); }
    void play(int song, double from_s) override { head = {song, from_s, true}; }
    void listen(int song, const Masking& masking, double from_s) override {
        notes.push_back("listen");
        masked = masking;
        head = {song, from_s, !slow, slow ? Part::whole : masking.part, slow};
    }
    void resume(double from_s) override {
        notes.push_back("resume");
        head.time_s = from_s;
        head.playing = true;
    }
    void save_part(int, const Masking& masking, std::string_view name) override {
        masked = masking;
        notes.push_back("save " + std::string(name));
    }
    void pause() override { head.playing = head.preparing = false; }
    void stay_awake(bool awake) override { notes.push_back(awake ? "awake" : "asleep"); }
    void hear(const Hearing& how) override { hearing = how; }
    Playhead playhead() const override { return head; }
    void save(std::string_view name, std::string_view, std::string_view bytes) override {
        notes.push_back("save " + std::string(name));
        saved = bytes;
    }

    void copy(const std::string& text) override {
        notes.push_back("copy");
        saved = text;
    }
    void take_picture() override { notes.push_back("picture"); }
    void take_card(int song, CardShape shape) override {
        notes.push_back((shape == CardShape::square ? "square card of " : "wide card of ") + std::to_string(song));
    }
    void remember_everything(bool shown) override { notes.push_back(shown ? "everything" : "card"); }
    void remember_tour() override { notes.push_back("tour"); }
    void want_kept(bool wanted) override { notes.push_back(wanted ? "keep" : "keep no more"); }
    void keep(int song, const std::string& key, const std::string&, std::string_view content) override {
        kept_song = song;
        notes.push_back("keep " + key);
        saved = content;
    }
    void open_kept(const std::string& key) override { notes.push_back("open " + key); }
    void read_kept() override { notes.push_back("read kept"); }
    void delete_kept(const std::string& key) override { notes.push_back("delete " + key); }
    void begin_live(bool other_sound) override {
        notes.push_back(other_sound ? "hear another program" : "hear a microphone");
    }
    void end_live() override { notes.push_back("hear no more"); }
    void choose_microphone(const std::string& device) override { notes.push_back("microphone " + device); }
    void save_recording(int song) override { notes.push_back("save the recording of " + std::to_string(song)); }

    std::vector<std::string> notes;
    std::string saved;
    int kept_song = 0;
    Playhead head;
    Hearing hearing;
    Masking masked;                       // the last one
    bool slow = false;                    // a part is being made until `head` is set
    std::function<void(int)> on_analyse;  // answers at once, as a host may
};

}  // namespace moodglass::app
