// SPDX-License-Identifier: Apache-2.0
// NumPy's .npy format, version 1.0: a float32 matrix in row-major order; and such a file as what a command writes.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "platform/files/file.h"

namespace moodglass::cli {

std::string npy(std::span<const float> values, std::size_t columns);

// A file that is made before anything is computed, so that what is wrong with its name is told at once.
class NpyFile {
  public:
    // Says why not. name: empty where none is wanted.
    static std::optional<NpyFile> at(const std::string& name, bool overwrite);

    // Nothing where none is wanted. False: it could not be written whole, which was said.
    bool write(std::span<const float> values, std::size_t columns);

  private:
    std::string name_;
    std::optional<NewFile> file_;
};

}  // namespace moodglass::cli
