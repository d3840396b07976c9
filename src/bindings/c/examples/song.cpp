// SPDX-License-Identifier: Apache-2.0
// The same in C++, with the engine's own types: song_cpp FILE MODEL.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <moodglass/analysis/prepared_model.h>
#include <moodglass/analysis/session.h>

std::vector<std::byte> read(const char* path) {
    std::ifstream in(path, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    const auto bytes = std::as_bytes(std::span(text));
    return {bytes.begin(), bytes.end()};
}

moodglass::Result<moodglass::Analysis> analyse(const char* song, const char* model_file) {
    const auto model = moodglass::Model::load(read(model_file));
    if (!model) return tl::unexpected(model.error());
    auto prepared = moodglass::PreparedModel::of(*model);
    if (!prepared) return tl::unexpected(prepared.error());
    const auto bytes = read(song);
    auto session = moodglass::Session::open(*prepared, song, bytes);
    if (!session) return tl::unexpected(session.error());
    for (;;) {
        const auto progress = session->step();  // who wants to stop steps no further
        if (!progress) return tl::unexpected(progress.error());
        if (progress->stage == moodglass::Stage::done) return session->analysis();
    }
}

int main(int count, char** names) {
    if (count != 3) return 2;
    const auto analysis = analyse(names[1], names[2]);
    if (!analysis) return std::fprintf(stderr, "%s: %s\n", names[1], analysis.error().message.c_str()), 1;
    for (const std::string& sentence : analysis->sentences) std::puts(sentence.c_str());
}
