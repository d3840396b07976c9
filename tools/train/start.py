# SPDX-License-Identifier: Apache-2.0
"""What a training can start from: another run, or models/start/NAME.safetensors, which is kept in the repository so that a fold can be
trained anew without the day's work before it.

    start.py --run distilled     writes that file from a finished run with --free-alone: convolutions, norms, and the head that says
                                 what the tagger hears. It has heard free music alone, no clip that was ever rated.
"""
import argparse
import json
import sys

import numpy as np
import torch

import paths
import tensor_file

START = paths.MODELS / "start"
LEARNED_FROM_FREE_MUSIC = ("network.conv", "network.norm", "heard.")


def of_file(path):
    """-> weights by name, mean and deviation of the input, commands that led to it"""
    tensors, metadata = tensor_file.read(path)
    return ({name: torch.from_numpy(value) for name, value in tensors.items()}, float(metadata["mean"]), float(metadata["deviation"]),
            json.loads(metadata["commands"]))


def folds_of(*lists):
    """{"random:0", ...} of --held and --inner"""
    return {fold for text in lists for fold in text.split(",") if fold}


def of_run(folder, unheard=frozenset()):
    """The same of a finished run: its averaged weights. unheard: folds that it must have held out."""
    if not (folder / "network.npz").exists():
        sys.exit(f"{folder} is no finished run, and {START} has no such file; tools/train/README.md has the order of the commands")
    stored, network = torch.load(folder / "checkpoint.pt", map_location="cpu"), np.load(folder / "network.npz")
    weights = stored["average"]
    settings = stored["settings"]
    heard = set() if settings["free_alone"] else unheard - folds_of(settings["held"], settings["inner"])
    if heard:
        sys.exit(f"{folder.name} has heard {', '.join(sorted(heard))}: what starts from it would be measured on clips that it knows")
    if settings["free_alone"]:
        weights = {name: value for name, value in weights.items() if name.startswith(LEARNED_FROM_FREE_MUSIC)}
    return weights, float(network["mean"]), float(network["deviation"]), json.loads((folder / "commands.json").read_text())


def read(name, runs, unheard):
    file = START / f"{name}.safetensors"
    print(f"starts from models/start/{file.name}" if file.exists() else f"starts from the run {name}", flush=True)
    return of_file(file) if file.exists() else of_run(runs / name, unheard)


def load(model, weights):
    """Into a model of any scheme, as far as names and shapes agree."""
    own = model.state_dict()
    with torch.no_grad():
        for name, value in weights.items():
            if name in own and own[name].shape == value.shape:
                own[name].copy_(value)
        if model.network.scheme == "a2e" and "direct.weight" in weights:
            own["network.emotions.weight"].copy_(weights["direct.weight"])
            own["network.emotions.bias"].copy_(weights["direct.bias"])


def write(options):
    weights, mean, deviation, commands = of_run(options.work / "runs" / options.run)
    START.mkdir(exist_ok=True)
    # Statistics of a norm may lie beyond half precision.
    tensors = {name: value.numpy().astype("float32" if ".norm" in name else "float16") for name, value in weights.items() if value.is_floating_point()}
    about = "What a network of half the paper's width learned of free music from the tagger musicnn; it tells neither features nor emotions."
    path = START / f"{options.run}.safetensors"
    tensor_file.write(path, tensors, {"description": about, "mean": str(mean), "deviation": str(deviation), "commands": json.dumps(commands),
                                      "licence": "CC BY-NC-SA 4.0"})
    print(f"{path.relative_to(paths.ROOT)}: {path.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("--run", required=True)
    write(parser.parse_args())
