// SPDX-License-Identifier: Apache-2.0
// A model made ready for one song after the other: packing a network's weights costs as much as seconds of sound.
#pragma once

#include "audio/result.h"
#include "explain/reference.h"
#include "network/network.h"

namespace moodglass {

// Serves one session at a time.
struct PreparedModel {
    const Model& model;
    Reference reference;
    Network network;
    double network_s_a_frame = 0;  // that the network took for the last song, helpers and all; 0: there was none

    // The model must outlive it.
    static Result<PreparedModel> of(const Model& model);

    // The same with a reference that is there already, for another session at the same time.
    static Result<PreparedModel> of(const Model& model, Reference reference);
};

}  // namespace moodglass
