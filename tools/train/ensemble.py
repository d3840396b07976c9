# SPDX-License-Identifier: Apache-2.0
"""What the mean of several networks would gain: the finished seeds of test36 (models/folds), one by one and averaged, on its 36 clips.

For each scheme, emotions and features: the average r of each seed; what the mean of their predictions has more than they have on average,
with its 95 % interval (bootstrap over clips). Nothing is trained. Folds that gather elsewhere: MOODGLASS_FOLDS.
"""
import argparse

import numpy as np

import data as clips_data
import evaluate
import fold_file
import paths
import results
from names import SCHEMES


def gain(seeds, rated):
    """seeds: (networks, clips, outputs) -> average r of each, gain of their mean with its interval"""
    mean = seeds.mean(axis=0)
    more = lambda pick: evaluate.average_r(mean[pick], rated[pick]) - np.mean([evaluate.average_r(one[pick], rated[pick]) for one in seeds])
    return [evaluate.average_r(one, rated) for one in seeds], more(np.arange(len(rated))), evaluate.bootstrap(more, len(rated))


def lines(clips):
    for scheme in SCHEMES:
        folds = fold_file.of("test36", scheme)
        if not folds:
            continue
        group = [clip for clip, _ in results.held_out(folds[:1], clips, "test36")]
        for kind, rated in zip(("midlevel", "emotions"), evaluate.rated(group)):
            if not getattr(folds[0], kind):
                continue
            seeds = np.stack([[getattr(fold, kind)[clip.id] for clip in group] for fold in folds])
            each, more, (low, high) = gain(seeds, rated)
            yield f"{scheme} {kind}: {', '.join(f'{r:.3f}' for r in each)}; the mean {more:+.3f} ({low:+.3f} to {high:+.3f})"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    options = parser.parse_args()
    for line in lines(clips_data.load_tables(options.data)):
        print(line)
