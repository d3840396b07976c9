// SPDX-License-Identifier: Apache-2.0
#include "platform/desktop/desktop_host.h"

#include <imgui/imgui.h>

#include <cstdlib>
#include <ctime>

#include "app/words/strings.h"
#include "app/words/sentences.h"
#include "app/words/text.h"
#include "platform/desktop/file_dialogue.h"
#include "platform/files/collect.h"
#include "platform/files/data_folder.h"
#include "platform/files/file.h"
#include "platform/files/model_folder.h"

namespace moodglass::desktop {
namespace {

namespace fs = std::filesystem;

// Downloads where there is such a folder, else home.
fs::path folder_for_results() {
    const char* home = std::getenv("HOME");
    const fs::path base = home ? fs::path(home) : fs::current_path();
    std::error_code none;
    return fs::is_directory(base / "Downloads", none) ? base / "Downloads" : base;
}

// a.json, a (2).json, ...: nothing is overwritten.
fs::path free_path(const fs::path& wanted) {
    fs::path path = wanted;
    std::error_code none;
    for (int n = 2; fs::exists(path, none); ++n)
        path = wanted.parent_path() /
               (wanted.stem().string() + " (" + std::to_string(n) + ")" + wanted.extension().string());
    return path;
}

fs::path examples_folder() { return data_folder("examples", "MOODGLASS_EXAMPLES"); }

std::string local_time(std::int64_t when_s) {
    const auto when = static_cast<std::time_t>(when_s);
    std::tm parts{};
    localtime_r(&when, &parts);
    char text[64];
    return std::string(text, std::strftime(text, sizeof text, "%Y-%m-%d %H:%M", &parts));
}

}  // namespace

DesktopHost::DesktopHost(std::function<void()> wake)
    : mailbox_(std::make_shared<Mailbox>(std::move(wake))),
      analyst_(std::make_unique<Analyst>(*mailbox_)),
      player_([this] { mailbox_->post([this](app::App& app) { tell_playing(app, player_.deliver()); }); }),
      listener_(*mailbox_, [this](int song, fs::path path) { paths_[song] = std::move(path); }) {
    analyst_->load_models();
    mailbox_->post([](app::App& app) { app.set_live_sources(true, false); });
    mailbox_->post([shown = kept_.shows_everything(), known = kept_.knows_tour()](app::App& app) {
        app.set_everything(shown);
        app.set_tour_known(known);
    });
    tell_kept();
    tell_examples();
}

void DesktopHost::add(app::App& app, const std::vector<std::string>& names) {
    const Collection found = collect(names);
    for (const auto& [folder, message] : found.complaints) app.tell(folder + ": " + app::as_sentence(message, app.language()));
    for (const fs::path& path : found.files) {
        adding_ = path;
        const int song = app.add_song(path.filename().string());
        paths_[song] = path;
    }
}

void DesktopHost::deliver(app::App& app) { mailbox_->deliver(app); }

void DesktopHost::pick_files() {
    choose_files([this, mailbox = mailbox_](std::optional<std::vector<std::string>> picked) {
        mailbox->post([this, picked = std::move(picked)](app::App& app) {
            if (picked)
                add(app, *picked);
            else
                app.tell(app::strings(app.language()).general.no_dialogue);
        });
    });
}

void DesktopHost::tell_examples() {
    std::vector<std::string> names;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(examples_folder(), none))
        names.push_back(entry.path().filename().string());
    mailbox_->post([names = std::move(names)](app::App& app) { app.set_examples(names); });
}

// At the next delivery, since adding songs changes what is being drawn.
void DesktopHost::open_example(std::string_view files) {
    mailbox_->post([this, files](app::App& app) {  // which last, being constants
        const std::size_t before = app.songs().size();
        std::vector<std::string> paths;
        app::each_file(files, [&](std::string_view file) { paths.push_back((examples_folder() / file).string()); });
        add(app, paths);
        if (paths.size() == 2) app.compare(app.songs()[before].id, app.songs()[before + 1].id);
    });
}

void DesktopHost::analyse(int song) {
    const auto known = paths_.find(song);
    analyst_->analyse(song, known == paths_.end() ? adding_ : known->second);
}

void DesktopHost::cancel(int) { analyst_->stop(); }

void DesktopHost::forget(int song) {
    if (song == made_of_) {
        tell_dropped();
        part_maker_.stop();
    }
    player_.forget(song);
    listener_.forget(paths_[song]);
    paths_.erase(song);
}

void DesktopHost::choose_model(const std::string& name) {
    listener_.end();  // it has the model before
    model_ = name;
    analyst_->use_model(name);
}

void DesktopHost::begin_live(bool) {
    pause();  // or it would hear that
    listener_.begin(model_.empty() ? kDefaultModel : model_);
}

void DesktopHost::end_live() { listener_.end(); }

void DesktopHost::choose_microphone(const std::string& device) { listener_.choose(device); }

void DesktopHost::save_recording(int song) {
    const auto known = paths_.find(song);
    if (known == paths_.end()) return;
    const auto bytes = read_file(known->second);
    if (!bytes) return complain(tl::unexpected(bytes.error()));
    save(known->second.filename().string() + ".wav", "audio/wav", {reinterpret_cast<const char*>(bytes->data()), bytes->size()});
}

void DesktopHost::play(int song, double from_s) {
    part_maker_.stop_listening();
    const auto known = paths_.find(song);
    if (known != paths_.end()) player_.play(song, known->second, from_s);
}

void DesktopHost::tell_playing(app::App& app, const Result<bool>& playing) {
    if (!playing) return app.tell(app::as_sentence(playing.error().message, app.language()));
    if (!*playing) app.tell(app::strings(app.language()).timeline.no_sound);
}

void DesktopHost::tell_dropped() {
    if (!part_maker_.keeping()) return;
    mailbox_->post([name = kept_as_](app::App& app) { app.tell(app::fill(app::strings(app.language()).general.dropped, {name})); });
}

void DesktopHost::make_part(int song, const Masking& masking, std::string kept_as, std::function<void(std::vector<std::byte>)> use) {
    const auto known = paths_.find(song);
    if (known == paths_.end()) return;
    tell_dropped();
    const auto wish = kept_as.empty() ? PartMaker::Wish::to_hear : PartMaker::Wish::to_keep;
    made_of_ = song;
    kept_as_ = std::move(kept_as);
    part_maker_.make(known->second, masking, wish, [mailbox = mailbox_, use = std::move(use)](Result<std::vector<std::byte>> wav) {
        mailbox->post([use, wav = std::move(wav)](app::App& app) {
            if (!wav) return app.tell(app::as_sentence(wav.error().message, app.language()));
            use(*wav);
        });
    });
}

void DesktopHost::listen(int song, const Masking& masking, double from_s) {
    player_.pause();
    make_part(song, masking, {}, [this, song, part = masking.part, start_s = masking.begin_s, from_s](std::vector<std::byte> wav) {
        if (player_.play_part(song, part, std::move(wav), start_s, from_s) && !player_.silent()) return;
        mailbox_->post([](app::App& app) { app.tell(app::strings(app.language()).timeline.no_sound); });
    });
}

void DesktopHost::resume(double from_s) {
    part_maker_.stop_listening();
    player_.resume(from_s);
}

void DesktopHost::save_part(int song, const Masking& masking, std::string_view file_name) {
    make_part(song, masking, std::string(file_name), [this, name = std::string(file_name)](const std::vector<std::byte>& wav) {
        save(name, "audio/wav", {reinterpret_cast<const char*>(wav.data()), wav.size()});
    });
}

void DesktopHost::pause() {
    part_maker_.stop_listening();
    player_.pause();
}

void DesktopHost::hear(const app::Hearing& how) { player_.hear(how); }

app::Playhead DesktopHost::playhead() const {
    app::Playhead head = player_.playhead();
    head.preparing = part_maker_.busy();
    return head;
}

void DesktopHost::save(std::string_view file_name, std::string_view, std::string_view bytes) {
    const fs::path path = free_path(folder_for_results() / file_name);
    const Result<void> written = write_file(path, bytes);
    mailbox_->post([path, why = written ? std::string() : written.error().message](app::App& app) {
        const auto& words = app::strings(app.language()).general;
        app.tell(why.empty() ? app::fill(words.saved, {path.string()}) : app::fill(words.not_saved, {app::as_sentence(why, app.language())}));
    });
}

void DesktopHost::copy(const std::string& text) {
    ImGui::SetClipboardText(text.c_str());
    mailbox_->post([](app::App& app) { app.tell(app::strings(app.language()).general.copied); });
}

void DesktopHost::take_picture() {
    if (!picture_taker) return;
    picture_taker([mailbox = mailbox_](std::string png) {
        mailbox->post([png = std::move(png)](app::App& app) { app.on_picture(png); });
    });
}

// Between two frames, since it needs one of its own.
void DesktopHost::take_card(int song, app::CardShape shape) {
    mailbox_->post([this, song, shape](app::App& app) {
        app.on_card(song, shape, card_taker ? card_taker(song, shape) : std::string());
    });
}

void DesktopHost::tell_kept() {
    std::vector<app::KeptEntry> entries;
    for (const KeptFolder::Entry& entry : kept_.list())
        entries.push_back({entry.key, entry.name, local_time(entry.when_s)});
    mailbox_->post([wanted = kept_.wanted(), entries = std::move(entries)](app::App& app) mutable {
        app.set_kept(wanted, std::move(entries));
    });
}

void DesktopHost::complain(const Result<void>& written) {
    if (written) return;
    mailbox_->post([why = written.error().message](app::App& app) {
        app.tell(app::fill(app::strings(app.language()).general.not_saved, {app::as_sentence(why, app.language())}));
    });
}

void DesktopHost::remember_everything(bool shown) { complain(kept_.show_everything(shown)); }
void DesktopHost::remember_tour() { complain(kept_.know_tour()); }

void DesktopHost::want_kept(bool wanted) {
    complain(kept_.want(wanted));
    tell_kept();
}

void DesktopHost::keep(int /*song*/, const std::string& key, const std::string& name, std::string_view content) {
    complain(kept_.keep(key, name, content));
    tell_kept();
}

void DesktopHost::open_kept(const std::string& key) {
    Result<std::string> content = kept_.read(key);
    if (!content) return complain(tl::unexpected(content.error()));
    for (const KeptFolder::Entry& entry : kept_.list())
        if (entry.key == key)
            mailbox_->post([name = entry.name, content = std::move(*content)](app::App& app) {
                app.open_kept(name, content);
            });
}

void DesktopHost::read_kept() {
    for (const KeptFolder::Entry& entry : kept_.list())
        mailbox_->post([this, key = entry.key](app::App& app) {
            if (const auto content = kept_.read(key)) app.on_kept_music(*content);
        });
    mailbox_->post([](app::App& app) { app.on_kept_read(); });
}

void DesktopHost::delete_kept(const std::string& key) {
    kept_.remove(key);
    tell_kept();
}

}  // namespace moodglass::desktop
