// SPDX-License-Identifier: Apache-2.0
#include "analysis/json.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <nlohmann/json.hpp>

#include "analysis/rounded.h"
#include "explain/uncertainty.h"
#include "network/json_number.h"

namespace moodglass {
namespace {

// Keys stay in the order in which they are written, as a reader expects them.
using Json = nlohmann::ordered_json;

constexpr const char* kOtherVersion = "not an analysis of Moodglass, or one of another version; analyse the song again";

Json estimate(const Estimate& e) {
    return {{"mean", rounded(e.mean)}, {"low", rounded(e.low)}, {"high", rounded(e.high)}, {"percentile", std::round(1000.0 * e.percentile) / 1000}};
}

template <class Range>
Json list(const Range& values) {
    Json array = Json::array();
    for (const float value : values) array.push_back(rounded(value));
    return array;
}

template <class Values>
Json named(const PerFeature<Values>& values, auto&& write) {
    Json object = Json::object();
    for (std::size_t f = 0; f < kFeatureCount; ++f) object[std::string(kFeatureNames[f])] = write(values[f]);
    return object;
}

template <class Values>
Json named(const PerEmotion<Values>& values, auto&& write) {
    Json object = Json::object();
    for (std::size_t e = 0; e < kEmotionCount; ++e) object[std::string(kEmotionNames[e])] = write(values[e]);
    return object;
}

Json box_plot(const BoxPlot& b) { return list(std::array{b.low, b.q1, b.median, b.q3, b.high, b.mean}); }

Json left_out(const LeftOut& l) {
    return {{"black_box", rounded(l.black_box)}, {"value", rounded(l.value)}, {"percentile", std::round(1000.0 * l.percentile) / 1000}};
}

Json section_json(const Section& s, bool explained) {
    Json entry = {{"start_s", rounded(s.start_s)}, {"end_s", rounded(s.end_s)}, {"letter", s.letter}, {"varied", s.varied}};
    if (explained) entry["midlevel"] = list(s.midlevel);
    entry["emotions"] = list(s.emotions);
    if (explained) entry["midlevel_apart"] = list(s.midlevel_apart);
    entry["emotions_apart"] = list(s.emotions_apart);
    return entry;
}

Json moment_json(const Moment& m) {
    return {{"start_s", rounded(m.start_s)}, {"end_s", rounded(m.end_s)}, {"value", rounded(m.value)}, {"apart", rounded(m.apart)}};
}

Json reference(const Analysis& a) {
    Json probabilities = Json::object();
    for (const auto& [kind, probability] : a.reference.probabilities) probabilities[kind] = rounded(probability);
    return {{"kind", a.reference.kind},
            {"clips", a.reference.clips},
            {"chosen", to_string(a.reference.chosen)},
            {"probabilities", std::move(probabilities)}};
}

Json spread(const Spread& s) { return {{"low", rounded(s.low)}, {"high", rounded(s.high)}, {"deviation", rounded(s.deviation)}}; }

Json feature_space(const FeatureSpace& space) {
    const auto number = [](float value) { return rounded(value); };
    Json correlations = Json::array();
    for (const auto& row : space.ratings.correlations) correlations.push_back(list(row));
    return {{"features", named(space.features, spread)},
            {"emotions", named(space.emotions, spread)},
            {"ratings",
             {{"means", named(space.ratings.means, number)},
              {"deviations", named(space.ratings.deviations, number)},
              {"correlations", std::move(correlations)},
              {"distances", list(space.ratings.distances.at)}}}};
}

// As programs write them: a sharp for every black key.
constexpr std::array<const char*, kPitchClasses> kNotes = {"C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"};

Json key_json(const Key& key, float sure) {
    return {{"tonic", kNotes[key.tonic]}, {"mode", key.minor ? "minor" : "major"}, {"probability", rounded(sure)}};
}

// Shares and probabilities along the song, with the three decimals that a picture of them needs.
Json coarse(const std::vector<float>& values) {
    Json array = Json::array();
    for (const float value : values) array.push_back(std::round(1000.0 * value) / 1000);
    return array;
}

Json harmony_json(const SongHarmony& h) {
    Json classes = Json::array();
    for (const auto& values : h.pitch_classes) classes.push_back(coarse(values));
    return {{"key", key_json(h.heard.key, h.heard.sure)},
            {"rival", key_json(h.heard.rival, h.heard.rival_sure)},
            {"minor", rounded(h.heard.minor)},
            {"tuning_cents", std::round(1000 * h.tuning) / 10},
            {"start_s", rounded(h.start_s)},
            {"hop_s", rounded(h.hop_s)},
            {"along", {{"minor", coarse(h.minor)}, {"keys", h.keys}, {"pitch_classes", std::move(classes)}}}};
}

Json pulse_json(const Pulse& p) {
    Json beats = Json::array();
    for (const double beat : p.beats_s) beats.push_back(std::round(1000 * beat) / 1000);
    return {{"tempo_bpm", rounded(p.tempo_bpm)},
            {"rival_bpm", rounded(p.rival_bpm)},
            {"sure", rounded(p.sure)},
            {"clarity", rounded(p.clarity)},
            {"beat_strength", rounded(p.beat_strength)},
            {"events_per_s", rounded(p.events_per_s)},
            {"start_s", rounded(p.start_s)},
            {"hop_s", rounded(p.hop_s)},
            {"along",
             {{"tempo_bpm", coarse(p.series.tempo_bpm)},
              {"clarity", coarse(p.series.clarity)},
              {"beat_strength", coarse(p.series.beat_strength)},
              {"events_per_s", coarse(p.series.events_per_s)}}},
            {"beats_s", std::move(beats)}};
}

// --- and back. Each getter leaves its target alone, and makes `ok` false, when the entry is not what it should be.

struct Getter {
    bool ok = true;

    const Json* entry(const Json& parent, std::string_view key) {
        const auto found = parent.is_object() ? parent.find(std::string(key)) : parent.end();
        if (!parent.is_object() || found == parent.end()) {
            ok = false;
            return nullptr;
        }
        return &*found;
    }
    template <class Number>
    void number(const Json& parent, std::string_view key, Number& to) {
        const Json* found = entry(parent, key);
        if (!found || !read_number(*found, to)) ok = false;
    }
    void text(const Json& parent, std::string_view key, std::string& to) {
        const Json* found = entry(parent, key);
        if (found && found->is_string()) {
            to = found->get<std::string>();
        } else {
            ok = false;
        }
    }
    template <class Container>
    void numbers(const Json& from, Container& to) {
        if (!from.is_array()) {
            ok = false;
            return;
        }
        if constexpr (requires { to.resize(1); }) {
            to.resize(from.size());
        } else if (from.size() != to.size()) {
            ok = false;
            return;
        }
        std::size_t i = 0;
        for (const Json& value : from) {
            if (!read_number(value, to[i++])) {
                ok = false;
                return;
            }
        }
    }
    void estimate(const Json& from, Estimate& to) {
        number(from, "mean", to.mean);
        number(from, "low", to.low);
        number(from, "high", to.high);
        number(from, "percentile", to.percentile);
    }
    void section(const Json& from, bool explained, Section& to) {
        number(from, "start_s", to.start_s);
        number(from, "end_s", to.end_s);
        text(from, "letter", to.letter);
        ok &= to.letter.size() == 1 && to.letter[0] >= 'A' && to.letter[0] < static_cast<char>('A' + kMostSections);
        const Json* varied = entry(from, "varied");
        if (varied && varied->is_boolean()) to.varied = varied->get<bool>();
        const auto list = [&](std::string_view key, auto& values) {
            if (const Json* found = entry(from, key)) numbers(*found, values);
        };
        if (explained) list("midlevel", to.midlevel);
        list("emotions", to.emotions);
        if (explained) list("midlevel_apart", to.midlevel_apart);
        list("emotions_apart", to.emotions_apart);
    }
    void silences(const Json& from, std::vector<Silence>& to) {
        ok &= from.is_array();
        if (!ok) return;
        for (const Json& each : from) {
            Silence& silent = to.emplace_back();
            number(each, "start_s", silent.begin_s);
            number(each, "end_s", silent.end_s);
        }
    }
    void moment(const Json& from, Moment& to) {
        number(from, "start_s", to.start_s);
        number(from, "end_s", to.end_s);
        number(from, "value", to.value);
        number(from, "apart", to.apart);
    }
    void reference(const Json& from, Analysis& to) {
        std::string chosen;
        text(from, "kind", to.reference.kind);
        text(from, "clips", to.reference.clips);
        text(from, "chosen", chosen);
        bool known = false;
        for (const Chosen how : {Chosen::automatically, Chosen::asked, Chosen::unsure}) {
            if (chosen != to_string(how)) continue;
            to.reference.chosen = how;
            known = true;
        }
        ok = ok && known;
        const Json* probabilities = entry(from, "probabilities");
        if (!probabilities || !probabilities->is_object()) {
            ok = false;
            return;
        }
        auto& told = to.reference.probabilities;
        for (const auto& item : probabilities->items())
            if (!read_number(item.value(), told.emplace_back(KindProbability{item.key(), 0}).probability)) ok = false;
        std::ranges::stable_sort(told, std::ranges::greater{}, &KindProbability::probability);  // readers sort by name
    }
    void spread(const Json& from, Spread& to) {
        number(from, "low", to.low);
        number(from, "high", to.high);
        number(from, "deviation", to.deviation);
    }
    void key(const Json& parent, std::string_view name, Key& to, float& sure) {
        const Json* from = entry(parent, name);
        if (!from) return;
        std::string tonic, mode;
        text(*from, "tonic", tonic);
        text(*from, "mode", mode);
        number(*from, "probability", sure);
        const auto found = std::find(kNotes.begin(), kNotes.end(), tonic);
        ok &= found != kNotes.end() && (mode == "minor" || mode == "major");
        if (ok) to = {static_cast<std::size_t>(found - kNotes.begin()), mode == "minor"};
    }
    void harmony(const Json& from, SongHarmony& to) {
        key(from, "key", to.heard.key, to.heard.sure);
        key(from, "rival", to.heard.rival, to.heard.rival_sure);
        number(from, "minor", to.heard.minor);
        number(from, "tuning_cents", to.tuning);
        to.tuning /= 100;
        number(from, "start_s", to.start_s);
        number(from, "hop_s", to.hop_s);
        const Json* along = entry(from, "along");
        if (!along) return;
        if (const Json* values = entry(*along, "minor")) numbers(*values, to.minor);
        std::vector<float> keys;
        if (const Json* values = entry(*along, "keys")) numbers(*values, keys);
        for (const float key : keys) {
            ok &= key >= 0 && key < static_cast<float>(kKeys);
            to.keys.push_back(ok ? static_cast<std::uint8_t>(key) : 0);
        }
        const Json* classes = entry(*along, "pitch_classes");
        ok &= classes && classes->is_array() && classes->size() == kPitchClasses && to.keys.size() == to.minor.size();
        for (std::size_t p = 0; ok && p < kPitchClasses; ++p) {
            numbers((*classes)[p], to.pitch_classes[p]);
            ok &= to.pitch_classes[p].size() == to.minor.size();
        }
    }
    void pulse(const Json& from, Pulse& to) {
        number(from, "tempo_bpm", to.tempo_bpm);
        number(from, "rival_bpm", to.rival_bpm);
        number(from, "sure", to.sure);
        number(from, "clarity", to.clarity);
        number(from, "beat_strength", to.beat_strength);
        number(from, "events_per_s", to.events_per_s);
        number(from, "start_s", to.start_s);
        number(from, "hop_s", to.hop_s);
        const Json* along = entry(from, "along");
        if (!along) return;
        for (const auto& [name, values] : {std::pair("tempo_bpm", &to.series.tempo_bpm), {"clarity", &to.series.clarity},
                                           {"beat_strength", &to.series.beat_strength}, {"events_per_s", &to.series.events_per_s}}) {
            if (const Json* found = entry(*along, name)) numbers(*found, *values);
            ok &= values->size() == to.series.tempo_bpm.size();
        }
        if (const Json* beats = entry(from, "beats_s")) numbers(*beats, to.beats_s);
    }
    template <class Values>
    void named(const Json& parent, std::string_view key, PerFeature<Values>& to, auto&& read) {
        if (const Json* found = entry(parent, key))
            for (std::size_t f = 0; f < kFeatureCount; ++f)
                if (const Json* value = entry(*found, kFeatureNames[f])) read(*value, to[f]);
    }
    template <class Values>
    void named(const Json& parent, std::string_view key, PerEmotion<Values>& to, auto&& read) {
        if (const Json* found = entry(parent, key))
            for (std::size_t e = 0; e < kEmotionCount; ++e)
                if (const Json* value = entry(*found, kEmotionNames[e])) read(*value, to[e]);
    }
};

}  // namespace

std::string to_json(const Analysis& a, int indent) {
    const auto number = [](float value) { return rounded(value); };
    Json j;
    j["file"] = a.file;
    j["duration_s"] = rounded(a.duration_s);
    j["model"] = {{"name", a.model.name}, {"version", a.model.version}, {"sha256", a.model.sha256}, {"scheme", a.model.scheme}};
    j["engine"] = {{"version", a.engine.version}, {"kernels", a.engine.kernels}};
    j["timings_s"] = {{"decode", rounded(a.timings_s.decode)},
                      {"spectrogram", rounded(a.timings_s.spectrogram)},
                      {"network", rounded(a.timings_s.network)},
                      {"total", rounded(a.timings_s.total)}};
    j["warnings"] = a.warnings;
    for (const Silence& silent : a.silences) j["silences"].push_back({{"start_s", rounded(silent.begin_s)}, {"end_s", rounded(silent.end_s)}});
    j["reference"] = reference(a);
    j["interval_scale"] = rounded(a.interval_scale);
    j["intervals"] = {{"kind", a.intervals_of}, {"note", interval_note(a.intervals_of, a.explained)}};
    if (a.explained) {
        j["midlevel"] = named(a.midlevel, estimate);
        j["measured"] = named(a.measured, number);
    }
    j["emotions"] = named(a.emotions, [](const EmotionEstimate& e) {
        Json entry = estimate(e);
        entry["ambiguous"] = e.ambiguous;
        return entry;
    });
    j["sentences"] = named(a.sentences, [](const std::string& text) { return text; });
    if (a.explained) {
        j["effects"] = named(a.effects, [&](const Effects& e) {
            Json entry = {{"bias", rounded(e.bias)}};
            entry.update(named(e.of, number));
            return entry;
        });
        j["weights"] = named(a.weights, [&](const PerFeature<float>& w) { return named(w, number); });
        j["reference_effects"] = named(a.reference_effects, [](const PerFeature<BoxPlot>& b) { return named(b, box_plot); });
        if (a.left_out) j["left_out"] = named(*a.left_out, left_out);
        if (a.left_out) j["reference_left_out"] = named(a.reference_left_out, box_plot);
        j["feature_space"] = feature_space(a.feature_space);
    }
    j["reference_plane"] = Json::array();
    for (const auto& point : a.reference_plane) j["reference_plane"].push_back(list(point));
    j["windows"] = Json::array();
    for (const Window& w : a.windows) {
        Json entry = {{"start_s", rounded(w.start_s)}, {"end_s", rounded(w.end_s)}};
        if (a.explained) entry["midlevel"] = list(w.midlevel);
        entry["emotions"] = list(w.emotions);
        j["windows"].push_back(std::move(entry));
    }
    Json& curve = j["curve"];
    curve["start_s"] = rounded(a.curve.start_s);
    curve["hop_s"] = rounded(a.curve.hop_s);
    const auto lists = [](const auto& series) {
        Json all = Json::array();
        for (const auto& values : series) all.push_back(list(values));
        return all;
    };
    if (a.explained) curve["midlevel"] = lists(a.curve.midlevel);
    curve["emotions"] = lists(a.curve.emotions);
    if (a.left_out) curve["black_box"] = lists(a.curve.black_box);
    if (!a.sections.empty()) {
        j["sections"] = Json::array();
        for (const Section& section : a.sections) j["sections"].push_back(section_json(section, a.explained));
        j["moments"] = named(a.moments, moment_json);
    }
    if (!a.harmony.minor.empty()) j["harmony"] = harmony_json(a.harmony);
    if (!a.pulse.series.clarity.empty()) j["pulse"] = pulse_json(a.pulse);
    return j.dump(indent, ' ', false, Json::error_handler_t::replace);
}

Result<Analysis> analysis_from_json(std::string_view text) {
    const Json j = Json::parse(text, nullptr, false);
    Analysis a;
    Getter get;
    const auto number = [&](const Json& value, float& to) {
        if (!read_number(value, to)) get.ok = false;
    };
    const Json empty = Json::object();
    const auto object = [&](std::string_view key) -> const Json& {
        const Json* found = get.entry(j, key);
        return found ? *found : empty;
    };
    get.text(j, "file", a.file);
    get.number(j, "duration_s", a.duration_s);
    const Json& model = object("model");
    get.text(model, "name", a.model.name);
    get.text(model, "version", a.model.version);
    get.text(model, "sha256", a.model.sha256);
    get.text(model, "scheme", a.model.scheme);
    a.explained = a.model.scheme != "a2e";
    const Json& engine = object("engine");
    get.text(engine, "version", a.engine.version);
    get.text(engine, "kernels", a.engine.kernels);
    const Json& timings = object("timings_s");
    get.number(timings, "decode", a.timings_s.decode);
    get.number(timings, "spectrogram", a.timings_s.spectrogram);
    get.number(timings, "network", a.timings_s.network);
    get.number(timings, "total", a.timings_s.total);
    for (const Json& warning : object("warnings"))
        if (warning.is_string()) a.warnings.push_back(warning.get<std::string>());
    if (j.is_object() && j.contains("silences")) get.silences(object("silences"), a.silences);
    get.reference(object("reference"), a);
    get.number(j, "interval_scale", a.interval_scale);
    // Results kept by an earlier version lack it.
    if (j.is_object() && j.contains("intervals")) get.text(object("intervals"), "kind", a.intervals_of);
    get.named(j, "emotions", a.emotions, [&](const Json& value, EmotionEstimate& to) {
        get.estimate(value, to);
        const Json* ambiguous = get.entry(value, "ambiguous");
        if (ambiguous && ambiguous->is_boolean()) to.ambiguous = ambiguous->get<bool>();
    });
    get.named(j, "sentences", a.sentences, [&](const Json& value, std::string& to) {
        if (value.is_string()) to = value.get<std::string>();
    });
    if (a.explained) {
        get.named(j, "midlevel", a.midlevel, [&](const Json& value, Estimate& to) { get.estimate(value, to); });
        // Results kept by an earlier version lack it, and nothing was measured.
        if (j.is_object() && j.contains("measured")) get.named(j, "measured", a.measured, number);
        get.named(j, "effects", a.effects, [&](const Json& value, Effects& to) {
            get.number(value, "bias", to.bias);
            for (std::size_t f = 0; f < kFeatureCount; ++f) get.number(value, kFeatureNames[f], to.of[f]);
        });
        const Json& weights = object("weights");
        const Json& boxes = object("reference_effects");
        for (std::size_t e = 0; e < kEmotionCount; ++e) {
            get.named(weights, kEmotionNames[e], a.weights[e], number);
            get.named(boxes, kEmotionNames[e], a.reference_effects[e], [&](const Json& value, BoxPlot& to) {
                std::array<float, 6> v{};
                get.numbers(value, v);
                to = {v[0], v[1], v[2], v[3], v[4], v[5]};
            });
        }
        // Of a model without the black box's head it is not known.
        if (j.is_object() && j.contains("left_out")) {
            get.named(j, "left_out", a.left_out.emplace(), [&](const Json& value, LeftOut& to) {
                get.number(value, "black_box", to.black_box);
                get.number(value, "value", to.value);
                get.number(value, "percentile", to.percentile);
            });
            get.named(j, "reference_left_out", a.reference_left_out, [&](const Json& value, BoxPlot& to) {
                std::array<float, 6> v{};
                get.numbers(value, v);
                to = {v[0], v[1], v[2], v[3], v[4], v[5]};
            });
        }
    }
    // Results kept by an earlier version lack it: they can be shown, but not asked what if.
    if (const auto space = j.is_object() ? j.find("feature_space") : j.end(); j.is_object() && space != j.end()) {
        const auto spread = [&](const Json& value, Spread& to) { get.spread(value, to); };
        get.named(*space, "features", a.feature_space.features, spread);
        get.named(*space, "emotions", a.feature_space.emotions, spread);
        HumanRatings& ratings = a.feature_space.ratings;
        if (const Json* from = get.entry(*space, "ratings")) {
            get.named(*from, "means", ratings.means, number);
            get.named(*from, "deviations", ratings.deviations, number);
            const Json* rows = get.entry(*from, "correlations");
            if (!rows || !rows->is_array() || rows->size() != kFeatureCount) return failure(kOtherVersion);
            for (std::size_t f = 0; f < kFeatureCount; ++f) get.numbers((*rows)[f], ratings.correlations[f]);
            if (const Json* distances = get.entry(*from, "distances")) get.numbers(*distances, ratings.distances.at);
        }
    }
    for (const Json& point : object("reference_plane")) get.numbers(point, a.reference_plane.emplace_back());
    for (const Json& entry : object("windows")) {
        Window& w = a.windows.emplace_back();
        get.number(entry, "start_s", w.start_s);
        get.number(entry, "end_s", w.end_s);
        if (const Json* values = a.explained ? get.entry(entry, "midlevel") : nullptr) get.numbers(*values, w.midlevel);
        if (const Json* values = get.entry(entry, "emotions")) get.numbers(*values, w.emotions);
    }
    const Json& curve = object("curve");
    get.number(curve, "start_s", a.curve.start_s);
    get.number(curve, "hop_s", a.curve.hop_s);
    const auto lists = [&](std::string_view key, auto& series) {
        const Json* all = get.entry(curve, key);
        if (!all || !all->is_array() || all->size() != series.size()) {
            get.ok = false;
            return;
        }
        for (std::size_t i = 0; i < series.size(); ++i) get.numbers((*all)[i], series[i]);
        for (const auto& one : series) get.ok &= one.size() == a.curve.emotions[0].size();
    };
    lists("emotions", a.curve.emotions);
    if (a.explained) lists("midlevel", a.curve.midlevel);
    if (a.left_out) lists("black_box", a.curve.black_box);
    // Results kept by an earlier version lack them.
    if (j.is_object() && j.contains("sections")) {
        const Json& sections = object("sections");
        if (!sections.is_array() || sections.size() > kMostSections) return failure(kOtherVersion);
        for (const Json& entry : sections) get.section(entry, a.explained, a.sections.emplace_back());
        get.named(j, "moments", a.moments, [&](const Json& value, Moment& to) { get.moment(value, to); });
    }
    if (const auto harmony = j.is_object() ? j.find("harmony") : j.end(); j.is_object() && harmony != j.end()) get.harmony(*harmony, a.harmony);
    if (const auto pulse = j.is_object() ? j.find("pulse") : j.end(); j.is_object() && pulse != j.end()) get.pulse(*pulse, a.pulse);
    if (!get.ok) return failure(kOtherVersion);
    return a;
}

std::string as_in_json(std::string_view text) {
    return Json::parse(Json(text).dump(-1, ' ', false, Json::error_handler_t::replace)).get<std::string>();
}

std::string error_to_json(std::string_view file, std::string_view message) {
    const Json j = {{"file", file}, {"error", message}};
    return j.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace moodglass
