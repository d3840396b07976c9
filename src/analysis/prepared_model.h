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

    // The model must outlive it. Threads serve the network, where the platform has them.
    static Result<PreparedModel> of(const Model& model, int threads = 1);

    // The same with a yardstick that is there already, for another session at the same time.
    static Result<PreparedModel> of(const Model& model, Yardstick yardstick, int threads);
};

}  // namespace moodglass
