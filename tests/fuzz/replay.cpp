// SPDX-License-Identifier: Apache-2.0
// Runs a fuzz target once over every file named, or in the folders named, without libFuzzer. One that takes longer than ten
// seconds, or a gigabyte of memory, ends the program.
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace fs = std::filesystem;

int main(int count, char** names) {
#ifndef __SANITIZE_ADDRESS__  // its shadow takes terabytes of addresses
    const rlimit gigabyte{1u << 30, 1u << 30};
    setrlimit(RLIMIT_AS, &gigabyte);
#endif
    std::vector<fs::path> files;
    for (int i = 1; i < count; ++i) {
        if (!fs::is_directory(names[i])) continue;  // a target that has found nothing has no folder
        for (const auto& entry : fs::recursive_directory_iterator(names[i]))
            if (entry.is_regular_file()) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) {
        std::ifstream in(file, std::ios::binary);
        const std::vector<char> bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
        std::fprintf(stderr, "%s\n", file.c_str());
        alarm(10);
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
        alarm(0);
    }
    std::printf("%zu files, none did harm\n", files.size());
    return files.empty() ? 1 : 0;  // there are always seeds
}
