# SPDX-License-Identifier: Apache-2.0
"""Batches of random crops, the same number of each data set in every batch, and the targets of all clips as tensors."""
import numpy as np
import torch

import data as clips_data

SHARES = {"soundtracks": 8, "emotify": 4, "fourq": 4}  # crops of each data set in a batch


class Targets:
    """Targets of all clips, and the mean and deviation of each over these clips."""

    NAMES = ("midlevel", "emotions", "teacher", "felt", "quadrant")

    def __init__(self, clips):
        arrays = {name: np.stack([getattr(clip, name) for clip in clips]) for name in self.NAMES}
        self.scale = {name: (torch.from_numpy(np.nanmean(a, 0)), torch.from_numpy(np.nanstd(a, 0))) for name, a in arrays.items()}
        self.values = {name: torch.from_numpy(a) for name, a in arrays.items()}

    def of(self, indices):
        return {name: value[indices] for name, value in self.values.items()}


class Batches:
    def __init__(self, clips, frames, generator):
        self.clips, self.frames, self.generator = clips, frames, generator
        self.members = {source: [i for i, c in enumerate(clips) if c.source == source] for source in SHARES}
        self.queues = {source: [] for source in SHARES}
        edges = np.cumsum([0, *SHARES.values()])
        self.groups = [slice(a, b) for a, b in zip(edges, edges[1:])]  # of a batch: clips with the same kinds of labels
        self.in_epoch = 2 * len(self.members["soundtracks"]) // SHARES["soundtracks"]  # an epoch: every film clip twice

    def take(self, source, count):
        while len(self.queues[source]) < count:
            self.queues[source].extend(self.generator.permutation(self.members[source]))
        taken, self.queues[source] = self.queues[source][:count], self.queues[source][count:]
        return taken

    def next(self):
        """-> (N, frames, 149), which clips"""
        indices = [i for source, count in SHARES.items() for i in self.take(source, count)]
        crops = []
        for i in indices:
            frames = clips_data.repeated(self.clips[i].frames, self.frames)
            first = self.generator.integers(0, len(frames) - self.frames + 1)
            crops.append(frames[first : first + self.frames])
        return torch.from_numpy(np.stack(crops).astype(np.float32)), indices
