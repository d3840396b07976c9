// SPDX-License-Identifier: Apache-2.0
// Results as text: whatever a file is called, the export is JSON on one line; whatever is read back, it is refused or
// survives being written and read again.
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "analysis/json.h"
#include "fuzz/require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using moodglass::fuzz::require;
    const std::string_view text(reinterpret_cast<const char*>(data), size);

    const std::string error = moodglass::error_to_json(text, text);
    require(nlohmann::json::accept(error) && error.find('\n') == std::string::npos, "an error is one line of JSON");

    moodglass::Analysis named;
    named.file = text;
    named.warnings = {std::string(text)};
    const std::string line = moodglass::to_json(named);
    require(nlohmann::json::accept(line) && line.find('\n') == std::string::npos, "a result is one line of JSON");

    const auto read = moodglass::analysis_from_json(text);
    if (!read) return 0;
    const std::string once = moodglass::to_json(*read);
    const auto again = moodglass::analysis_from_json(once);
    require(again.has_value(), "what was written can be read");
    require(moodglass::to_json(*again) == once, "and is the same");
    return 0;
}
