// SPDX-License-Identifier: Apache-2.0
#include "platform/decoding/open_apart.h"

#include <atomic>
#include <utility>

#include "platform/files/file.h"

namespace moodglass {
namespace {

std::atomic<bool> kept_in = true;

}  // namespace

Result<ToldSound> open_apart(const std::filesystem::path& path, GivenUp given_up) {
    const Result<Descriptor> file = open_file(path);
    if (!file) return tl::unexpected(file.error());
    auto line = start_decoding(*file, kept_in, std::move(given_up));
    if (!line) return tl::unexpected(line.error());
    return told_sound(std::move(*line));
}

void leave_decoders_open() { kept_in = false; }

}  // namespace moodglass
