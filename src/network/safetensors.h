// SPDX-License-Identifier: Apache-2.0
// The safetensors format, as far as models need it: F32 and F16 tensors and a map of text.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "audio/result.h"

namespace moodglass {

struct Tensor {
    std::vector<std::size_t> shape;
    std::vector<float> values;  // row-major; F16 is widened
};

struct Safetensors {
    std::map<std::string, Tensor> tensors;
    std::map<std::string, std::string> metadata;
};

// Refuses what is cut, overlaps its own end, or holds another type of number, with a sentence that names the tensor.
Result<Safetensors> read_safetensors(std::span<const std::byte> bytes);

}  // namespace moodglass
