// SPDX-License-Identifier: Apache-2.0
// Any bytes as a model file: refused with a sentence, or a model whose numbers are numbers.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>

#include "explain/references.h"
#include "explain/uncertainty.h"
#include "fuzz/require.h"
#include "network/model.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using moodglass::fuzz::require;
    const auto model = moodglass::Model::load(std::as_bytes(std::span(data, size)));
    if (!model) {
        require(!model.error().message.empty(), "a refusal has a sentence");
        return 0;
    }
    for (const auto& layer : model->layers) {
        for (const float weight : layer.weights) require(std::isfinite(weight), "weights are numbers");
        for (const float bias : layer.bias) require(std::isfinite(bias), "biases are numbers");
    }
    const auto references = moodglass::References::of(*model);
    if (!references) require(!references.error().message.empty(), "a refusal has a sentence");
    const auto uncertainty = moodglass::Uncertainty::of(*model);
    if (!uncertainty) require(!uncertainty.error().message.empty(), "a refusal has a sentence");
    return 0;
}
