# SPDX-License-Identifier: Apache-2.0
"""Writes models/NAME.safetensors: a trained run's weights with everything the engine shows beside them.

    export.py --name joint [--run RUN] --validated FAMILY

--run is the network that ships; without it the weights stay those that the file holds. --validated names the family of finished folds
(models/folds) of the same recipe: what stands beside the weights (beside.py) is of clips that those networks have never seen. What the
network knows (familiarity.py) is its own predictions for the 360 Soundtracks excerpts. After more folds beside.py alone is enough. A new
run has no black box beside its heads: two_heads.py gives it one.
"""
import argparse
import sys

import numpy as np
import torch

import beside
import checks
import data as clips_data
import evaluate
import familiarity
import held_out
import model_file
import paths
import prediction
import results
import signs
from names import EMOTIONS, FEATURES

TRAINING_DATA = ("360 film-music excerpts (Eerola & Vuoskoski 2011; mid-level ratings Aljanaki & Soleymani 2018), 400 excerpts of "
                 "Emotify (Aljanaki, Wiering & Veltkamp 2015; the same mid-level ratings), 479 excerpts with emotion quadrants "
                 "(4Q, Panda, Malheiro & Paiva 2018); some 3,500 unrated stretches of music from free games, in which, as in all the "
                 "others, what the tagger musicnn hears (Pons et al. 2018) is a target while training.")
LICENCE = "CC BY-NC-SA 4.0: the training data is released for research"


def shipped_network(options):
    """-> network, mean and deviation of its input"""
    if not options.run:
        network, metadata = model_file.shipped_model(options.name)
        return network, float(metadata["mean"]), float(metadata["deviation"])
    return held_out.read_network(options.work / "runs" / options.run)


def largest_change_of_r(predictions, others, clips):
    """Largest difference of any output's r between two sets of predictions (mid-level or None, emotions)."""
    changes = []
    for a, b, ratings, names in zip(predictions, others, evaluate.rated(clips), (FEATURES, EMOTIONS)):
        if a is not None:
            r, other = (evaluate.correlations(p, ratings, names) for p in (a, b))
            changes += [abs(r[name] - other[name]) for name in names]
    return max(changes)


def export(options):
    full, mean, deviation = shipped_network(options)
    half = model_file.rounded_to_half(shipped_network(options)[0])
    everything = clips_data.load(options.data, options.work)
    clips = [c for c in everything if c.source == "soundtracks"]
    midlevel, emotions = prediction.predict(half, clips, mean, deviation)
    cost = largest_change_of_r((midlevel, emotions), prediction.predict(full, clips, mean, deviation), clips)
    layer = None
    if midlevel is not None:
        layer = tuple(getattr(half.emotions, part).detach().numpy().astype(np.float64) for part in ("weight", "bias"))
        wrong = signs.contradictions(layer[0], signs.required(*evaluate.rated(clips)))
        if wrong:
            sys.exit(f"{wrong} weights contradict the human correlations: not exported")
        lines, too_far = checks.bent(options.validated, everything) if half.scheme == "joint" else ([], [])
        print("\n".join(lines))
        if too_far:
            sys.exit("these features are too far below the mid-level-only model: not exported\n" + "\n".join(too_far))
    known = familiarity.statistics(emotions if midlevel is None else midlevel)
    path = paths.MODELS / f"{options.name}.safetensors"
    model_file.write(path, half, name=options.name, mean=mean, deviation=deviation, version=options.version, training_data=TRAINING_DATA,
                     licence=LICENCE, beside=beside.metadata_of(half.scheme, layer, options.validated, options.data, known, bool(half.black_box)))
    print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB; fp16 changes r by at most {cost:.5f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("--name", required=True)
    parser.add_argument("--run")
    parser.add_argument("--validated", required=True, choices=results.FAMILIES)
    parser.add_argument("--version", default="2.0")
    with torch.no_grad():
        export(parser.parse_args())
