# SPDX-License-Identifier: Apache-2.0
"""What a song is compared with: reference music by kind, as the key `reference` of a model file holds it (docs/model-file.md).

Values are of networks that have not heard the clips (models/folds); the explained models' emotions are made of these features by the
layer that ships, so that its effects and its bias add up to them. How features go together is told by human ratings, where there are.
NumPy alone.
"""
import numpy as np

import kinds
import ratings
from names import EMOTIONS, FEATURES

PERCENTILES = np.arange(101)
MOST_POINTS = 400  # of a kind on the valence-energy plane
MUSIC = {"film": "excerpts of film music", "popular": "clips of popular music", "classical": "clips of classical music",
         "all": "clips of film, popular and classical music"}


def decimals(values, digits=5):
    return [round(float(v), digits) for v in values]


def percentiles(values):
    return decimals(np.percentile(values, PERCENTILES))


def statistics(kind, clips, midlevel, emotions, human_midlevel):
    """One kind: predictions (n, 7), for the black box None, and (n, 8); human ratings of features (m, 7), m > 7, or None for the black box."""
    plane = emotions[:, [EMOTIONS.index("valence"), EMOTIONS.index("energy")]]
    plane = plane[np.linspace(0, len(plane) - 1, min(len(plane), MOST_POINTS)).round().astype(int)]
    entry = {"kind": kind, "clips": clips, "emotions": {e: percentiles(emotions[:, k]) for k, e in enumerate(EMOTIONS)},
             "plane": [decimals(point, 3) for point in plane]}
    if midlevel is not None:
        entry["midlevel"] = {f: percentiles(midlevel[:, j]) for j, f in enumerate(FEATURES)}
        entry["midlevel_means"] = dict(zip(FEATURES, decimals(midlevel.mean(0))))
        entry["ratings"] = ratings.statistics(human_midlevel)
    return entry


def emotions_of(midlevel, layer):
    weight, bias = layer
    return midlevel @ weight.T + bias


def by_kind(held, layer=None):
    """held: kinds.HeldOut. layer: weight (8, 7) and bias (8) of the shipped model; None for the black box."""
    emotions = held.emotions if layer is None else emotions_of(held.midlevel, layer)
    human = np.stack([clip.midlevel for clip in held.clips])
    entries = []
    for kind in (*kinds.KINDS, "all"):
        of = np.full(len(held.kind), True) if kind == "all" else held.kind == kind
        rated = of & ~np.isnan(human).any(1)
        explained = layer is not None
        entries.append(statistics(kind, f"{of.sum():,} {MUSIC[kind]}", held.midlevel[of] if explained else None, emotions[of],
                                  human[rated] if explained else None))
    return entries
