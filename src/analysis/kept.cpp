// SPDX-License-Identifier: Apache-2.0
#include "analysis/kept.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <span>
#include <vector>

#include "analysis/json.h"
#include "network/sha256.h"

namespace moodglass {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostSlices = 2000;
constexpr float kFull = 127;

// One number for each `group` of slices: their lowest or highest.
template <class Choose>
Json thinned(const std::vector<float>& samples, std::size_t group, Choose choose) {
    Json out = Json::array();
    for (std::size_t i = 0; i < samples.size(); i += group) {
        const auto first = samples.begin() + static_cast<std::ptrdiff_t>(i);
        const auto last = first + static_cast<std::ptrdiff_t>(std::min(group, samples.size() - i));
        out.push_back(std::lround(std::clamp(*choose(first, last), -1.0f, 1.0f) * kFull));
    }
    return out;
}

std::optional<Json> outline_of(const Overview* overview) {
    if (!overview || overview->lowest.empty()) return {};
    const std::size_t group = (overview->lowest.size() + kMostSlices - 1) / kMostSlices;
    const auto lowest = [](auto first, auto last) { return std::min_element(first, last); };
    const auto highest = [](auto first, auto last) { return std::max_element(first, last); };
    return Json{{"start_s", overview->start_s},
                {"slice_s", overview->slice_s * static_cast<double>(group)},
                {"lowest", thinned(overview->lowest, group, lowest)},
                {"highest", thinned(overview->highest, group, highest)}};
}

bool read(const Json& from, std::vector<float>& to) {
    if (!from.is_array()) return false;
    for (const Json& value : from) {
        if (!value.is_number()) return false;
        to.push_back(std::clamp(value.get<float>() / kFull, -1.0f, 1.0f));
    }
    return true;
}

}  // namespace

std::string to_kept(const Analysis& analysis, const Overview* overview) {
    std::string out = "{\"analysis\":" + to_json(analysis);
    if (const auto outline = outline_of(overview)) out += ",\"waveform\":" + outline->dump();
    return out + "}";
}

Result<KeptResult> kept_from(std::string_view text) {
    KeptResult out;
    // What is nested too deeply to be a result is left out: writing it would take as many calls within each other.
    constexpr int kDeepest = 16;
    const Json all = Json::parse(text, [](int depth, Json::parse_event_t, const Json&) { return depth < kDeepest; }, false);
    const bool alone = !all.is_object() || !all.contains("analysis");
    auto analysis = analysis_from_json(alone ? std::string(text) : all["analysis"].dump());
    if (!analysis) return tl::unexpected(analysis.error());
    out.analysis = std::move(*analysis);
    if (alone || !all.contains("waveform")) return out;
    const Json& waveform = all["waveform"];
    Overview outline;
    if (waveform.is_object() && waveform.value("slice_s", Json()).is_number() &&
        read(waveform.value("lowest", Json()), outline.lowest) &&
        read(waveform.value("highest", Json()), outline.highest) && outline.lowest.size() == outline.highest.size()) {
        outline.slice_s = waveform["slice_s"].get<double>();
        if (const Json start = waveform.value("start_s", Json()); start.is_number()) outline.start_s = start.get<double>();
        if (outline.slice_s > 0 && std::isfinite(outline.start_s)) out.outline = std::move(outline);
    }
    return out;
}

std::string kept_key(const Analysis& analysis, const Overview* overview) {
    const auto outline = outline_of(overview);
    const std::string drawn = outline ? outline->dump() : std::string();
    return analysis.file + "\n" + Json(analysis.duration_s).dump() + "\n" + analysis.model.id() + "\n" +
           sha256(std::as_bytes(std::span(drawn))).substr(0, 16);
}

}  // namespace moodglass
