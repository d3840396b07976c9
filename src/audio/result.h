// SPDX-License-Identifier: Apache-2.0
// How every function of the engine that can fail answers: a value, or a sentence for a person.
#pragma once

#include <string>
#include <tl/expected.hpp>

namespace moodglass {

// What happened, why, and what to do about it: one plain English sentence without the file's name in it.
struct Error {
    std::string message;
    bool passing = false;  // of the machine as it is now, not of the file: another try may do
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(std::string message) { return tl::unexpected<Error>(Error{std::move(message)}); }

inline tl::unexpected<Error> passing_failure(std::string message) { return tl::unexpected<Error>(Error{std::move(message), true}); }

}  // namespace moodglass
