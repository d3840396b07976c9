# SPDX-License-Identifier: Apache-2.0
"""The figures of the protocols: Pearson r per output, averages, bootstrap intervals, quadrants. NumPy alone."""
import numpy as np

from names import EMOTIONS, FEATURES


def pearson(a, b):
    return float(np.corrcoef(a, b)[0, 1])


def correlations(predicted, rated, names):
    """{output: r, ..., 'average': mean r}"""
    r = {name: pearson(predicted[:, j], rated[:, j]) for j, name in enumerate(names)}
    r["average"] = float(np.mean(list(r.values())))
    return r


def bootstrap(figure, count, samples=1000, seed=0):
    """95 % interval of a figure over clips; figure(which clips, with repetition)."""
    generator = np.random.default_rng(seed)
    return [float(v) for v in np.percentile([figure(generator.integers(0, count, count)) for _ in range(samples)], (2.5, 97.5))]


def average_r(predicted, rated):
    a, b = (values - values.mean(0) for values in (predicted, rated))
    return ((a * b).sum(0) / np.sqrt((a * a).sum(0) * (b * b).sum(0))).mean()


def interval(predicted, rated):
    """95 % bootstrap interval over clips of the average r."""
    return bootstrap(lambda pick: average_r(predicted[pick], rated[pick]), len(rated))


def rated(clips):
    return np.stack([c.midlevel for c in clips]), np.stack([c.emotions for c in clips])


def quadrants_right(emotions, clips, thresholds):
    """(n) whether predicted valence and energy lie on the right side of both thresholds: (2), or (n, 2) where each clip has its own."""
    truth = np.stack([c.quadrant for c in clips]) > 0.5
    return ((emotions[:, :2] > thresholds) == truth).all(1)


def figures(midlevel, emotions, clips):
    """Figures of one held-out group of clips, whichever ratings it has."""
    true_midlevel, true_emotions = rated(clips)
    out = {"clips": len(clips)}
    if midlevel is not None and not np.isnan(true_midlevel).any():
        out["midlevel"] = correlations(midlevel, true_midlevel, FEATURES)
        out["midlevel_interval"] = interval(midlevel, true_midlevel)
    if not np.isnan(true_emotions).any():
        out["emotions"] = correlations(emotions, true_emotions, EMOTIONS)
        out["emotions_interval"] = interval(emotions, true_emotions)
    return out


def rounded(value):
    """Five digits: whoever shows fewer rounds once."""
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    if isinstance(value, list):
        return [rounded(item) for item in value]
    return round(value, 5) if isinstance(value, float) else value
