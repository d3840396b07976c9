# SPDX-License-Identifier: Apache-2.0
"""The queue of trainings behind models/results.json: one family of folds, every scheme, in order.

    folds.py together [--folds 0-9]   random fold k, album fold k, emotify fold k and fourq fold k held out at once: one training for four
                                      protocols. Each figure is a little pessimistic, since the other folds' clips are missing too.
    folds.py random | album           one protocol's folds, as usual        folds.py test36        its 36 clips

Each fold is a joint training, NAME, that starts from the run "distilled" (recipe.py). From there go NAME-joint, by six more epochs in which
mid-level ratings count twice as much, with the black box beside it, NAME-joint-direct; and NAME-a2mid2e, by six epochs of mid-level ratings
alone. What a finished one leaves is a file in models/folds/networks, small and kept in the repository; it is not trained again. One that was
interrupted goes on from its checkpoint in WORK. Options after -- go to recipe.py (as --device cuda). Then refit.py makes what the models
say of that, and models/results.json, but for folds that gather elsewhere (fold_file.py).
"""
import argparse
import subprocess
import sys
from pathlib import Path

import fold_file
import paths

HELD = {"together": "random:{k},album:{k},emotify:{k},fourq:{k}", "random": "random:{k}", "album": "album:{k}", "test36": "test36:1"}
HERE = Path(__file__).resolve().parent
LAST_STAGE = ("--rate", "4e-4", "--epochs", "6")
ENDS = {"joint": ("--midlevel-weight", "4"), "a2mid2e": ("--scheme", "a2mid2e")}


def numbers(text):
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


def split(words):
    """Own options, and those behind -- for recipe.py."""
    end = words.index("--") if "--" in words else len(words)
    return words[:end], words[end + 1 :]


def finished(name):
    return (fold_file.NETWORKS / f"{name}.json").exists()


def train(options, name, held, seed, *more):
    command = [sys.executable, HERE / "recipe.py", "--data", options.data, "--work", options.work, "--run", name, "--held", held,
               "--seed", str(seed), *more, *options.rest]
    subprocess.run(command, check=True)


def train_fold(options, name, held, seed):
    unfinished = [scheme for scheme in ENDS if not finished(f"{name}-{scheme}")]
    if unfinished:
        train(options, name, held, seed, "--init", "distilled")
    for scheme in unfinished:
        train(options, f"{name}-{scheme}", held, seed, "--family", options.family, "--init", name, *LAST_STAGE, *ENDS[scheme])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("family", choices=HELD)
    parser.add_argument("--folds", type=numbers, default=numbers("0-9"), help="as 3 or 0-4")
    parser.add_argument("--seeds", type=numbers, default=numbers("1"), help="as 1 or 1-3")
    own, rest = split(sys.argv[1:])
    options = parser.parse_args(own, argparse.Namespace(rest=rest))
    for seed in options.seeds:
        for k in options.folds if options.family != "test36" else (1,):
            name = f"{options.family}-{k}" + (f"-seed{seed}" if seed > 1 else "")
            train_fold(options, name, HELD[options.family].format(k=k), seed)
    print("refit.py folds makes the models' predictions of these, and models/results.json")
