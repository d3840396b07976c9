// SPDX-License-Identifier: Apache-2.0
// Whole files of every kind that encoders make (tools/media/seeds, tools/media/make) are never told as cut or damaged.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "audio/open.h"

namespace moodglass {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> clean_files() {
    std::vector<fs::path> files;
    for (const char* format : {"wav", "mp3", "flac", "vorbis", "opus"})
        for (const auto& entry : fs::directory_iterator(fs::path(BUILD) / "seeds" / format)) files.push_back(entry.path());
    for (const auto& entry : fs::directory_iterator(fs::path(BUILD) / "media"))
        if (entry.path().filename().string().starts_with("piece")) files.push_back(entry.path());
    for (const auto& entry : fs::directory_iterator(fs::path(BUILD) / "media" / "containers"))
        if (!entry.path().filename().string().starts_with("cut.")) files.push_back(entry.path());
    // The second stream of it has another rate, at which the sound ends; and that is told.
    std::erase_if(files, [](const fs::path& file) { return file.filename() == "chained-44100-2-q0-48000-2-q0.ogg"; });
    return files;
}

TEST(Open, WholeFilesAreNotToldAsCutOrDamaged) {
    const auto files = clean_files();
    EXPECT_GT(files.size(), 250u) << "tools/media/seeds and tools/media/make make them";
    for (const fs::path& file : files) {
        SCOPED_TRACE(file);
        std::ifstream in(file, std::ios::binary);
        const std::vector<char> content((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
        auto sound = open_sound(std::as_bytes(std::span(content)));
        ASSERT_TRUE(sound) << sound.error().message;
        std::vector<float> piece(4096 * static_cast<std::size_t>((*sound)->channels));
        while ((*sound)->read(piece) > 0) {
        }
        EXPECT_FALSE((*sound)->cut());
        EXPECT_FALSE((*sound)->gaps());
    }
}

}  // namespace
}  // namespace moodglass
