// SPDX-License-Identifier: Apache-2.0
#include "platform/web/page_host.h"

#include <cstdint>

namespace moodglass::web {

using emscripten::val;

namespace {

const char* part_name(Part part) { return part == Part::only ? "only" : part == Part::without ? "without" : "whole"; }

Part part_of(const std::string& name) {
    return name == "only" ? Part::only : name == "without" ? Part::without : Part::whole;
}

// A copy, for a view is of memory that moves when it grows.
template <class T>
val array_of(const std::vector<T>& numbers) {
    return val(emscripten::typed_memory_view(numbers.size(), numbers.data())).template call<val>("slice");
}

val request_of(const Masking& masking) {
    const Mask& mask = masking.mask;
    val request = val::object();
    request.set("part", std::string(part_name(masking.part)));
    request.set("begin_s", masking.begin_s);
    request.set("end_s", masking.end_s);
    request.set("columns_begin", mask.columns.begin);
    request.set("columns_end", mask.columns.end);
    request.set("rows", mask.rows);
    request.set("keep", array_of(mask.keep));
    request.set("start_s", mask.grid.start_s);
    request.set("column_s", mask.grid.column_s);
    request.set("first_band", mask.grid.first_band);
    request.set("row_bands", mask.grid.row_bands);
    return request;
}

}  // namespace

void ScriptShelf::put(int song, app::ShelfPart part, Bytes bytes) {
    script_.call<void>("putAway", song, static_cast<int>(part), array_of(bytes));
}
app::Shelf::Bytes ScriptShelf::take(int song, app::ShelfPart part) {
    return emscripten::convertJSArrayToNumberVector<std::uint8_t>(
        script_.call<val>("takeBack", song, static_cast<int>(part)));
}
void ScriptShelf::drop(int song, app::ShelfPart part) {
    script_.call<void>("dropAway", song, static_cast<int>(part));
}

void PageHost::pick_files() { script_.call<void>("pickFiles"); }
void PageHost::begin_live(bool other_sound) { script_.call<void>("beginLive", other_sound); }
void PageHost::end_live() { script_.call<void>("endLive"); }
void PageHost::save_recording(int song) { script_.call<void>("saveRecording", song); }
void PageHost::analyse(int song) { script_.call<void>("analyse", song); }
void PageHost::cancel(int song) { script_.call<void>("cancel", song); }
void PageHost::forget(int song) { script_.call<void>("forget", song); }
void PageHost::choose_model(const std::string& name) { script_.call<void>("chooseModel", name); }
void PageHost::play(int song, double from_s) { script_.call<void>("play", song, from_s); }
void PageHost::listen(int song, const Masking& masking, double from_s) {
    script_.call<void>("listen", song, request_of(masking), from_s);
}
void PageHost::resume(double from_s) { script_.call<void>("resume", from_s); }
void PageHost::save_part(int song, const Masking& masking, std::string_view file_name) {
    script_.call<void>("savePart", song, request_of(masking), std::string(file_name));
}
void PageHost::copy_link(std::string_view json) { script_.call<void>("copyLink", std::string(json)); }
void PageHost::take_picture() { script_.call<void>("takePicture"); }
void PageHost::take_card(int song, app::CardShape shape) {
    script_.call<void>("takeCard", song, std::string(shape == app::CardShape::square ? "square" : "wide"));
}
void PageHost::remember_everything(bool shown) { script_.call<void>("rememberEverything", shown); }
void PageHost::open_example(std::string_view files) { script_.call<void>("openExample", std::string(files)); }
void PageHost::remember_tour() { script_.call<void>("rememberTour"); }
void PageHost::want_kept(bool wanted) { script_.call<void>("wantKept", wanted); }
void PageHost::keep(int song, const std::string& key, const std::string& name, std::string_view content) {
    script_.call<void>("keep", song, key, name, std::string(content));
}
void PageHost::open_kept(const std::string& key) { script_.call<void>("openKept", key); }
void PageHost::copy(const std::string& text) { script_.call<void>("copyText", text); }
void PageHost::delete_kept(const std::string& key) { script_.call<void>("deleteKept", key); }
void PageHost::read_kept() { script_.call<void>("readKept"); }
void PageHost::pause() { script_.call<void>("pause"); }
void PageHost::stay_awake(bool awake) { script_.call<void>("stayAwake", awake); }
void PageHost::hear(const app::Hearing& how) {
    const app::Stretch loop = how.loop.value_or(app::Stretch());  // of no length: none
    script_.call<void>("hear", how.speed, how.volume, loop.start_s, loop.end_s);
}

app::Playhead PageHost::playhead() const {
    const val head = script_.call<val>("playhead");
    return {head["song"].as<int>(), head["time_s"].as<double>(), head["playing"].as<bool>(),
            part_of(head["part"].as<std::string>()), head["preparing"].as<bool>()};
}

void PageHost::save(std::string_view file_name, std::string_view mime_type, std::string_view bytes) {
    // slice(): a copy, for the view is of memory that moves when it grows.
    const val view(emscripten::typed_memory_view(bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data())));
    script_.call<void>("save", std::string(file_name), std::string(mime_type), view.call<val>("slice"));
}

}  // namespace moodglass::web
