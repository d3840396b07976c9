# SPDX-License-Identifier: Apache-2.0
"""Do the 80 % prediction intervals hold? Quantiles from one held-out fold, coverage counted on the other, both ways.

    coverage.py RUN...       runs with the two folds random:N and album:N held out (their clips differ); wanted: 75 to 85 %
"""
import argparse

import numpy as np

import paths

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("runs", nargs="+")
    options = parser.parse_args()
    for run in options.runs:
        stored = np.load(options.work / "runs" / run / "predictions.npz")
        groups = sorted({key.split("/")[0] for key in stored.files if key.startswith(("random", "album"))})
        for kind in ("emotions", "midlevel"):
            if f"{groups[0]}/{kind}" in stored.files:
                errors = [stored[f"{g}/true_{kind}"] - stored[f"{g}/{kind}"] for g in groups]
                inside = []
                for mine, other in (errors, errors[::-1]):
                    low, high = np.percentile(other, (10, 90), axis=0)
                    inside.append((mine >= low) & (mine <= high))
                inside = np.concatenate(inside)
                print(f"{run}: {kind}: {inside.mean():.0%} inside over {len(inside)} clips, "
                      f"by output {inside.mean(0).min():.0%} to {inside.mean(0).max():.0%}")
