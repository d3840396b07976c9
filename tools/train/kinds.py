# SPDX-License-Identifier: Apache-2.0
"""Kinds of music: which clips are of which, what a model says of those it has not heard, and what a song sounds like.

    kinds.py [SCHEME...]   how often a kind is told right, by folds with albums and artists apart; how many songs are left unsure

The classifier is a multinomial logistic regression on a model's own outputs for the whole song (seven features; the black box: eight
emotions), their squares and products, as src/explain/kind_classifier.h computes it. NumPy alone.
"""
import argparse
from dataclasses import dataclass

import numpy as np

import data as clips_data
import fold_file
import paths
from names import SCHEMES

KINDS = ("film", "popular", "classical")
PROTOCOL = {"soundtracks": "album", "emotify": "emotify", "fourq": "fourq"}  # albums and artists apart
RIGHT = 0.92  # what part of the songs whose kind is told should be told right: the threshold is the least that keeps it
THRESHOLDS = np.arange(0.40, 0.96, 0.01)
RIDGE = 0.3
RARE = 0.3  # a clip counts as its kind's number of clips to the minus this: 0 as often as they are here, 1 every kind as much


def kind_of(clip):
    if clip.source == "soundtracks":
        return "film"
    return "classical" if clip.genre == "classical" else "popular"


@dataclass
class HeldOut:
    """What the folds' networks say of clips they have not heard, each clip once, in the order of the clips."""
    clips: list
    fold: np.ndarray  # (n) which fold held the clip out
    midlevel: np.ndarray  # (n, 7), or None
    emotions: np.ndarray  # (n, 8), by the fold's own layer
    kind: np.ndarray  # (n)

    @property
    def outputs(self):
        return self.emotions if self.midlevel is None else self.midlevel


def held_out(folds, clips):
    """Clips whose twin lies in another fold (data.py) are left out: the network may have heard it."""
    clips = clips_data.without_twins(clips)
    rows = [(clip, fold) for clip in clips for fold in folds if fold.covers(clip, PROTOCOL[clip.source])]
    stack = lambda key: np.stack([getattr(fold, key)[clip.id] for clip, fold in rows])
    return HeldOut([clip for clip, _ in rows], np.array([int(clip.folds[PROTOCOL[clip.source]]) for clip, _ in rows]),
                   stack("midlevel") if folds[0].midlevel else None, stack("emotions"), np.array([kind_of(clip) for clip, _ in rows]))


def terms(outputs, mean, deviation):
    """(n, k) -> 1, z, and the products z_i z_j, i <= j"""
    z = (outputs - mean) / deviation
    first, second = np.triu_indices(z.shape[1])
    return np.hstack([np.ones((len(z), 1)), z, z[:, first] * z[:, second]])


def probabilities(classifier, outputs):
    """(n, k) -> (n, 3), in the order of KINDS"""
    scores = terms(outputs, classifier["mean"], classifier["deviation"]) @ np.array([classifier["weights"][kind] for kind in KINDS]).T
    scores = np.exp(scores - scores.max(1, keepdims=True))
    return scores / scores.sum(1, keepdims=True)


def fitted(outputs, kind):
    """Newton's method; the ridge keeps all weights but the constant small."""
    mean, deviation = outputs.mean(0), outputs.std(0)
    x = terms(outputs, mean, deviation)
    wanted = np.stack([kind == name for name in KINDS], 1).astype(float)
    count, classes = x.shape[1], len(KINDS)
    weights = np.zeros((count, classes))
    cost = np.full((count, 1), RIDGE)
    weight = wanted @ (wanted.sum(0) ** -RARE)
    weight = (weight / weight.mean())[:, None]
    cost[0] = 1e-3
    for _ in range(100):
        scores = x @ weights
        p = np.exp(scores - scores.max(1, keepdims=True))
        p /= p.sum(1, keepdims=True)
        gradient = x.T @ (weight * (p - wanted)) + cost * weights
        hessian = np.zeros((classes, count, classes, count))
        for a in range(classes):
            for b in range(classes):
                hessian[a, :, b] = (x * weight * (p[:, a] * ((a == b) - p[:, b]))[:, None]).T @ x + (a == b) * np.diag(cost[:, 0])
        step = np.linalg.solve(hessian.reshape(classes * count, -1), gradient.T.ravel()).reshape(classes, count).T
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    return {"mean": mean, "deviation": deviation, "weights": dict(zip(KINDS, weights.T))}


def out_of_fold(outputs, kind, fold):
    """(n, 3): each fold's clips by a classifier of the others"""
    said = np.zeros((len(kind), len(KINDS)))
    for k in np.unique(fold):
        said[fold == k] = probabilities(fitted(outputs[fold != k], kind[fold != k]), outputs[fold == k])
    return said


def least_sure(said, kind):
    """The least probability from which on RIGHT of the kinds that are told are right."""
    right, most = np.array(KINDS)[said.argmax(1)] == kind, said.max(1)
    return float(next((t for t in THRESHOLDS if (most >= t).any() and right[most >= t].mean() >= RIGHT), THRESHOLDS[-1]))


def classifier(held):
    """Of all clips. Its threshold is chosen on those that each fold leaves out."""
    sure = least_sure(out_of_fold(held.outputs, held.kind, held.fold), held.kind)
    return fitted(held.outputs, held.kind) | {"sure": sure}


def as_metadata(of):
    numbers = lambda values: [float(f"{v:.5g}") for v in values]
    return {"mean": numbers(of["mean"]), "deviation": numbers(of["deviation"]), "weights": {k: numbers(w) for k, w in of["weights"].items()},
            "sure": round(of["sure"], 2)}


def measured(held):
    """Each fold's clips by a classifier and a threshold of the others. -> (n, 3) probabilities, (n) whether sure"""
    said, sure = np.zeros((len(held.kind), len(KINDS))), np.zeros(len(held.kind), bool)
    for k in np.unique(held.fold):
        rest = held.fold != k
        threshold = least_sure(out_of_fold(held.outputs[rest], held.kind[rest], held.fold[rest]), held.kind[rest])
        said[~rest] = probabilities(fitted(held.outputs[rest], held.kind[rest]), held.outputs[~rest])
        sure[~rest] = said[~rest].max(1) >= threshold
    return said, sure


def tell(scheme, held):
    said, sure = measured(held)
    right = np.array(KINDS)[said.argmax(1)] == held.kind
    print(f"{scheme}: {len(right)} clips; the likeliest kind is right for {right.mean():.1%}; {sure.mean():.1%} are sure, and of these {right[sure].mean():.1%} right")
    for kind in KINDS:
        of = held.kind == kind
        told = sure & (np.array(KINDS)[said.argmax(1)] == kind)
        print(f"  {kind}: {of.sum()} clips, sure {sure[of].mean():.1%}, told as " +
              ", ".join(f"{name} {(sure[of] & (said[of].argmax(1) == i)).mean():.1%}" for i, name in enumerate(KINDS)) +
              f"; of what is told to be {kind} {(held.kind[told] == kind).mean():.1%} is")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("schemes", nargs="*", default=SCHEMES)
    options = parser.parse_args()
    for scheme in options.schemes:
        tell(scheme, held_out(fold_file.of("together", scheme), clips_data.load_tables(options.data)))
