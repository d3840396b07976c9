# SPDX-License-Identifier: Apache-2.0
"""How the seven features go together in human ratings: what a question "what if" needs to say which combinations are unlikely.

Mean, deviation and correlation of the ratings of the 360 Soundtracks excerpts, and the percentiles of their Mahalanobis distances:
sqrt(z' C^-1 z) with z = (rating - mean) / deviation, the measure of how unusual a combination is.
"""
import numpy as np

from names import FEATURES

PERCENTILES = np.arange(101)


def distances(midlevel, means, deviations, correlations):
    """Mahalanobis distances of (n, 7) ratings."""
    z = (midlevel - means) / deviations
    return np.sqrt(np.einsum("nj,jk,nk->n", z, np.linalg.inv(correlations), z))


def statistics(midlevel):
    """(n, 7) ratings / 10 -> what the key `ratings` of the reference holds (docs/model-file.md)."""
    midlevel = np.asarray(midlevel, np.float64)
    means, deviations = midlevel.mean(axis=0).round(5), midlevel.std(axis=0).round(5)
    correlations = np.corrcoef(midlevel, rowvar=False).round(6)
    far = np.percentile(distances(midlevel, means, deviations, correlations), PERCENTILES)
    return {"means": dict(zip(FEATURES, means.tolist())), "deviations": dict(zip(FEATURES, deviations.tolist())),
            "correlations": correlations.tolist(), "distances": far.round(4).tolist()}
