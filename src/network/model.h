// SPDX-License-Identifier: Apache-2.0
// A trained model as its file describes it (docs/model-file.md): the layers of the VGG-style network (paper, section 2) with
// batch norm folded into the convolutions, and the linear heads of its scheme.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "audio/result.h"
#include "network/ratings.h"

namespace moodglass {

enum class Scheme {
    joint,    // A2Mid2E-Joint: channels -> 7 -> 8, trained at once
    a2mid2e,  // A2Mid2E: channels -> 7, then a separate linear regression 7 -> 8
    a2e,      // A2E, the black box: channels -> 8
};

std::string_view to_string(Scheme scheme);

// How a layer moves over time and frequency alike.
struct LayerShape {
    std::size_t kernel = 0, stride = 1, pad = 0;
};

// A square convolution with ReLU behind it, or, if bias is empty, a max-pool of kernel = stride.
struct Layer : LayerShape {
    std::size_t in = 0, out = 0;  // channels
    std::vector<float> weights;  // (out, kernel over time, kernel over frequency, in)
    std::vector<float> bias;     // (out)
    bool is_pool() const { return bias.empty(); }
};

struct Model {
    std::string name, version, sha256, description;  // sha256: of the file, which may hold two models
    Scheme scheme = Scheme::joint;
    float mean = 0, deviation = 1;  // of the spectrograms it was trained on
    std::vector<Layer> layers;

    // The head that is applied to the last feature map: 7 mid-level features, or 8 emotions for the black box.
    std::size_t channels = 0;  // of the last feature map
    std::vector<float> head_weights;  // (7 or 8, channels)
    std::vector<float> head_bias;

    // The black box's head over the same feature map, where an explained model's file holds it, too: what it hears beyond the
    // features is what the reasons leave out (explain/left_out.h). Else empty.
    std::vector<float> black_box_weights;  // (8, channels)
    std::vector<float> black_box_bias;

    // What measures of the harmony add to the outputs of cells (network/measured_part.h); empty if the model measures nothing.
    std::vector<float> measured_weights;  // (7, 8 or 15, kHarmonyMeasureCount)
    std::vector<float> measured_means;    // (kHarmonyMeasureCount)

    // The interpretable layer, 7 -> 8: emotion = bias + sum over features of weight x feature. Zero for the black box.
    PerEmotion<PerFeature<float>> weights{};
    PerEmotion<float> bias{};

    // The file's metadata as text: explain/reference.h reads what concerns it.
    std::map<std::string, std::string> metadata;

    bool explained() const { return scheme != Scheme::a2e; }
    std::vector<LayerShape> geometry() const { return {layers.begin(), layers.end()}; }
    bool has_black_box() const { return !black_box_weights.empty(); }
    std::size_t outputs() const { return explained() ? kFeatureCount : kEmotionCount; }  // of its own head
    // Of every cell: those of its own head, and behind them the black box's.
    std::size_t cell_outputs() const { return outputs() + (has_black_box() ? kEmotionCount : 0); }
    PerEmotion<float> emotions(const PerFeature<float>& midlevel) const;

    // Tells models apart: the file's checksum, and which of its models.
    std::string id() const;

    // The file's own model, or, where this is the name of the black box that lies in its file, too, that one.
    static Result<Model> load(std::span<const std::byte> bytes, std::string_view name = {});

    // Name of the black box in the file; empty if there is none.
    static std::string black_box_in(std::span<const std::byte> bytes);

    // Of the convolutions, once a Network has packed them and no other is wanted.
    void forget_weights() {
        for (Layer& layer : layers) std::vector<float>().swap(layer.weights);
    }
};

}  // namespace moodglass
