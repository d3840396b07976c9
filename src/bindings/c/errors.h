// SPDX-License-Identifier: Apache-2.0
// How the functions of moodglass.h fail: the sentence is kept for mg_error(), and nothing is thrown out of them.
#pragma once

#include <exception>
#include <new>
#include <string>

#include "audio/result.h"
#include "bindings/c/moodglass.h"

namespace moodglass::c {

// Keeps them for the calling thread.
void fail(const Error& error);
void fail_of_use(std::string message);

// What act() returns. What it throws, which only memory and threads do, becomes an error, and `failed` is returned.
template <class Act, class Failed>
auto guarded(Act&& act, Failed failed) -> decltype(act()) {
    try {
        return act();
    } catch (const std::bad_alloc&) {
        fail(no_memory().value());
    } catch (const std::exception& error) {
        fail({std::string("the machine refused: ") + error.what() + "; try again, or restart the program",
              Cause::machine});
    }
    return failed;
}

}  // namespace moodglass::c
