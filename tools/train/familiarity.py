# SPDX-License-Identifier: Apache-2.0
"""How far a clip lies from the film music of the training clips in the model's own outputs, and how much wider that makes its interval.
How much, the residuals of held-out clips tell, each kind of music among itself: the slope is what they ask for, and may be none.

The same as src/explain/familiarity.h: Mahalanobis distance over the outputs (seven features; the black box: eight emotions), divided
by the square root of their number; factor = 1 + slope x (distance - typical), at least 1, at most MOST.
"""
import numpy as np

MOST = 2.0
SLOPES = np.arange(0, 1.51, 0.05)


def statistics(outputs):
    """Of the training clips' outputs (n, k): mean and the inverse of the covariance."""
    covariance = np.cov(outputs.astype(np.float64), rowvar=False)
    return {"mean": outputs.mean(0), "precision": np.linalg.inv(covariance + 1e-4 * np.trace(covariance) / len(covariance) * np.eye(len(covariance)))}


def distance(outputs, of):
    """(m, k) -> (m)"""
    centred = outputs - of["mean"]
    return np.sqrt(np.einsum("ni,ij,nj->n", centred, of["precision"], centred) / outputs.shape[1])


def factor(distances, typical, slope):
    return np.clip(1 + slope * (distances - typical), 1, MOST)


def pinball(errors, quantiles, share):
    """Mean loss of quantile predictions: the smaller, the truer they are."""
    return np.nanmean(np.maximum(share * (errors - quantiles), (share - 1) * (errors - quantiles)))


def fitted(groups):
    """groups: [(residuals (n, k), distances (n)), ...] of held-out clips, by kind of music. -> typical distance and the slope with the least loss."""
    typical = float(np.median(np.concatenate([d for _, d in groups])))

    def loss(slope):
        total = 0.0
        for residuals, distances in groups:
            scale = factor(distances, typical, slope)[:, None]
            scatter = residuals / residuals.std(0)
            for share in (0.1, 0.9):
                total += pinball(scatter, np.quantile(scatter / scale, share, axis=0) * scale, share)
        return total

    return typical, float(min(SLOPES, key=loss))


def as_metadata(known, typical, slope):
    return {"mean": [round(float(v), 5) for v in known["mean"]], "precision": [round(float(v), 3) for v in np.ravel(known["precision"])],
            "typical": round(typical, 3), "slope": round(slope, 3), "most": MOST}
