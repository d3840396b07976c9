// SPDX-License-Identifier: Apache-2.0
#include "platform/files/file.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <span>

namespace moodglass {
namespace {

constexpr std::uintmax_t kLargest = 2ull << 30;

}  // namespace

Result<std::vector<std::byte>> read_file(const std::filesystem::path& path) {
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (status.type() == std::filesystem::file_type::not_found) return failure("there is no such file; check its name");
    if (error) return failure("it cannot be opened: " + error.message());
    if (std::filesystem::is_directory(status)) return failure("this is a folder, not a file");
    if (!std::filesystem::is_regular_file(status)) return failure("this is a device or a pipe, not a file");
    const auto size = std::filesystem::file_size(path, error);
    if (error) return failure("its size cannot be read: " + error.message());
    if (size > kLargest) return failure("it is larger than 2 GB; cut it into parts");
    const auto written = std::filesystem::last_write_time(path, error);
    std::ifstream in(path, std::ios::binary);
    if (!in) return failure("it cannot be opened: " + std::string(std::strerror(errno)));
    std::vector<std::byte> bytes(static_cast<std::size_t>(size));
    in.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    const auto changed = std::filesystem::last_write_time(path, error);
    if (static_cast<std::uintmax_t>(in.gcount()) != size || error || changed != written || std::filesystem::file_size(path, error) != size)
        return failure("it was changed while it was read; try again when it is complete");
    return bytes;
}

Result<void> check_free(const std::filesystem::path& path, const std::string& advice) {
    std::error_code error;
    if (std::filesystem::exists(std::filesystem::symlink_status(path, error))) return failure("there is such a file already; " + advice);
    if (error && error != std::errc::no_such_file_or_directory) return failure("it cannot be written: " + error.message());
    return {};
}

Result<void> write_file(const std::filesystem::path& path, std::string_view content) {
    return write_file(path, [&](std::vector<std::byte>& piece) -> Result<bool> {
        const auto bytes = std::as_bytes(std::span(content));
        piece.assign(bytes.begin(), bytes.end());
        return false;
    });
}

Result<void> write_file(const std::filesystem::path& path, const std::function<Result<bool>(std::vector<std::byte>&)>& next) {
    // A name of its own: the target's may be as long as names can be.
    const std::filesystem::path beside = path.parent_path() / (".moodglass-part-" + std::to_string(::getpid()));
    std::ofstream out(beside, std::ios::binary);
    std::error_code error;
    std::vector<std::byte> piece;
    for (bool more = true; out && more;) {
        piece.clear();
        const auto step = next(piece);
        if (!step) {
            out.close();
            std::filesystem::remove(beside, error);
            return tl::unexpected(step.error());
        }
        more = *step;
        out.write(reinterpret_cast<const char*>(piece.data()), static_cast<std::streamsize>(piece.size()));
    }
    out.close();
    if (out) std::filesystem::rename(beside, path, error);
    if (!out || error) {
        const std::string reason = error ? error.message() : std::strerror(errno);
        std::filesystem::remove(beside, error);
        return failure("it cannot be written: " + reason);
    }
    return {};
}

}  // namespace moodglass
