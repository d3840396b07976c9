# SPDX-License-Identifier: Apache-2.0
"""What the network predicts, in the order of src/network/ratings.h, and what the second ear measures, in that of src/harmony/measures.h."""

FEATURES = ("melodiousness", "articulation", "rhythmic_complexity", "rhythmic_stability", "dissonance", "tonal_stability",
            "minorness")
EMOTIONS = ("valence", "energy", "tension", "anger", "fear", "happy", "sad", "tender")
MEASURES = ("minor", "clarity", "diatonic", "spread", "pitched", "change")
SCHEMES = ("joint", "a2mid2e", "a2e")
