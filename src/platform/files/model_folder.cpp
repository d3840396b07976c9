// SPDX-License-Identifier: Apache-2.0
#include "platform/files/model_folder.h"

#include <algorithm>

#include "platform/files/data_folder.h"
#include "platform/files/file.h"

namespace moodglass {
namespace {

namespace fs = std::filesystem;
constexpr const char* kSuffix = ".safetensors";

}  // namespace

fs::path models_folder() {
    return data_folder("models", "MOODGLASS_MODELS", MOODGLASS_MODELS_DIR);
}

std::vector<std::string> model_names() {
    std::vector<std::string> names;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(models_folder(), error))
        if (entry.path().extension() == kSuffix) names.push_back(entry.path().stem().string());
    std::sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) {
        return std::pair(a != kDefaultModel, a) < std::pair(b != kDefaultModel, b);
    });
    return names;
}

Result<Model> load_model(const std::string& name) {
    fs::path path = name;
    if (path.extension() != kSuffix) path = models_folder() / (name + kSuffix);
    auto bytes = read_file(path);
    if (!bytes) {
        std::string known;
        for (const std::string& other : model_names()) known += (known.empty() ? "" : ", ") + other;
        return failure("the model " + name + " cannot be loaded from " + path.string() + ": " + bytes.error().message +
                       (known.empty() ? "" : " (there are: " + known + ")"));
    }
    auto model = Model::load(*bytes);
    if (!model) return failure(path.string() + ": " + model.error().message);
    return model;
}

}  // namespace moodglass
