// SPDX-License-Identifier: Apache-2.0
#include "network/model.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "harmony/measures.h"
#include "network/receptive_field.h"
#include "network/safetensors.h"
#include "network/sha256.h"
#include "spectrogram/filterbank.h"
#include "spectrogram/spectrogram.h"

namespace moodglass {
namespace {

using Json = nlohmann::ordered_json;

constexpr float kBatchNormEpsilon = 1e-5f;
constexpr const char* kBlackBox = "black_box";  // the key that holds the metadata of the black box in the file
constexpr std::size_t kMaxChannels = 4096, kMaxLayers = 64;

// A file of a few kilobytes must not ask for gigabytes: frames from column to column, and values of a layer's output for each frame.
// The paper's network has 8, and at most 2,400.
constexpr std::size_t kMaxHop = 64, kMaxValuesAFrame = 1 << 15;

// Reads a model file step by step; after the first problem, `problem` holds it and the rest reads zeros.
class Reader {
  public:
    explicit Reader(Safetensors file) : file_(std::move(file)) {}

    std::string problem;

    bool has(const std::string& key) const { return file_.metadata.contains(key); }

    std::string text(const std::string& key) {
        const auto found = file_.metadata.find(key);
        if (found == file_.metadata.end()) {
            fail("lacks the key " + key);
            return {};
        }
        return found->second;
    }

    float number(const std::string& key) {
        const std::string value = text(key);
        char* end = nullptr;
        const float parsed = std::strtof(value.c_str(), &end);  // libc++ has no from_chars for float
        if (value.empty() || *end != '\0' || !std::isfinite(parsed)) fail("has no number as " + key);
        return parsed;
    }

    std::vector<float> tensor(const std::string& name, const std::vector<std::size_t>& shape) {
        std::size_t count = 1;
        for (const std::size_t side : shape) count *= side;
        const auto found = file_.tensors.find(name);
        if (found == file_.tensors.end() || found->second.shape != shape) {
            fail(found == file_.tensors.end() ? "lacks the tensor " + name : "has a tensor " + name + " of the wrong shape");
            return std::vector<float>(problem.empty() ? count : 0);
        }
        return std::move(found->second.values);
    }

    bool has_tensor(const std::string& name) const { return file_.tensors.contains(name); }

    // From here on the file is read as if it held the black box alone.
    void take_black_box(const Json& its_metadata) {
        for (const auto& [key, value] : its_metadata.items())
            file_.metadata[key] = value.is_string() ? value.get<std::string>() : value.dump();
        file_.metadata.erase(kBlackBox);
        rename("black_box.weight", "emotions.weight");
        rename("black_box.bias", "emotions.bias");
        rename("black_box.measured", "measured.weight");
    }

    void fail(const std::string& what) {
        if (problem.empty()) problem = "the model file " + what + "; fetch it again, or one made for this version";
    }

    std::map<std::string, std::string> take_metadata() { return std::move(file_.metadata); }

  private:
    void rename(const std::string& from, const std::string& to) {
        file_.tensors.erase(to);
        auto tensor = file_.tensors.extract(from);
        if (tensor.empty()) return;
        tensor.key() = to;
        file_.tensors.insert(std::move(tensor));
    }

    Safetensors file_;
};

std::size_t field(const Json& entry, const char* key, std::size_t fallback) {
    const auto found = entry.find(key);
    return found != entry.end() && found->is_number_unsigned() ? found->get<std::size_t>() : fallback;
}

bool within_reason(std::span<const float> values) {
    return std::all_of(values.begin(), values.end(), [](float value) { return std::abs(value) <= kLargestNumber; });
}

// w' = w * gamma / sqrt(var + eps), b' = beta - mean * gamma / sqrt(var + eps); (out, in, k, k) becomes (out, k, k, in).
void fold_batch_norm(Reader& reader, const std::string& number, Layer& layer) {
    const auto weight = reader.tensor("conv" + number + ".weight", {layer.out, layer.in, layer.kernel, layer.kernel});
    const auto gamma = reader.tensor("norm" + number + ".weight", {layer.out});
    const auto beta = reader.tensor("norm" + number + ".bias", {layer.out});
    const auto mean = reader.tensor("norm" + number + ".running_mean", {layer.out});
    const auto variance = reader.tensor("norm" + number + ".running_var", {layer.out});
    if (!reader.problem.empty()) return;
    layer.weights.resize(weight.size());
    layer.bias.resize(layer.out);
    const std::size_t area = layer.kernel * layer.kernel;
    for (std::size_t o = 0; o < layer.out; ++o) {
        if (variance[o] < 0) return reader.fail("has a negative variance in norm" + number);
        const float scale = gamma[o] / std::sqrt(variance[o] + kBatchNormEpsilon);
        layer.bias[o] = beta[o] - mean[o] * scale;
        for (std::size_t i = 0; i < layer.in; ++i)
            for (std::size_t k = 0; k < area; ++k)
                layer.weights[(o * area + k) * layer.in + i] = weight[(o * layer.in + i) * area + k] * scale;
    }
    if (!within_reason(layer.weights) || !within_reason(layer.bias)) reader.fail("has weights that are out of range in conv" + number);
}

void read_layers(Reader& reader, Model& model) {
    const Json list = Json::parse(reader.text("layers"), nullptr, false);
    if (!list.is_array() || list.empty() || list.size() > kMaxLayers) return reader.fail("has no list of layers");
    std::size_t channels = 1, bands = kBandCount, convolutions = 0, hop = 1;
    for (const Json& entry : list) {
        Layer layer;
        layer.in = layer.out = channels;
        const std::size_t pool = entry.is_object() ? field(entry, "pool", 0) : 0;
        const std::size_t kernel = entry.is_object() ? field(entry, "conv", 0) : 0;
        if (pool >= 2 && pool <= 8) {
            layer.kernel = layer.stride = pool;
        } else if (kernel >= 1 && kernel <= 11 && kernel % 2 == 1) {
            layer.kernel = kernel;
            layer.stride = field(entry, "stride", 1);
            layer.pad = field(entry, "pad", 0);
            layer.out = field(entry, "out", 0);
            if (layer.stride < 1 || layer.stride > 8 || layer.pad > kernel / 2 || layer.out < 1 || layer.out > kMaxChannels)
                return reader.fail("has a convolution that is out of range");
            fold_batch_norm(reader, std::to_string(++convolutions), layer);
        } else {
            return reader.fail("has a layer that is neither a convolution nor a pool");
        }
        if (!reader.problem.empty()) return;
        if (bands + 2 * layer.pad < layer.kernel) return reader.fail("shrinks the bands to nothing");
        bands = (bands + 2 * layer.pad - layer.kernel) / layer.stride + 1;
        channels = layer.out;
        hop *= layer.stride;
        if (hop > kMaxHop || bands * channels > kMaxValuesAFrame * hop) return reader.fail("has layers that are out of range");
        model.layers.push_back(std::move(layer));
    }
    if (receptive_field(model.geometry()) > std::size_t{kExcerptFrames}) return reader.fail("looks at more than ten seconds at once");
    model.channels = channels;
}

void read_heads(Reader& reader, Model& model) {
    if (!model.explained()) {
        model.head_weights = reader.tensor("emotions.weight", {kEmotionCount, model.channels});
        model.head_bias = reader.tensor("emotions.bias", {kEmotionCount});
        return;
    }
    model.head_weights = reader.tensor("midlevel.weight", {kFeatureCount, model.channels});
    model.head_bias = reader.tensor("midlevel.bias", {kFeatureCount});
    const auto weights = reader.tensor("emotions.weight", {kEmotionCount, kFeatureCount});
    const auto bias = reader.tensor("emotions.bias", {kEmotionCount});
    if (reader.has_tensor("black_box.weight") || reader.has_tensor("black_box.bias")) {
        model.black_box_weights = reader.tensor("black_box.weight", {kEmotionCount, model.channels});
        model.black_box_bias = reader.tensor("black_box.bias", {kEmotionCount});
    }
    if (!reader.problem.empty()) return;
    if (!within_reason(weights) || !within_reason(bias)) return reader.fail("has weights of emotions that are out of range");
    for (std::size_t e = 0; e < kEmotionCount; ++e) {
        model.bias[e] = bias[e];
        for (std::size_t f = 0; f < kFeatureCount; ++f) model.weights[e][f] = weights[e * kFeatureCount + f];
    }
}

// A model that measures names what: it must be what this program measures.
void read_measured(Reader& reader, Model& model) {
    if (!reader.has("measures")) return;
    if (Json::parse(reader.text("measures"), nullptr, false) != Json(kHarmonyMeasureNames))
        return reader.fail("names other measures than this program knows");
    model.measured_weights = reader.tensor("measured.weight", {model.outputs(), kHarmonyMeasureCount});
    if (model.has_black_box()) {
        const auto behind = reader.tensor("black_box.measured", {kEmotionCount, kHarmonyMeasureCount});
        model.measured_weights.insert(model.measured_weights.end(), behind.begin(), behind.end());
    }
    model.measured_means = reader.tensor("measured.mean", {kHarmonyMeasureCount});
    if (!within_reason(model.measured_weights) || !within_reason(model.measured_means))
        reader.fail("has weights of measures that are out of range");
}

template <std::size_t N>
void check_names(Reader& reader, const char* key, const std::array<std::string_view, N>& expected) {
    const Json names = Json::parse(reader.text(key), nullptr, false);
    if (names != Json(expected)) reader.fail(std::string("names other ") + key + " than this program knows");
}

// What the file says of the black box in it; no object if there is none.
Json black_box_metadata(const Safetensors& file) {
    const auto found = file.metadata.find(kBlackBox);
    return found == file.metadata.end() ? Json() : Json::parse(found->second, nullptr, false);
}

std::string name_of(const Json& metadata) {
    const auto found = metadata.is_object() ? metadata.find("name") : metadata.end();
    return metadata.is_object() && found != metadata.end() && found->is_string() ? found->get<std::string>() : "";
}

}  // namespace

std::string_view to_string(Scheme scheme) {
    switch (scheme) {
        case Scheme::joint: return "joint";
        case Scheme::a2mid2e: return "a2mid2e";
        case Scheme::a2e: return "a2e";
    }
    return "";
}

PerEmotion<float> Model::emotions(const PerFeature<float>& midlevel) const {
    PerEmotion<float> values = bias;
    for (std::size_t e = 0; e < kEmotionCount; ++e)
        for (std::size_t f = 0; f < kFeatureCount; ++f) values[e] += weights[e][f] * midlevel[f];
    return values;
}

std::string Model::id() const {
    return sha256 + " " + std::string(to_string(scheme));
}

std::string Model::black_box_in(std::span<const std::byte> bytes) {
    const auto file = read_safetensors(bytes);
    return file ? name_of(black_box_metadata(*file)) : "";
}

Result<Model> Model::load(std::span<const std::byte> bytes, std::string_view name) {
    auto file = read_safetensors(bytes);
    if (!file) return tl::unexpected(file.error());
    const Json black_box = black_box_metadata(*file);
    Reader reader(std::move(*file));
    if (!name.empty() && name_of(black_box) == name) reader.take_black_box(black_box);
    Model model;
    if (reader.text("format") != "moodglass-1") reader.fail("is not of the format moodglass-1");
    model.name = reader.text("name");
    model.version = reader.text("version");
    model.description = reader.text("description");
    model.sha256 = moodglass::sha256(bytes);
    const std::string scheme = reader.text("scheme");
    if (scheme == "joint") {
        model.scheme = Scheme::joint;
    } else if (scheme == "a2mid2e") {
        model.scheme = Scheme::a2mid2e;
    } else if (scheme == "a2e") {
        model.scheme = Scheme::a2e;
    } else {
        reader.fail("has an unknown scheme");
    }
    model.mean = reader.number("mean");
    model.deviation = reader.number("deviation");
    if (!(model.deviation > 0)) reader.fail("has a deviation that is not positive");
    check_names(reader, "features", kFeatureNames);
    check_names(reader, "emotions", kEmotionNames);
    if (reader.problem.empty()) read_layers(reader, model);
    if (reader.problem.empty()) read_heads(reader, model);
    if (reader.problem.empty()) read_measured(reader, model);
    if (!reader.problem.empty()) return failure(reader.problem);
    model.metadata = reader.take_metadata();
    return model;
}

}  // namespace moodglass
