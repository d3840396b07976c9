#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""How often a plain effect misleads: from the quantiles of features over a model's reference film music and its layer 7 -> 8, the share
of clips whose effect has one sign although it is on the other side of usual (its mean), averaged over the features of each emotion and
weighted by how much their effects differ between clips; and that difference (mean distance from usual) as a share of the effects' size.

    tools/explain/defaults.py models/joint.safetensors
"""
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "train"))
import tensor_file
from names import EMOTIONS, FEATURES


def main():
    tensors, metadata = tensor_file.read(pathlib.Path(sys.argv[1]))
    film = next(of for of in json.loads(metadata["reference"]) if of["kind"] == "film")
    print("| emotion | sign misleads | differs between clips |\n|---|---|---|")
    for k, emotion in enumerate(EMOTIONS):
        misled = weights = sizes = 0
        for j, feature in enumerate(FEATURES):
            weight = float(tensors["emotions.weight"][k, j])
            mean = weight * film["midlevel_means"][feature]
            inner = [weight * value for value in film["midlevel"][feature][1:-1]]
            other = sum((value > 0) != (value > mean) for value in inner) / len(inner)
            spread = sum(abs(value - mean) for value in inner) / len(inner)
            misled, weights = misled + spread * other, weights + spread
            sizes += sum(map(abs, inner)) / len(inner)
        print(f"| {emotion} | {misled / weights:.0%} | {weights / sizes:.0%} |")


if __name__ == "__main__":
    main()
