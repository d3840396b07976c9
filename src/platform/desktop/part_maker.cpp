// SPDX-License-Identifier: Apache-2.0
#include "platform/desktop/part_maker.h"

#include <new>
#include <utility>

#include "platform/decoding/open_apart.h"

namespace moodglass::desktop {
namespace {

Result<std::vector<std::byte>> made(const std::filesystem::path& path, Masking masking,
                                    const std::atomic<bool>& stopping) {
    const auto given_up = [&stopping] { return stopping.load(); };
    std::shared_ptr<const std::optional<Error>> failed;
    const auto open = [&]() -> Result<std::unique_ptr<Sound>> {
        auto told = open_apart(path, given_up);
        if (!told) return tl::unexpected(told.error());
        failed = told->failed;
        return std::move(told->sound);
    };
    auto wav = MaskedWav::open(open, std::move(masking));
    if (!wav) return tl::unexpected(wav.error());
    std::vector<std::byte> file;
    while (!stopping) {
        const auto more = wav->step(file);
        if (*failed) return tl::unexpected(**failed);
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
