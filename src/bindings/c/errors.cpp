// SPDX-License-Identifier: Apache-2.0
#include "bindings/c/errors.h"

#include <utility>

namespace moodglass::c {
namespace {

thread_local std::string kept_message;
thread_local mg_cause kept_cause = MG_CAUSE_FILE;

mg_cause cause_of(Cause cause) {
    switch (cause) {
        case Cause::file:
            return MG_CAUSE_FILE;
        case Cause::missing:
            return MG_CAUSE_MISSING;
        case Cause::machine:
            return MG_CAUSE_MACHINE;
        case Cause::memory:
            return MG_CAUSE_MEMORY;
    }
    return MG_CAUSE_FILE;
}

}  // namespace

void fail(const Error& error) {
    kept_message = error.message;
    kept_cause = cause_of(error.cause);
}

void fail_of_use(std::string message) {
    kept_message = std::move(message);
    kept_cause = MG_CAUSE_USE;
}

}  // namespace moodglass::c

const char* mg_error() { return moodglass::c::kept_message.c_str(); }
mg_cause mg_error_cause() { return moodglass::c::kept_cause; }
