# SPDX-License-Identifier: Apache-2.0
"""The labelled clips: spectrograms, ratings on the scale rating / 10, the teacher's embedding, and which clips a protocol holds out.

Protocols and their folds are columns of the data's own tables (its README is the authority):
    random, album   Soundtracks fold_random, fold_album        test36   Soundtracks test36 (its only fold is 1)
    emotify, fourq  the fold column of each
Clips that are held out are used for nothing: not for the mean and deviation, not for the teacher's target, not for a choice.
"""
import csv
from dataclasses import dataclass, field

import numpy as np

import pack
from names import EMOTIONS, FEATURES

FELT = ("amazement", "solemnity", "tenderness", "nostalgia", "calmness", "power", "joyful_activation", "tension", "sadness")
FRAMES_PER_SECOND = 31.3
TEACHER_WIDTH = 250
EMOTIFY_RATED_S = (7.5, 22.5)  # which part of an Emotify clip its mid-level ratings are of (inferred by the data's README)
PROTOCOLS = {"random": ("soundtracks", "fold_random"), "album": ("soundtracks", "fold_album"), "test36": ("soundtracks", "test36"),
             "emotify": ("emotify", "fold"), "fourq": ("fourq", "fold")}


@dataclass
class Clip:
    source: str
    name: str
    folds: dict  # protocol -> fold, as text
    frames: np.ndarray = None  # float16 (frames, 149): the rated part
    midlevel: np.ndarray = field(default_factory=lambda: np.full(len(FEATURES), np.nan, np.float32))
    emotions: np.ndarray = field(default_factory=lambda: np.full(len(EMOTIONS), np.nan, np.float32))
    felt: np.ndarray = field(default_factory=lambda: np.full(len(FELT), np.nan, np.float32))
    quadrant: np.ndarray = field(default_factory=lambda: np.full(2, np.nan, np.float32))  # valence and energy high: 0 or 1
    teacher: np.ndarray = field(default_factory=lambda: np.full(TEACHER_WIDTH, np.nan, np.float32))  # embedding and logits of the tags

    @property
    def id(self):
        return f"{self.source}/{self.name}"


def numbers(row, names, scale):
    return np.array([float(row[name]) * scale for name in names], np.float32)


def teacher_targets(folder):
    stored = np.load(folder / "musicnn_msd.npz")
    tags = np.clip(stored["tags"], 1e-4, 1 - 1e-4)
    targets = np.concatenate([stored["emb"], np.log(tags / (1 - tags))], axis=1).astype(np.float32)
    return dict(zip(stored["ids"], targets))


class Folder:
    """Spectrograms of clips, by id, from a folder of whole ones; the part that was rated."""

    def __init__(self, path):
        self.path = path

    def __getitem__(self, name):
        first, last = (int(s * FRAMES_PER_SECOND) for s in (EMOTIFY_RATED_S if name.startswith("emotify") else (0, 1e6)))
        return np.load(self.path / (name + ".npy"))[first:last].astype(np.float16)


def load_tables(data):
    """All 1,239 clips without their sound, sorted by id."""
    teacher = teacher_targets(data / "teacher")
    clips = []
    for source, table in (("soundtracks", "ratings.csv"), ("emotify", "ratings.csv"), ("fourq", "quadrants.csv")):
        with open(data / source / table, newline="") as file:
            for row in csv.DictReader(file):
                folds = {p: row[column] for p, (of, column) in PROTOCOLS.items() if of == source}
                clip = Clip(source, row["clip"], folds, teacher=teacher[f"{source}/{row['clip']}"])
                if source == "soundtracks":
                    clip.emotions = numbers(row, EMOTIONS, 0.1)
                if source == "emotify":
                    clip.felt = numbers(row, FELT, 1.0)
                if source == "fourq":
                    clip.quadrant = np.array([row["quadrant"] in ("Q1", "Q4"), row["quadrant"] in ("Q1", "Q2")], np.float32)
                else:
                    clip.midlevel = numbers(row, FEATURES, 0.1)
                clips.append(clip)
    return sorted(clips, key=lambda clip: clip.id)


def load(data, spectrograms):
    """The same with their sound. spectrograms: a folder (prepare.py) or a packed file (pack.py)."""
    frames_of = pack.read(spectrograms) if spectrograms.is_file() else Folder(spectrograms)
    clips = load_tables(data)
    for clip in clips:
        clip.frames = frames_of[clip.id]
    return clips


def split(clips, held):
    """held: 'random:0,album:0,...' -> clips to train on, {protocol:fold -> held-out clips}. A clip of any such fold is held out."""
    folds = [tuple(item.split(":")) for item in held.split(",") if item]
    test = {f"{p}:{fold}": [c for c in clips if c.folds.get(p) == fold] for p, fold in folds}
    out = {clip.id for group in test.values() for clip in group}
    return [clip for clip in clips if clip.id not in out], test


def mean_and_deviation(clips):
    """The two scalars of the training set's spectrograms."""
    count = sum(clip.frames.size for clip in clips)
    mean = sum(clip.frames.sum(dtype=np.float64) for clip in clips) / count
    square = sum(np.square(clip.frames, dtype=np.float32).sum(dtype=np.float64) for clip in clips) / count
    return float(mean), float(np.sqrt(square - mean**2))


def repeated(frames, length):
    """A clip that is too short is repeated until it is long enough."""
    return np.tile(frames, (-(-length // len(frames)), 1)) if len(frames) < length else frames
