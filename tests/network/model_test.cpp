// SPDX-License-Identifier: Apache-2.0
#include "network/model.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>
#include <nlohmann/json.hpp>

#include "support/golden.h"

namespace moodglass {
namespace {

using Json = nlohmann::json;

// The tiny model's file, with its header changed by `change`.
std::vector<std::byte> tiny_with(const std::function<void(Json&)>& change) {
    const auto file = golden_bytes("tiny.safetensors");
    std::uint64_t length = 0;
    std::memcpy(&length, file.data(), 8);
    const auto* text = reinterpret_cast<const char*>(file.data()) + 8;
    Json header = Json::parse(text, text + length);
    change(header);
    const std::string changed = header.dump();
    std::vector<std::byte> out(8 + changed.size());
    const std::uint64_t size = changed.size();
    std::memcpy(out.data(), &size, 8);
    std::memcpy(out.data() + 8, changed.data(), size);
    out.insert(out.end(), file.begin() + 8 + static_cast<std::ptrdiff_t>(length), file.end());
    return out;
}

std::string error_of(std::span<const std::byte> file) {
    const auto model = Model::load(file);
    return model ? "" : model.error().message;
}

TEST(Model, TellsWhatItIs) {
    const auto model = Model::load(golden_bytes("tiny.safetensors"));
    ASSERT_TRUE(model) << model.error().message;
    EXPECT_EQ(model->name, "tiny");
    EXPECT_EQ(model->scheme, Scheme::joint);
    EXPECT_EQ(model->outputs(), kFeatureCount);
    EXPECT_EQ(model->sha256.size(), 64u);
    EXPECT_EQ(model->layers.size(), 6u);
}

std::vector<std::byte> joint() { return read_bytes(MODELS "/joint.safetensors"); }

TEST(Model, BlackBoxInAFileIsAModelOfItsOwn) {
    ASSERT_EQ(Model::black_box_in(joint()), "a2e");
    const auto own = Model::load(joint()), black_box = Model::load(joint(), "a2e");
    ASSERT_TRUE(own && black_box) << black_box.error().message;
    EXPECT_EQ(own->name, "joint");
    EXPECT_EQ(Model::load(joint(), "joint")->name, "joint");
    EXPECT_EQ(black_box->name, "a2e");
    EXPECT_EQ(black_box->scheme, Scheme::a2e);
    EXPECT_EQ(black_box->sha256, own->sha256);
    EXPECT_NE(black_box->id(), own->id());
    EXPECT_FALSE(black_box->explained() || black_box->has_black_box());
    EXPECT_EQ(black_box->head_weights, own->black_box_weights);
    EXPECT_EQ(black_box->head_bias, own->black_box_bias);
    EXPECT_EQ(black_box->measured_means, own->measured_means);
    const std::size_t before = kFeatureCount * black_box->measured_means.size();  // rows of the features
    ASSERT_EQ(before + black_box->measured_weights.size(), own->measured_weights.size());
    EXPECT_TRUE(std::equal(black_box->measured_weights.begin(), black_box->measured_weights.end(),
                           own->measured_weights.begin() + static_cast<std::ptrdiff_t>(before)));
    for (const char* key : {"reference", "kinds", "residuals", "familiarity", "figures", "description"})
        EXPECT_NE(black_box->metadata.at(key), own->metadata.at(key)) << key;
    EXPECT_EQ(Model::black_box_in(golden_bytes("tiny.safetensors")), "");
    EXPECT_EQ(Model::black_box_in({}), "");
}

TEST(Model, BlackBoxThatIsIncompleteIsRefused) {
    const auto error = [](const char* black_box) {
        const auto file = tiny_with([&](Json& h) { h["__metadata__"]["black_box"] = black_box; });
        const auto model = Model::load(file, "other");
        return model ? std::string() : model.error().message;
    };
    EXPECT_NE(error(R"({"name":"other","scheme":"a2e","description":"x"})").find("lacks the tensor emotions.weight"), std::string::npos);
    EXPECT_NE(error(R"({"name":"other","scheme":7})").find("unknown scheme"), std::string::npos);
    EXPECT_EQ(error(R"({"name":7})"), "") << "no name that could be asked for: the file's own model";
    EXPECT_EQ(error("["), "");
}

TEST(Model, ThatMeasuresNothingIsRead) {
    const auto model = Model::load(tiny_with([](Json& h) { h["__metadata__"].erase("measures"); }));
    ASSERT_TRUE(model) << model.error().message;
    EXPECT_TRUE(model->measured_weights.empty());
}

TEST(Model, ThatMeasuresWhatIsNotKnownIsRefused) {
    EXPECT_NE(error_of(tiny_with([](Json& h) { h["__metadata__"]["measures"] = "[\"minor\"]"; })).find("names other measures"), std::string::npos);
    EXPECT_NE(error_of(tiny_with([](Json& h) { h.erase("measured.mean"); })).find("lacks the tensor measured.mean"), std::string::npos);
    EXPECT_NE(error_of(tiny_with([](Json& h) { h["measured.weight"]["shape"] = {6, 7}; })).find("wrong shape"), std::string::npos);
}

TEST(Model, CutAnywhereIsRefused) {
    const auto file = golden_bytes("tiny.safetensors");
    ASSERT_EQ(error_of(file), "");
    for (std::size_t length = 0; length < file.size(); length += length < 64 || length + 64 > file.size() ? 1 : 997)
        EXPECT_NE(error_of(std::span(file).first(length)), "") << length;
}

TEST(Model, WrongFilesAreRefusedWithASentence) {
    EXPECT_EQ(error_of(tiny_with([](Json&) {})), "");
    const std::string advice = "; fetch it again, or one made for this version";
    EXPECT_EQ(error_of(tiny_with([](Json& h) { h["__metadata__"].erase("mean"); })), "the model file lacks the key mean" + advice);
    EXPECT_EQ(error_of(tiny_with([](Json& h) { h["__metadata__"]["deviation"] = "0"; })),
              "the model file has a deviation that is not positive" + advice);
    EXPECT_EQ(error_of(tiny_with([](Json& h) { h["__metadata__"]["mean"] = "nan"; })),
              "the model file has no number as mean" + advice);
    EXPECT_EQ(error_of(tiny_with([](Json& h) { h["__metadata__"]["scheme"] = "magic"; })),
              "the model file has an unknown scheme" + advice);
    EXPECT_EQ(error_of(tiny_with([](Json& h) { h["__metadata__"]["features"] = "[\"loudness\"]"; })),
              "the model file names other features than this program knows" + advice);
    EXPECT_EQ(error_of(tiny_with([](Json& h) { h.erase("norm2.bias"); })), "the model file lacks the tensor norm2.bias" + advice);
    EXPECT_EQ(error_of(tiny_with([](Json& h) { h["conv1.weight"]["shape"] = {4, 1, 25}; })),
              "the model file has a tensor conv1.weight of the wrong shape" + advice);
    EXPECT_EQ(error_of(tiny_with([](Json& h) { h["conv1.weight"]["dtype"] = "I8"; })),
              "the model file is damaged: tensor conv1.weight is neither F32 nor F16; fetch it again");
    EXPECT_EQ(error_of(tiny_with([](Json& h) { h["conv1.weight"]["data_offsets"] = {0, 1u << 30}; })),
              "the model file is damaged: tensor conv1.weight lies beyond the end: the file is cut; fetch it again");
}

TEST(Model, LayersOutOfRangeAreRefused) {
    for (const char* layers : {"[]", "7", "[{}]", R"([{"conv":4,"out":4}])", R"([{"conv":5,"stride":0,"out":4}])",
                               R"([{"conv":5,"stride":2,"pad":2,"out":99999999}])", R"([{"pool":2},{"pool":8},{"pool":8},{"pool":8}])"})
        EXPECT_NE(error_of(tiny_with([&](Json& h) { h["__metadata__"]["layers"] = layers; })), "") << layers;
}

TEST(Model, LayersThatWouldAskForMuchAreRefused) {
    const std::string seven_pools = R"([{"pool":2},{"pool":2},{"pool":2},{"pool":2},{"pool":2},{"pool":2},{"pool":2}])";
    EXPECT_EQ(error_of(tiny_with([&](Json& h) { h["__metadata__"]["layers"] = seven_pools; })),
              "the model file has layers that are out of range; fetch it again, or one made for this version");
}

TEST(Model, RandomBytesDoNoHarm) {
    const auto file = golden_bytes("tiny.safetensors");
    std::uint32_t state = 1;
    const auto random = [&] { return state = state * 1664525u + 1013904223u, state >> 8; };
    for (int round = 0; round < 2000; ++round) {
        auto broken = file;
        for (int i = 0; i < 8; ++i) broken[random() % (round % 2 ? 2000 : broken.size())] = static_cast<std::byte>(random());
        const auto model = Model::load(broken);
        if (!model) {
            EXPECT_NE(model.error().message, "");
        }
    }
}

}  // namespace
}  // namespace moodglass
