// SPDX-License-Identifier: Apache-2.0
// A number of a JSON text, within reason.
#pragma once

#include <cmath>
#include <nlohmann/json.hpp>

#include "network/ratings.h"

namespace moodglass {

// False, with `to` left alone, if the value is no number or is out of range.
template <class Json, class Number>
bool read_number(const Json& value, Number& to) {
    if (!value.is_number()) return false;
    const double number = value.template get<double>();
    if (!(std::abs(number) <= kLargestNumber)) return false;
    to = static_cast<Number>(number);
    return true;
}

}  // namespace moodglass
