// SPDX-License-Identifier: Apache-2.0
#include <dlfcn.h>

#include <cstdlib>
#include <filesystem>
#include <utility>

#include "bindings/c/errors.h"
#include "bindings/c/objects.h"
#include "platform/files/file.h"

namespace moodglass::c {
namespace {

namespace fs = std::filesystem;

// `models` beside this library, else where the installation has put them.
fs::path models_folder() {
    if (const char* chosen = std::getenv("MOODGLASS_MODELS")) return chosen;
    Dl_info info{};
    if (dladdr(reinterpret_cast<const void*>(&mg_abi), &info) == 0) return "models";
    std::error_code error;
    const fs::path library = fs::weakly_canonical(info.dli_fname, error).parent_path();
    const fs::path beside = library / "models";
    return fs::is_directory(beside, error) ? beside : library / MOODGLASS_MODELS_FROM_LIBRARY;
}

Result<Model> load(const std::string& name) {
    const fs::path path =
        fs::path(name).extension() == ".safetensors" ? fs::path(name) : models_folder() / (name + ".safetensors");
    const auto bytes = read_file(path);
    if (!bytes)
        return failure("the model " + name + " cannot be loaded from " + path.string() + ": " + bytes.error().message,
                       bytes.error().cause);
    return Model::load(*bytes);
}

mg_model* opened(Result<Model> model) {
    if (!model) return fail(model.error()), nullptr;
    auto shared = SharedModel::of(std::move(*model));
    if (!shared) return fail(shared.error()), nullptr;
    return new mg_model{std::move(*shared)};
}

}  // namespace

Result<std::shared_ptr<SharedModel>> SharedModel::of(Model model) {
    auto yardstick = Yardstick::of(model);
    if (!yardstick) return tl::unexpected(yardstick.error());
    return std::shared_ptr<SharedModel>(new SharedModel(std::move(model), std::move(*yardstick)));
}

Result<std::unique_ptr<PreparedModel>> SharedModel::take_prepared() {
    {
        const std::lock_guard lock(mutex_);
        if (!at_rest_.empty()) {
            auto prepared = std::move(at_rest_.back());
            at_rest_.pop_back();
            return prepared;
        }
    }
    auto prepared = PreparedModel::of(model, yardstick);
    if (!prepared) return tl::unexpected(prepared.error());
    return std::make_unique<PreparedModel>(std::move(*prepared));
}

void SharedModel::give_back(std::unique_ptr<PreparedModel> prepared) {
    const std::lock_guard lock(mutex_);
    at_rest_.push_back(std::move(prepared));
}

void SharedModel::call_helpers() {
    const std::lock_guard lock(mutex_);
    if (!helpers_) helpers_.emplace(crew, model);
}

}  // namespace moodglass::c

using namespace moodglass;
using namespace moodglass::c;

uint32_t mg_abi() { return MG_ABI; }
const char* mg_version() { return MOODGLASS_VERSION; }

const char* mg_feature_name(size_t feature) {
    return feature < kFeatureCount ? kFeatureNames[feature].data() : nullptr;
}
const char* mg_emotion_name(size_t emotion) {
    return emotion < kEmotionCount ? kEmotionNames[emotion].data() : nullptr;
}

mg_model* mg_model_open(const char* name) {
    return guarded([&] { return opened(load(name ? name : "joint")); }, nullptr);
}

mg_model* mg_model_from_bytes(const void* bytes, size_t size) {
    if (!bytes) size = 0;
    return guarded([&] { return opened(Model::load({static_cast<const std::byte*>(bytes), size})); }, nullptr);
}

void mg_model_close(mg_model* model) { delete model; }

const char* mg_model_name(const mg_model* model) { return model ? model->shared->model.name.c_str() : nullptr; }
const char* mg_model_version(const mg_model* model) { return model ? model->shared->model.version.c_str() : nullptr; }
const char* mg_model_sha256(const mg_model* model) { return model ? model->shared->model.sha256.c_str() : nullptr; }
const char* mg_model_scheme(const mg_model* model) {
    return model ? to_string(model->shared->model.scheme).data() : nullptr;
}
int32_t mg_model_explained(const mg_model* model) { return model && model->shared->model.explained(); }
