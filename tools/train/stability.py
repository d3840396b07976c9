# SPDX-License-Identifier: Apache-2.0
"""How far a shipped model's outputs move when a film-music clip changes in ways that should not matter.

    stability.py NAME...     median over clips of the largest change of any output, and the share of clips under 0.03

half level: the same clip at half amplitude, as inside a louder song.   half a second later: a 10 s excerpt starting there.
10 s alone: the fully convolutional pass over the whole clip,
against the average of its 10 s excerpts each by itself (clips of 20 s and more).
"""
import argparse

import numpy as np
import torch

import data as clips_data
import model_file
import paths

EXCERPT_FRAMES, HALF_SECOND_FRAMES = 313, 16


def outputs(network, metadata, frames):
    with torch.no_grad():
        parts = network(model_file.standardised(frames.astype(np.float32), metadata))
    return np.concatenate([part[0].numpy() for part in parts if part is not None])


def changes(network, metadata, clips):
    rows = {"half level": [], "half a second later": [], "10 s alone": []}
    for clip in clips:
        frames = clip.frames.astype(np.float32)
        if len(frames) < EXCERPT_FRAMES + HALF_SECOND_FRAMES:
            continue
        excerpt = outputs(network, metadata, frames[:EXCERPT_FRAMES])
        later = frames[HALF_SECOND_FRAMES : EXCERPT_FRAMES + HALF_SECOND_FRAMES]
        quieter = np.log10(1 + (10 ** frames[:EXCERPT_FRAMES] - 1) / 2)
        whole = frames[: len(frames) // EXCERPT_FRAMES * EXCERPT_FRAMES]
        alone = np.mean([outputs(network, metadata, part) for part in np.split(whole, len(whole) // EXCERPT_FRAMES)], axis=0)
        rows["half a second later"].append(np.abs(outputs(network, metadata, later) - excerpt).max())
        rows["half level"].append(np.abs(outputs(network, metadata, quieter) - excerpt).max())
        if len(whole) > EXCERPT_FRAMES:
            rows["10 s alone"].append(np.abs(outputs(network, metadata, whole) - alone).max())
    return rows


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("names", nargs="+")
    options = parser.parse_args()
    clips = [c for c in clips_data.load(options.data, options.work / "spectrograms") if c.source == "soundtracks"]
    for name in options.names:
        network, metadata = model_file.read(paths.MODELS / f"{name}.safetensors")
        for change, moved in changes(network, metadata, clips).items():
            print(f"{name}: {change}: median {np.median(moved):.3f}, under 0.03 in {np.mean(np.array(moved) < 0.03):.0%} "
                  f"of {len(moved)} clips")
