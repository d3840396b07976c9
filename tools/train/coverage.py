# SPDX-License-Identifier: Apache-2.0
"""Do the 80 % prediction intervals hold? Each finished fold's clips against the intervals that the other folds' residuals give, by kind of music.

    coverage.py FAMILY SCHEME     also by quartile of the distance from the training clips; wanted: 75 to 85 %

Printed with intervals of their own kind (as shipped), with those of film music, and with those that models/SCHEME.safetensors holds, which are
of these clips themselves. Of emotions outside film music: quadrants.py.
"""
import argparse

import numpy as np

import data as clips_data
import fold_file
import intervals
import kinds
import paths
import shipped


def tell(what, found):
    if found:
        hits, distances = found
        quarter = np.digitize(distances, np.percentile(distances, (25, 50, 75)))
        print(f"{what}: {hits.mean():.0%} inside over {len(hits)} clips; outputs {hits.mean(0).min():.0%} to {hits.mean(0).max():.0%}; by quartile of distance "
              + " ".join(f"{hits[quarter == q].mean():.0%}" for q in range(4)))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("family")
    parser.add_argument("scheme")
    options = parser.parse_args()
    some = intervals.residuals(fold_file.of(options.family, options.scheme), clips_data.load_tables(options.data))
    _, metadata = shipped.read(options.scheme)
    print("typical distance {:.2f}, slope {:.2f}".format(*intervals.widening(some)))
    for rated in intervals.RATED:
        for kind in (*kinds.KINDS, "all") if rated == "midlevel" else ("film",):
            tell(f"{rated}, {kind}", intervals.inside(some, rated, kind))
            if kind != "film":
                tell(f"{rated}, {kind}, by intervals of film music", intervals.inside(some, rated, kind, by="film"))
            tell(f"{rated}, {kind}, of the file", intervals.inside_of_file(some, rated, kind, metadata))
