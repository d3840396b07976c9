# SPDX-License-Identifier: Apache-2.0
"""How far the pass over a whole song is from the paper's way, excerpt by excerpt: every second's 10 s by themselves, padded with
zeros at both ends, against the same columns of one pass over the clip, where the network sees what really lies around them.

    excerpts.py [--clips N] NAME    for each output the mean and the largest difference, over N film-music clips of 16 s and more
"""
import argparse

import numpy as np
import torch

import data as clips_data
import model_file
import paths
from names import EMOTIONS, FEATURES

EXCERPT_FRAMES = 313
FRAMES_PER_COLUMN, FRAMES_PER_SECOND = 8, 31.3
SHORTEST_FRAMES = 500


def differences(network, metadata, frames):
    """-> (seconds, outputs)"""
    x = model_file.standardised(frames.astype(np.float32), metadata)
    columns = network.feature_map(x).mean(3)[0]  # (channels, columns)
    rows = []
    for second in range(int((len(frames) - EXCERPT_FRAMES) / FRAMES_PER_SECOND)):
        column = round(second * FRAMES_PER_SECOND / FRAMES_PER_COLUMN)
        start = column * FRAMES_PER_COLUMN
        alone = network.feature_map(x[:, :, start : start + EXCERPT_FRAMES]).mean(3)[0]
        inside = columns[:, column : column + alone.shape[1]]
        pairs = zip(*(network.heads(part.mean(1)[None]) for part in (inside, alone)))
        rows.append(np.concatenate([(a - b)[0].numpy() for a, b in pairs if a is not None]))
    return np.abs(rows)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("name")
    parser.add_argument("--clips", type=int, default=50)
    options = parser.parse_args()
    network, metadata = model_file.shipped_model(options.name)
    film = [c for c in clips_data.load_tables(options.data) if c.source == "soundtracks"]
    found = []
    with torch.no_grad():
        for clip in film:
            frames = clips_data.load_frames(clip, options.work)
            if len(frames) >= SHORTEST_FRAMES:
                found.append(differences(network, metadata, frames))
            if len(found) == options.clips:
                break
    every = np.concatenate(found)
    print(f"{options.name}: {len(found)} clips, {len(every)} excerpts")
    for name, mean, most in zip([*FEATURES, *EMOTIONS][-every.shape[1] :], every.mean(0), every.max(0)):
        print(f"{name}: mean {mean:.4f}, largest {most:.4f}")
