# SPDX-License-Identifier: Apache-2.0
"""Do the seven features of the joint model stay what their names say? Each one's r on held-out clips, in the joint model and in the
mid-level-only model of the same folds.

    checks.py FAMILY      exit 1 where the joint model's is more than 0.03 below

Of several seeds the mean of their r. A difference within its 95 % interval (bootstrap over clips, both models on the same) counts only
once ENOUGH clips are held out.
"""
import argparse
import sys

import numpy as np

import data as clips_data
import evaluate
import fold_file
import paths
import results
from names import FEATURES

MOST_BELOW = 0.03
ENOUGH = 300
PROTOCOLS = ("random", "album", "emotify", "test36")


def pairs(joint, alone, clips, protocol):
    """Joint and mid-level-only predictions and ratings (n, 7) of the same held-out clips, of one seed."""
    alone_by_held = {fold.about["held"]: fold for fold in alone}
    rows = [(fold.midlevel[clip.id], alone_by_held[fold.about["held"]].midlevel[clip.id], clip.midlevel)
            for clip, fold in results.held_out(joint, clips, protocol) if fold.about["held"] in alone_by_held]
    return tuple(np.stack(part) for part in zip(*rows)) if rows else None


def bent(family, clips):
    """-> lines to print, and those features that are too far below"""
    lines, too_far = [], []
    joint, alone = (results.by_seed(fold_file.of(family, scheme)) for scheme in ("joint", "a2mid2e"))
    seeds_of = lambda by_seed: [folds[0].about["seed"] for folds in by_seed]
    if not joint or seeds_of(joint) != seeds_of(alone):
        sys.exit(f"{family} has no finished folds, or other seeds for one scheme than for the other: finish them first (folds.py)")
    for protocol in PROTOCOLS:
        seeds = [pairs(*of_seed, clips, protocol) for of_seed in zip(joint, alone)]
        if None in seeds:
            continue
        count = len(seeds[0][0])
        for j, feature in enumerate(FEATURES):
            # of which: 0 the joint model, 1 the mid-level-only one
            r_of = lambda which, pick: np.mean([evaluate.pearson(seed[which][pick, j], seed[2][pick, j]) for seed in seeds])
            r, other = (r_of(which, np.arange(count)) for which in (0, 1))
            low, high = evaluate.bootstrap(lambda pick: r_of(0, pick) - r_of(1, pick), count)
            seeds_told = f", {len(seeds)} seeds" if len(seeds) > 1 else ""
            line = (f"{family} {protocol} {feature}: joint {r:.3f}, mid-level only {other:.3f}, difference {r - other:+.3f} "
                    f"({low:+.3f} to {high:+.3f}), {count} clips{seeds_told}")
            lines.append(line)
            if r < other - MOST_BELOW and (high < 0 or count >= ENOUGH):
                too_far.append(line)
    return lines, too_far


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("family", choices=results.FAMILIES)
    options = parser.parse_args()
    lines, too_far = bent(options.family, clips_data.load_tables(options.data))
    print("\n".join(lines))
    if too_far:
        sys.exit("too far below the mid-level-only model:\n" + "\n".join(too_far))
