// SPDX-License-Identifier: Apache-2.0
// Text and bytes made safe to stand in HTML.
#pragma once

#include <string>
#include <string_view>

namespace moodglass::app {

// For text between tags and in quoted attributes: & < > " ' become entities.
std::string escaped(std::string_view text);

// For a data: address.
std::string base64(std::string_view bytes);

}  // namespace moodglass::app
