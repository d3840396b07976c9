// SPDX-License-Identifier: Apache-2.0
// A result as a page: whatever a file is called, a warning says or a model says of itself, its tags are those of any
// other.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "analysis/json.h"
#include "app/takeaway/report.h"
#include "fuzz/require.h"

namespace {

using moodglass::Analysis;

// All that comes from a file or a model.
template <class Change>
void each_text(Analysis& analysis, Change change) {
    for (std::string* text : {&analysis.file, &analysis.model.name, &analysis.model.version, &analysis.engine.version,
                              &analysis.engine.kernels, &analysis.reference.kind, &analysis.reference.clips})
        change(*text);
    for (std::string& text : analysis.sentences) change(text);
    for (std::string& text : analysis.warnings) change(text);
}

std::string tags(std::string_view page) {
    std::string found;
    bool inside = false;
    for (const char c : page) {
        inside = inside || c == '<';
        if (inside) found += c;
        inside = inside && c != '>';
    }
    return found;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    Analysis strange;
    if (auto read = moodglass::analysis_from_json(bytes)) {
        strange = std::move(*read);
    } else {
        strange.explained = size % 2;
        strange.warnings.resize(1);
        each_text(strange, [&](std::string& text) { text = bytes; });
    }
    Analysis plain = strange;
    each_text(plain, [](std::string& text) {
        if (!text.empty()) text = "x";
    });
    for (const auto language : moodglass::kLanguages)
        moodglass::fuzz::require(
            tags(moodglass::app::report_as_html(strange, language, "")) == tags(moodglass::app::report_as_html(plain, language, "")),
            "text stays text");
    return 0;
}
