#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Writes tests/golden/what_if.npy and tests/golden/unlikely.npy: seeded random cases and what NumPy makes of them, by other ways
than the engine's. Deterministic: running it again changes nothing.

    tools/golden/what_if.py

what_if.npy   (cases, 44): weights, from, low, high, deviation (7 each), rise | to (7), the rise that is reached. The smallest change is
              clip(from + m w s^2, low, high) for one number m (the Lagrange multiplier), found here by bisection.
unlikely.npy  (cases, 71): means, deviations (7 each), correlations (7 x 7), features (7) | the Mahalanobis distance, by least squares
"""
import pathlib

import numpy as np

GOLDEN = pathlib.Path(__file__).resolve().parents[2] / "tests" / "golden"
COUNT = 7


def smallest_change(weights, start, low, high, deviation, rise):
    low, high = np.minimum(low, start), np.maximum(high, start)
    at = lambda m: np.clip(start + m * weights * deviation**2, low, high)
    gain = lambda m: weights @ (at(m) - start)
    least, most = -1e6, 1e6
    for _ in range(200):
        m = (least + most) / 2
        least, most = (m, most) if gain(m) < rise else (least, m)
    return at(most), gain(most)


def main():
    random = np.random.default_rng(11)
    cases = []
    for case in range(40):
        weights = random.normal(0, 0.3, COUNT).astype("<f4")
        weights[random.integers(COUNT)] = 0
        low = random.uniform(0, 0.3, COUNT).astype("<f4")
        high = random.uniform(0.7, 1, COUNT).astype("<f4")
        start = random.uniform(-0.05 if case % 4 == 0 else 0.3, 0.7, COUNT).astype("<f4")  # some lie outside the range
        deviation = random.uniform(0.05, 0.25, COUNT).astype("<f4")
        rise = np.float32(random.uniform(-1, 1) * (0.1, 0.3, 0.8)[case % 3])  # from easy to impossible
        to, reached = smallest_change(*(v.astype(float) for v in (weights, start, low, high, deviation)), float(rise))
        cases.append(np.concatenate([weights, start, low, high, deviation, [rise], to, [reached]]))
    np.save(GOLDEN / "what_if.npy", np.array(cases, "<f4"))

    cases = []
    for _ in range(20):
        ratings = random.normal(0.5, 0.15, (60, COUNT)) @ (np.eye(COUNT) + random.normal(0, 0.3, (COUNT, COUNT)))
        means, deviations = (v.astype("<f4") for v in (ratings.mean(axis=0), ratings.std(axis=0)))
        correlations = np.corrcoef(ratings, rowvar=False).astype("<f4")
        features = random.normal(0.5, 0.2, COUNT).astype("<f4")
        z = (features.astype(float) - means) / deviations
        distance = np.sqrt(z @ np.linalg.lstsq(correlations.astype(float), z, rcond=None)[0])
        cases.append(np.concatenate([means, deviations, correlations.ravel(), features, [distance]]))
    np.save(GOLDEN / "unlikely.npy", np.array(cases, "<f4"))


if __name__ == "__main__":
    main()
