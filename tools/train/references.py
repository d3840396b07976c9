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


def left_out(black_box, emotions):
    """What the reasons leave out: the black box's value less the explained one, (n, 8) each."""
    rest = black_box - emotions
    return {"left_out": {e: percentiles(rest[:, k]) for k, e in enumerate(EMOTIONS)}, "left_out_means": dict(zip(EMOTIONS, decimals(rest.mean(0))))}


def by_kind(held, layer=None, black_box=None):
    """held: kinds.HeldOut. layer: weight (8, 7) and bias (8) of the shipped model; None for the black box. black_box: what it says of the same
    clips, (n, 8), where the file holds its head, too."""
    emotions = held.emotions if layer is None else emotions_of(held.midlevel, layer)
    human = np.stack([clip.midlevel for clip in held.clips])
    entries = []
    for kind in (*kinds.KINDS, "all"):
        of = np.full(len(held.kind), True) if kind == "all" else held.kind == kind
        rated = of & ~np.isnan(human).any(1)
        explained = layer is not None
        entries.append(statistics(kind, f"{of.sum():,} {MUSIC[kind]}", held.midlevel[of] if explained else None, emotions[of],
                                  human[rated] if explained else None))
        if black_box is not None:
            entries[-1] |= left_out(black_box[of], emotions[of])
    return entries
