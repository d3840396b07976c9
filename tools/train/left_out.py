# SPDX-License-Identifier: Apache-2.0
"""What the reasons leave out: the black box's value less the explained one, by two heads of one network, over clips held out.

    left_out.py [--scheme joint]

- does it help: r with the ratings of film music, and 4Q's quadrants, of the explained values and with what is left out (which is the black
  box); r of what is left out with what the explained values miss, rating less value;
- how large it is, by kind of music, and how often it is larger than the first reason: the effect that lies farthest from usual. As it is,
  and counted from what is usually left out of such music, as effects are.

Explained values follow from the features by the layer that ships, as in the file's reference music. NumPy alone.
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
import tensor_file
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


def by_emotion(values):
    return ", ".join(f"{emotion} {value}" for emotion, value in zip(EMOTIONS, values))


def tell_help(held, explained, direct, folds):
    film = held.kind == "film"
    rated = np.stack([clip.emotions for clip in held.clips])[film]
    before, after = (evaluate.correlations(values[film], rated, EMOTIONS) for values in (explained, direct))
    missed = evaluate.correlations((direct - explained)[film], rated - explained[film], EMOTIONS)
    names = [*EMOTIONS, "average"]
    print(f"r with the ratings of {film.sum()} film clips, explained and with what is left out: "
          + ", ".join(f"{name} {before[name]:.3f} {after[name]:.3f}" for name in names))
    print("r of what is left out with what the explained values miss: " + ", ".join(f"{name} {missed[name]:.2f}" for name in names))
    rows = [i for i, clip in enumerate(held.clips) if clip.source == "fourq"]
    clips = [held.clips[i] for i in rows]
    right = []
    for scheme, values in folds.items():
        of = {int(fold.held["fourq"]): fold.thresholds for fold in values}
        thresholds = np.stack([of[held.fold[i]] for i in rows])
        said = np.stack([next(f for f in values if int(f.held["fourq"]) == held.fold[i]).emotions[held.clips[i].id] for i in rows])
        right.append(evaluate.quadrants_right(said, clips, thresholds).mean())
    print(f"quadrants of {len(rows)} clips of 4Q, explained and with what is left out, each by its folds' own layer and thresholds: "
          + " and ".join(f"{share:.1%}" for share in right))


def tell_size(held, explained, direct, weight, reference):
    for of in reference:
        if of["kind"] == "all":
            continue
        clips = held.kind == of["kind"]
        rest = (direct - explained)[clips]
        first = first_reason(held.midlevel[clips], weight, np.array(list(of["midlevel_means"].values())))
        usual = np.array(list(of["left_out_means"].values()))
        for title, values in (("left out", np.abs(rest)), ("left out, from usual", np.abs(rest - usual))):
            larger = values > first
            print(f"{clips.sum()} {of['kind']} clips, {title}: median size " + by_emotion(f"{v:.2f}" for v in np.median(values, 0))
                  + f"; larger than the first reason in {larger.mean():.0%}: " + by_emotion(f"{v:.0%}" for v in larger.mean(0)))
        print(f"  usual: " + by_emotion(f"{v:+.2f}" for v in usual) + "; first reason's median size " + by_emotion(f"{v:.2f}" for v in np.median(first, 0)))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("--scheme", default="joint")
    options = parser.parse_args()
    clips = clips_data.load_tables(options.data)
    folds = {scheme: fold_file.of("together", scheme) for scheme in (options.scheme, BLACK_BOX)}
    held = kinds.held_out(folds[options.scheme], clips)
    direct = black_box(held, "together", clips)
    tensors, metadata = tensor_file.read(paths.MODELS / f"{options.scheme}.safetensors")
    explained = references.emotions_of(held.midlevel, (tensors["emotions.weight"], tensors["emotions.bias"]))
    tell_help(held, explained, direct, folds)
    tell_size(held, explained, direct, tensors["emotions.weight"], json.loads(metadata["reference"]))
