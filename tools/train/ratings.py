#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""How the seven features go together in human ratings: what a question "what if" needs to say which combinations are unlikely.

    ratings.py MODEL.safetensors...      writes it into model files that are there already; their weights stay as they are

Mean, deviation and correlation of the ratings of the 360 Soundtracks excerpts, and the percentiles of their Mahalanobis distances:
sqrt(z' C^-1 z) with z = (rating - mean) / deviation, the measure of how unusual a combination is.
"""
import argparse
import csv
import json

import numpy as np

import paths
import tensor_file
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


def of_soundtracks(data):
    """(360, 7) ratings / 10"""
    with open(data / "soundtracks" / "ratings.csv", newline="") as file:
        return np.array([[float(row[f]) / 10 for f in FEATURES] for row in csv.DictReader(file)])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("models", nargs="+", type=type(paths.ROOT))
    options = parser.parse_args()
    ratings = statistics(of_soundtracks(options.data))
    for path in options.models:
        metadata = tensor_file.read_metadata(path)
        reference = json.loads(metadata["reference"])
        if "midlevel" in reference:
            tensor_file.replace_metadata(path, metadata | {"reference": json.dumps(reference | {"ratings": ratings})})
