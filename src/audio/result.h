// SPDX-License-Identifier: Apache-2.0
// How every function of the engine that can fail answers: a value, or a sentence for a person.
#pragma once

#include <string>
#include <tl/expected.hpp>

namespace moodglass {

enum class Cause {
    file,     // another try ends the same way
    missing,  // no such file: a wrong name, or a disk that went away
    machine,  // as it is now, or a file that is being written: another try may do
    memory,   // another try may do, the more so if less is done at once
};

// What happened, why, and what to do about it: one plain English sentence without the file's name in it.
struct Error {
    std::string message;
    Cause cause = Cause::file;
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(std::string message, Cause cause = Cause::file) {
    return tl::unexpected<Error>(Error{std::move(message), cause});
}

// Of a song, where an allocation has failed.
inline tl::unexpected<Error> no_memory() {
    return failure("there is not enough memory for it; close other programs, or cut it into parts", Cause::memory);
}

}  // namespace moodglass
