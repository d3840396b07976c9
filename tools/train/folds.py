# SPDX-License-Identifier: Apache-2.0
"""The queue of trainings behind models/results.json: one family of folds, every scheme, in order.

    folds.py together [--folds 0-9]   random fold k, album fold k, emotify fold k and fourq fold k held out at once: one training for four
                                      protocols. Each figure is a little pessimistic, since the other folds' clips are missing too.
    folds.py random | album           one protocol's folds, as usual        folds.py test36        its 36 clips

Each fold is a joint training, NAME (and the black box beside it), that starts from the run "distilled" (recipe.py); from there goes the
mid-level-only scheme, NAME-a2mid2e, by six epochs without emotions. A finished fold is models/folds/NAME.json, small and kept in the
repository; it is not trained again. One that was interrupted goes on from its checkpoint in WORK. Options after -- go to recipe.py (as
--device cuda). In the end models/results.json is written anew, but for folds that gather elsewhere (fold_file.py).
"""
import argparse
import subprocess
import sys
from pathlib import Path

import fold_file
import paths
import results

HELD = {"together": "random:{k},album:{k},emotify:{k},fourq:{k}", "random": "random:{k}", "album": "album:{k}", "test36": "test36:1"}
HERE = Path(__file__).resolve().parent
A2MID2E = ("--scheme", "a2mid2e", "--rate", "4e-4", "--epochs", "6")


def numbers(text):
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


def split(words):
    """Own options, and those behind -- for recipe.py."""
    end = words.index("--") if "--" in words else len(words)
    return words[:end], words[end + 1 :]


def finished(name):
    return (fold_file.FOLDS / f"{name}.json").exists()


def train(options, name, held, seed, *more):
    command = [sys.executable, HERE / "recipe.py", "--data", options.data, "--work", options.work, "--run", name, "--family", options.family,
               "--held", held, "--seed", str(seed), *more, *options.rest]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("family", choices=HELD)
    parser.add_argument("--folds", type=numbers, default=numbers("0-9"), help="as 3 or 0-4")
    parser.add_argument("--seeds", type=numbers, default=numbers("1"), help="as 1 or 1-3")
    parser.add_argument("--joint-alone", action="store_true", help="leave the mid-level-only scheme out")
    own, rest = split(sys.argv[1:])
    options = parser.parse_args(own, argparse.Namespace(rest=rest))
    for seed in options.seeds:
        for k in options.folds if options.family != "test36" else (1,):
            held, name = HELD[options.family].format(k=k), f"{options.family}-{k}" + (f"-seed{seed}" if seed > 1 else "")
            again = f"{name}-a2mid2e"
            unfinished = not (options.joint_alone or finished(again))
            if unfinished or not finished(name):  # on a fresh machine a finished one may lack the checkpoint from which the other starts
                train(options, name, held, seed, "--init", "distilled")
            if unfinished:
                train(options, again, held, seed, "--init", name, *A2MID2E)
    results.write(options.data)
