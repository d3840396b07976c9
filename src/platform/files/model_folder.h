// SPDX-License-Identifier: Apache-2.0
// Where models lie: the folder in $MOODGLASS_MODELS, else `models` beside the program, else `share/moodglass/models` beside its
// folder, else that of the sources.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "audio/result.h"
#include "network/model.h"

namespace moodglass {

inline constexpr const char* kDefaultModel = "joint";

std::filesystem::path models_folder();

// Names of the models in the folder, the default first, the others in alphabetical order. A file may hold two: that of its
// name, and a black box.
std::vector<std::string> model_names();

// By name, or by the path of a .safetensors file.
Result<Model> load_model(const std::string& name);

}  // namespace moodglass
