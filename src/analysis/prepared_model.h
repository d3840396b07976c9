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

    // The model must outlive it. Threads serve the network, where the platform has them.
    static Result<PreparedModel> of(const Model& model, int threads = 1);

    // The same with a reference that is there already, for another session at the same time.
    static Result<PreparedModel> of(const Model& model, Reference reference, int threads);
};

}  // namespace moodglass
