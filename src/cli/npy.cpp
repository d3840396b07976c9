// SPDX-License-Identifier: Apache-2.0
#include "cli/npy.h"

namespace moodglass::cli {

std::string npy(std::span<const float> values, std::size_t columns) {
    std::string header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + std::to_string(values.size() / columns) + ", " +
                         std::to_string(columns) + "), }";
    // Magic, version, length and header together fill a multiple of 64 bytes; the header ends with a newline.
    header.resize((10 + header.size() + 1 + 63) / 64 * 64 - 10 - 1, ' ');
    header += '\n';
    std::string file = "\x93NUMPY";
    file += '\x01';
    file += '\0';
    file += static_cast<char>(header.size() & 255);
    file += static_cast<char>(header.size() >> 8);
    file += header;
    file.append(reinterpret_cast<const char*>(values.data()), values.size_bytes());
    return file;
}

}  // namespace moodglass::cli
