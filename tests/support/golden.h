// SPDX-License-Identifier: Apache-2.0
// Golden files: what NumPy and PyTorch computed, read back for comparison.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <vector>

namespace moodglass {

inline std::vector<std::byte> read_bytes(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    EXPECT_TRUE(in.good()) << path;
    const std::vector<char> chars((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    std::vector<std::byte> bytes(chars.size());
    std::memcpy(bytes.data(), chars.data(), chars.size());
    return bytes;
}

inline std::vector<std::byte> golden_bytes(const std::string& name) { return read_bytes(std::string(GOLDEN) + "/" + name); }

// The float32 values of a .npy file, version 1.0, row-major.
inline std::vector<float> golden_npy(const std::string& name) {
    const auto bytes = golden_bytes(name);
    const std::size_t header = 10 + std::to_integer<std::size_t>(bytes.at(8)) + 256 * std::to_integer<std::size_t>(bytes.at(9));
    const std::string text(reinterpret_cast<const char*>(bytes.data()) + 10, header - 10);
    EXPECT_NE(text.find("'<f4'"), std::string::npos) << name;
    EXPECT_NE(text.find("'fortran_order': False"), std::string::npos) << name;
    std::vector<float> values((bytes.size() - header) / 4);
    std::memcpy(values.data(), bytes.data() + header, values.size() * 4);
    return values;
}

inline float largest_difference(std::span<const float> a, std::span<const float> b) {
    EXPECT_EQ(a.size(), b.size());
    float largest = 0;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        EXPECT_TRUE(std::isfinite(a[i]));
        largest = std::max(largest, std::abs(a[i] - b[i]));
    }
    return largest;
}

}  // namespace moodglass
