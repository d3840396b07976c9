# SPDX-License-Identifier: Apache-2.0
"""Is one recipe better than another? Both on the same held-out clips, clip by clip.

    against.py FOLDS      models/folds (or MOODGLASS_FOLDS) against the finished folds of another folder

For each scheme and protocol: the r of each output, and the difference of the average r with its 95 % interval (bootstrap over clips, both recipes on the same),
and for quadrants how many clips only one of the two has right, with McNemar's exact test (two-sided). Only clips that both hold out count.
"""
import argparse
from pathlib import Path

import numpy as np
from scipy.stats import binomtest

import data as clips_data
import evaluate
import fold_file
import paths
import results
from names import EMOTIONS, FEATURES, SCHEMES


def shared(folds, others, clips, protocol):
    """[(clip, fold, other fold)] of the clips that both recipes hold out"""
    other = {clip.id: fold for clip, fold in results.held_out(others, clips, protocol)}
    return [(clip, fold, other[clip.id]) for clip, fold in results.held_out(folds, clips, protocol) if clip.id in other]


def difference_of_r(ours, theirs, rated):
    gain = lambda pick: evaluate.average_r(ours[pick], rated[pick]) - evaluate.average_r(theirs[pick], rated[pick])
    low, high = evaluate.bootstrap(gain, len(rated))
    each = f"{evaluate.average_r(ours, rated):.3f} against {evaluate.average_r(theirs, rated):.3f}"
    return f"{each}, {gain(np.arange(len(rated))):+.3f} ({low:+.3f} to {high:+.3f})"


def one_by_one(ours, theirs, rated, names):
    a, b = (evaluate.correlations(predicted, rated, names) for predicted in (ours, theirs))
    return "; ".join(f"{name} {a[name]:.2f} against {b[name]:.2f}" for name in names)


def quadrants(rows):
    """Share of clips right in both recipes, clips that only one has right, and how likely chance makes them differ that much."""
    ours, theirs = (results.quadrants_right([(clip, pair[which]) for clip, *pair in rows]) for which in (0, 1))
    only_ours, only_theirs = int((ours & ~theirs).sum()), int((theirs & ~ours).sum())
    p = binomtest(only_ours, only_ours + only_theirs).pvalue if only_ours + only_theirs else 1.0
    return f"{ours.mean():.3f} against {theirs.mean():.3f}; right in these alone {only_ours}, in the others alone {only_theirs}; p = {p:.3f}"


def lines(folder, clips, family):
    for scheme in SCHEMES:
        folds, others = (fold_file.of(family, scheme, place) for place in (fold_file.FOLDS, folder))
        for protocol in folds[0].held if folds else ():
            rows = shared(folds, others, clips, protocol)
            if not rows:
                continue
            title = f"{protocol} {scheme}, {len(rows)} clips:"
            if rows[0][0].source == "fourq":
                yield f"{title} quadrants {quadrants(rows)}"
                continue
            for kind in ("emotions", "midlevel"):
                rated = np.stack([getattr(clip, kind) for clip, *_ in rows])
                if getattr(folds[0], kind) and not np.isnan(rated).any():
                    ours, theirs = (np.stack([getattr(pair[which], kind)[clip.id] for clip, *pair in rows]) for which in (0, 1))
                    yield f"{title} {kind} {difference_of_r(ours, theirs, rated)}"
                    yield f"    {one_by_one(ours, theirs, rated, EMOTIONS if kind == 'emotions' else FEATURES)}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("folds", type=Path, help="of the other recipe")
    parser.add_argument("--family", choices=results.FAMILIES, default="together", help="of folds (folds.py)")
    options = parser.parse_args()
    for line in lines(options.folds, clips_data.load_tables(options.data), options.family):
        print(line)
