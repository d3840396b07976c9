# SPDX-License-Identifier: Apache-2.0
"""Batches of random crops, the same number of each data set in every batch, and the targets of all clips as tensors."""
import numpy as np
import torch

import data as clips_data
from expected import expected

SHARES = {"soundtracks": 8, "emotify": 4, "fourq": 4, "free": 4}  # crops of each data set in a batch, of those that are there
SECOND_OPINION = {"soundtracks": 0.2, "emotify": 0.5, "fourq": 0.3}  # how much of a target is what the tagger makes one expect
RATED = ("soundtracks", "emotify")  # whose mid-level ratings count the same
ALONE = 16  # crops of a batch of a single data set


def with_second_opinion(clips, name, opinion):
    """Ratings drawn towards the expected values, by the data set's share; the expected alone where nobody rated."""
    rated = np.stack([getattr(clip, name) for clip in clips])
    share = np.array([[SECOND_OPINION.get(clip.source, 0.0)] for clip in clips], np.float32)
    blended = np.where(np.isnan(opinion), rated, (1 - share) * rated + share * opinion)
    return np.where(np.isnan(rated), opinion, blended).astype(np.float32)


def midlevel_deviation(clips):
    """(n, 7): what each clip's errors are divided by. A rated data set's own deviation, more of it the more often it is drawn, so that
    film music, whose ratings differ more, does not drown the other; of all ratings where nobody rated."""
    rated = {source: [clip.midlevel for clip in clips if clip.source == source] for source in RATED}
    everywhere = np.std(sum(rated.values(), []), axis=0)
    mean_share = np.mean([SHARES[source] for source in RATED])
    own = {source: np.std(ratings, axis=0) * np.sqrt(SHARES[source] / mean_share) for source, ratings in rated.items() if ratings}
    return np.stack([own.get(clip.source, everywhere) for clip in clips]).astype(np.float32)


class Targets:
    """Targets of all clips, and the mean and deviation of each over these clips' ratings."""

    NAMES = ("midlevel", "emotions", "heard", "felt", "quadrant")

    def __init__(self, clips, second_opinion):
        arrays = {name: np.stack([getattr(clip, name) for clip in clips]) for name in self.NAMES}
        rated = {name: a[~np.isnan(a).any(1)] for name, a in arrays.items()}
        self.scale = {name: (torch.from_numpy(a.mean(0)), torch.from_numpy(a.std(0))) for name, a in rated.items() if len(a)}
        if second_opinion:
            for name, opinion in zip(("midlevel", "quadrant"), expected(clips)):
                arrays[name] = with_second_opinion(clips, name, opinion)
        if "midlevel" in self.scale:
            arrays["midlevel_deviation"] = midlevel_deviation(clips)
        self.values = {name: torch.from_numpy(a) for name, a in arrays.items()}

    def to(self, device):
        self.scale = {name: tuple(part.to(device) for part in parts) for name, parts in self.scale.items()}
        self.values = {name: value.to(device) for name, value in self.values.items()}
        return self

    def of(self, indices, heard):
        """Those of a batch; heard (N, 250): what the tagger hears in its crops."""
        return {name: value[indices] for name, value in self.values.items()} | {"heard": heard}


class Batches:
    def __init__(self, clips, frames, generator):
        self.clips, self.frames, self.generator = clips, frames, generator
        self.members = {source: [i for i, c in enumerate(clips) if c.source == source] for source in SHARES}
        self.shares = {source: count for source, count in SHARES.items() if self.members[source]}
        if len(self.shares) == 1:
            self.shares = dict.fromkeys(self.shares, ALONE)
        self.queues = {source: [] for source in self.shares}  # indices of clips that are still to come
        edges = np.cumsum([0, *self.shares.values()])
        self.groups = [slice(a, b) for a, b in zip(edges, edges[1:])]  # the same kinds of labels
        source = next(iter(self.shares))
        self.in_epoch = 2 * len(self.members[source]) // self.shares[source]  # an epoch: every film clip twice

    def take(self, source, count):
        while len(self.queues[source]) < count:
            self.queues[source].extend(self.generator.permutation(self.members[source]).tolist())
        taken, self.queues[source] = self.queues[source][:count], self.queues[source][count:]
        return taken

    def next(self):
        """-> (N, frames, 149), which clips, (N, 250) what the tagger hears in the crops"""
        indices = [i for source, count in self.shares.items() for i in self.take(source, count)]
        crops, heard = [], []
        for i in indices:
            frames = clips_data.repeated(self.clips[i].frames, self.frames)
            first = self.generator.integers(0, len(frames) - self.frames + 1)
            crops.append(frames[first : first + self.frames])
            heard.append(self.clips[i].heard_in(first, self.frames))
        return torch.from_numpy(np.stack(crops)), indices, torch.from_numpy(np.stack(heard))
