#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""How often a plain effect misleads: from the quantiles of effects over a model's reference clips, the share of clips whose effect
has one sign although it is on the other side of usual (its mean), averaged over the features of each emotion and weighted by how
much their effects differ between clips; and that difference (mean distance from usual) as a share of the effects' size.

    tools/explain/defaults.py models/joint.safetensors
"""
import json
import pathlib
import struct
import sys


def metadata(path):
    content = pathlib.Path(path).read_bytes()
    (length,) = struct.unpack("<Q", content[:8])
    return json.loads(content[8 : 8 + length])["__metadata__"]


def main():
    reference = json.loads(metadata(sys.argv[1])["reference"])
    print("| emotion | sign misleads | differs between clips |\n|---|---|---|")
    for emotion, effects in reference["effects"].items():
        misled = weights = sizes = 0
        for feature, quantiles in effects.items():
            mean = reference["effect_means"][emotion][feature]
            inner = quantiles[1:-1]
            other = sum((value > 0) != (value > mean) for value in inner) / len(inner)
            spread = sum(abs(value - mean) for value in inner) / len(inner)
            misled, weights = misled + spread * other, weights + spread
            sizes += sum(map(abs, inner)) / len(inner)
        print(f"| {emotion} | {misled / weights:.0%} | {weights / sizes:.0%} |")


if __name__ == "__main__":
    main()
