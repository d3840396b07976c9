# SPDX-License-Identifier: Apache-2.0
"""How sure are valence and energy outside film music, where nobody has rated emotions? 4Q tells on which side of the middle both lie.

    quadrants.py [SCHEME...]    how much wider the intervals of film music must be; whether a quadrant is right as often as is stated; how much
                                of the sides a linear layer could tell that owes nothing to film music

An interval states how likely a value lies above a border: as the normal distribution whose 80 % it is. The border is the median of the popular
clips of other folds. How much wider the intervals must be is the width under which 4Q's sides are likeliest, of clips held out; at least 1. Of
the other six emotions nothing is measured: they get the larger width of the two. models/results.json has these figures as `quadrants` (results.py).
NumPy alone.
"""
import argparse
import math

import numpy as np

import data as clips_data
import fold_file
import intervals
import kinds
import paths
from names import EMOTIONS, SCHEMES

SIDES = ("valence", "energy")  # the first two of EMOTIONS
OF_NORMAL = 2 * 1.2815516  # width of the middle 80 % of a normal distribution, in its deviations
WIDTHS = np.arange(0.5, 3.001, 0.05)
EDGES = (0, 0.4, 0.5, 0.6, 0.7, 0.8, 1)  # of stated confidence


def cumulative(z):
    return 0.5 * (1 + np.vectorize(math.erf)(z / math.sqrt(2)))


class Calls:
    """4Q's clips, held out: how far valence and energy lie above their borders (n, 2), on which side they are (n, 2), folds (n)"""

    def __init__(self, held):
        rows = np.array([clip.source == "fourq" for clip in held.clips])
        popular = held.kind == "popular"
        self.fold = held.fold[rows]
        self.border = {k: np.median(held.emotions[popular & (held.fold != k), :2], axis=0) for k in np.unique(self.fold)}
        self.above = held.emotions[rows, :2] - np.stack([self.border[k] for k in self.fold])
        self.truth = np.stack([clip.quadrant for clip in held.clips if clip.source == "fourq"]) > 0.5
        self.outputs, self.values = held.outputs[rows], held.emotions[rows, :2]

    def by_a_free_layer(self):
        """(n, 2): each fold's clips by least squares of the sides on the model's own outputs (seven features; the black box: eight emotions) over
        the others; no sign is asked for, and no film music heard"""
        x, said = np.hstack([np.ones((len(self.fold), 1)), self.outputs]), np.zeros(self.truth.shape)
        for k in np.unique(self.fold):
            mine = self.fold == k
            said[mine] = x[mine] @ np.linalg.lstsq(x[~mine], self.truth[~mine].astype(float), rcond=None)[0]
        return said

    def correlation(self, values):
        return {name: float(np.corrcoef(values[:, j], self.truth[:, j])[0, 1]) for j, name in enumerate(SIDES)}

    def loss(self, rows, deviation, width):
        """(2): minus the mean logarithm of what is stated of the true side"""
        stated = cumulative(np.where(self.truth, self.above, -self.above)[rows] / (deviation * width))
        return -np.log(np.maximum(stated, 1e-6)).mean(0)

    def widths(self, rows, deviation):
        """(2): under which the sides are likeliest"""
        return WIDTHS[np.argmin([self.loss(rows, deviation, width) for width in WIDTHS], axis=0)]


def deviation(some):
    """Of the intervals of film music: (2)"""
    low, high = np.percentile(intervals.scaled(some, "emotions", "film", 1.0, 0.0)[:, :2], (10, 90), axis=0)
    return (high - low) / OF_NORMAL


def at_least_one(widths):
    return np.maximum(widths, 1)


def of_emotions(held, some):
    """(8): how much wider the intervals of film music are for popular music"""
    calls = Calls(held)
    widths = at_least_one(calls.widths(np.full(len(calls.fold), True), deviation(some)))
    return np.concatenate([widths, np.full(len(EMOTIONS) - 2, widths.max())])


def figures(scheme, clips):
    folds = fold_file.of("together", scheme)
    some, calls = intervals.residuals(folds, clips), Calls(kinds.held_out(folds, clips))
    everyone, of_film = np.full(len(calls.fold), True), deviation(some)
    asked = calls.widths(everyone, of_film)
    out = {"clips": len(calls.fold), "asked": dict(zip(SIDES, map(float, asked))), "shipped": dict(zip(SIDES, map(float, at_least_one(asked)))),
           "loss": dict(zip(SIDES, map(float, calls.loss(everyone, of_film, at_least_one(asked))))),
           "loss_with_intervals_of_film_music": dict(zip(SIDES, map(float, calls.loss(everyone, of_film, 1))))}
    stated = np.zeros(len(calls.fold))  # each fold's clips by the widths that the others ask for
    for k in np.unique(calls.fold):
        mine = calls.fold == k
        stated[mine] = cumulative(np.abs(calls.above[mine]) / (of_film * at_least_one(calls.widths(~mine, of_film)))).prod(1)
    right, free = ((calls.above > 0) == calls.truth).all(1), calls.by_a_free_layer()
    out["r"], out["r_of_a_free_layer"] = calls.correlation(calls.values), calls.correlation(free)
    out["quadrants_right_by_a_free_layer"] = float(((free > 0.5) == calls.truth).all(1).mean())
    bins = np.digitize(stated, EDGES[1:-1])
    out["quadrants_right"] = float(right.mean())
    out["reliability"] = [{"from": EDGES[b], "to": EDGES[b + 1], "clips": int((bins == b).sum()), "stated": float(stated[bins == b].mean()),
                           "right": float(right[bins == b].mean())} for b in range(len(EDGES) - 1) if (bins == b).any()]
    return out


def lines(scheme, of):
    listed = lambda values: ", ".join(f"{name} {value:.3g}" for name, value in values.items())
    yield f"{scheme}: {of['clips']} clips of 4Q; width that they ask for: {listed(of['asked'])}; shipped: {listed(of['shipped'])}"
    yield f"  loss: {listed(of['loss'])}; with the intervals of film music: {listed(of['loss_with_intervals_of_film_music'])}"
    yield f"  quadrants right: {of['quadrants_right']:.1%}; r with the sides: {listed(of['r'])}"
    yield f"  by a free linear layer: {of['quadrants_right_by_a_free_layer']:.1%}; {listed(of['r_of_a_free_layer'])}"
    for b in of["reliability"]:
        yield f"  stated {b['from']:.0%} to {b['to']:.0%}: {b['clips']} clips, stated {b['stated']:.0%}, right {b['right']:.0%}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("schemes", nargs="*", default=SCHEMES)
    options = parser.parse_args()
    for of in options.schemes:
        print("\n".join(lines(of, figures(of, clips_data.load_tables(options.data)))))
