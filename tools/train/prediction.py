# SPDX-License-Identifier: Apache-2.0
"""What a network says of whole clips."""
import numpy as np
import torch

import data as clips_data

SHORTEST_FRAMES = 313


def embeddings(network, clips, mean, deviation):
    """(n, channels): the average over each whole clip (the rated part of it)."""
    network.eval().to(memory_format=torch.channels_last)
    rows = []
    with torch.no_grad():
        for clip in clips:
            frames = clips_data.repeated(clip.frames, SHORTEST_FRAMES).astype(np.float32)
            x = torch.from_numpy((frames - mean) / deviation)[None, None].contiguous(memory_format=torch.channels_last)
            rows.append(network.embedding(x)[0])
    return torch.stack(rows)


def predict(network, clips, mean, deviation):
    """-> mid-level (n, 7) or None, emotions (n, 8)"""
    with torch.no_grad():
        midlevel, emotions = network.heads(embeddings(network, clips, mean, deviation))
    return None if midlevel is None else midlevel.numpy(), emotions.numpy()
