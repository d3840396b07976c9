// SPDX-License-Identifier: Apache-2.0
#include "network/safetensors.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>

namespace moodglass {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMaxHeader = 2u << 20;  // unfolded, JSON takes some fifty times its text

float from_half(std::uint16_t half) {
    const int exponent = half >> 10 & 31, fraction = half & 1023;
    float value = 0;
    if (exponent == 31) {
        value = fraction ? std::numeric_limits<float>::quiet_NaN() : std::numeric_limits<float>::infinity();
    } else if (exponent == 0) {
        value = std::ldexp(static_cast<float>(fraction), -24);
    } else {
        value = std::ldexp(static_cast<float>(fraction + 1024), exponent - 25);
    }
    return half >> 15 ? -value : value;
}

Result<Tensor> read_tensor(const std::string& name, const Json& entry, std::span<const std::byte> data) {
    const auto broken = [&](const char* what) { return failure("the model file is damaged: tensor " + name + " " + what + "; fetch it again"); };
    if (!entry.is_object() || !entry.contains("dtype") || !entry.contains("shape") || !entry.contains("data_offsets"))
        return broken("has no type, shape or place");
    const Json &type = entry["dtype"], &shape = entry["shape"], &place = entry["data_offsets"];
    if (!type.is_string() || !shape.is_array() || !place.is_array() || place.size() != 2 || !place[0].is_number_unsigned() ||
        !place[1].is_number_unsigned())
        return broken("has no readable type, shape or place");
    const auto& dtype = type.get_ref<const std::string&>();  // a Json == "..." takes memory, and ends the program without
    const bool half = dtype == "F16";
    if (!half && dtype != "F32") return broken("is neither F32 nor F16");

    Tensor tensor;
    std::size_t count = 1;
    for (const Json& side : shape) {
        if (!side.is_number_unsigned() || side.get<std::uint64_t>() > data.size() + 1) return broken("has an impossible shape");
        tensor.shape.push_back(side.get<std::size_t>());
        count *= tensor.shape.back();
        if (count > data.size()) return broken("is larger than the file");
    }
    const auto begin = place[0].get<std::uint64_t>(), end = place[1].get<std::uint64_t>();
    const std::size_t width = half ? 2 : 4;
    if (begin > end || end > data.size()) return broken("lies beyond the end: the file is cut");
    if (end - begin != count * width) return broken("has a size that is not that of its shape");

    tensor.values.resize(count);
    const std::byte* from = data.data() + begin;
    for (std::size_t i = 0; i < count; ++i, from += width) {
        if (half) {
            std::uint16_t bits = 0;
            std::memcpy(&bits, from, 2);
            tensor.values[i] = from_half(bits);
        } else {
            std::memcpy(&tensor.values[i], from, 4);
        }
        if (!std::isfinite(tensor.values[i])) return broken("holds a value that is no number");
    }
    return tensor;
}

}  // namespace

Result<Safetensors> read_safetensors(std::span<const std::byte> bytes) {
    static_assert(std::endian::native == std::endian::little, "safetensors is little-endian");
    std::uint64_t length = 0;
    if (bytes.size() < 8) return failure("not a model file: it is too short; fetch it again");
    std::memcpy(&length, bytes.data(), 8);
    if (length > kMaxHeader || length > bytes.size() - 8)
        return failure("not a model file, or one cut within its header; fetch it again");
    const auto* text = reinterpret_cast<const char*>(bytes.data() + 8);
    const Json header = Json::parse(text, text + length, nullptr, false);
    if (!header.is_object()) return failure("not a model file: its header is not readable; fetch it again");

    Safetensors file;
    std::uint64_t told = 0;
    const auto data = bytes.subspan(8 + static_cast<std::size_t>(length));
    for (const auto& [name, entry] : header.items()) {
        if (name == "__metadata__") {
            if (!entry.is_object()) return failure("the model file's metadata is not readable; fetch it again");
            for (const auto& [key, value] : entry.items())
                if (value.is_string()) file.metadata[key] = value.get<std::string>();
            continue;
        }
        auto tensor = read_tensor(name, entry, data);
        if (!tensor) return tl::unexpected(tensor.error());
        // Many tensors of the same bytes would unfold to far more than the file.
        told += entry["data_offsets"][1].get<std::uint64_t>() - entry["data_offsets"][0].get<std::uint64_t>();
        if (told > data.size()) return failure("the model file is damaged: its tensors overlap; fetch it again");
        file.tensors[name] = std::move(*tensor);
    }
    return file;
}

}  // namespace moodglass
