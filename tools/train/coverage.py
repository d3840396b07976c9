# SPDX-License-Identifier: Apache-2.0
"""Do the 80 % prediction intervals hold? Each finished fold's clips against the intervals that the other folds' residuals give.

    coverage.py FAMILY SCHEME     also by quartile of the distance from the training clips; wanted: 75 to 85 % of film music, which they
                                  are made of; of Emotify's, whose features are rated, too, for comparison

Printed with intervals widened by distance (as shipped), with intervals of one width, and with those that models/SCHEME.safetensors
holds, which are of these clips themselves.
"""
import argparse

import numpy as np

import data as clips_data
import fold_file
import intervals
import paths
import tensor_file

SOURCES = (("film music", True), ("Emotify", False))


def tell(what, found):
    for source, film in SOURCES if found else ():
        hits, distances = (part[found[2] == film] for part in found[:2])
        if len(hits):
            quarter = np.digitize(distances, np.percentile(distances, (25, 50, 75)))
            print(f"{what}, {source}: {hits.mean():.0%} inside over {len(hits)} clips; outputs {hits.mean(0).min():.0%} to "
                  f"{hits.mean(0).max():.0%}; by quartile of distance " + " ".join(f"{hits[quarter == q].mean():.0%}" for q in range(4)))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("family")
    parser.add_argument("scheme")
    options = parser.parse_args()
    some = intervals.residuals(fold_file.of(options.family, options.scheme), clips_data.load_tables(options.data))
    _, metadata = tensor_file.read(paths.MODELS / f"{options.scheme}.safetensors")
    print("typical distance {:.2f}, slope {:.2f}".format(*intervals.widening(some)))
    for kind in intervals.KINDS:
        tell(f"{kind}, widened", intervals.inside(some, kind, widened=True))
        tell(f"{kind}, one width", intervals.inside(some, kind, widened=False))
        tell(f"{kind}, of the file", intervals.inside_of_file(some, kind, metadata))
