// SPDX-License-Identifier: Apache-2.0
// What may be written to whom: colours only to a terminal, a progress line only to one that can rewrite it.
#pragma once

#include <string>
#include <string_view>

namespace moodglass::cli {

// True if standard output is a terminal and NO_COLOR is not set.
bool colours();

// "\033[<code>m text \033[0m" where colours() holds, else the text alone.
std::string styled(std::string_view text, std::string_view code);

// The text without what would move the cursor or change colours: names and tags may hold anything. Control characters become
// "\x1b", "\n" and the like.
std::string printable(std::string_view text);

// A line on standard error that the next one replaces; nothing if that is no terminal.
void show_progress(std::string_view line);
void clear_progress();

// What is said where standard output takes no more.
inline constexpr const char* kNotPrinted = "not all could be printed: is the disk full, or who reads it gone?";

// The text to standard output. False, and told, if not all of it could be written.
bool print(std::string_view text);

// A problem with one file, on standard error, printable.
void complain(std::string_view file, std::string_view message);

}  // namespace moodglass::cli
