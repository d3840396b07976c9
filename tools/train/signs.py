# SPDX-License-Identifier: Apache-2.0
"""The 7 -> 8 layer's signs: where a feature and an emotion correlate by |r| >= 0.2 in human ratings, the weight has that sign.

The features are collinear, so a free linear layer learns weights that tell a listener the musical opposite.
"""
import numpy as np
from scipy.optimize import lsq_linear

LEAST_CORRELATION = 0.2
LEAST_WEIGHT = 0.002  # a constrained weight is never zero: it has its sign
PULL = 0.3  # of a fit that is drawn towards given weights: what a weight's distance costs, times the feature's variance


def correlations(midlevel, emotions):
    """(n, 7), (n, 8) -> (8, 7)"""
    a = (midlevel - midlevel.mean(0)) / midlevel.std(0)
    b = (emotions - emotions.mean(0)) / emotions.std(0)
    return b.T @ a / len(a)


def required(midlevel, emotions):
    """-> (8, 7): 1, -1, or 0 where the sign is free"""
    r = correlations(midlevel, emotions)
    return np.sign(r) * (np.abs(r) >= LEAST_CORRELATION)


def bounds(signs):
    low = np.where(signs > 0, LEAST_WEIGHT, -np.inf)
    high = np.where(signs < 0, -LEAST_WEIGHT, np.inf)
    return low, high


def fit(midlevel, emotions, signs=None, towards=None, pull=PULL):
    """Least squares of the emotions on the mid-level features: weight (8, 7), bias (8). Bounded if signs are given; drawn towards weights
    (8, 7), if given, by pull."""
    design = np.hstack([midlevel, np.ones((len(midlevel), 1))]).astype(np.float64)
    low, high = bounds(signs) if signs is not None else (np.full((8, 7), -np.inf), np.full((8, 7), np.inf))
    wanted = emotions.T
    if towards is not None:
        cost = np.sqrt(pull * len(midlevel)) * midlevel.std(0)
        design = np.vstack([design, np.hstack([np.diag(cost), np.zeros((7, 1))])])
        wanted = np.hstack([wanted, cost * towards])
    solved = np.stack([lsq_linear(design, wanted[k], (np.append(low[k], -np.inf), np.append(high[k], np.inf))).x
                       for k in range(emotions.shape[1])])
    return solved[:, :7].astype(np.float32), solved[:, 7].astype(np.float32)


def contradictions(weight, signs):
    """How many weights do not have their required sign."""
    return int(((signs != 0) & (np.sign(weight) != signs)).sum())
