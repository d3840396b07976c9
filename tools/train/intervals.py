# SPDX-License-Identifier: Apache-2.0
"""80 % prediction intervals from held-out folds, by kind of music (kinds.py): quantiles of rating minus prediction, each divided by the factor
of its clip's distance from the training clips (familiarity.py). Emotions are rated of film music alone; what is known of them elsewhere,
quadrants.py tells."""
import json

import numpy as np

import familiarity
import kinds

RATED = ("emotions", "midlevel")


def residuals(folds, clips):
    """For each fold {rated: (rating minus prediction (n, k), distances (n), kind of music (n))}, of the clips that have such ratings, each clip
    once."""
    out, seen = [], {rated: set() for rated in RATED}
    for fold in folds:
        of = {}
        for rated in RATED:
            predicted = getattr(fold, rated)
            these = [c for c in clips if c.id in predicted and c.id not in seen[rated] and not np.isnan(getattr(c, rated)).any()]
            seen[rated].update(clip.id for clip in these)
            if these:
                of[rated] = (np.stack([getattr(c, rated) - predicted[c.id] for c in these]), np.array([fold.distance[c.id] for c in these]),
                             np.array([kinds.kind_of(c) for c in these]))
        out.append(of)
    return out


def of_kind(some, rated, kind):
    """(residuals, distances) of one kind of music, or of "all", over all folds; None if there are none"""
    parts = [(residual[mine], distance[mine]) for residual, distance, kinds_of in (of[rated] for of in some if rated in of)
             for mine in [np.full(len(kinds_of), True) if kind == "all" else kinds_of == kind] if mine.any()]
    return tuple(np.concatenate(part) for part in zip(*parts)) if parts else None


def widening(some):
    """-> typical distance and slope, from the residuals of every kind of music"""
    groups = [of_kind(some, rated, kind) for rated in RATED for kind in kinds.KINDS]
    return familiarity.fitted([group for group in groups if group is not None])


def scaled(some, rated, kind, typical, slope):
    """Residuals (n, k) of all folds, each divided by its clip's factor; None if there are none"""
    found = of_kind(some, rated, kind)
    return None if found is None else found[0] / familiarity.factor(found[1], typical, slope)[:, None]


def hits(found, low, high, typical, slope):
    """found: (residuals (n, k), distances (n)) -> (n, k) whether each rating lies inside, distances (n)"""
    residual, distance = found
    scale = familiarity.factor(distance, typical, slope)[:, None]
    return (residual >= low * scale) & (residual <= high * scale), distance


def joined(found):
    return tuple(np.concatenate(parts) for parts in zip(*found)) if found else None


def inside(some, rated, kind, by=None):
    """The same of a kind of music over all folds, each by the intervals that the others give for it, or for the kind `by`."""
    found = []
    for n, of in enumerate(some):
        others, mine = some[:n] + some[n + 1 :], of_kind([of], rated, kind)
        if mine is not None:
            typical, slope = widening(others)
            low, high = np.percentile(scaled(others, rated, by or kind, typical, slope), (10, 90), axis=0)
            found.append(hits(mine, low, high, typical, slope))
    return joined(found)


def inside_of_file(some, rated, kind, metadata):
    """The same by the intervals of a model file."""
    known, of_film = json.loads(metadata["familiarity"]), json.loads(metadata["residuals"])
    quantiles = (of_film if kind == "film" else of_film["kinds"][kind]).get(rated)
    found = of_kind(some, rated, kind)
    if found is None or not quantiles:
        return None
    low, high = np.array(list(quantiles.values())).T  # in the order of the outputs (model_file.py)
    return hits(found, low, high, known["typical"], known["slope"])
