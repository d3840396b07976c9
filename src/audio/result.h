// SPDX-License-Identifier: Apache-2.0
// How every function of the engine that can fail answers: a value, or a sentence for a person.
#pragma once

#include <string>
#include <tl/expected.hpp>

namespace moodglass {

// What happened, why, and what to do about it: one plain English sentence without the file's name in it.
struct Error {
    std::string message;
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(std::string message) { return tl::unexpected<Error>(Error{std::move(message)}); }

}  // namespace moodglass
