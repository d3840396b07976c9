# SPDX-License-Identifier: Apache-2.0
"""What the reasons leave out: the black box's value less the explained one, by two heads of one network, over clips held out.

    left_out.py [--scheme joint]

- does it help: r with the ratings of film music, and 4Q's quadrants, of the explained values and with what is left out (which is the black
  box); r of what is left out with what the explained values miss, rating less value;
- how large it is, by kind of music, and how often it is larger than the first reason: the effect that lies farthest from usual. As it is,
  and counted from what is usually left out of such music, as effects are.

Explained values follow from the features by the layer that ships, as in the file's reference music. models/results.json has these figures as
`left_out` (results.py). NumPy alone.
"""
import argparse
import json

import numpy as np

import data as clips_data
import evaluate
import fold_file
import kinds
import paths
import references
import shipped
from names import EMOTIONS

BLACK_BOX = "a2e"


def black_box(held, family, clips):
    """What the black box of the same folds says of the same clips: (n, 8)"""
    other = kinds.held_out(fold_file.of(family, BLACK_BOX), clips)
    if [clip.id for clip in other.clips] != [clip.id for clip in held.clips]:
        raise SystemExit(f"{BLACK_BOX} has other folds than the model it stands beside: finish them first (folds.py)")
    return other.emotions


def first_reason(midlevel, weight, usual):
    """(n, 8): size of the effect that lies farthest from usual, and by how much"""
    return np.abs(weight[None] * (midlevel - usual)[:, None]).max(2)


def help_figures(held, explained, direct, folds):
    """Does it help? Explained values with what is left out are the black box's."""
    film = held.kind == "film"
    rated = np.stack([clip.emotions for clip in held.clips])[film]
    of = lambda values, wanted: evaluate.correlations(values[film], wanted, EMOTIONS)
    rows = [i for i, clip in enumerate(held.clips) if clip.source == "fourq"]
    clips = [held.clips[i] for i in rows]
    right = []
    for values in folds.values():  # each by its folds' own layer and thresholds
        fold_of = {int(fold.held["fourq"]): fold for fold in values}
        of_clips = [fold_of[held.fold[i]] for i in rows]
        said = np.stack([fold.emotions[clip.id] for fold, clip in zip(of_clips, clips)])
        right.append(float(evaluate.quadrants_right(said, clips, np.stack([fold.thresholds for fold in of_clips])).mean()))
    return {"film": {"clips": int(film.sum()), "explained": of(explained, rated), "with_left_out": of(direct, rated),
                     "left_out_with_what_is_missed": of(direct - explained, rated - explained[film])},
            "quadrants": {"clips": len(rows), "explained": right[0], "with_left_out": right[1]}}


def per_emotion(values):
    return dict(zip(EMOTIONS, map(float, values))) | {"average": float(np.mean(values))}


def size_figures(held, explained, direct, weight, reference):
    """How large is it, by kind? Larger than the first reason: as it is, and counted from what is usual of the kind."""
    out = {}
    for of in (entry for entry in reference if entry["kind"] != "all"):
        clips = held.kind == of["kind"]
        rest, usual = (direct - explained)[clips], np.array(list(of["left_out_means"].values()))
        first = first_reason(held.midlevel[clips], weight, np.array(list(of["midlevel_means"].values())))
        out[of["kind"]] = {"clips": int(clips.sum()), "usual": per_emotion(usual), "median_size": per_emotion(np.median(np.abs(rest), 0)),
                           "median_size_of_the_first_reason": per_emotion(np.median(first, 0)),
                           "larger_than_the_first_reason": per_emotion((np.abs(rest) > first).mean(0)),
                           "larger_than_the_first_reason_from_usual": per_emotion((np.abs(rest - usual) > first).mean(0))}
    return out


def figures(clips, scheme="joint"):
    folds = {of: fold_file.of("together", of) for of in (scheme, BLACK_BOX)}
    held = kinds.held_out(folds[scheme], clips)
    direct = black_box(held, "together", clips)
    tensors, metadata = shipped.read(scheme)
    explained = references.emotions_of(held.midlevel, (tensors["emotions.weight"], tensors["emotions.bias"]))
    return {"scheme": scheme, "black_box": BLACK_BOX} | help_figures(held, explained, direct, folds) | {
        "size": size_figures(held, explained, direct, tensors["emotions.weight"], json.loads(metadata["reference"]))}


def lines(of):
    listed = lambda values, form: ", ".join(f"{name} {format(value, form)}" for name, value in values.items())
    yield f"r with the ratings of {of['film']['clips']} film clips, explained: {listed(of['film']['explained'], '.3f')}"
    yield f"  with what is left out: {listed(of['film']['with_left_out'], '.3f')}"
    yield f"  of what is left out with what the explained values miss: {listed(of['film']['left_out_with_what_is_missed'], '.2f')}"
    yield f"quadrants of {of['quadrants']['clips']} clips of 4Q: {of['quadrants']['explained']:.1%}, with what is left out {of['quadrants']['with_left_out']:.1%}"
    for kind, size in of["size"].items():
        yield f"{size['clips']} {kind} clips"
        for name, values in size.items():
            if name != "clips":
                yield f"  {name.replace('_', ' ')}: {listed(values, '.0%' if name.startswith('larger') else '+.2f' if name == 'usual' else '.2f')}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("--scheme", default="joint")
    options = parser.parse_args()
    print("\n".join(lines(figures(clips_data.load_tables(options.data), options.scheme))))
