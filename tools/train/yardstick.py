# SPDX-License-Identifier: Apache-2.0
"""Are the reasons about this song? Over held-out clips of every kind, against the reference music of the model files:

    yardstick.py [SCHEME...]

- how often the first reason of an emotion is the same: the feature whose effect lies farthest from usual, and its direction. Against music
  of the clip's own kind, and against film music; no emotion's first reason should be the same for more than MOST of popular clips;
- how the clips' ranks spread among clips of their own kind: the share of ranks in each tenth, wanted 7 to 13 %. Each fold's clips are ranked
  among those of the other folds, since the shipped quantiles are of these clips themselves; with them every tenth holds a tenth.
"""
import argparse
import collections
import json

import numpy as np

import data as clips_data
import fold_file
import kinds
import paths
import references
import shipped
from names import EMOTIONS, FEATURES, SCHEMES

MOST = 0.45
TENTHS = np.linspace(0, 100, 11)


def ranks(values, quantiles):
    return np.interp(values, np.maximum.accumulate(quantiles), references.PERCENTILES)


def first_reasons(midlevel, weight, usual):
    """midlevel (n, 7), usual (7): (8, n) features, (8, n) whether the clip has more of it than usual"""
    first = np.abs(weight[:, None, :] * (midlevel - usual)[None]).argmax(2)
    return first, np.take_along_axis((midlevel > usual)[None].repeat(len(weight), 0), first[..., None], 2)[..., 0]


def commonest(midlevel, weight, usual):
    """[(share, "more articulation")] of each emotion"""
    out = []
    for features, more in zip(*first_reasons(midlevel, weight, usual)):
        (feature, direction), count = collections.Counter(zip(features.tolist(), more.tolist())).most_common(1)[0]
        out.append((count / len(midlevel), f"{'more' if direction else 'less'} {FEATURES[feature].replace('_', ' ')}"))
    return out


def tell_reasons(held, weight, reference):
    usual = {of["kind"]: np.array(list(of["midlevel_means"].values())) for of in reference}
    for kind in kinds.KINDS:
        clips = held.midlevel[held.kind == kind]
        for against in dict.fromkeys((kind, "film")):
            told = commonest(clips, weight, usual[against])
            line = ", ".join(f"{emotion} {share:.0%} ({what})" for emotion, (share, what) in zip(EMOTIONS, told))
            verdict = f"; at most {MOST:.0%} wanted, {max(told)[0]:.0%} found" if kind == against == "popular" else ""
            print(f"  the commonest first reason of {len(clips)} {kind} clips, usual is {against} music: {line}{verdict}")


def out_of_fold_ranks(values, fold):
    """(n, k): each clip among those of the other folds"""
    out = np.zeros_like(values)
    for k in np.unique(fold):
        for j in range(values.shape[1]):
            quantiles = np.percentile(values[fold != k, j], references.PERCENTILES)
            out[fold == k, j] = ranks(values[fold == k, j], quantiles)
    return out


def tell_ranks(held, values, names):
    for kind in (*kinds.KINDS, "all"):
        of = np.full(len(held.kind), True) if kind == "all" else held.kind == kind
        spread = np.stack([np.histogram(column, TENTHS)[0] for column in out_of_fold_ranks(values[of], held.fold[of]).T])
        pooled, each = spread.sum(0) / spread.sum(), spread / spread.sum(1, keepdims=True)
        worst = names[int(np.abs(each - 0.1).max(1).argmax())].replace("_", " ")
        print(f"  ranks of {of.sum()} {kind} clips, all {len(names)} outputs: tenths " + " ".join(f"{share:.1%}" for share in pooled)
              + f"; of single outputs {each.min():.1%} to {each.max():.1%} ({worst})")


def tell_film_ranks(held, values, names, film):
    """Of other kinds among film music."""
    for kind in kinds.KINDS[1:]:
        above = []
        for j, name in enumerate(names):
            rank = ranks(values[held.kind == kind, j], film["emotions" if name in EMOTIONS else "midlevel"][name])
            above.append(f"{name.replace('_', ' ')} {np.median(rank):.0f} ({np.mean(rank > 90):.0%})")
        print(f"  {kind} clips among film music, median rank (share above the 90th): " + ", ".join(above))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("schemes", nargs="*", default=SCHEMES)
    options = parser.parse_args()
    for scheme in options.schemes:
        held = kinds.held_out(fold_file.of("together", scheme), clips_data.load_tables(options.data))
        tensors, metadata = shipped.read(scheme)
        reference = json.loads(metadata["reference"])
        print(f"{scheme}:")
        values, names = held.emotions, EMOTIONS
        if held.midlevel is not None:
            layer = tensors["emotions.weight"], tensors["emotions.bias"]
            tell_reasons(held, layer[0], reference)
            values, names = np.hstack([held.midlevel, references.emotions_of(held.midlevel, layer)]), FEATURES + EMOTIONS
        tell_ranks(held, values, names)
        tell_film_ranks(held, values, names, reference[0])
