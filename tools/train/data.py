# SPDX-License-Identifier: Apache-2.0
"""The clips: spectrograms, ratings on the scale rating / 10, what the tagger hears, and which clips a protocol holds out.

Protocols and their folds are columns of the data's own tables (its README is the authority):
    random, album   Soundtracks fold_random, fold_album        test36   Soundtracks test36 (its only fold is 1)
    emotify, fourq  the fold column of each
Clips that are held out are used for nothing: not for the mean and deviation, not for what the tagger hears, not for a choice.
Music of the source "free" (free_music.py) has no ratings and belongs to no protocol.
"""
import csv
from dataclasses import dataclass, field

import numpy as np

from names import EMOTIONS, FEATURES

FELT = ("amazement", "solemnity", "tenderness", "nostalgia", "calmness", "power", "joyful_activation", "tension", "sadness")
FRAMES_PER_SECOND = 31.3
HEARD_WIDTH = 250  # the tagger's embedding and the logits of its tags
HEARD_S = 3.0  # a patch of the tagger
HOP_S = {"soundtracks": 1.5, "emotify": 1.5, "fourq": 1.5, "free": 3.0}  # from one patch to the next
FREE_FRAMES = 470
EMOTIFY_RATED_S = (7.5, 22.5)  # which part of an Emotify clip its mid-level ratings are of (inferred by the data's README)
# The same recording twice in the data (twins.py): who has heard one knows the other.
TWINS = (("emotify/054", "emotify/080"), ("emotify/163", "emotify/166"), ("emotify/170", "emotify/176"), ("emotify/172", "emotify/175"),
         ("emotify/359", "emotify/366"), ("fourq/MT0002161109", "fourq/MT0033415296"), ("soundtracks/048", "soundtracks/081"),
         ("soundtracks/065", "soundtracks/068"))
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
    patches: np.ndarray = None  # (m, 250): what the tagger hears, patch by patch
    patches_s: np.ndarray = None  # (m,): the middle of each, from the first frame
    genre: str = ""  # of Emotify: classical, rock, pop or electronic

    @property
    def id(self):
        return f"{self.source}/{self.name}"

    @property
    def heard(self):
        """(250,): in the whole clip"""
        return self.patches.mean(0)

    def heard_in(self, first, frames):
        """(250,): in a crop, of the patches whose middle lies in it"""
        inside = (self.patches_s >= first / FRAMES_PER_SECOND) & (self.patches_s <= (first + frames) / FRAMES_PER_SECOND)
        return self.patches[inside].mean(0) if inside.any() else self.heard


def numbers(row, names, scale):
    return np.array([float(row[name]) * scale for name in names], np.float32)


def seconds_rated(clip):
    return EMOTIFY_RATED_S if clip.source == "emotify" else (0, np.inf)


def load_frames(clip, work):
    """(frames, 149): the rated part of a labelled clip's spectrogram (prepare.py)"""
    first, last = (int(min(s, 1e6) * FRAMES_PER_SECOND) for s in seconds_rated(clip))
    return np.load(work / "spectrograms" / f"{clip.id}.npy")[first:last].astype(np.float16)


def load_tables(data):
    """All 1,239 clips without their sound, sorted by id."""
    clips = []
    for source, table in (("soundtracks", "ratings.csv"), ("emotify", "ratings.csv"), ("fourq", "quadrants.csv")):
        with open(data / source / table, newline="") as file:
            for row in csv.DictReader(file):
                folds = {p: row[column] for p, (of, column) in PROTOCOLS.items() if of == source}
                clip = Clip(source, row["clip"], folds)
                if source == "soundtracks":
                    clip.emotions = numbers(row, EMOTIONS, 0.1)
                if source == "emotify":
                    clip.genre = row["genre"]
                    clip.felt = numbers(row, FELT, 1.0)
                if source == "fourq":
                    clip.quadrant = np.array([row["quadrant"] in ("Q1", "Q4"), row["quadrant"] in ("Q1", "Q2")], np.float32)
                else:
                    clip.midlevel = numbers(row, FEATURES, 0.1)
                clips.append(clip)
    return sorted(clips, key=lambda clip: clip.id)


def load(data, work):
    """The same with their sound."""
    clips = load_tables(data)
    for clip in clips:
        clip.frames = load_frames(clip, work)
    return clips


def middles_s(count, source):
    return HOP_S[source] * np.arange(count) + HEARD_S / 2


def hear(clips, work):
    """Gives labelled clips what the tagger hears in their rated part (hear.py)."""
    for clip in clips:
        path = work / "heard" / f"{clip.id}.npy"
        if not path.exists():
            raise SystemExit(f"{path} is missing: run hear.py first")
        patches = np.load(path).astype(np.float32)
        middles, (first, last) = middles_s(len(patches), clip.source), seconds_rated(clip)
        inside = (middles >= first) & (middles <= last)
        clip.patches, clip.patches_s = patches[inside], middles[inside] - first


def free_music(work):
    """Stretches of free music (free_music.py), sorted by id: FILE-k is the k-th of a file."""
    clips = []
    for path in sorted((work / "free").glob("*/*.npz")):
        with np.load(path) as stored:
            for k, (frames, heard) in enumerate(zip(stored["frames"], stored["heard"].astype(np.float32))):
                clips.append(Clip("free", f"{path.parent.name}/{path.stem}-{k}", {}, frames, patches=heard, patches_s=middles_s(len(heard), "free")))
    if not clips:
        raise SystemExit(f"there is no music in {work / 'free'}: run free_music.py first")
    return clips


def split(clips, held):
    """held: 'random:0,album:0,...' -> clips to train on, {protocol:fold -> held-out clips}. A clip of any such fold is held out, and its
    twin is not trained on."""
    folds = [tuple(item.split(":")) for item in held.split(",") if item]
    test = {f"{p}:{fold}": [c for c in clips if c.folds.get(p) == fold] for p, fold in folds}
    out = {clip.id for group in test.values() for clip in group}
    kept_out = out | {other for pair in TWINS for one, other in (pair, pair[::-1]) if one in out}
    return [clip for clip in clips if clip.id not in kept_out], test


def without_twins(clips):
    """The same clips, but those whose twin lies in another fold of a protocol are no longer of that protocol."""
    by_id = {clip.id: clip for clip in clips}
    for one, other in TWINS:
        a, b = by_id[one].folds, by_id[other].folds
        for protocol in [p for p in a if a[p] != b[p]]:
            del a[protocol], b[protocol]
    return clips


def mean_and_deviation(clips):
    """The two scalars of the training set's spectrograms."""
    count = sum(clip.frames.size for clip in clips)
    mean = sum(clip.frames.sum(dtype=np.float64) for clip in clips) / count
    square = sum(np.square(clip.frames, dtype=np.float32).sum(dtype=np.float64) for clip in clips) / count
    return float(mean), float(np.sqrt(square - mean**2))


def repeated(frames, length):
    """A clip that is too short is repeated until it is long enough."""
    return np.tile(frames, (-(-length // len(frames)), 1)) if len(frames) < length else frames
