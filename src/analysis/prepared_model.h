// SPDX-License-Identifier: Apache-2.0
// A model made ready for one song after the other: packing a network's weights costs as much as seconds of sound.
#pragma once

#include "audio/result.h"
#include "explain/references.h"
#include "explain/uncertainty.h"
#include "network/network.h"

namespace moodglass {

// What a model's values are compared with, and how sure they are.
struct Yardstick {
    References references;
    ReferenceWish wish;
    Uncertainty uncertainty;

    // Fails with a sentence where the model has no such music.
    static Result<Yardstick> of(const Model& model, ReferenceWish wish = {});
};

// Serves one session at a time.
struct PreparedModel {
    const Model& model;
    Yardstick yardstick;
    Network network;
    double network_s_a_frame = 0;  // that the network took for the last song, helpers and all; 0: there was none

    // The model must outlive it.
    static Result<PreparedModel> of(const Model& model);

    // The same with a yardstick that is there already, for another session at the same time.
    static Result<PreparedModel> of(const Model& model, Yardstick yardstick);
};

}  // namespace moodglass
