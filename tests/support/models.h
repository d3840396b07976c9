// SPDX-License-Identifier: Apache-2.0
// The models that tests go through: the tiny ones of random weights, and every one that ships, black boxes in others'
// files too.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "network/model.h"
#include "support/golden.h"

namespace moodglass {

struct ModelCase {
    std::string name;  // of its golden data
    std::string path;
    std::string model = {};  // of the file, where it is not the file's own

    Result<Model> load() const { return Model::load(read_bytes(path), model); }
};

inline std::vector<ModelCase> model_cases() {
    std::vector<ModelCase> all = {{"tiny", GOLDEN "/tiny.safetensors"},
                                  {"tiny_a2e", GOLDEN "/tiny_a2e.safetensors"},
                                  {"tiny_two_heads", GOLDEN "/tiny_two_heads.safetensors"}};
    for (const auto& entry : std::filesystem::directory_iterator(MODELS)) {
        const std::string path = entry.path().string();
        if (entry.path().extension() != ".safetensors") continue;
        all.push_back({"network_" + entry.path().stem().string(), path});
        const std::string black_box = Model::black_box_in(read_bytes(path));
        if (!black_box.empty()) all.push_back({"network_" + black_box, path, black_box});
    }
    return all;
}

}  // namespace moodglass
