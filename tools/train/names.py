# SPDX-License-Identifier: Apache-2.0
"""What the network predicts, in the order of src/network/ratings.h."""

FEATURES = ("melodiousness", "articulation", "rhythmic_complexity", "rhythmic_stability", "dissonance", "tonal_stability",
            "minorness")
EMOTIONS = ("valence", "energy", "tension", "anger", "fear", "happy", "sad", "tender")
SCHEMES = ("joint", "a2mid2e", "a2e")
