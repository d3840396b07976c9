// SPDX-License-Identifier: Apache-2.0
// Cells of a CSV file (RFC 4180) as spreadsheets read them, which guess: what begins like a formula they would run, and
// numbers they read as their country writes them.
#pragma once

#include <string>
#include <string_view>

namespace moodglass {

enum class Decimal { point, comma };

// Before all else: without it a spreadsheet takes UTF-8 for an older character set.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Between cells: a comma, or where that stands in numbers a semicolon.
char separator(Decimal decimal);

// In quotation marks, and UTF-8 whatever the text is: one broken name would make a whole table unreadable. A text that
// begins with = + - @ or a control character, which might be run as a formula, gets an apostrophe before it.
std::string cell_of(std::string_view text);

// As printf's "%.*f", or "%.*g" where `digits` are significant ones. Not in quotation marks: a number stays one.
std::string fixed_cell(double value, int decimals, Decimal decimal);
std::string general_cell(double value, int digits, Decimal decimal);

}  // namespace moodglass
