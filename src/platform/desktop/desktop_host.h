// SPDX-License-Identifier: Apache-2.0
// The application's host on a desktop: files by their paths, analysis on a thread, sound by miniaudio.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/host.h"
#include "platform/desktop/analyst.h"
#include "platform/desktop/listener.h"
#include "platform/desktop/mailbox.h"
#include "platform/desktop/part_maker.h"
#include "platform/desktop/player.h"
#include "platform/files/kept_folder.h"

namespace moodglass::desktop {

class DesktopHost : public app::Host {
  public:
    // wake: ends the window's waiting; called from any thread.
    explicit DesktopHost(std::function<void()> wake);

    // Before App::add_song can call analyse() for it, a song needs its path: hence this, and not App::add_song, is what
    // adds files. Folders are looked through.
    void add(app::App& app, const std::vector<std::string>& names);
    void deliver(app::App& app);  // what threads have reported; before each frame
    Analyst& analyst() { return *analyst_; }
    void use_microphone(std::string device) { listener_.choose(std::move(device)); }  // from the next time on

    void pick_files() override;
    void open_example(std::string_view files) override;
    void analyse(int song) override;
    void cancel(int song) override;
    void forget(int song) override;
    void choose_model(const std::string& name) override;
    void begin_live(bool other_sound) override;
    void end_live() override;
    void choose_microphone(const std::string& device) override;
    void save_recording(int song) override;
    void play(int song, double from_s) override;
    void listen(int song, const Masking& masking, double from_s) override;
    void resume(double from_s) override;
    void save_part(int song, const Masking& masking, std::string_view file_name) override;
    void pause() override;
    void hear(const app::Hearing& how) override;
    app::Playhead playhead() const override;
    void save(std::string_view file_name, std::string_view mime_type, std::string_view bytes) override;
    void copy(const std::string& text) override;
    void take_picture() override;
    void take_card(int song, app::CardShape shape) override;
    void remember_everything(bool shown) override;
    void remember_tour() override;
    void want_kept(bool wanted) override;
    void keep(int song, const std::string& key, const std::string& name, std::string_view content) override;
    void open_kept(const std::string& key) override;
    void delete_kept(const std::string& key) override;
    void read_kept() override;

    std::function<void(std::function<void(std::string png)> then)> picture_taker;  // the window's
    std::function<std::string(int song, app::CardShape shape)> card_taker;         // likewise; a PNG, or nothing

  private:
    void tell_examples();
    void tell_kept();
    static void tell_playing(app::App& app, const Result<bool>& playing);
    void complain(const Result<void>& written);
    // kept_as: the name of a file; empty: to be heard
    void make_part(int song, const Masking& masking, std::string kept_as, std::function<void(std::vector<std::byte>)> use);
    void tell_dropped();  // before what is made to be kept is ended

    std::shared_ptr<Mailbox> mailbox_;
    std::unique_ptr<Analyst> analyst_;
    Player player_;
    KeptFolder kept_;
    PartMaker part_maker_;
    Listener listener_;
    int made_of_ = 0;      // the song whose part is being made
    std::string kept_as_;
    std::map<int, std::filesystem::path> paths_;
    std::string model_;  // that was chosen last; empty: the default one
    std::filesystem::path adding_;  // the path of the song that is being added
};

}  // namespace moodglass::desktop
