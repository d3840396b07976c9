// SPDX-License-Identifier: Apache-2.0
#include "platform/desktop/part_maker.h"

#include <new>
#include <utility>

#include "audio/open.h"
#include "platform/files/file.h"

namespace moodglass::desktop {
namespace {

Result<std::vector<std::byte>> made(const std::filesystem::path& path, Masking masking,
                                    const std::atomic<bool>& stopping) {
    const auto bytes = read_file(path);
    if (!bytes) return tl::unexpected(bytes.error());
    auto wav = MaskedWav::open([&] { return open_sound(*bytes); }, std::move(masking));
    if (!wav) return tl::unexpected(wav.error());
    std::vector<std::byte> file;
    while (!stopping) {
        const auto more = wav->step(file);
        if (!more) return tl::unexpected(more.error());
        if (!*more) break;
    }
    return file;
}

}  // namespace

void PartMaker::make(std::filesystem::path path, Masking masking, Wish wish, Done done) {
    stop();
    stopping_ = false;
    busy_ = true;
    wish_ = wish;
    thread_ = std::thread([this, path = std::move(path), masking = std::move(masking), done = std::move(done)] {
        Result<std::vector<std::byte>> file;
        try {
            file = made(path, masking, stopping_);
        } catch (const std::bad_alloc&) {
            file = no_memory();
        }
        busy_ = false;
        if (!stopping_) done(std::move(file));
    });
}

void PartMaker::stop_listening() {
    if (!keeping()) stop();
}

void PartMaker::stop() {
    stopping_ = true;
    if (thread_.joinable()) thread_.join();
}

}  // namespace moodglass::desktop
