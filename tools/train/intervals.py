# SPDX-License-Identifier: Apache-2.0
"""80 % prediction intervals from held-out folds: quantiles of rating minus prediction, each divided by the factor of its clip's
distance from the training clips (familiarity.py). Of film music alone, as all that a model's values are compared with: Emotify's
ratings of the features differ less from each other, and intervals of both together held too few of film music's."""
import json

import numpy as np

import familiarity

KINDS = ("emotions", "midlevel")


def residuals(folds, clips):
    """For each fold {kind: (rating minus prediction (n, k), distances (n), whether film music (n))}, of the clips that have such
    ratings, each clip once."""
    out, seen = [], {kind: set() for kind in KINDS}
    for fold in folds:
        of = {}
        for kind in KINDS:
            predicted = getattr(fold, kind)
            rated = [c for c in clips if c.id in predicted and c.id not in seen[kind] and not np.isnan(getattr(c, kind)).any()]
            seen[kind].update(clip.id for clip in rated)
            if rated:
                of[kind] = (np.stack([getattr(c, kind) - predicted[c.id] for c in rated]), np.array([fold.distance[c.id] for c in rated]),
                            np.array([c.source == "soundtracks" for c in rated]))
        out.append(of)
    return out


def of_film(some, kind):
    """[(residuals, distances)] of the film music of each fold"""
    return [(residual[film], distance[film]) for residual, distance, film in (of[kind] for of in some if kind in of)]


def widening(some):
    """-> typical distance and slope, from both kinds of residuals of several folds"""
    return familiarity.fitted([group for kind in KINDS for group in of_film(some, kind)])


def scaled(some, kind, typical, slope):
    """Residuals (n, k) of all folds, each divided by its clip's factor; None if there are none"""
    parts = [residual / familiarity.factor(distance, typical, slope)[:, None] for residual, distance in of_film(some, kind)]
    return np.concatenate(parts) if parts else None


def hits(of, low, high, typical, slope):
    """of: (residuals (n, k), distances, film) of a fold -> (n, k) whether each rating lies inside, distances (n), whether film music (n)"""
    residual, distance, film = of
    scale = familiarity.factor(distance, typical, slope)[:, None]
    return (residual >= low * scale) & (residual <= high * scale), distance, film


def joined(found):
    return tuple(np.concatenate(parts) for parts in zip(*found)) if found else None


def inside(some, kind, widened):
    """The same of all folds, each by the intervals that the others give."""
    found = []
    for n, of in enumerate(some):
        others = some[:n] + some[n + 1 :]
        if kind in of and any(kind in other for other in others):
            typical, slope = widening(others) if widened else (0.0, 0.0)
            low, high = np.percentile(scaled(others, kind, typical, slope), (10, 90), axis=0)
            found.append(hits(of[kind], low, high, typical, slope))
    return joined(found)


def inside_of_file(some, kind, metadata):
    """The same by the intervals of a model file."""
    known, quantiles = json.loads(metadata["familiarity"]), json.loads(metadata["residuals"]).get(kind)
    if not quantiles:
        return None
    low, high = np.array(list(quantiles.values())).T  # in the order of the outputs (model_file.py)
    return joined([hits(of[kind], low, high, known["typical"], known["slope"]) for of in some if kind in of])
