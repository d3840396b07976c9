// SPDX-License-Identifier: Apache-2.0
#include "platform/files/model_folder.h"

#include <algorithm>

#include "platform/files/data_folder.h"
#include "platform/files/file.h"

namespace moodglass {
namespace {

namespace fs = std::filesystem;
constexpr const char* kSuffix = ".safetensors";

std::vector<fs::path> model_files() {
    std::vector<fs::path> files;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(models_folder(), error))
        if (entry.path().extension() == kSuffix) files.push_back(entry.path());
    return files;
}

// The file that holds the model: that of its name, else one that holds a black box of this name.
fs::path place_of(const std::string& name) {
    fs::path own = models_folder() / (name + kSuffix);
    std::error_code error;
    if (fs::exists(own, error)) return own;
    for (const fs::path& path : model_files()) {
        const auto bytes = read_file(path);
        if (bytes && Model::black_box_in(*bytes) == name) return path;
    }
    return own;
}

}  // namespace

fs::path models_folder() { return data_folder("models", "MOODGLASS_MODELS"); }

std::vector<std::string> model_names() {
    std::vector<std::string> names;
    for (const fs::path& path : model_files()) {
        names.push_back(path.stem().string());
        const auto bytes = read_file(path);
        const std::string black_box = bytes ? Model::black_box_in(*bytes) : "";
        if (!black_box.empty()) names.push_back(black_box);
    }
    std::sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) {
        return std::pair(a != kDefaultModel, a) < std::pair(b != kDefaultModel, b);
    });
    return names;
}

Result<Model> load_model(const std::string& name) {
    fs::path path = name;
    if (path.extension() != kSuffix) path = place_of(name);
    auto bytes = read_file(path);
    if (!bytes) {
        std::string known;
        for (const std::string& other : model_names()) known += (known.empty() ? "" : ", ") + other;
        return failure("the model " + name + " cannot be loaded from " + path.string() + ": " + bytes.error().message +
                       (known.empty() ? "" : " (there are: " + known + ")"));
    }
    auto model = Model::load(*bytes, name);
    if (!model) return failure(path.string() + ": " + model.error().message);
    return model;
}

}  // namespace moodglass
