// SPDX-License-Identifier: Apache-2.0
#include "cli/npy.h"

#include <utility>

#include "cli/keep_in.h"
#include "cli/output.h"
#include "cli/terminal.h"

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

std::optional<NpyFile> NpyFile::at(const std::string& name, bool overwrite) {
    NpyFile out;
    if (name.empty()) return out;
    if (const auto good = check_output(name, overwrite, "--force overwrites it"); !good) {
        complain(name, good.error().message);
        return {};
    }
    auto file = new_output(name);
    if (!file) {
        complain(name, file.error().message);
        return {};
    }
    out.name_ = name;
    out.file_.emplace(std::move(*file));
    return out;
}

bool NpyFile::write(std::span<const float> values, std::size_t columns) {
    if (!file_) return true;
    const auto written = file_->write(npy(values, columns)).and_then([&] { return file_->finish(); });
    if (!written) complain(name_, written.error().message);
    return written.has_value();
}

}  // namespace moodglass::cli
