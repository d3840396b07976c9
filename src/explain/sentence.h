// SPDX-License-Identifier: Apache-2.0
// One plain English sentence an emotion: how high it is among the reference music, and the two features that matter most for
// it in this song. A feature matters by how far its effect lies from its mean effect over the reference music: what all such
// music shares explains nothing about this song.
#pragma once

#include <string>

#include "explain/effects.h"
#include "explain/reference.h"

namespace moodglass {

// The two features whose effects on the emotion lie farthest from the reference's mean, the farther first. Only where nothing else is
// left, one that lies between median and mean: it is as usual, and "more dissonant than 52 %, which takes from tension" helps nobody.
// percentiles: of the features among the reference music.
std::array<std::size_t, 2> main_features(const Effects& effects, const PerFeature<float>& effect_means,
                                         const PerFeature<float>& midlevel, const PerFeature<float>& percentiles);

// "Tension is high (0.61, above 84 % of popular music): what moves it most is that the music is more dissonant than 88 %
// of it, which adds to tension, and rhythmically less steady than 70 %, which adds too."
// weights: of the emotion, by which the reference music's usual effects are told.
std::string sentence(std::size_t emotion, float value, const Effects& effects, const PerFeature<float>& weights,
                     const PerFeature<float>& midlevel, const Reference& reference);

// For the black box: how high the emotion is, and that no reason can be given.
std::string sentence_without_reasons(std::size_t emotion, float value, const Reference& reference);

}  // namespace moodglass
